// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <vector>

#include "engine/runs/run_directory.h"

namespace ajepa {

class Session;

/// The runs of the runs folder as last read from disk. Reading happens off the GUI thread; requests during a read become one more.
class RunLibrary final : public QObject {
    Q_OBJECT

public:
    explicit RunLibrary(Session& session, QObject* parent = nullptr);
    const std::vector<RunSummary>& runs() const { return runs_; }
    /// nullptr if it is not listed.
    const RunSummary* find(const std::filesystem::path& path) const;
    void refresh();

Q_SIGNALS:
    void changed();

private:
    Session& session_;
    std::vector<RunSummary> runs_;
    bool reading_ = false;
    bool again_ = false;
};

}  // namespace ajepa

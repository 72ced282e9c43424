// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "engine/runs/run_catalogue.h"

namespace ajepa {

class Session;

/// The runs of the runs folder as last read from disk. Reading happens off the GUI thread and looks only at what has changed; requests during a read become one
/// more.
class RunLibrary final : public QObject {
    Q_OBJECT

public:
    explicit RunLibrary(Session& session, QObject* parent = nullptr);
    /// All of them, newest first.
    const RunRows& rows() const { return rows_; }
    /// Those that are not archived.
    const std::vector<RunSummary>& runs() const { return runs_; }
    /// nullptr if it is not listed.
    const RunSummary* find(const std::filesystem::path& path) const;
    /// What lies in the trash, as last read.
    const RunRows& trash() const { return trash_; }
    /// Whether the folder has been read at all.
    bool isKnown() const { return known_; }
    bool isReading() const { return reading_; }
    void refresh();

Q_SIGNALS:
    void changed();

private:
    struct Reader;
    struct Reading {
        RunRows rows, trash;
    };

    void take(Reading reading);

    Session& session_;
    std::shared_ptr<Reader> reader_;  ///< of one folder; used by one background read at a time
    RunRows rows_, trash_;
    std::vector<RunSummary> runs_;
    bool known_ = false;
    bool reading_ = false;
    bool again_ = false;
};

}  // namespace ajepa

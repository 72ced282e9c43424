// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <vector>

#include "engine/runs/run_directory.h"

namespace ajepa {

/// The run library as rows: display text is the run's name, the roles below give the rest. Thin over a vector of summaries.
class RunListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { detailRole = Qt::UserRole, shortDetailRole, stateRole, interruptedRole, pathRole };

    using QAbstractListModel::QAbstractListModel;
    void setRuns(std::vector<RunSummary> runs);
    const RunSummary& run(int row) const { return runs_.at(std::size_t(row)); }
    /// Row of a run folder, -1 if it is not listed.
    int rowOf(const std::filesystem::path& path) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    /// "step 1,200/2,000 · loss 0.231"
    static QString detail(const RunSummary& run);
    /// "training · 1,200/2,000", where there is less room.
    static QString shortDetail(const RunSummary& run);
    /// The folder's name without its time stamp: "a-jepa-tiny-esc10".
    static QString shortName(const std::string& name);

private:
    std::vector<RunSummary> runs_;
};

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <functional>

#include "engine/runs/run_filter.h"
#include "engine/runs/run_order.h"
#include "engine/runs/run_row.h"

namespace ajepa {

/// The catalogue as a table: filtered and sorted rows. The same runs in the same order are no reset, so that selection and scroll position stay.
class RunTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        nameColumn,
        stateColumn,
        progressColumn,
        curveColumn,
        lossColumn,
        resultColumn,
        presetColumn,
        corpusColumn,
        seedColumn,
        tagsColumn,
        createdColumn,
        columnCount_
    };
    enum Role { stateRole = Qt::UserRole, interruptedRole };

    using QAbstractTableModel::QAbstractTableModel;
    void setRuns(RunRows runs);
    void setFilter(const RunFilter& filter);
    /// What colour a run is drawn in; invalid for none.
    void setColours(std::function<QColor(const std::filesystem::path&)> colours);
    void showColours();

    const RunRowPointer& run(int row) const { return shown_.at(std::size_t(row)); }
    /// Row of a run folder, -1 if it is not shown.
    int rowOf(const std::filesystem::path& path) const;
    /// Runs there are, shown or not.
    int total() const { return int(runs_.size()); }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(shown_.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : columnCount_; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void rebuild();
    QString text(const RunRow& run, int column) const;
    QString tip(const RunRow& run, int column) const;

    RunRows runs_, shown_;
    RunFilter filter_;
    RunOrder order_ = RunOrder::created;
    bool descending_ = true;
    std::function<QColor(const std::filesystem::path&)> colours_;
};

}  // namespace ajepa

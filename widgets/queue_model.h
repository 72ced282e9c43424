// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include "engine/queue/experiment_queue.h"

namespace ajepa {

/// The queue as rows, for the delegate of the run list. A drag only says what is wanted: the order changes when the queue does.
class QueueModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;
    void setQueue(ExperimentQueue queue);
    const ExperimentQueue& queue() const { return queue_; }
    const QueueEntry& entry(int row) const { return queue_.entries().at(std::size_t(row)); }
    /// -1 if there is none.
    int rowOf(const std::string& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    /// Asks for the move and moves nothing itself.
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

    /// "waits · 2,000 steps"
    static QString detail(const QueueEntry& entry);
    /// The settings that differ from its preset's, one a line: "curriculum.function = inverse".
    static QString changes(const QueueEntry& entry);

Q_SIGNALS:
    void moveWanted(const QStringList& ids, int place);

private:
    ExperimentQueue queue_;
};

}  // namespace ajepa

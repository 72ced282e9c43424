// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue_model.h"

#include <QMimeData>
#include <algorithm>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/config/presets.h"
#include "engine/jobs/run_events.h"
#include "widgets/number_text.h"
#include "widgets/run_list_model.h"

namespace ajepa {
namespace {

const QString idsType = QStringLiteral("application/x-ajepa-queue-entries");

RunState runStateOf(EntryState state) {
    switch (state) {
        case EntryState::waiting:
            break;
        case EntryState::running:
            return RunState::running;
        case EntryState::stopped:
            return RunState::stopped;
        case EntryState::failed:
            return RunState::failed;
    }
    return RunState::queued;
}

bool sameRow(const QueueEntry& a, const QueueEntry& b) {
    return a.id == b.id;
}

}  // namespace

void QueueModel::setQueue(ExperimentQueue queue) {
    const auto &now = queue_.entries(), &next = queue.entries();
    // The same rows in the same order keep selection and scroll position.
    if (std::equal(now.begin(), now.end(), next.begin(), next.end(), sameRow)) {
        queue_ = std::move(queue);
        if (rowCount() > 0) {
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        }
        return;
    }
    beginResetModel();
    queue_ = std::move(queue);
    endResetModel();
}

int QueueModel::rowOf(const std::string& id) const {
    const QueueEntry* found = queue_.find(id);
    return found == nullptr ? -1 : int(found - queue_.entries().data());
}

int QueueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(queue_.entries().size());
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const QueueEntry& one = entry(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return QString::fromStdString(one.name);
        case Qt::AccessibleTextRole:
            return tr("%1, %2").arg(QString::fromStdString(one.name), detail(one));
        case Qt::ToolTipRole:
            return QString(QString::fromStdString(one.name + "\n" + one.message).trimmed() + QLatin1Char('\n') + changes(one)).trimmed();
        case RunListModel::detailRole:
        case RunListModel::shortDetailRole:
            return detail(one);
        case RunListModel::stateRole:
            return int(runStateOf(one.state));
        case RunListModel::interruptedRole:
            return false;
        default:
            return {};
    }
}

QString QueueModel::detail(const QueueEntry& entry) {
    switch (entry.state) {
        case EntryState::waiting:
            break;
        case EntryState::running:
            return tr("training");
        case EntryState::stopped:
            return tr("stopped, can go on");
        case EntryState::failed:
            return entry.message.empty() ? tr("failed") : QString::fromStdString(entry.message);
    }
    return entry.run.empty() ? tr("waits · %1 steps").arg(countText(entry.config.train.steps)) : tr("waits to go on");
}

QString QueueModel::changes(const QueueEntry& entry) {
    QStringList lines;
    try {
        for (const FieldDifference& difference : differences(presetConfig(entry.preset), entry.config)) {
            lines += QString::fromUtf8(difference.id.data(), qsizetype(difference.id.size())) + QStringLiteral(" = ") +
                     QString::fromStdString(difference.right);
        }
    } catch (const Error&) {
        lines += tr("from the preset %1, which this version does not have").arg(QString::fromStdString(entry.preset));
    }
    return lines.join(QLatin1Char('\n'));
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const {
    // Drops go between rows, not onto them.
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled : Qt::ItemIsDropEnabled;
}

QStringList QueueModel::mimeTypes() const {
    return {idsType};
}

QMimeData* QueueModel::mimeData(const QModelIndexList& indexes) const {
    QStringList ids;
    for (const QModelIndex& index : indexes) {
        ids += QString::fromStdString(entry(index.row()).id);
    }
    auto* data = new QMimeData;
    data->setData(idsType, ids.join(QLatin1Char('\n')).toUtf8());
    return data;
}

bool QueueModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int, const QModelIndex& parent) {
    if (action == Qt::MoveAction && data->hasFormat(idsType)) {
        const int place = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
        Q_EMIT moveWanted(QString::fromUtf8(data->data(idsType)).split(QLatin1Char('\n')), place);
    }
    return false;
}

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbour_model.h"

#include "widgets/axis_ticks.h"

namespace ajepa {

void NeighbourModel::setRows(std::vector<NeighbourRow> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

void NeighbourModel::changed(int clip, const QList<int>& roles) {
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (rows_[i].clip == clip)
            Q_EMIT dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)), roles);
}

void NeighbourModel::setPicture(int clip, const QImage& picture) {
    for (NeighbourRow& row : rows_)
        if (row.clip == clip)
            row.picture = picture;
    changed(clip, {PictureRole});
}

void NeighbourModel::setPlaying(int clip) {
    const int before = std::exchange(playing_, clip);
    if (before == clip)
        return;
    changed(before, {PlayingRole});
    changed(clip, {PlayingRole});
}

int NeighbourModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant NeighbourModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const NeighbourRow& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return row.label.isEmpty() ? row.path : row.label;
        case Qt::ToolTipRole:
        case PathRole:
            return row.path;
        case Qt::AccessibleTextRole:
            return tr("%1: %2, similarity %3").arg(index.row() + 1).arg(data(index, Qt::DisplayRole).toString(), decimalText(row.similarity, 3));
        case ClipRole:
            return row.clip;
        case RankRole:
            return index.row() + 1;
        case SimilarityRole:
            return row.similarity;
        case LabelRole:
            return row.label;
        case PictureRole:
            return row.picture;
        case PlayingRole:
            return playing_ >= 0 && row.clip == playing_;
        case SameLabelRole:
            return row.sameLabel;
        default:
            return {};
    }
}

}  // namespace ajepa

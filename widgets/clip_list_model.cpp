// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clip_list_model.h"

#include "widgets/axis_ticks.h"

namespace ajepa {

void ClipListModel::setRows(std::vector<ClipRow> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int ClipListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant ClipListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ClipRow& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return row.id;
        case Qt::ToolTipRole:
            return row.path.isEmpty() ? row.id : row.path;
        case Qt::AccessibleTextRole:
            return QStringList{row.label, row.id, secondsText(row.durationS, 0.01)}.join(QStringLiteral(", "));
        case LabelRole:
            return row.label;
        case PathRole:
            return row.path;
        case DurationRole:
            return row.durationS;
        case FilterRole:
            return QString(row.id + QLatin1Char(' ') + row.label + QLatin1Char(' ') + row.path);
        default:
            return {};
    }
}

}  // namespace ajepa

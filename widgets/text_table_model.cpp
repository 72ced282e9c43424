// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text_table_model.h"

namespace ajepa {
namespace {

int alignment(int column) {
    return int(Qt::AlignVCenter | (column == 0 ? Qt::AlignLeft : Qt::AlignRight));
}

}  // namespace

void TextTableModel::setTable(TextTable table, QStringList tips) {
    beginResetModel();
    table_ = std::move(table);
    tips_ = std::move(tips);
    endResetModel();
}

QVariant TextTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignment(index.column());
    }
    const QString text = QString::fromStdString(table_.rows[std::size_t(index.row())][std::size_t(index.column())]);
    if (role == Qt::ToolTipRole) {
        return index.column() == 0 && index.row() < tips_.size() ? tips_[index.row()] : text;
    }
    return role == Qt::DisplayRole ? QVariant(text) : QVariant();
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignment(section);
    }
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(QString::fromStdString(table_.head[std::size_t(section)])) : QVariant();
}

}  // namespace ajepa

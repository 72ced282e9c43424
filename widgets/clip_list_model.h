// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QString>
#include <vector>

namespace ajepa {

/// What a list shows of a clip.
struct ClipRow {
    QString id;
    QString label;  ///< "dog", or several separated by commas; may be empty
    QString path;   ///< empty for rendered clips
    double durationS = 0;
};

/// A corpus' clips; the row is the clip's index in the corpus.
class ClipListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { LabelRole = Qt::UserRole, PathRole, DurationRole };

    using QAbstractListModel::QAbstractListModel;
    void setRows(std::vector<ClipRow> rows);
    const std::vector<ClipRow>& rows() const { return rows_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    /// Display: the id. What a filter looks at is FilterText: id, label and path.
    QVariant data(const QModelIndex& index, int role) const override;
    static constexpr int FilterRole = Qt::UserRole + 10;

private:
    std::vector<ClipRow> rows_;
};

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QImage>
#include <QString>
#include <vector>

namespace ajepa {

/// One nearest neighbour as it is shown.
struct NeighbourRow {
    int clip = -1;         ///< index in the corpus
    float similarity = 0;  ///< cosine
    QString label;
    QString path;
    QImage picture;          ///< small spectrogram; null until it is drawn
    bool sameLabel = false;  ///< shares a label with the query
};

/// Neighbours, most similar first; the row is rank - 1. One row may be marked as playing.
class NeighbourModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { ClipRole = Qt::UserRole, RankRole, SimilarityRole, LabelRole, PathRole, PictureRole, PlayingRole, SameLabelRole };

    using QAbstractListModel::QAbstractListModel;
    void setRows(std::vector<NeighbourRow> rows);
    void setPicture(int clip, const QImage& picture);
    /// The clip that sounds, -1: none.
    void setPlaying(int clip);
    int clipAt(int row) const { return rows_[static_cast<std::size_t>(row)].clip; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void changed(int clip, const QList<int>& roles);

    std::vector<NeighbourRow> rows_;
    int playing_ = -1;
};

}  // namespace ajepa

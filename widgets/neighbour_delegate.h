// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ajepa {

/// A neighbour as one row: rank (or a playing mark), similarity as bar and number, small spectrogram, label above its path.
class NeighbourDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// Size of the small spectrogram, device-independent pixels.
    static constexpr QSize pictureSize{150, 40};

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace ajepa

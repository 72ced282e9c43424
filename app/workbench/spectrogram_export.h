// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

#include "widgets/spectrogram_view.h"

namespace ajepa {

struct SpectrogramFigure;

/// Saves what a view shows: as a picture (PNG, SVG, PDF), as in a paper, or as values (CSV). Files are written away from the GUI thread.
class SpectrogramExport final : public QObject {
    Q_OBJECT

public:
    explicit SpectrogramExport(SpectrogramView& view);

    /// What lies over the spectrogram in a paper.
    void setPaperLayer(SpectrogramView::Layer layer) { paperLayer_ = std::move(layer); }
    /// For the view's menu.
    const QList<QAction*>& actions() const { return actions_; }

    void savePicture(const QString& path);
    void savePaper(const QString& path);
    void saveValues(const QString& path);

Q_SIGNALS:
    void saved(const QString& path);
    void failed(const QString& sentence);

private:
    void addAction(const QString& text, const QKeySequence& key, const QString& filters, const QString& suffix,
                   void (SpectrogramExport::*save)(const QString&));
    SpectrogramFigure figure() const;
    void write(const QString& path, std::function<void()> work);

    SpectrogramView& view_;
    SpectrogramView::Layer paperLayer_;
    QList<QAction*> actions_;
};

}  // namespace ajepa

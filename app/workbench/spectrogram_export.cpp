// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/spectrogram_export.h"

#include <QAction>
#include <QFileDialog>
#include <utility>

#include "app/workbench/background.h"
#include "app/workbench/figure_file.h"

namespace ajepa {
namespace {

/// A paper's column is narrow: a figure of this size has letters as large as its text.
constexpr QSize paperSize(560, 280);

}  // namespace

SpectrogramExport::SpectrogramExport(SpectrogramView& view) : QObject(&view), view_(view) {
    const QString pictures = tr("Picture (*.png);;Drawing (*.svg);;Document (*.pdf)");
    addAction(tr("Save the picture…"), Qt::CTRL | Qt::SHIFT | Qt::Key_P, pictures, QStringLiteral("png"), &SpectrogramExport::savePicture);
    addAction(tr("Save as in a paper…"), Qt::CTRL | Qt::ALT | Qt::Key_P, tr("Document (*.pdf);;Drawing (*.svg);;Picture (*.png)"),
              QStringLiteral("pdf"), &SpectrogramExport::savePaper);
    addAction(tr("Save the values…"), Qt::CTRL | Qt::SHIFT | Qt::Key_V, tr("Comma-separated values (*.csv)"), QStringLiteral("csv"),
              &SpectrogramExport::saveValues);
}

void SpectrogramExport::addAction(const QString& text, const QKeySequence& key, const QString& filters, const QString& suffix,
                                  void (SpectrogramExport::*save)(const QString&)) {
    auto* action = new QAction(text, &view_);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this, text, filters, suffix, save] {
        if (!view_.spectrogram())
            return;
        auto* dialog = new QFileDialog(&view_, QString(text).remove(QChar(0x2026)), {}, filters);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(suffix);
        connect(dialog, &QFileDialog::filterSelected, dialog,
                [dialog](const QString& filter) { dialog->setDefaultSuffix(filter.mid(filter.lastIndexOf(QLatin1Char('.')) + 1).chopped(1)); });
        connect(dialog, &QFileDialog::fileSelected, this, save);
        dialog->open();
    });
    view_.addAction(action);
    actions_ << action;
}

SpectrogramFigure SpectrogramExport::figure() const {
    return {view_.spectrogram(), view_.look(), view_.plane(), view_.layer(), view_.font(), FigureStyle::screen};
}

void SpectrogramExport::savePicture(const QString& path) {
    write(path, [figure = figure(), size = view_.size(), path] { writeFigure(figure, size, path); });
}

void SpectrogramExport::savePaper(const QString& path) {
    SpectrogramFigure figure = this->figure();
    figure.style = FigureStyle::paper;
    figure.layer = paperLayer_;
    write(path, [figure = std::move(figure), path] { writeFigure(figure, paperSize, path); });
}

void SpectrogramExport::saveValues(const QString& path) {
    write(path, [figure = figure(), path] { writeValues(figure, path); });
}

void SpectrogramExport::write(const QString& path, std::function<void()> work) {
    inBackground(
        this,
        [work = std::move(work)] {
            work();
            return true;
        },
        [this, path](const Outcome<bool>& written) {
            if (written)
                Q_EMIT saved(path);
            else
                Q_EMIT failed(written.error);
        });
}

}  // namespace ajepa

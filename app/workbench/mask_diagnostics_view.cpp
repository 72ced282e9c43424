// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mask_diagnostics_view.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "app/workbench/mask_finding_text.h"
#include "widgets/bar_plot.h"
#include "widgets/cell_map.h"
#include "widgets/elided_label.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int restMs = 250;
constexpr int pollMs = 100;

QSpinBox* countBox(int low, int high, int value, const QString& name) {
    auto* box = new QSpinBox;
    box->setRange(low, high);
    box->setGroupSeparatorShown(true);
    box->setValue(value);
    box->setKeyboardTracking(false);
    box->setAccessibleName(name);
    return box;
}

BarPlot::Bars shareBars(const ShareHistogram& histogram) {
    BarPlot::Bars bars;
    bars.low = percentText(0);
    bars.high = percentText(1);
    bars.figure = MaskDiagnosticsView::tr("mean %1").arg(QString::fromStdString(shareText(histogram.mean)));
    bars.mark = histogram.mean;
    for (std::size_t bin = 0; bin < histogram.counts.size(); ++bin) {
        bars.values.push_back(static_cast<double>(histogram.counts[bin]));
        bars.tips.push_back(MaskDiagnosticsView::tr("%1 to %2 of the patches: %3 draws")
                                .arg(percentText(static_cast<double>(bin) / shareBins), percentText(static_cast<double>(bin + 1) / shareBins),
                                     countText(histogram.counts[bin])));
    }
    return bars;
}

}  // namespace

MaskDiagnosticsView::MaskDiagnosticsView(QWidget* parent)
    : QWidget(parent),
      draws_(countBox(100, 1'000'000, 10'000, tr("Draws"))),
      batch_(countBox(1, 65'536, 64, tr("Clips of a batch"))),
      run_(new QPushButton(tr("Draw again"))),
      bar_(new QProgressBar),
      status_(new ElidedLabel),
      contextMap_(new CellMap(tr("In the context"), tr("%1 of the draws have it in the context"))),
      targetMap_(new CellMap(tr("In a target"), tr("%1 of the draws have it in a target"))),
      context_(new BarPlot(tr("Context, share of patches"))),
      targets_(new BarPlot(tr("Targets together"))),
      hidden_(new BarPlot(tr("Hidden from the context"))),
      reach_(new BarPlot(tr("Targets unreached, by layer"))),
      findings_(new QLabel) {
    // All of it scrolls: the page may be narrow, and low.
    auto* content = new QWidget;
    auto* parts = new QVBoxLayout(content);
    parts->setContentsMargins(2 * spacingUnit, spacingUnit, 2 * spacingUnit, spacingUnit);
    parts->setSpacing(spacingUnit);
    buildHead(parts);
    buildPictures(parts);
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    restart_.setSingleShot(true);
    restart_.setInterval(restMs);
    connect(&restart_, &QTimer::timeout, this, &MaskDiagnosticsView::start);
    poll_.setInterval(pollMs);
    connect(&poll_, &QTimer::timeout, this, &MaskDiagnosticsView::showProgress);
    connect(run_, &QPushButton::clicked, this, &MaskDiagnosticsView::startOrStop);
    connect(draws_, &QSpinBox::valueChanged, &restart_, qOverload<>(&QTimer::start));
    connect(batch_, &QSpinBox::valueChanged, &restart_, qOverload<>(&QTimer::start));
}

MaskDiagnosticsView::~MaskDiagnosticsView() {
    if (progress_)
        progress_->stop.request_stop();
}

void MaskDiagnosticsView::buildHead(QVBoxLayout* layout) {
    auto* row = new QHBoxLayout;
    row->setSpacing(spacingUnit);
    const auto caption = [](const QString& text) {
        auto* label = new QLabel(text);
        setRole(label, "secondary");
        return label;
    };
    batch_->setToolTip(tr("Clips that truncation cuts to the smallest of"));
    bar_->setTextVisible(false);
    bar_->setFixedHeight(6);
    bar_->setMaximumWidth(120);
    setRole(status_, "small");
    row->addWidget(caption(tr("Draws")));
    row->addWidget(draws_);
    row->addWidget(caption(tr("batch")));
    row->addWidget(batch_);
    row->addWidget(run_);
    row->addWidget(bar_);
    row->addWidget(status_, 1);
    layout->addLayout(row);
}

void MaskDiagnosticsView::buildPictures(QVBoxLayout* layout) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(2 * spacingUnit);
    grid->setVerticalSpacing(spacingUnit);
    grid->addWidget(contextMap_, 0, 0, 1, 2);
    grid->addWidget(targetMap_, 0, 2, 1, 2);
    int column = 0;
    for (BarPlot* plot : {context_, targets_, hidden_, reach_})
        grid->addWidget(plot, 1, column++);
    findings_->setWordWrap(true);
    findings_->setTextFormat(Qt::RichText);
    findings_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    findings_->setAccessibleName(tr("Findings"));
    grid->addWidget(findings_, 2, 0, 1, 4);
    layout->addLayout(grid);
    layout->addStretch(1);
}

void MaskDiagnosticsView::setConfig(const RunConfig& config) {
    config_ = config;
    stale_ = true;
    if (isVisible())
        restart_.start();
}

void MaskDiagnosticsView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (stale_)
        start();
}

void MaskDiagnosticsView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && diagnostics_ && diagnostics_->all.draws > 0)
        showFindings();
}

void MaskDiagnosticsView::startOrStop() {
    if (task_.isBusy())
        progress_->stop.request_stop();
    else
        start();
}

// Stop ends the drawing and shows what there is; a newer configuration ends it and shows nothing.
void MaskDiagnosticsView::start() {
    stale_ = false;
    if (progress_)
        progress_->stop.request_stop();
    progress_ = std::make_shared<Progress>();
    const MaskDrawing drawing{draws_->value(), batch_->value(), 0};
    task_.start(
        [config = config_, drawing, progress = progress_](const std::stop_token& superseded) {
            const std::stop_callback end(superseded, [progress] { progress->stop.request_stop(); });
            return diagnoseMasks(config, drawing, progress->stop.get_token(), [progress](std::int64_t done, std::int64_t total) {
                progress->done = done;
                progress->total = total;
            });
        },
        [this](Outcome<MaskDiagnostics> outcome) {
            setBusy(false);
            diagnostics_ = std::move(outcome.value);
            if (diagnostics_ && diagnostics_->all.draws > 0)
                showFigures();
            else
                showProblem(diagnostics_ ? tr("Stopped before the first draw.") : outcome.error);
            Q_EMIT finished();
        });
    setBusy(true);
}

void MaskDiagnosticsView::setBusy(bool busy) {
    run_->setText(busy ? tr("Stop") : tr("Draw again"));
    bar_->setVisible(busy);
    busy ? poll_.start() : poll_.stop();
    showProgress();
}

void MaskDiagnosticsView::showProgress() {
    bar_->setRange(0, 1000);
    bar_->setValue(static_cast<int>(1000 * progress_->done / std::max<std::int64_t>(progress_->total, 1)));
}

void MaskDiagnosticsView::showFigures() {
    const MaskFigures& all = diagnostics_->all;
    QString status = tr("%1 draws over the training").arg(countText(all.draws));
    if (!diagnostics_->complete)
        status = tr("Stopped after %1 draws").arg(countText(all.draws));
    if (diagnostics_->timeFrequency)
        status += tr(", %1 time-frequency").arg(percentText(diagnostics_->tfShare));
    status_->setText(status);
    contextMap_->setShares(diagnostics_->grid, all.contextCoverage);
    targetMap_->setShares(diagnostics_->grid, all.targetCoverage);
    context_->setBars(shareBars(all.context));
    targets_->setBars(shareBars(all.targets));
    hidden_->setBars(shareBars(all.hidden));
    showReach(diagnostics_->timeFrequency ? *diagnostics_->timeFrequency : all);
    showFindings();
}

// Of a curriculum, the time-frequency masks: theirs are the targets that windows miss.
void MaskDiagnosticsView::showReach(const MaskFigures& figures) {
    BarPlot::Bars bars;
    bars.values = figures.unreached;
    for (std::size_t layer = 0; layer < figures.unreached.size(); ++layer)
        bars.tips.push_back(tr("After layer %1: %2 unreached").arg(layer + 1).arg(QString::fromStdString(shareText(figures.unreached[layer]))));
    if (!figures.unreached.empty()) {
        bars.low = tr("layer 1");
        bars.high = QString::number(figures.unreached.size());
        bars.figure = tr("%1 at last").arg(QString::fromStdString(shareText(figures.unreached.back())));
    }
    reach_->setBars(std::move(bars));
}

void MaskDiagnosticsView::showFindings() {
    const QString warn = themeColours(*this).warn.name();
    QStringList lines;
    for (const MaskFinding& finding : findingsOf(config_, *diagnostics_)) {
        const QString text = findingText(finding).toHtmlEscaped();
        lines << (finding.warning ? QStringLiteral("<span style='color:%1'>▲</span> %2").arg(warn, text) : QStringLiteral("· ") + text);
    }
    setRole(findings_, "");
    findings_->setText(lines.join(QStringLiteral("<br>")));
}

void MaskDiagnosticsView::showProblem(const QString& sentence) {
    status_->setText({});
    for (CellMap* map : {contextMap_, targetMap_})
        map->setShares({}, {});
    for (BarPlot* plot : {context_, targets_, hidden_, reach_})
        plot->setBars({});
    setRole(findings_, "bad");
    findings_->setText(sentence.toHtmlEscaped());
}

}  // namespace ajepa

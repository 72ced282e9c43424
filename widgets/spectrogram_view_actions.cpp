// SPDX-License-Identifier: GPL-3.0-or-later
// The keys and the menu of a SpectrogramView. Each key is that of an action, so that the key reference knows it.
#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>

#include "widgets/colour_bar.h"
#include "widgets/spectrogram_view.h"

namespace ajepa {
namespace {

constexpr double zoomPerStep = 1.25;
constexpr float limitStep = 0.05F;

/// A checkable entry of one choice among several.
template <typename Chosen>
void addChoice(QMenu* menu, const QString& text, bool current, Chosen chosen) {
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(current);
    QObject::connect(action, &QAction::triggered, menu, chosen);
}

}  // namespace

QAction* SpectrogramView::addKey(const QString& text, const QKeySequence& key, std::function<void()> work) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this, work = std::move(work)] {
        if (spectrogram_)
            work();
    });
    addAction(action);
    return action;
}

void SpectrogramView::buildActions() {
    const auto middleS = [this] { return (time_.startS() + time_.endS()) / 2; };
    const auto middleShare = [this] { return (plane_.lowShare + plane_.highShare) / 2; };
    const auto visible = [this] { return plane_.highShare - plane_.lowShare; };
    viewActions_ << addKey(tr("Whole sound"), Qt::Key_F, [this] { fit(); });
    viewActions_ << addKey(tr("View back"), Qt::Key_Backspace, [this] { goBack(); });
    zoomToSelection_ = addKey(tr("Zoom to the selection"), Qt::CTRL | Qt::Key_E, [this] { zoomToSelection(); });
    clearSelection_ = addKey(tr("Clear the selection"), Qt::Key_Escape, [this] {
        time_.setSelection(std::nullopt);
        setCell(std::nullopt);
    });
    viewActions_ << zoomToSelection_ << clearSelection_;
    const auto followSelection = [this] {
        zoomToSelection_->setEnabled(time_.selection().has_value());
        clearSelection_->setEnabled(time_.selection() || cell_);
    };
    connect(&time_, &TimeWindow::selectionChanged, this, followSelection);
    connect(this, &SpectrogramView::cellChanged, this, followSelection);
    followSelection();
    navigationKeys_ << addKey(tr("Closer in time"), Qt::Key_Up, [this, middleS] { time_.zoom(zoomPerStep, middleS()); });
    navigationKeys_ << addKey(tr("Farther in time"), Qt::Key_Down, [this, middleS] { time_.zoom(1 / zoomPerStep, middleS()); });
    navigationKeys_ << addKey(tr("Earlier"), Qt::Key_Left, [this] { time_.scroll(-time_.lengthS() / 10); });
    navigationKeys_ << addKey(tr("Later"), Qt::Key_Right, [this] { time_.scroll(time_.lengthS() / 10); });
    addKey(tr("Much earlier"), Qt::CTRL | Qt::Key_Left, [this] { time_.scroll(-time_.lengthS() / 2); });
    addKey(tr("Much later"), Qt::CTRL | Qt::Key_Right, [this] { time_.scroll(time_.lengthS() / 2); });
    addKey(tr("Closer in frequency"), Qt::ALT | Qt::Key_Up, [this, middleShare] { zoomShares(zoomPerStep, middleShare()); });
    addKey(tr("Farther in frequency"), Qt::ALT | Qt::Key_Down, [this, middleShare] { zoomShares(1 / zoomPerStep, middleShare()); });
    addKey(tr("Higher frequencies"), Qt::SHIFT | Qt::Key_Up, [this, visible] { scrollShares(visible() / 10); });
    addKey(tr("Lower frequencies"), Qt::SHIFT | Qt::Key_Down, [this, visible] { scrollShares(-visible() / 10); });
    addKey(tr("Next frequency spacing"), Qt::SHIFT | Qt::Key_F, [this] { nextFrequencySpacing(); });
    addKey(tr("Dragging moves the view"), Qt::Key_1, [this] { setTool(SpectrogramTool::navigate); });
    addKey(tr("Dragging selects"), Qt::Key_2, [this] { setTool(SpectrogramTool::select); });
    buildColourActions();
}

void SpectrogramView::buildColourActions() {
    colourActions_ << addKey(tr("Darker"), Qt::Key_BracketLeft, [this] { shiftLimits(-limitStep, 0); });
    colourActions_ << addKey(tr("Brighter"), Qt::Key_BracketRight, [this] { shiftLimits(limitStep, 0); });
    colourActions_ << addKey(tr("Less contrast"), Qt::Key_BraceLeft, [this] { shiftLimits(0, -2 * limitStep); });
    colourActions_ << addKey(tr("More contrast"), Qt::Key_BraceRight, [this] { shiftLimits(0, 2 * limitStep); });
    colourActions_ << addKey(tr("Limits of the colours…"), Qt::Key_L, [this] { colourBar_->openLimitsDialog(); });
    colourActions_ << addKey(tr("Colours as suggested"), Qt::SHIFT | Qt::Key_L, [this] { resetLook(); });
    addKey(tr("Next colour map"), Qt::Key_H, [this] { nextColourMap(1); });
    addKey(tr("Last colour map"), Qt::SHIFT | Qt::Key_H, [this] { nextColourMap(-1); });
}

void SpectrogramView::openMenu(const QPoint& globalPosition) {
    if (!spectrogram_)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(ownActions_);
    if (!ownActions_.isEmpty())
        menu->addSeparator();
    QMenu* spacings = menu->addMenu(tr("Frequency axis"));
    for (const FrequencySpacing spacing : allFrequencySpacings)
        addChoice(spacings, frequencySpacingLabel(spacing), spacing == frequencySpacing(), [this, spacing] { setFrequencySpacing(spacing); });
    QMenu* colours = menu->addMenu(tr("Colours"));
    for (const ColourMap map : allColourMaps())
        addChoice(colours, colourMapLabel(map), map == look_.map, [this, map] { setLook({map, look_.limits}); });
    colours->addSeparator();
    colours->addActions(colourActions_);
    QMenu* tools = menu->addMenu(tr("Mouse"));
    addChoice(tools, tr("Dragging moves the view"), tool_ == SpectrogramTool::navigate, [this] { setTool(SpectrogramTool::navigate); });
    addChoice(tools, tr("Dragging selects"), tool_ == SpectrogramTool::select, [this] { setTool(SpectrogramTool::select); });
    if (offersPatches_)
        addChoice(tools, tr("A click hears the patch"), tool_ == SpectrogramTool::patch, [this] { setTool(SpectrogramTool::patch); });
    menu->addSeparator();
    menu->addActions(viewActions_);
    menu->popup(globalPosition);
}

void SpectrogramView::contextMenuEvent(QContextMenuEvent* event) {
    openMenu(event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(plotArea().topLeft().toPoint()) : event->globalPos());
}

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/header_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include "app/workbench/app_settings.h"
#include "app/workbench/corpus_names.h"
#include "app/workbench/run_library.h"
#include "app/workbench/session.h"
#include "widgets/number_text.h"
#include "widgets/run_list_model.h"
#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {
namespace {
constexpr int shownRuns = 12;
constexpr int longestName = 44;

QString shortened(const QString& text) {
    return text.size() <= longestName ? text : text.left(longestName - 1) + QChar(0x2026);
}

/// An ampersand of a name is no mnemonic.
QString literal(QString text) {
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}
}  // namespace

HeaderBar::HeaderBar(Session& session, RunLibrary& library, AppSettings& settings, QWidget* parent)
    : QFrame(parent),
      session_(session),
      library_(library),
      settings_(settings),
      corpora_(new QMenu(this)),
      runs_(new QMenu(this)),
      program_(new QMenu(this)) {
    setRole(this, "header");
    setFixedHeight(44);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, 0, spacingUnit, 0);
    layout->setSpacing(spacingUnit);
    corpus_ = addPicker(tr("Corpus"), corpora_);
    layout->addSpacing(spacingUnit);
    run_ = addPicker(tr("Run"), runs_);
    layout->addStretch(1);
    auto* menu = new QToolButton;
    menu->setIcon(themedIcon(QStringLiteral("menu")));
    menu->setIconSize({20, 20});
    menu->setPopupMode(QToolButton::InstantPopup);
    menu->setMenu(program_);
    menu->setToolTip(tr("Menu (F10)"));
    menu->setAccessibleName(tr("Menu"));
    menu->setShortcut(QKeySequence(Qt::Key_F10));
    layout->addWidget(menu);
    connect(corpora_, &QMenu::aboutToShow, this, &HeaderBar::fillCorpora);
    connect(runs_, &QMenu::aboutToShow, this, &HeaderBar::fillRuns);
    connect(&session_, &Session::corpusChanged, this, &HeaderBar::showCorpus);
    connect(&session_, &Session::openingChanged, this, &HeaderBar::showCorpus);
    connect(&session_, &Session::runChanged, this, &HeaderBar::showRun);
    connect(&library_, &RunLibrary::changed, this, &HeaderBar::showRun);
    showCorpus();
    showRun();
}

QToolButton* HeaderBar::addPicker(const QString& name, QMenu* menu) {
    auto* label = new QLabel(name);
    setRole(label, "secondary");
    auto* button = new QToolButton;
    setRole(button, "picker");
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIcon(themedIcon(QStringLiteral("chevron-down")));
    button->setIconSize({12, 12});
    button->setLayoutDirection(Qt::RightToLeft);  // the arrow behind the name
    button->setMenu(menu);
    button->setAccessibleName(name);
    button->setProperty("data", true);
    label->setBuddy(button);
    layout()->addWidget(label);
    layout()->addWidget(button);
    return button;
}

void HeaderBar::fillCorpora() {
    corpora_->clear();
    QStringList locations = settings_.recentCorpora();
    if (!locations.contains(QLatin1String("demo"))) {
        locations += QStringLiteral("demo");
    }
    for (const QString& location : locations) {
        QAction* action = corpora_->addAction(literal(corpusLabel(location)), this, [this, location] { Q_EMIT corpusWanted(location); });
        action->setCheckable(true);
        action->setToolTip(location);
        action->setChecked(session_.corpus() != nullptr &&
                           corpusLabel(QString::fromStdString(session_.corpus()->location())) == corpusLabel(location));
    }
    corpora_->addSeparator();
    corpora_->addAction(tr("Open or import…"), this, &HeaderBar::corpusDialogWanted);
}

void HeaderBar::fillRuns() {
    runs_->clear();
    if (library_.runs().empty()) {
        runs_->addAction(tr("No run yet"))->setEnabled(false);
    }
    int shown = 0;
    for (const RunSummary& run : library_.runs()) {
        if (++shown > shownRuns) {
            break;
        }
        const QString text = QStringLiteral("%1\t%2").arg(literal(RunListModel::shortName(run.name)), RunListModel::detail(run));
        QAction* action = runs_->addAction(text, this, [this, path = run.path] { Q_EMIT runWanted(path); });
        action->setCheckable(true);
        action->setChecked(run.path == session_.run());
    }
    if (!session_.run().empty()) {
        runs_->addSeparator();
        runs_->addAction(tr("No run: the settings of the Train form"), this, [this] { session_.setRun({}); });
    }
}

void HeaderBar::showCorpus() {
    const auto corpus = session_.corpus();
    if (session_.isOpening()) {
        corpus_->setText(tr("opening…"));
    } else if (corpus == nullptr) {
        corpus_->setText(tr("none open"));
    } else {
        const QString label = corpusLabel(QString::fromStdString(corpus->location()));
        corpus_->setText(literal(tr("%1 · %Ln clip(s)", nullptr, int(corpus->clips().size())).arg(shortened(label))));
        corpus_->setToolTip(QString::fromStdString(corpus->location()));
    }
}

void HeaderBar::showRun() {
    const RunSummary* run = library_.find(session_.run());
    if (run == nullptr) {
        run_->setText(session_.run().empty() ? tr("none chosen") : literal(shortened(QString::fromStdString(session_.run().filename().string()))));
        return;
    }
    const QString name = shortened(RunListModel::shortName(run->name));
    run_->setText(literal(tr("%1 · step %2/%3").arg(name, countText(run->step), countText(run->steps))));
    run_->setToolTip(QString::fromStdString(run->path.string()));
}

}  // namespace ajepa

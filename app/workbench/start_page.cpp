// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/start_page.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include "app/workbench/app_settings.h"
#include "app/workbench/corpus_names.h"
#include "app/workbench/run_library.h"
#include "app/workbench/session.h"
#include "widgets/action_tile.h"
#include "widgets/empty_state.h"
#include "widgets/run_list_delegate.h"
#include "widgets/run_list_model.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int pageWidth = 880;

QLabel* sectionLabel(const QString& text) {
    auto* label = new QLabel(text);
    setRole(label, "section");
    return label;
}

QFrame* card(QWidget* content) {
    auto* frame = new QFrame;
    setRole(frame, "card");
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(innerSpacing, innerSpacing, innerSpacing, innerSpacing);
    layout->addWidget(content);
    return frame;
}

}  // namespace

StartPage::StartPage(Session& session, RunLibrary& library, AppSettings& settings, QWidget* parent)
    : QWidget(parent), session_(session), library_(library), settings_(settings) {
    setAcceptDrops(true);
    auto* column = new QWidget;
    column->setMaximumWidth(pageWidth);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 5 * spacingUnit, 0, 2 * spacingUnit);
    layout->setSpacing(spacingUnit);
    auto* title = new QLabel(tr("A-JEPA Workbench"));
    setRole(title, "figure");
    auto* subtitle = new QLabel(tr("Train networks that learn from sound without labels, see what they see, and listen to what they found."));
    setRole(subtitle, "secondary");
    subtitle->setWordWrap(true);
    layout->addWidget(title);
    layout->addWidget(subtitle);
    layout->addSpacing(2 * spacingUnit);
    layout->addWidget(buildActions());
    layout->addSpacing(2 * spacingUnit);
    layout->addWidget(buildRecent(), 1);
    advice_ = new QLabel;
    advice_->setWordWrap(true);
    advice_->setProperty("data", true);
    setRole(advice_, "warn");
    advice_->hide();
    layout->addWidget(advice_);
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(3 * spacingUnit, 0, 3 * spacingUnit, 0);
    outer->addStretch(1);
    outer->addWidget(column, 100);
    outer->addStretch(1);
    connect(&library_, &RunLibrary::changed, this, &StartPage::showRuns);
    connect(&settings_, &AppSettings::recentCorporaChanged, this, &StartPage::showCorpora);
    showRuns();
    showCorpora();
}

QWidget* StartPage::buildActions() {
    auto* demo = new ActionTile(QStringLiteral("sound"), tr("Explore the demo sounds"),
                                tr("320 short sounds of eight families, made by the program itself. Listen, look at masks, train a small network."));
    auto* own = new ActionTile(QStringLiteral("folder"), tr("Open or import a corpus"),
                               tr("A corpus folder, or any folder of WAV, FLAC, Ogg, Opus or MP3 files. It can be dropped here."));
    setFocusProxy(demo);
    connect(demo, &ActionTile::clicked, this, &StartPage::demoWanted);
    connect(own, &ActionTile::clicked, this, &StartPage::chooseCorpus);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingUnit);
    layout->addWidget(demo, 1);
    layout->addWidget(own, 1);
    return row;
}

QWidget* StartPage::buildRecent() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingUnit);
    layout->addWidget(buildRuns(), 1);
    layout->addWidget(buildCorpora(), 1);
    return row;
}

QWidget* StartPage::buildRuns() {
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(sectionLabel(tr("Recent runs")));
    runs_ = new RunListModel(this);
    auto* list = new QListView;
    list->setModel(runs_);
    list->setItemDelegate(new RunListDelegate(list));
    list->setAccessibleName(tr("Recent runs"));
    connect(list, &QListView::activated, this, [this](const QModelIndex& index) { Q_EMIT runWanted(runs_->run(index.row()).path); });
    connect(list, &QListView::clicked, this, [this](const QModelIndex& index) { Q_EMIT runWanted(runs_->run(index.row()).path); });
    auto* empty = new EmptyState(tr("Each training leaves a run here, with its curves and checkpoints."), tr("Set up a training"));
    connect(empty, &EmptyState::clicked, this, &StartPage::trainWanted);
    runsStack_ = new QStackedWidget;
    runsStack_->addWidget(empty);
    runsStack_->addWidget(list);
    layout->addWidget(card(runsStack_), 1);
    return side;
}

QWidget* StartPage::buildCorpora() {
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(sectionLabel(tr("Recent corpora")));
    corpora_ = new QListWidget;
    corpora_->setAccessibleName(tr("Recent corpora"));
    const auto open = [this](const QListWidgetItem* item) { Q_EMIT corpusWanted(item->data(Qt::UserRole).toString()); };
    connect(corpora_, &QListWidget::itemActivated, this, open);
    connect(corpora_, &QListWidget::itemClicked, this, open);
    auto* empty = new EmptyState(tr("The corpora that you open are listed here."), tr("Open or import a corpus"));
    connect(empty, &EmptyState::clicked, this, &StartPage::chooseCorpus);
    corporaStack_ = new QStackedWidget;
    corporaStack_->addWidget(empty);
    corporaStack_->addWidget(corpora_);
    layout->addWidget(card(corporaStack_), 1);
    return side;
}

void StartPage::showRuns() {
    runs_->setRuns(library_.runs());
    runsStack_->setCurrentIndex(library_.runs().empty() ? 0 : 1);
}

void StartPage::showCorpora() {
    corpora_->clear();
    for (const QString& location : settings_.recentCorpora()) {
        auto* item = new QListWidgetItem(corpusLabel(location), corpora_);
        item->setData(Qt::UserRole, location);
        item->setToolTip(location);
    }
    corporaStack_->setCurrentIndex(corpora_->count() == 0 ? 0 : 1);
}

void StartPage::setAdvice(const QString& sentence) {
    advice_->setText(sentence);
    advice_->setVisible(!sentence.isEmpty());
}

void StartPage::chooseCorpus() {
    auto* dialog = new QFileDialog(this, tr("Corpus or folder of sounds"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &StartPage::openOrImport);
    dialog->open();
}

void StartPage::openOrImport(const QString& folder) {
    if (QFileInfo::exists(QDir(folder).filePath(QStringLiteral("corpus.toml")))) {
        Q_EMIT corpusWanted(folder);
    } else {
        Q_EMIT importWanted(folder);
    }
}

void StartPage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().front().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void StartPage::dropEvent(QDropEvent* event) {
    openOrImport(event->mimeData()->urls().front().toLocalFile());
}

}  // namespace ajepa

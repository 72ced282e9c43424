// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/launch_panel.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/workbench/corpus_names.h"
#include "app/workbench/engine_thread.h"
#include "app/workbench/forecast_view.h"
#include "app/workbench/machine_advice.h"
#include "app/workbench/paths.h"
#include "app/workbench/session.h"
#include "engine/base/error.h"
#include "engine/config/config_text.h"
#include "engine/config/nearest_preset.h"
#include "engine/config/presets.h"
#include "engine/config/toml_value.h"
#include "engine/corpus/clip_selection.h"
#include "widgets/config_form.h"
#include "widgets/config_labels.h"
#include "widgets/error_text.h"
#include "widgets/number_text.h"
#include "widgets/run_list_model.h"
#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {
namespace {
constexpr int checkDelayMs = 150;
}  // namespace

LaunchPanel::LaunchPanel(Session& session, QWidget* parent) : QFrame(parent), session_(session) {
    setRole(this, "side-right");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit);
    layout->setSpacing(spacingUnit);
    layout->addWidget(buildHead());
    layout->addWidget(buildOrigin());
    form_ = new ConfigForm({QStringLiteral("data.corpus"), QStringLiteral("train.task")});
    layout->addWidget(form_, 1);
    layout->addWidget(buildCommand());
    layout->addWidget(buildFoot());
    debounce_.setSingleShot(true);
    debounce_.setInterval(checkDelayMs);
    connect(&debounce_, &QTimer::timeout, this, &LaunchPanel::check);
    connect(form_, &ConfigForm::edited, this, &LaunchPanel::edited);
    connect(&session_, &Session::corpusChanged, this, &LaunchPanel::takeCorpus);
    connect(&session_.engine(), &EngineThread::ready, this, &LaunchPanel::check);
    connect(&session_, &Session::runsFolderChanged, this, &LaunchPanel::examineMachine);
    examineMachine();
}

void LaunchPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    examineMachine();
}

/// What is free changes while one works elsewhere, so it is looked at whenever the page comes up.
void LaunchPanel::examineMachine() {
    struct Found {
        MachineInfo machine;
        QString folderProblem;
    };
    const auto look = [folder = session_.runsFolder()](const std::stop_token&) {
        Found found{machineInfo(), runsFolderProblem(folder)};
        std::error_code unknown;
        const auto space = std::filesystem::space(existingPart(folder), unknown);
        found.machine.diskFreeBytes = unknown ? 0 : static_cast<std::int64_t>(space.available);
        return found;
    };
    // The newest look counts: an older one may end later, and tell of another folder.
    machineTask_.start(look, [this](Outcome<Found> found) {
        if (found) {
            machine_ = found.value->machine;
            folderProblem_ = found.value->folderProblem;
            check();
        }
    });
}

QWidget* LaunchPanel::buildHead() {
    title_ = new QLabel;
    title_->setProperty("data", true);
    setRole(title_, "title");
    summary_ = new QLabel;
    summary_->setWordWrap(true);
    summary_->setProperty("data", true);
    setRole(summary_, "small");
    auto* head = new QWidget;
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(innerSpacing);
    layout->addWidget(title_);
    layout->addWidget(summary_);
    return head;
}

QWidget* LaunchPanel::buildCommand() {
    name_ = new QLineEdit;
    name_->setAccessibleName(tr("Name of the run"));
    name_->setProperty("data", true);
    name_->setToolTip(tr("Name of the run's folder, behind the date"));
    auto* nameLabel = new QLabel(tr("Name"));
    setRole(nameLabel, "secondary");
    nameLabel->setFixedWidth(56);
    nameLabel->setBuddy(name_);
    connect(name_, &QLineEdit::textEdited, this, &LaunchPanel::edited);
    auto* commandLabel = new QLabel(tr("Terminal"));
    setRole(commandLabel, "secondary");
    commandLabel->setFixedWidth(56);
    command_ = new QLineEdit;
    command_->setReadOnly(true);
    command_->setProperty("data", true);
    command_->setAccessibleName(tr("The same run on a terminal"));
    setRole(command_, "command");
    auto* box = new QWidget;
    auto* layout = new QGridLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(innerSpacing);
    layout->addWidget(nameLabel, 0, 0);
    layout->addWidget(name_, 0, 1, 1, 2);
    layout->addWidget(commandLabel, 1, 0);
    layout->addWidget(command_, 1, 1);
    layout->addWidget(buildTransfer(), 1, 2);
    layout->addWidget(buildPlace(), 2, 1, 1, 2);
    return box;
}

/// Copy is one press, the rest a menu behind it.
QWidget* LaunchPanel::buildTransfer() {
    auto* copy = new QToolButton;
    copy->setIcon(themedIcon(QStringLiteral("copy")));
    copy->setToolTip(tr("Copy the command; hold for TOML"));
    copy->setAccessibleName(tr("Copy the command"));
    copy->setPopupMode(QToolButton::DelayedPopup);
    auto* menu = new QMenu(copy);
    menu->addAction(tr("Copy the command"), this, [this] { QGuiApplication::clipboard()->setText(command_->text()); });
    const auto add = [&](const QString& text, const QKeySequence& key, auto slot) {
        QAction* action = menu->addAction(text, this, slot);
        action->setShortcut(key);
        addAction(action);
    };
    add(tr("Copy the settings as TOML"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &LaunchPanel::copyToml);
    add(tr("Fill the form from TOML in the clipboard"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V), &LaunchPanel::pasteToml);
    copy->setMenu(menu);
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(command_->text()); });
    return copy;
}

void LaunchPanel::openCorpusOf(const RunConfig& config) {
    const std::string& location = config.data.corpus;
    if (!location.empty() && (session_.corpus() == nullptr || session_.corpus()->location() != location)) {
        session_.openCorpusAsync(QString::fromStdString(location));
    }
}

void LaunchPanel::copyToml() const {
    QGuiApplication::clipboard()->setText(QString::fromStdString(toToml(form_->config())));
}

/// What the text does not name stays. One wrong line leaves everything as it was.
void LaunchPanel::pasteToml() {
    std::vector<ConfigIssue> issues;
    RunConfig draft;
    try {
        const std::string text = QGuiApplication::clipboard()->text().toStdString();
        draft = fromToml(text, form_->config(), tr("the clipboard").toStdString(), issues);
    } catch (const Error& error) {
        issues.push_back({error.field(), error.what(), error.hint(), error.kind()});
    }
    if (issues.empty() && draft.train.task != form_->config().train.task) {
        takeConfig(QString::fromStdString(presetOrigin(draft).preset), draft);
        openCorpusOf(draft);
    } else if (issues.empty()) {
        form_->setConfig(draft);
        edited();
        openCorpusOf(draft);
    } else {
        refuse(tr("Nothing was taken from the clipboard. %1").arg(errorText(issues.front().message, issues.front().hint)));
    }
}

QWidget* LaunchPanel::buildPlace() {
    auto* own = new QCheckBox(tr("In a process of its own"));
    own->setToolTip(
        tr("The training then outlives a crash of the window, can go on when the window closes, and is continued by itself when it dies."));
    own->setChecked(session_.ownProcess());
    connect(own, &QCheckBox::toggled, &session_, &Session::setOwnProcess);
    connect(&session_, &Session::ownProcessChanged, own, &QCheckBox::setChecked);
    return own;
}

QWidget* LaunchPanel::buildFoot() {
    forecast_ = new ForecastView(session_);
    connect(forecast_, &ForecastView::looked, this, [this](const std::vector<ConfigIssue>& issues) {
        diskIssues_ = issues;
        showVerdict(ajepa::check(form_->config(), machine_));
    });
    problem_ = new QLabel;
    problem_->setWordWrap(true);
    problem_->setProperty("data", true);
    setRole(problem_, "bad-small");
    show_ = new QPushButton(tr("Show"));
    setRole(show_, "link");
    show_->setToolTip(tr("Go to the setting"));
    connect(show_, &QPushButton::clicked, this, [this] { form_->reveal(firstProblemField_); });
    start_ = new QPushButton(tr("Start"));
    setRole(start_, "primary");
    start_->setMinimumWidth(96);
    queue_ = new QPushButton(tr("Add to queue"));
    queue_->setToolTip(tr("Freeze these settings behind what already waits; edits that follow change nothing of it."));
    connect(queue_, &QPushButton::clicked, this, &LaunchPanel::queueWanted);
    connect(start_, &QPushButton::clicked, this, &LaunchPanel::startWanted);
    auto* key = new QAction(tr("Start the training"), this);
    key->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    addAction(key);
    connect(key, &QAction::triggered, start_, &QPushButton::click);
    auto* queueKey = new QAction(tr("Add the settings to the queue"), this);
    queueKey->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return));
    addAction(queueKey);
    connect(queueKey, &QAction::triggered, queue_, &QPushButton::click);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(forecast_);
    words->addWidget(problem_);
    words->addWidget(show_, 0, Qt::AlignLeft);
    auto* foot = new QWidget;
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacingUnit);
    buttons->addStretch(1);
    buttons->addWidget(queue_);
    buttons->addWidget(start_);
    auto* layout = new QVBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacingUnit);
    layout->addLayout(words);
    layout->addLayout(buttons);
    return foot;
}

void LaunchPanel::setPreset(const QString& name) {
    forgetOrigin();
    nameDraft(name);
    pretraining_ = name;
    form_->setPreset(presetConfig(name.toStdString()));
    takeCorpus();
}

void LaunchPanel::nameDraft(const QString& name) {
    preset_ = name;
    title_->setText(name);
    const auto& all = presets();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Preset& preset) { return preset.name == name.toStdString(); });
    summary_->setText(found == all.end() ? QString() : QString::fromStdString(found->summary));
}

void LaunchPanel::takeMasks(const RunConfig& config) {
    RunConfig draft = form_->config();
    draft.mask = config.mask;
    draft.curriculum = config.curriculum;
    draft.train.seed = config.train.seed;
    draft.predictor.attention = config.predictor.attention;
    draft.predictor.window = config.predictor.window;
    draft.predictor.shift = config.predictor.shift;
    draft.predictor.globalEvery = config.predictor.globalEvery;
    form_->setConfig(draft);
    edited();
}

void LaunchPanel::takeConfig(const QString& preset, const RunConfig& config) {
    if (isFinetuning(config)) {
        takeFinetuning(preset, config);
        return;
    }
    setPreset(preset);
    form_->setConfig(config);
    edited();
}

void LaunchPanel::takeCorpus() {
    if (session_.corpus() != nullptr) {
        // Preset and draft alike, so that the corpus is no change from the preset.
        form_->setLeftOut(QStringLiteral("data.corpus"), QString::fromStdString(tomlText(session_.corpus()->location())));
    }
    edited();
}

void LaunchPanel::edited() {
    showFinetuning();
    session_.setConfig(form_->config());
    command_->setText(trainingCommand(request()));
    command_->setCursorPosition(0);
    command_->setToolTip(command_->text());
    name_->setPlaceholderText(defaultName());
    debounce_.start();
}

TrainingRequest LaunchPanel::request() const {
    const QString name = name_->text().trimmed();
    const bool finetuning = isFinetuning(form_->config()) && !origin_;
    return {form_->config(),
            preset_,
            toText(session_.runsFolder()),
            name.isEmpty() ? defaultName() : name,
            origin_,
            finetuning ? std::optional(form_->preset()) : std::nullopt};
}

QString LaunchPanel::defaultName() const {
    if (origin_) {
        return RunListModel::shortName(origin_->run.filename().string()) + QStringLiteral("-from-%1").arg(origin_->step);
    }
    if (session_.corpus() == nullptr) {
        return preset_;
    }
    const QString location = QString::fromStdString(session_.corpus()->location());
    const QString corpus = location.startsWith(QLatin1String("demo")) ? QStringLiteral("demo") : corpusLabel(location);
    return preset_ + QLatin1Char('-') + corpus;
}

void LaunchPanel::check() {
    debounce_.stop();
    forecast_->look(form_->config(), machine_);
    showVerdict(ajepa::check(form_->config(), machine_));
}

void LaunchPanel::showVerdict(std::vector<ConfigIssue> issues) {
    const auto aboutDisk = [](const ConfigIssue& issue) { return issue.kind == ErrorKind::storage; };
    if (std::none_of(issues.begin(), issues.end(), aboutDisk)) {
        issues.insert(issues.end(), diskIssues_.begin(), diskIssues_.end());
    }
    form_->setIssues(issues);
    const auto worst = std::max_element(issues.begin(), issues.end(), [](const ConfigIssue& a, const ConfigIssue& b) { return a.kind < b.kind; });
    QString sentence = form_->unreadable();
    firstProblemField_.clear();
    if (sentence.isEmpty() && session_.corpus() == nullptr) {
        sentence = tr("Open a corpus first.");
    } else if (sentence.isEmpty() && worst != issues.end()) {
        sentence = errorText(worst->message, worst->hint);
        firstProblemField_ = QString::fromStdString(worst->field);
    } else if (sentence.isEmpty()) {
        sentence = folderProblem_;
    }
    if (issues.size() > 1) {
        sentence += tr(" And %n more.", nullptr, int(issues.size()) - 1);
    }
    problem_->setText(sentence);
    problem_->setVisible(!sentence.isEmpty());
    show_->setVisible(!firstProblemField_.isEmpty());
    forecast_->setVisible(sentence.isEmpty());
    start_->setEnabled(sentence.isEmpty());
    queue_->setEnabled(sentence.isEmpty() && !origin_);
}

QueueEntry LaunchPanel::entry() const {
    const TrainingRequest draft = request();
    return queueEntry(draft.name.toStdString(), draft.preset.toStdString(), draft.config,
                      session_.corpus() != nullptr ? session_.corpus()->fingerprint() : std::string());
}

GridBase LaunchPanel::gridBase() const {
    const QueueEntry draft = entry();
    return {draft.config, draft.name, draft.preset, draft.manifest, machine_, trainingClipCount()};
}

void LaunchPanel::takeEntry(const QueueEntry& entry) {
    const auto& all = presets();
    const bool known = std::any_of(all.begin(), all.end(), [&](const Preset& preset) { return preset.name == entry.preset; });
    name_->setText(QString::fromStdString(entry.name));
    takeConfig(QString::fromStdString(known ? entry.preset : presetOrigin(entry.config).preset), entry.config);
    openCorpusOf(entry.config);
}

void LaunchPanel::setBusy(bool busy) {
    forecast_->setBusy(busy);
    start_->setText(busy ? tr("Start next") : tr("Start"));
    start_->setToolTip(busy ? tr("Queue these settings before everything that waits.") : QString());
}

// 0 without a corpus, and where nothing would train: starting says why.
qint64 LaunchPanel::trainingClipCount() const {
    try {
        return session_.corpus() != nullptr ? qint64(trainingClips(*session_.corpus(), form_->config().data).size()) : 0;
    } catch (const Error&) {
        return 0;
    }
}

void LaunchPanel::refuse(const QString& sentence) {
    problem_->setText(sentence);
    problem_->setVisible(!sentence.isEmpty());
    forecast_->setVisible(sentence.isEmpty());
}

}  // namespace ajepa

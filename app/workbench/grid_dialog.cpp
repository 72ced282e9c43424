// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/grid_dialog.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <algorithm>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/queue/ablations.h"
#include "engine/queue/grid_text.h"
#include "widgets/config_labels.h"
#include "widgets/error_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int planDelayMs = 150;
const QString firstText = QStringLiteral("seeds = 0, 1, 2\n");

QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString ablationWords(std::string_view words) {
    return QCoreApplication::translate("Ablations", std::string(words).c_str());
}

}  // namespace

GridDialog::GridDialog(GridBase base, QWidget* parent)
    : QDialog(parent),
      base_(std::move(base)),
      ablations_(new QComboBox),
      settings_(new QComboBox),
      text_(new QPlainTextEdit),
      runs_(new QListWidget),
      verdict_(new QLabel),
      add_(new QPushButton) {
    setWindowTitle(tr("Plan a grid"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(860, 520);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit);
    layout->setSpacing(spacingUnit);
    auto* teach = new QLabel(
        tr("Every combination of the values below becomes a run with the form's other settings. The seeds come one after the other: a grid "
           "that ends early has compared every value."));
    teach->setWordWrap(true);
    setRole(teach, "secondary");
    layout->addWidget(teach);
    auto* halves = new QHBoxLayout;
    halves->setSpacing(2 * spacingUnit);
    halves->addWidget(buildText(), 3);
    halves->addWidget(buildPlan(), 2);
    layout->addLayout(halves, 1);
    buildFoot(layout);
    debounce_.setSingleShot(true);
    debounce_.setInterval(planDelayMs);
    connect(&debounce_, &QTimer::timeout, this, &GridDialog::work);
    connect(text_, &QPlainTextEdit::textChanged, this, [this] {
        add_->setEnabled(false);
        debounce_.start();
    });
    text_->setPlainText(firstText);
    text_->setFocus();
    work();
}

QWidget* GridDialog::buildText() {
    offerAblations();
    offerSettings();
    text_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text_->setPlaceholderText(
        QStringLiteral("curriculum.function = sqrt, inverse\nencoder.dim + encoder.heads = 384 + 6, 768 + 12\nseeds = 0, 1, 2"));
    text_->setProperty("data", true);
    text_->setAccessibleName(tr("The grid"));
    text_->setTabChangesFocus(true);
    auto* half = new QWidget;
    auto* layout = new QVBoxLayout(half);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacingUnit);
    layout->addWidget(ablations_);
    layout->addWidget(settings_);
    layout->addWidget(text_, 1);
    auto* help = new QLabel(tr("One line a setting, its values with commas between; settings that belong together with + between."));
    help->setWordWrap(true);
    setRole(help, "small");
    layout->addWidget(help);
    return half;
}

void GridDialog::offerAblations() {
    ablations_->addItem(tr("Put in a ready-made comparison…"));
    ablations_->setAccessibleName(tr("Ready-made comparisons"));
    for (const Ablation& ablation : ajepa::ablations()) {
        ablations_->addItem(ablationWords(ablation.title), fromView(ablation.id));
        ablations_->setItemData(ablations_->count() - 1, ablationWords(ablation.sentence), Qt::ToolTipRole);
    }
    connect(ablations_, &QComboBox::activated, this, [this](int row) {
        const std::string id = ablations_->itemData(row).toString().toStdString();
        ablations_->setCurrentIndex(0);
        try {
            if (!id.empty()) {
                putIn(QString::fromStdString(ablationText(id, base_.config, base_.trainingClips)));
            }
        } catch (const Error& error) {
            refuse(errorText(error.what(), error.hint()));
        }
    });
}

void GridDialog::offerSettings() {
    settings_->addItem(tr("Put in a setting…"));
    settings_->setAccessibleName(tr("Settings"));
    settings_->setMaxVisibleItems(24);
    for (const ConfigField& field : configFields()) {
        settings_->addItem(tr("%1: %2").arg(sectionLabel(sectionOf(field)), fieldLabel(field)), fromView(field.id));
        settings_->setItemData(settings_->count() - 1, fieldSentence(field), Qt::ToolTipRole);
    }
    connect(settings_, &QComboBox::activated, this, [this](int row) {
        const ConfigField* field = findField(settings_->itemData(row).toString().toStdString());
        settings_->setCurrentIndex(0);
        if (field != nullptr) {
            putIn(fromView(field->id) + QStringLiteral(" = ") + QString::fromStdString(field->read(base_.config)));
        }
    });
}

/// Before the line that the cursor is in, as one step of undo; the cursor ends behind it, where more values go.
void GridDialog::putIn(const QString& line) {
    QTextCursor cursor(text_->document());
    cursor.insertText(line + QLatin1Char('\n'));
    cursor.movePosition(QTextCursor::PreviousCharacter);
    text_->setTextCursor(cursor);
    text_->setFocus();
}

QWidget* GridDialog::buildPlan() {
    runs_->setAccessibleName(tr("Runs of the grid"));
    runs_->setSelectionMode(QAbstractItemView::NoSelection);
    runs_->setProperty("data", true);
    runs_->setUniformItemSizes(true);
    return runs_;
}

void GridDialog::buildFoot(QBoxLayout* layout) {
    verdict_->setWordWrap(true);
    verdict_->setProperty("data", true);
    add_->setDefault(true);
    setRole(add_, "primary");
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(add_, &QPushButton::clicked, this, [this] {
        Q_EMIT addWanted(entries_);
        accept();
    });
    auto* foot = new QHBoxLayout;
    foot->setSpacing(spacingUnit);
    foot->addWidget(verdict_, 1);
    foot->addWidget(cancel);
    foot->addWidget(add_);
    layout->addLayout(foot);
}

QString GridDialog::verdict() const {
    return verdict_->text();
}

void GridDialog::work() {
    debounce_.stop();
    const auto expand = [base = base_, text = text_->toPlainText().toStdString()](const std::stop_token& stop) {
        Plan plan;
        for (GridPoint& point : expandGrid(base.config, base.name, gridFromText(text))) {
            if (stop.stop_requested()) {
                break;
            }
            const std::vector<ConfigIssue> issues = check(point.config, base.machine);
            plan.problems.push_back(issues.empty() ? std::string()
                                                   : issues.front().message + (issues.front().hint.empty() ? "" : " ") + issues.front().hint);
            plan.entries.push_back(queueEntry(point.name, base.preset, point.config, base.manifest));
        }
        return plan;
    };
    planning_.start(expand, [this](Outcome<Plan> done) { done ? show(*done.value) : refuse(done.error); });
}

void GridDialog::show(const Plan& plan) {
    entries_ = plan.entries;
    runs_->clear();
    for (std::size_t i = 0; i < plan.entries.size(); ++i) {
        const QString problem = QString::fromStdString(plan.problems[i]);
        auto* item = new QListWidgetItem(QString::fromStdString(plan.entries[i].name), runs_);
        item->setToolTip(problem);
        if (!problem.isEmpty()) {
            item->setForeground(themeColours(*this).bad);
        }
    }
    const int count = int(plan.entries.size());
    const auto bad = std::find_if(plan.problems.begin(), plan.problems.end(), [](const std::string& problem) { return !problem.empty(); });
    const int badCount = int(std::count_if(bad, plan.problems.end(), [](const std::string& problem) { return !problem.empty(); }));
    setRole(verdict_, badCount > 0 ? "bad" : "secondary");
    QString verdict = tr("%n run(s)", nullptr, count);
    if (badCount > 0) {
        const auto name = QString::fromStdString(plan.entries[std::size_t(bad - plan.problems.begin())].name);
        verdict = tr("%n run(s) could not start. %1: %2", nullptr, badCount).arg(name, QString::fromStdString(*bad));
    }
    verdict_->setText(verdict);
    add_->setText(tr("Add %n to the queue", nullptr, count));
    add_->setEnabled(badCount == 0);
}

void GridDialog::refuse(const QString& sentence) {
    entries_.clear();
    runs_->clear();
    setRole(verdict_, "bad");
    verdict_->setText(sentence);
    add_->setText(tr("Add to the queue"));
    add_->setEnabled(false);
}

}  // namespace ajepa

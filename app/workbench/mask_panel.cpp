// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mask_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>
#include <QVBoxLayout>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/config/presets.h"
#include "widgets/config_editor.h"
#include "widgets/config_row.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int panelWidth = 344;
constexpr int labelWidth = 160;

/// Which parameters matter to a strategy, in the order of the panel.
struct FieldOfStrategy {
    const char* id;
    bool random, block, timeFrequency, curriculum;
};
constexpr FieldOfStrategy fieldsOfStrategies[] = {
    {"mask.strategy", true, true, true, true},           {"train.seed", true, true, true, true},
    {"curriculum.function", false, false, false, true},  {"curriculum.start", false, false, false, true},
    {"curriculum.steps", false, false, false, true},     {"curriculum.table", false, false, false, true},
    {"curriculum.per_clip", false, false, false, true},  {"mask.geometry", false, true, true, true},
    {"mask.ratio", true, false, false, false},           {"mask.targets", false, true, false, true},
    {"mask.target_scale", false, true, false, true},     {"mask.target_aspect", false, true, false, true},
    {"mask.tf_targets", false, false, true, true},       {"mask.tf_target_scale", false, false, true, true},
    {"mask.tf_target_aspect", false, false, true, true}, {"mask.hidden_cells", false, false, true, true},
    {"mask.context_scale", false, true, true, true},     {"mask.min_keep", false, true, true, true},
    {"mask.min_keep_share", false, true, true, true},    {"mask.truncation", true, true, true, true},
    {"predictor.attention", true, true, true, true},     {"predictor.window", true, true, true, true},
    {"predictor.shift", true, true, true, true},         {"predictor.global_every", true, true, true, true},
    {"predictor.depth", true, true, true, true},
};

bool matters(const FieldOfStrategy& field, const RunConfig& config) {
    const std::string_view id = field.id;
    if (id == "curriculum.table" && config.curriculum.function != CurriculumFunction::table)
        return false;
    if (id.starts_with("predictor.") && id != "predictor.attention" && config.predictor.attention != AttentionKind::window)
        return false;
    switch (config.mask.strategy) {
        case MaskStrategy::random:
            return field.random;
        case MaskStrategy::block:
            return field.block;
        case MaskStrategy::timeFrequency:
            return field.timeFrequency;
        case MaskStrategy::curriculum:
            return field.curriculum;
    }
    return true;
}

QLabel* sectionLabel(const QString& text) {
    auto* label = new QLabel(text);
    setRole(label, "section");
    return label;
}

}  // namespace

MaskPanel::MaskPanel(QWidget* parent)
    : QFrame(parent),
      originLabel_(new QLabel(this)),
      reset_(new QPushButton(tr("Reset"), this)),
      use_(new QPushButton(tr("Use in a new run"), this)) {
    setRole(this, "side-right");
    setFixedWidth(panelWidth);
    auto* content = new QWidget;
    auto* parameters = new QVBoxLayout(content);
    parameters->setContentsMargins(2 * spacingUnit, 2 * spacingUnit, spacingUnit, spacingUnit);
    parameters->setSpacing(innerSpacing);
    buildParameters(parameters);
    parameters->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(buildFigures());
    refresh();
}

void MaskPanel::buildParameters(QVBoxLayout* layout) {
    originLabel_->setWordWrap(true);
    setRole(originLabel_, "small");
    layout->addWidget(originLabel_);
    layout->addSpacing(innerSpacing);
    layout->addLayout(buildPresets());
    layout->addSpacing(innerSpacing);
    for (const FieldOfStrategy& field : fieldsOfStrategies) {
        if (std::string_view(field.id) == "predictor.attention") {
            layout->addSpacing(spacingUnit);
            layout->addWidget(sectionLabel(tr("Predictor: what targets can know")));
        }
        addRow(field.id, layout);
    }
    auto* windows = new QPushButton(tr("Connect the windows"));
    windows->setToolTip(tr("Shift in time and frequency, every fourth layer global"));
    connect(windows, &QPushButton::clicked, this, &MaskPanel::connectWindows);
    layout->addWidget(windows, 0, Qt::AlignLeft);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(use_);
    buttons->addWidget(reset_);
    buttons->addStretch(1);
    layout->addSpacing(innerSpacing);
    layout->addLayout(buttons);
    connect(use_, &QPushButton::clicked, this, &MaskPanel::useWanted);
    connect(reset_, &QPushButton::clicked, this, [this] {
        config_ = origin_;
        changed();
    });
}

QLayout* MaskPanel::buildPresets() {
    auto* row = new QHBoxLayout;
    row->setSpacing(innerSpacing);
    const std::tuple<const char*, QString, QString> presets[] = {
        {"a-jepa", tr("A-JEPA"), tr("Blocks and crosses relative to the grid, by the square-root curriculum")},
        {"a-jepa-literal", tr("Literal"), tr("The paper's rules word for word")},
        {"audio-jepa", tr("Audio-JEPA"), tr("Random patches, 40 to 60 % hidden")}};
    for (const auto& [name, label, sentence] : presets) {
        auto* button = new QPushButton(label);
        button->setToolTip(sentence);
        button->setObjectName(QLatin1String(name));
        connect(button, &QPushButton::clicked, this, [this, name = name] { takePreset(name); });
        row->addWidget(button);
    }
    row->addStretch(1);
    return row;
}

void MaskPanel::takePreset(const char* name) {
    const RunConfig preset = presetConfig(name);
    config_.mask = preset.mask;
    config_.curriculum = preset.curriculum;
    changed();
}

void MaskPanel::connectWindows() {
    config_.predictor.shift = {2, 2};
    config_.predictor.globalEvery = 4;
    changed();
}

// Values that did not come from a control: all controls take them, drafts included.
void MaskPanel::changed() {
    for (ConfigRow* row : std::as_const(rows_)) {
        row->setProblem({});
        row->force(config_, origin_);
    }
    refresh();
    Q_EMIT edited();
}

void MaskPanel::addRow(const char* field, QVBoxLayout* layout) {
    auto* row = new ConfigRow(*findField(field), this);
    row->setLabelWidth(labelWidth);
    rows_.insert(QLatin1String(field), row);
    layout->addWidget(row);
    connect(row, &ConfigRow::edited, this, [this, row] { take(row); });
    connect(row, &ConfigRow::dropped, this, [this, row] { row->force(config_, origin_); });
    connect(row, &ConfigRow::resetWanted, this, [this, row] {
        setField(config_, row->field().id, row->field().read(origin_));
        row->force(config_, origin_);
        take(row);
    });
}

QWidget* MaskPanel::buildFigures() {
    auto* box = new QFrame(this);
    setRole(box, "foot");
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(2 * spacingUnit, spacingUnit + innerSpacing, 2 * spacingUnit, spacingUnit + innerSpacing);
    grid->setVerticalSpacing(2);
    grid->addWidget(sectionLabel(tr("This draw")), 0, 0, 1, 3);
    const std::pair<QLabel**, QString> figures[] = {{&context_, tr("context")}, {&targets_, tr("targets together")}, {&hidden_, tr("hidden")}};
    int column = 0;
    for (const auto& [label, caption] : figures) {
        *label = new QLabel;
        setRole(*label, "figure");
        (*label)->setAccessibleName(caption);
        auto* under = new QLabel(caption);
        setRole(under, "small");
        grid->addWidget(*label, 1, column);
        grid->addWidget(under, 2, column++);
    }
    drawText_ = new QLabel;
    drawText_->setWordWrap(true);
    drawText_->setMinimumHeight(3 * drawText_->fontMetrics().lineSpacing());
    drawText_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    grid->addWidget(drawText_, 3, 0, 1, 3);
    return box;
}

void MaskPanel::setOrigin(const RunConfig& config, const QString& name) {
    origin_ = config;
    config_ = config;
    originLabel_->setText(tr("Settings of %1. Changes here are for looking; nothing that trains is touched.").arg(name));
    refresh();
}

void MaskPanel::setSeed(std::uint64_t seed) {
    config_.train.seed = seed;
    refresh();
    Q_EMIT edited();
}

void MaskPanel::take(ConfigRow* row) {
    try {
        setField(config_, row->field().id, row->editor()->tomlValue().toStdString());
        row->setProblem({});
    } catch (const Error& error) {
        return row->setProblem(QString::fromUtf8(error.what()));
    }
    refresh();
    Q_EMIT edited();
}

void MaskPanel::refresh() {
    for (const FieldOfStrategy& field : fieldsOfStrategies) {
        ConfigRow* row = rows_.value(QLatin1String(field.id));
        row->setVisible(matters(field, config_));
        row->show(config_, origin_);
    }
    const bool changed = !differences(config_, origin_).empty();
    reset_->setEnabled(changed);
    use_->setEnabled(changed);
}

void MaskPanel::setDraw(const MaskDraw& draw) {
    context_->setText(percentText(draw.statistics.contextRatio));
    targets_->setText(percentText(draw.statistics.unionRatio));
    hidden_->setText(percentText(draw.statistics.hiddenRatio));
    QStringList sentences;
    if (config_.mask.strategy == MaskStrategy::curriculum)
        sentences << (draw.plan.timeFrequency ? tr("The curriculum drew time-frequency masks; it schedules them for %1 of the steps here.")
                                              : tr("The curriculum drew block masks; it schedules time-frequency masks for %1 of the steps here."))
                         .arg(percentText(draw.scheduled));
    const int relaxations = draw.plan.clips.empty() ? 0 : draw.plan.clips.front().relaxations;
    if (relaxations > 0)
        sentences << tr("%n constraint(s) dropped: with all targets hidden, 20 tries left no context of as many patches as Min keep asks for.",
                        nullptr, relaxations);
    if (draw.batch > 1)
        sentences << tr("Cut to the smallest of a batch of %1.").arg(draw.batch);
    sentences << tr("%1 × %2 patches, time × frequency.").arg(draw.plan.grid.time).arg(draw.plan.grid.bands);
    setRole(drawText_, "secondary");
    drawText_->setText(sentences.join(QLatin1Char(' ')));
}

void MaskPanel::setProblem(const QString& sentence) {
    for (QLabel* figure : {context_, targets_, hidden_})
        figure->setText(QStringLiteral("–"));
    setRole(drawText_, "bad");
    drawText_->setText(sentence);
}

}  // namespace ajepa

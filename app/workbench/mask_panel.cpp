// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mask_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <string_view>
#include <tuple>
#include <utility>

#include "app/workbench/mask_draw_view.h"
#include "app/workbench/mask_settings.h"
#include "app/workbench/mask_sides.h"
#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/config/derived_values.h"
#include "engine/config/presets.h"
#include "widgets/config_editor.h"
#include "widgets/config_row.h"
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

MaskPanel::MaskPanel(MaskSettings& settings, QWidget* parent)
    : QFrame(parent),
      settings_(settings),
      originLabel_(new QLabel(this)),
      reset_(new QPushButton(tr("Reset"), this)),
      use_(new QPushButton(tr("Use in a new run"), this)),
      draw_(new MaskDrawView) {
    setRole(this, "side-right");
    setFixedWidth(panelWidth);
    auto* content = new QWidget;
    auto* parameters = new QVBoxLayout(content);
    parameters->setContentsMargins(2 * spacingUnit, spacingUnit, spacingUnit, spacingUnit);
    parameters->setSpacing(innerSpacing);
    buildParameters(parameters);
    parameters->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* sides = new MaskSides(settings);
    sides->setContentsMargins(2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit, innerSpacing);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(sides);
    layout->addWidget(scroll, 1);
    layout->addWidget(draw_);
    connect(&settings_, &MaskSettings::replaced, this, &MaskPanel::showValues);
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
    layout->addSpacing(innerSpacing);
    layout->addLayout(buildButtons());
}

QLayout* MaskPanel::buildButtons() {
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(use_);
    buttons->addWidget(reset_);
    buttons->addStretch(1);
    connect(use_, &QPushButton::clicked, this, &MaskPanel::useWanted);
    connect(reset_, &QPushButton::clicked, this, [this] { replace(settings_.origin()); });
    return buttons;
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
    RunConfig config = settings_.config();
    config.mask = preset.mask;
    config.curriculum = preset.curriculum;
    replace(config);
}

void MaskPanel::connectWindows() {
    RunConfig config = settings_.config();
    config.predictor.shift = {2, 2};
    config.predictor.globalEvery = 4;
    replace(config);
}

void MaskPanel::replace(const RunConfig& config) {
    settings_.edit(config);
    showValues();
}

// Drafts are dropped, too.
void MaskPanel::showValues() {
    for (ConfigRow* row : std::as_const(rows_)) {
        row->setProblem({});
        row->force(settings_.config(), settings_.origin());
    }
    draw_->setSide(settings_.isComparing() ? maskSideName(settings_.chosen()) : QString());
    refresh();
}

void MaskPanel::addRow(const char* field, QVBoxLayout* layout) {
    auto* row = new ConfigRow(*findField(field), this);
    row->setLabelWidth(labelWidth);
    rows_.insert(QLatin1String(field), row);
    layout->addWidget(row);
    connect(row, &ConfigRow::edited, this, [this, row] { take(row); });
    connect(row, &ConfigRow::dropped, this, [this, row] { row->force(settings_.config(), settings_.origin()); });
    connect(row, &ConfigRow::resetWanted, this, [this, row] {
        RunConfig config = settings_.config();
        setField(config, row->field().id, row->field().read(settings_.origin()));
        put(row, config);
    });
    connect(row, &ConfigRow::lockWanted, this, [this, row](bool locked) {
        RunConfig config = settings_.config();
        setDerived(config, row->field().id, locked);
        put(row, config);
    });
}

// Over whatever the row holds.
void MaskPanel::put(ConfigRow* row, const RunConfig& config) {
    row->setProblem({});
    row->force(config, settings_.origin());
    settings_.edit(config);
    refresh();
}

void MaskPanel::setOriginName(const QString& name) {
    originLabel_->setText(tr("Settings of %1. Changes here are for looking; nothing that trains is touched.").arg(name));
}

void MaskPanel::take(ConfigRow* row) {
    RunConfig config = settings_.config();
    try {
        setField(config, row->field().id, row->editor()->tomlValue().toStdString());
        row->setProblem({});
    } catch (const Error& error) {
        return row->setProblem(QString::fromUtf8(error.what()));
    }
    settings_.edit(config);
    refresh();
}

void MaskPanel::refresh() {
    const RunConfig& config = settings_.config();
    for (const FieldOfStrategy& field : fieldsOfStrategies) {
        ConfigRow* row = rows_.value(QLatin1String(field.id));
        row->setVisible(matters(field, config));
        row->show(config, settings_.origin());
    }
    const bool changed = !differences(config, settings_.origin()).empty();
    reset_->setEnabled(changed);
    use_->setEnabled(changed);
}

}  // namespace ajepa

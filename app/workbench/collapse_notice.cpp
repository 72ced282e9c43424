// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/collapse_notice.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <algorithm>

#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {

namespace {

std::optional<CollapseAlert> collapse(const RunHistory& history) {
    if (history.health.empty() || !history.health.back().collapsed) {
        return std::nullopt;
    }
    const auto lastGood = std::find_if(history.health.rbegin(), history.health.rend(), [](const HealthFigures& row) { return row.rule.empty(); });
    return CollapseAlert{lastGood.base()->step, history.health.back().rule, std::nullopt};
}

std::optional<CollapseAlert> rise(const RunHistory& history) {
    const auto course = std::find_if(history.lossAlerts.rbegin(), history.lossAlerts.rend(), [](const LossAlert& alert) {
        return alert.kind == LossAlert::Kind::rise || alert.kind == LossAlert::Kind::settled;
    });
    const bool rising = course != history.lossAlerts.rend() && course->kind == LossAlert::Kind::rise;
    return rising ? std::optional(CollapseAlert{course->onset, {}, std::nullopt}) : std::nullopt;
}

}  // namespace

std::optional<CollapseAlert> collapseAlert(const RunHistory& history) {
    std::optional<CollapseAlert> found = collapse(history);
    if (!found) {
        found = rise(history);
    }
    if (!found) {
        return std::nullopt;
    }
    CollapseAlert& alert = *found;
    for (const std::int64_t step : history.checkpoints) {
        if (step < alert.onset) {
            alert.checkpoint = std::max(step, alert.checkpoint.value_or(step));
        }
    }
    return found;
}

CollapseNotice::CollapseNotice(QWidget* parent) : QFrame(parent), text_(new QLabel), rewind_(new QPushButton) {
    setRole(this, "notice-warn");
    text_->setWordWrap(true);
    text_->setProperty("data", true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setRole(text_, "warn");
    rewind_->setToolTip(tr("Stops the run with its work kept, and fills the form with a new run that goes on from that checkpoint."));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacingUnit, innerSpacing, spacingUnit, innerSpacing);
    layout->setSpacing(spacingUnit);
    layout->addWidget(text_, 1);
    layout->addWidget(rewind_, 0, Qt::AlignTop);
    connect(rewind_, &QPushButton::clicked, this, [this] { Q_EMIT rewindWanted(*alert_->checkpoint); });
    hide();
}

void CollapseNotice::showAlert(const RunHistory& history) {
    std::optional<CollapseAlert> alert = collapseAlert(history);
    if (alert == alert_) {
        setVisible(alert_.has_value());
        return;
    }
    alert_ = std::move(alert);
    setVisible(alert_.has_value());
    if (!alert_) {
        return;
    }
    text_->setText(
        alert_->rule.empty()
            ? tr("The loss has been rising since step %1, far beyond what was usual.").arg(countText(alert_->onset))
            : tr("The representation may be collapsing since step %1: %2.").arg(countText(alert_->onset), QString::fromStdString(alert_->rule)));
    rewind_->setVisible(alert_->checkpoint.has_value());
    if (alert_->checkpoint) {
        rewind_->setText(tr("Rewind to step %1").arg(countText(*alert_->checkpoint)));
    }
}

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_progress.h"

#include <QPainter>

#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {
constexpr int thousandths = 1000;
}

RunProgress::RunProgress(QWidget* parent) : QProgressBar(parent) {
    setTextVisible(false);
    setRange(0, thousandths);
    setAccessibleName(tr("Progress of the run"));
}

void RunProgress::setSteps(std::int64_t done, std::int64_t all) {
    all_ = all;
    setValue(all > 0 ? int(thousandths * std::min(done, all) / all) : 0);
}

void RunProgress::setCheckpoints(std::vector<std::int64_t> steps) {
    if (steps != checkpoints_) {
        checkpoints_ = std::move(steps);
        setToolTip(checkpoints_.empty()
                       ? QString()
                       : tr("%n checkpoint(s), the newest at step %1", nullptr, int(checkpoints_.size())).arg(countText(checkpoints_.back())));
        update();
    }
}

void RunProgress::paintEvent(QPaintEvent* event) {
    QProgressBar::paintEvent(event);
    if (all_ <= 0) {
        return;
    }
    QPainter painter(this);
    painter.setPen(QPen(themeColours(*this).text, 1));
    for (const std::int64_t step : checkpoints_) {
        const double x = double(std::min(step, all_)) / double(all_) * (width() - 1);
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
}

}  // namespace ajepa

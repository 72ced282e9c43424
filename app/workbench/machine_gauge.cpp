// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/machine_gauge.h"

#include <QStringList>

#include "app/workbench/background.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int lookEveryMs = 2000;
const QString between = QStringLiteral(" \u00b7 ");

QString percent(double share) {
    return withUnit(QString::number(qRound(100 * share)), QStringLiteral("%"));
}

QString degrees(double celsius) {
    return withUnit(QString::number(qRound(celsius)), QStringLiteral("\u00b0C"));
}

QString gibibytes(std::int64_t used, std::int64_t total) {
    constexpr double gibibyte = 1024.0 * 1024 * 1024;
    return withUnit(QStringLiteral("%1/%2").arg(figureText(double(used) / gibibyte, 2), figureText(double(total) / gibibyte, 2)),
                    QStringLiteral("GiB"));
}

/// What processor and GPU have in common.
template <typename Load>
QStringList figures(const Load& load) {
    QStringList words;
    if (load.busy) {
        words << percent(*load.busy);
    }
    if (load.usedBytes && load.totalBytes) {
        words << gibibytes(*load.usedBytes, *load.totalBytes);
    }
    if (load.temperatureC) {
        words << degrees(*load.temperatureC);
    }
    return words;
}

QString named(const QString& name, const QStringList& words) {
    return words.isEmpty() ? QString() : name + QLatin1Char(' ') + words.join(between);
}

}  // namespace

MachineGauge::MachineGauge(QWidget* parent) : QLabel(parent) {
    setProperty("data", true);
    setAccessibleName(tr("Load of the machine"));
    timer_.setInterval(lookEveryMs);
    connect(&timer_, &QTimer::timeout, this, &MachineGauge::look);
}

QString MachineGauge::line(const MachineLoad& load) {
    QStringList parts{named(tr("CPU"), figures(load))};
    for (const GpuLoad& gpu : load.gpus) {
        parts << named(load.gpus.size() == 1 ? tr("GPU") : tr("GPU %1").arg(parts.size() - 1), figures(gpu));
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral("   "));
}

QString MachineGauge::lines(const MachineLoad& load) {
    QStringList rows{named(tr("Processor and memory:"), figures(load))};
    for (const GpuLoad& gpu : load.gpus) {
        QStringList words = figures(gpu);
        if (gpu.watts) {
            words << withUnit(QString::number(qRound(*gpu.watts)), QStringLiteral("W"));
        }
        rows << named(QString::fromStdString(gpu.name) + QLatin1Char(':'), words);
    }
    if (load.gpus.empty()) {
        rows << tr("No NVIDIA driver answers, so nothing is known of a GPU.");
    }
    rows.removeAll(QString());
    return rows.join(QLatin1Char('\n'));
}

void MachineGauge::showEvent(QShowEvent* event) {
    QLabel::showEvent(event);
    look();
    timer_.start();
}

void MachineGauge::hideEvent(QHideEvent* event) {
    QLabel::hideEvent(event);
    timer_.stop();
}

void MachineGauge::look() {
    if (looking_) {
        return;
    }
    looking_ = true;
    struct Found {
        std::shared_ptr<MachineLoadMeter> meter;
        MachineLoad load;
    };
    const auto work = [meter = meter_] {
        Found found{meter != nullptr ? meter : std::make_shared<MachineLoadMeter>(), {}};
        found.load = found.meter->look();
        return found;
    };
    inBackground(this, work, [this](Outcome<Found> found) {
        looking_ = false;
        if (found) {
            meter_ = found.value->meter;
            setText(line(found.value->load));
            setToolTip(lines(found.value->load));
        }
    });
}

}  // namespace ajepa

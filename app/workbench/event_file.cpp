// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/event_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <limits>
#include <optional>

#include "app/workbench/paths.h"
#include "engine/base/error.h"

namespace ajepa {
namespace {

std::string text(const QJsonObject& row, const char* key) {
    return row.value(QLatin1String(key)).toString().toStdString();
}

LogLevel levelOf(const QString& id) {
    return id == QLatin1String("error") ? LogLevel::error : id == QLatin1String("warning") ? LogLevel::warning : LogLevel::info;
}

/// A kind of a later version is passed over.
std::optional<RunEvent> lossAlertOf(const QJsonObject& row, std::int64_t step) {
    const auto number = [&row](const char* key) {
        const QJsonValue value = row.value(QLatin1String(key));
        return value.isDouble() ? value.toDouble() : std::numeric_limits<double>::quiet_NaN();
    };
    try {
        return LossAlert{lossAlertFromId(text(row, "kind")), step, std::int64_t(row.value(QLatin1String("onset")).toDouble()), number("loss"),
                         number("usual")};
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::optional<RunEvent> eventOf(const QJsonObject& row) {
    const QString event = row.value(QLatin1String("event")).toString();
    const auto step = std::int64_t(row.value(QLatin1String("step")).toDouble());
    if (event == QLatin1String("failed")) {
        return RunFailed{.message = text(row, "message"), .field = text(row, "field"), .hint = text(row, "hint")};
    }
    if (event == QLatin1String("checkpoint-saved")) {
        return CheckpointSaved{step, text(row, "path"), row.value(QLatin1String("seconds")).toDouble()};
    }
    if (event == QLatin1String("checkpoint-failed")) {
        return CheckpointFailed{step, text(row, "message")};
    }
    if (event == QLatin1String("evaluation")) {
        return EvaluationDone{step, text(row, "protocol"), row.value(QLatin1String("value")).toDouble()};
    }
    if (event == QLatin1String("loss-alert")) {
        return lossAlertOf(row, step);
    }
    if (event == QLatin1String("epoch")) {
        return EpochDone{std::int64_t(row.value(QLatin1String("epoch")).toDouble()), step};
    }
    if (event == QLatin1String("log")) {
        return LogLine{levelOf(row.value(QLatin1String("level")).toString()), text(row, "text")};
    }
    return std::nullopt;
}

}  // namespace

std::vector<RunEvent> readEvents(const std::filesystem::path& run) {
    std::vector<RunEvent> events;
    QFile file(toText(run / "events.jsonl"));
    if (!file.open(QIODevice::ReadOnly)) {
        return events;
    }
    while (!file.atEnd()) {
        if (const auto event = eventOf(QJsonDocument::fromJson(file.readLine()).object())) {
            events.push_back(*event);
        }
    }
    return events;
}

}  // namespace ajepa

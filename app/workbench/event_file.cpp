// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/event_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <optional>

#include "app/workbench/paths.h"

namespace ajepa {
namespace {

std::string text(const QJsonObject& row, const char* key) {
    return row.value(QLatin1String(key)).toString().toStdString();
}

LogLevel levelOf(const QString& id) {
    return id == QLatin1String("error") ? LogLevel::error : id == QLatin1String("warning") ? LogLevel::warning : LogLevel::info;
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

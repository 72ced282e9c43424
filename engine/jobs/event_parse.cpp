// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "engine/jobs/event_text.h"
#include "engine/runs/health_row.h"
#include "engine/runs/json_text.h"

namespace ajepa {
namespace {

using Json = nlohmann::json;

double number(const Json& row, const char* key) {
    const Json& value = row.at(key);
    return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

std::int64_t whole(const Json& row, const char* key) {
    return wholeNumber(row.at(key));
}

std::string text(const Json& row, const char* key) {
    return row.at(key).get<std::string>();
}

ErrorKind kindFromId(const std::string& id) {
    for (const ErrorKind kind : {ErrorKind::request, ErrorKind::data, ErrorKind::storage, ErrorKind::device, ErrorKind::diverged}) {
        if (errorKindId(kind) == id) {
            return kind;
        }
    }
    return ErrorKind::worker;
}

LogLevel levelFromId(const std::string& id) {
    return id == "error" ? LogLevel::error : id == "warning" ? LogLevel::warning : LogLevel::info;
}

StepMetrics stepOf(const Json& row) {
    return {.step = whole(row, "step"),
            .epoch = number(row, "epoch"),
            .loss = number(row, "loss"),
            .learningRate = number(row, "learning_rate"),
            .weightDecay = number(row, "weight_decay"),
            .ema = number(row, "ema"),
            .gradNorm = number(row, "grad_norm"),
            .contextRatio = number(row, "context_ratio"),
            .tfShare = number(row, "tf_share"),
            .predictionLoss = number(row, "prediction_loss"),
            .skippedSteps = whole(row, "skipped_steps"),
            .clipsPerS = number(row, "clips_per_s"),
            .dataWaitMs = number(row, "data_wait_ms"),
            .memoryBytes = whole(row, "memory_bytes"),
            .elapsedS = number(row, "elapsed_s"),
            .remainingS = number(row, "remaining_s")};
}

using Parser = Report (*)(const Json& row);

const std::map<std::string, Parser, std::less<>>& parsers() {
    static const std::map<std::string, Parser, std::less<>> table{
        {"step", [](const Json& row) -> Report { return stepOf(row); }},
        {"state",
         [](const Json& row) -> Report {
             return RunEvent(StateChanged{runStateFromId(text(row, "state")), whole(row, "step"), text(row, "message")});
         }},
        {"failed",
         [](const Json& row) -> Report {
             return RunEvent(RunFailed{kindFromId(text(row, "kind")), text(row, "message"), text(row, "field"), text(row, "hint")});
         }},
        {"checkpoint",
         [](const Json& row) -> Report {
             return RunEvent(CheckpointSaved{whole(row, "step"), text(row, "path"), number(row, "seconds")});
         }},
        {"checkpoint_failed",
         [](const Json& row) -> Report {
             return RunEvent(CheckpointFailed{whole(row, "step"), text(row, "message")});
         }},
        {"evaluation",
         [](const Json& row) -> Report {
             return RunEvent(EvaluationDone{whole(row, "step"), text(row, "protocol"), number(row, "value")});
         }},
        {"loss_alert",
         [](const Json& row) -> Report {
             return RunEvent(
                 LossAlert{lossAlertFromId(text(row, "kind")), whole(row, "step"), whole(row, "onset"), number(row, "loss"), number(row, "usual")});
         }},
        {"epoch",
         [](const Json& row) -> Report {
             return RunEvent(EpochDone{whole(row, "epoch"), whole(row, "step")});
         }},
        {"log",
         [](const Json& row) -> Report {
             return RunEvent(LogLine{levelFromId(text(row, "level")), text(row, "text")});
         }},
        {"progress",
         [](const Json& row) -> Report {
             return RunEvent(Progress{text(row, "what"), whole(row, "done"), whole(row, "total")});
         }},
        {"health", [](const Json& row) -> Report { return RunEvent(healthOfRow(row)); }}};
    return table;
}

}  // namespace

std::optional<Report> parseEventLine(std::string_view line) {
    try {
        const Json row = parseJson(line);
        const auto parser = parsers().find(text(row, "event"));
        return parser == parsers().end() ? std::nullopt : std::optional(parser->second(row));
    } catch (const Json::exception&) {
        return std::nullopt;
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    } catch (const Error&) {
        return std::nullopt;  // a state of a later version
    }
}

}  // namespace ajepa

// SPDX-License-Identifier: Apache-2.0
#include "engine/queue/queue_text.h"

#include <nlohmann/json.hpp>

#include "engine/base/error.h"
#include "engine/config/config_text.h"
#include "engine/runs/json_text.h"

namespace ajepa {
namespace {

constexpr int deepest = 4;

nlohmann::ordered_json jsonOf(const QueueEntry& entry) {
    return {{"id", entry.id},
            {"name", entry.name},
            {"preset", entry.preset},
            {"manifest", entry.manifest},
            {"state", entryStateId(entry.state)},
            {"run", entry.run},
            {"message", entry.message},
            {"config", toToml(entry.config, false)}};
}

QueueEntry entryOf(const nlohmann::json& row) {
    QueueEntry entry;
    entry.id = row.at("id").get<std::string>();
    entry.name = row.at("name").get<std::string>();
    entry.preset = row.at("preset").get<std::string>();
    entry.manifest = row.at("manifest").get<std::string>();
    entry.state = entryStateFromId(row.at("state").get<std::string>());
    entry.run = row.at("run").get<std::string>();
    entry.message = row.at("message").get<std::string>();
    entry.config = fromToml(row.at("config").get<std::string>(), {}, entry.name);
    return entry;
}

void requireKnownFormat(const nlohmann::json& document) {
    const std::int64_t format = wholeNumber(document.at("format"));
    if (format > queueFormat) {
        throw Error(
            ErrorKind::request,
            "The queue was written by a newer version (format " + std::to_string(format) + ", this one knows " + std::to_string(queueFormat) + ").",
            "format", "Use that version, or another folder of runs.");
    }
}

}  // namespace

std::string queueText(const ExperimentQueue& queue) {
    nlohmann::ordered_json document{{"format", queueFormat},
                                    {"paused", queue.isPaused()},
                                    {"pause_reason", queue.pauseReason()},
                                    {"continue_after_failure", queue.continuesAfterFailure()},
                                    {"entries", nlohmann::ordered_json::array()}};
    for (const QueueEntry& entry : queue.entries()) {
        document["entries"].push_back(jsonOf(entry));
    }
    return document.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

ExperimentQueue queueFromText(std::string_view text) {
    try {
        const nlohmann::json document = parseJson(text, deepest);
        requireKnownFormat(document);
        ExperimentQueue queue;
        for (const nlohmann::json& row : document.at("entries")) {
            queue.entries_.push_back(entryOf(row));
        }
        queue.paused_ = document.at("paused").get<bool>();
        queue.pauseReason_ = document.at("pause_reason").get<std::string>();
        queue.continuesAfterFailure_ = document.at("continue_after_failure").get<bool>();
        return queue;
    } catch (const Error& error) {
        if (error.field() == "format") {
            throw;
        }
        throw Error(ErrorKind::storage, error.what(), error.field(), error.hint());
    } catch (const std::exception&) {
        throw Error(ErrorKind::storage, "The text is no queue: it ends too early or was changed by another program.");
    }
}

}  // namespace ajepa

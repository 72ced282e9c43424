// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string_view>

#include "engine/runs/json_text.h"
#include "engine/runs/loss_alert_row.h"
#include "engine/runs/run_records.h"

namespace ajepa {
namespace {

struct RowOfEvent {
    std::string_view time;

    JsonRow start(std::string_view event) const { return JsonRow().add("time_utc", time).add("event", event); }

    std::string operator()(const StateChanged& event) const {
        JsonRow row = start("state").add("state", runStateId(event.state)).add("step", event.step);
        return (event.message.empty() ? row : row.add("message", event.message)).text();
    }
    std::string operator()(const RunFailed& event) const {
        return start("failed")
            .add("kind", errorKindId(event.kind))
            .add("message", event.message)
            .add("field", event.field)
            .add("hint", event.hint)
            .text();
    }
    std::string operator()(const CheckpointSaved& event) const {
        return start("checkpoint-saved").add("step", event.step).add("path", event.path).add("seconds", event.seconds).text();
    }
    std::string operator()(const CheckpointFailed& event) const {
        return start("checkpoint-failed").add("step", event.step).add("message", event.message).text();
    }
    std::string operator()(const EvaluationDone& event) const {
        return start("evaluation").add("step", event.step).add("protocol", event.protocol).add("value", event.value).text();
    }
    std::string operator()(const LossAlert& event) const { return withAlert(start("loss-alert"), event).text(); }
    std::string operator()(const EpochDone& event) const { return start("epoch").add("epoch", event.epoch).add("step", event.step).text(); }
    std::string operator()(const LogLine& event) const {
        constexpr std::array<std::string_view, 3> levels{"info", "warning", "error"};
        return start("log").add("level", levels[static_cast<std::size_t>(event.level)]).add("text", event.text).text();
    }
    std::string operator()(const Progress& /*event*/) const { return {}; }
    std::string operator()(const HealthFigures& /*event*/) const { return {}; }
};

}  // namespace

std::string eventRow(const RunEvent& event, std::string_view timeUtc) {
    return std::visit(RowOfEvent{timeUtc}, event);
}

}  // namespace ajepa

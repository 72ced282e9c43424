// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "engine/jobs/event_text.h"

using namespace ajepa;

namespace {

/// The line of what a line says: equal to it if nothing was lost on the way.
std::string roundTrip(const std::string& line) {
    const auto report = parseEventLine(std::string_view(line).substr(0, line.size() - 1));
    REQUIRE(report.has_value());
    return std::visit([](const auto& value) { return eventLine(value); }, *report);
}

}  // namespace

TEST_CASE("every kind of report reads back as it was written") {
    const std::vector<std::string> lines{
        eventLine(StepMetrics{.step = 9007199254740993, .epoch = 0.1, .loss = 1.0 / 3.0, .learningRate = 5e-324, .memoryBytes = -1}),
        eventLine(RunEvent(StateChanged{RunState::paused, 12, "a \"quoted\"\nline"})),
        eventLine(RunEvent(RunFailed{ErrorKind::diverged, "m", "f", "h"})),
        eventLine(RunEvent(CheckpointSaved{3, "/a b", 0.25})),
        eventLine(RunEvent(CheckpointFailed{3, "full"})),
        eventLine(RunEvent(EvaluationDone{4, "knn", 71.25})),
        eventLine(RunEvent(LossAlert{LossAlert::Kind::rise, 900, 880, 0.75, 0.5})),
        eventLine(RunEvent(EpochDone{2, 40})),
        eventLine(RunEvent(LogLine{LogLevel::warning, "Gerät"})),
        eventLine(RunEvent(Progress{"measuring", 3, 7})),
        eventLine(RunEvent(HealthFigures{.step = 5, .targetStd = 0.5, .effectiveRank = 17.25, .collapsed = true, .rule = "r"}))};
    for (const std::string& line : lines) {
        CHECK(roundTrip(line) == line);
    }
}

TEST_CASE("a line as the command line promises it is understood") {
    const auto report = parseEventLine(R"({"event":"state","state":"running","step":7,"message":""})");
    REQUIRE(report.has_value());
    const auto& changed = std::get<StateChanged>(std::get<RunEvent>(*report));
    CHECK(changed.state == RunState::running);
    CHECK(changed.step == 7);
}

TEST_CASE("a loss that is not finite crosses as null and comes back as no number") {
    const std::string line = eventLine(StepMetrics{.loss = std::numeric_limits<double>::infinity()});
    CHECK(line.find("\"loss\":null") != std::string::npos);
    CHECK(std::isnan(std::get<StepMetrics>(*parseEventLine(line)).loss));
}

TEST_CASE("what is no report is passed over") {
    for (const char* line :
         {"", "{", "[]", "null", R"({"event":"state","state":"running"})", R"({"event":"state","state":"dreaming","step":1,"message":""})",
          R"({"event":"later"})", R"({"event":"step","step":"seven"})", R"({"step":1})"}) {
        CAPTURE(line);
        CHECK_FALSE(parseEventLine(line).has_value());
    }
}

// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_order.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "engine/base/error.h"

namespace ajepa {
namespace {

constexpr std::array<std::pair<std::string_view, RunOrder>, 9> ids{{{"created", RunOrder::created},
                                                                    {"name", RunOrder::name},
                                                                    {"state", RunOrder::state},
                                                                    {"step", RunOrder::step},
                                                                    {"loss", RunOrder::loss},
                                                                    {"result", RunOrder::result},
                                                                    {"preset", RunOrder::preset},
                                                                    {"corpus", RunOrder::corpus},
                                                                    {"seed", RunOrder::seed}}};

constexpr double none = std::numeric_limits<double>::quiet_NaN();

bool isNumber(RunOrder order) {
    return order == RunOrder::step || order == RunOrder::loss || order == RunOrder::result || order == RunOrder::seed;
}

double numberOf(const RunRow& row, RunOrder order) {
    switch (order) {
        case RunOrder::step:
            return row.isOpenable() ? static_cast<double>(row.summary.step) : none;
        case RunOrder::loss:
            return row.summary.loss.value_or(none);
        case RunOrder::result:
            return row.bestResult() != nullptr ? row.bestResult()->mean : none;
        default:
            return row.isOpenable() ? static_cast<double>(row.seed) : none;
    }
}

std::string_view textOf(const RunRow& row, RunOrder order) {
    switch (order) {
        case RunOrder::name:
            return shortRunName(row);
        case RunOrder::state:
            return row.summary.interrupted ? "interrupted" : runStateId(row.summary.state);
        case RunOrder::preset:
            return row.preset;
        case RunOrder::corpus:
            return shortCorpusName(row);
        default:
            return row.summary.name;  // begins with the time
    }
}

template <typename Value>
void sortBy(RunRows& rows, bool descending, const Value& value, auto isNone) {
    std::stable_sort(rows.begin(), rows.end(), [&](const RunRowPointer& a, const RunRowPointer& b) {
        const auto left = value(*a), right = value(*b);
        if (isNone(left) || isNone(right)) {
            return !isNone(left) && isNone(right);
        }
        return descending ? right < left : left < right;
    });
}

}  // namespace

void sortRuns(RunRows& rows, RunOrder order, bool descending) {
    if (isNumber(order)) {
        sortBy(
            rows, descending, [&](const RunRow& row) { return numberOf(row, order); }, [](double value) { return std::isnan(value); });
    } else {
        sortBy(
            rows, descending, [&](const RunRow& row) { return textOf(row, order); }, [](std::string_view value) { return value.empty(); });
    }
}

RunOrder runOrderFromId(std::string_view id) {
    std::string known;
    for (const auto& [name, order] : ids) {
        if (name == id) {
            return order;
        }
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    throw Error(ErrorKind::request, "Runs cannot be sorted by \"" + std::string(id) + "\".", "--sort", "choose one of " + known);
}

std::string_view shortRunName(const RunRow& row) {
    constexpr std::size_t stamp = 18;  // "2026-11-22T203105-"
    const std::string_view name = row.summary.name;
    return row.created.empty() ? name : name.substr(stamp);
}

std::string_view shortCorpusName(const RunRow& row) {
    std::string_view path = row.summary.corpus;
    while (path.size() > 1 && path.ends_with('/')) {
        path.remove_suffix(1);
    }
    return path.substr(path.rfind('/') + 1);
}

}  // namespace ajepa

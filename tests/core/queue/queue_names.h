// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "engine/queue/experiment_queue.h"

namespace ajepa::test {

/// Entries named by single letters: "abc" gives three.
inline ExperimentQueue queueOf(const std::string& letters) {
    ExperimentQueue queue;
    for (const char letter : letters) {
        queue.add({queueEntry(std::string(1, letter), "a-jepa-tiny", RunConfig{})});
    }
    return queue;
}

/// The names of a queue's entries in their order, as one word.
inline std::string namesOf(const ExperimentQueue& queue) {
    std::string names;
    for (const QueueEntry& entry : queue.entries()) {
        names += entry.name;
    }
    return names;
}

/// The ids of the entries with these names.
inline std::vector<std::string> idsOf(const ExperimentQueue& queue, const std::string& letters) {
    std::vector<std::string> ids;
    for (const QueueEntry& entry : queue.entries()) {
        if (letters.find(entry.name) != std::string::npos) {
            ids.push_back(entry.id);
        }
    }
    return ids;
}

}  // namespace ajepa::test

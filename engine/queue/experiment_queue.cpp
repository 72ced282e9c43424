// SPDX-License-Identifier: Apache-2.0
#include "engine/queue/experiment_queue.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "engine/runs/file_descriptor.h"

namespace ajepa {
namespace {

constexpr std::array<std::string_view, 4> stateIds{"waiting", "running", "stopped", "failed"};

bool contains(const std::vector<std::string>& ids, const QueueEntry& entry) {
    return std::find(ids.begin(), ids.end(), entry.id) != ids.end();
}

bool hasEnded(const QueueEntry& entry) {
    return entry.state == EntryState::stopped || entry.state == EntryState::failed;
}

}  // namespace

std::string_view entryStateId(EntryState state) {
    return stateIds.at(static_cast<std::size_t>(state));
}

EntryState entryStateFromId(std::string_view id) {
    const auto found = std::find(stateIds.begin(), stateIds.end(), id);
    if (found == stateIds.end()) {
        throw std::invalid_argument("there is no state \"" + std::string(id) + "\"");
    }
    return static_cast<EntryState>(found - stateIds.begin());
}

QueueEntry queueEntry(std::string name, std::string preset, const RunConfig& config, std::string manifest) {
    return {uniqueSuffix(), std::move(name), std::move(preset), std::move(manifest), config, EntryState::waiting, {}, {}};
}

std::vector<QueueEntry>::iterator ExperimentQueue::at(const std::string& id) {
    return std::find_if(entries_.begin(), entries_.end(), [&](const QueueEntry& entry) { return entry.id == id; });
}

const QueueEntry* ExperimentQueue::find(const std::string& id) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const QueueEntry& entry) { return entry.id == id; });
    return found == entries_.end() ? nullptr : &*found;
}

std::size_t ExperimentQueue::waiting() const {
    const auto waits = [](const QueueEntry& entry) { return entry.state == EntryState::waiting; };
    return static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(), waits));
}

const QueueEntry* ExperimentQueue::running() const {
    const auto runs = [](const QueueEntry& entry) { return entry.state == EntryState::running; };
    const auto found = std::find_if(entries_.begin(), entries_.end(), runs);
    return found == entries_.end() ? nullptr : &*found;
}

void ExperimentQueue::pause(std::string reason) {
    paused_ = true;
    pauseReason_ = std::move(reason);
}

void ExperimentQueue::proceed() {
    paused_ = false;
    pauseReason_.clear();
}

void ExperimentQueue::add(std::vector<QueueEntry> entries) {
    entries_.insert(entries_.end(), std::make_move_iterator(entries.begin()), std::make_move_iterator(entries.end()));
}

void ExperimentQueue::addFirst(QueueEntry entry) {
    const auto waits = [](const QueueEntry& other) { return other.state == EntryState::waiting; };
    entries_.insert(std::find_if(entries_.begin(), entries_.end(), waits), std::move(entry));
}

std::vector<ExperimentQueue::Removed> ExperimentQueue::remove(const std::vector<std::string>& ids) {
    std::vector<Removed> removed;
    std::vector<QueueEntry> kept;
    for (std::size_t place = 0; place < entries_.size(); ++place) {
        QueueEntry& entry = entries_[place];
        if (contains(ids, entry) && entry.state != EntryState::running) {
            removed.push_back({place, std::move(entry)});
        } else {
            kept.push_back(std::move(entry));
        }
    }
    entries_ = std::move(kept);
    return removed;
}

void ExperimentQueue::restore(std::vector<Removed> removed) {
    for (Removed& one : removed) {
        if (find(one.entry.id) == nullptr) {
            const std::size_t place = std::min(one.place, entries_.size());
            entries_.insert(entries_.begin() + static_cast<std::ptrdiff_t>(place), std::move(one.entry));
        }
    }
}

void ExperimentQueue::move(const std::vector<std::string>& ids, std::size_t place) {
    std::vector<QueueEntry> before, moved, after;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        std::vector<QueueEntry>& part = contains(ids, entries_[i]) ? moved : i < place ? before : after;
        part.push_back(std::move(entries_[i]));
    }
    entries_ = std::move(before);
    add(std::move(moved));
    add(std::move(after));
}

std::size_t ExperimentQueue::enqueueAgain(const std::vector<std::string>& ids) {
    const auto wanted = [&](const QueueEntry& entry) { return contains(ids, entry) && hasEnded(entry); };
    const auto first = std::stable_partition(entries_.begin(), entries_.end(), [&](const QueueEntry& entry) { return !wanted(entry); });
    for (auto entry = first; entry != entries_.end(); ++entry) {
        entry->state = EntryState::waiting;
        entry->message.clear();
    }
    return static_cast<std::size_t>(entries_.end() - first);
}

std::optional<QueueEntry> ExperimentQueue::claim() {
    if (paused_ || running() != nullptr) {
        return {};
    }
    for (QueueEntry& entry : entries_) {
        if (entry.state == EntryState::waiting) {
            entry.state = EntryState::running;
            return entry;
        }
    }
    return {};
}

void ExperimentQueue::setRun(const std::string& id, std::string run) {
    if (const auto entry = at(id); entry != entries_.end()) {
        entry->run = std::move(run);
    }
}

void ExperimentQueue::unclaim(const std::string& id) {
    if (const auto entry = at(id); entry != entries_.end() && entry->state == EntryState::running) {
        entry->state = EntryState::waiting;
    }
}

void ExperimentQueue::settle(const std::string& id, Outcome outcome, const std::string& message) {
    const auto entry = at(id);
    if (entry == entries_.end() || entry->state != EntryState::running) {
        return;
    }
    if (outcome == Outcome::succeeded) {
        entries_.erase(entry);
        return;
    }
    entry->state = outcome == Outcome::failed ? EntryState::failed : EntryState::stopped;
    entry->message = message;
    if (outcome == Outcome::failed && !continuesAfterFailure_) {
        pause(entry->name + " failed.");
    }
}

}  // namespace ajepa

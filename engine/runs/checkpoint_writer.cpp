// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/checkpoint_writer.h"

#include <chrono>
#include <cstring>
#include <stdexcept>

namespace ajepa {
namespace {

using Clock = std::chrono::steady_clock;

CheckpointWriter::Outcome commit(const CheckpointStore& store, const CheckpointContent& content, Clock::time_point begin) {
    CheckpointWriter::Outcome outcome;
    outcome.step = content.step;
    try {
        outcome.path = store.commit(content);
    } catch (const Error& error) {
        outcome.failure = error;
    }
    outcome.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return outcome;
}

}  // namespace

void CheckpointWriter::Staged::copy(const CheckpointContent& from) {
    content = from;
    std::size_t total = 0;
    for (const auto* tensors : {&from.model, &from.optimizer}) {
        for (const TensorView& tensor : *tensors) {
            total += tensor.bytes.size();
        }
    }
    bytes.resize(total);
    std::byte* place = bytes.data();
    for (auto* tensors : {&content.model, &content.optimizer}) {
        for (TensorView& tensor : *tensors) {
            if (!tensor.bytes.empty()) {
                std::memcpy(place, tensor.bytes.data(), tensor.bytes.size());
            }
            tensor.bytes = {place, tensor.bytes.size()};
            place += tensor.bytes.size();
        }
    }
}

CheckpointWriter::~CheckpointWriter() {
    if (running_.valid()) {
        running_.wait();
    }
}

void CheckpointWriter::begin(const CheckpointContent& content) {
    if (running_.valid()) {
        throw std::logic_error("a checkpoint is in flight");
    }
    const auto now = Clock::now();
    staged_.copy(content);
    running_ = std::async(std::launch::async, [this, now] { return commit(store_, staged_.content, now); });
}

std::optional<CheckpointWriter::Outcome> CheckpointWriter::ended() {
    const bool over = running_.valid() && running_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    return over ? wait() : std::nullopt;
}

std::optional<CheckpointWriter::Outcome> CheckpointWriter::wait() {
    return running_.valid() ? std::optional(running_.get()) : std::nullopt;
}

}  // namespace ajepa

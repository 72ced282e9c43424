// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/cli/bench/benchmark.h"
#include "app/cli/number_text.h"
#include "engine/base/error.h"
#include "engine/config/config_text.h"
#include "engine/config/presets.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/checkpoint_writer.h"
#include "engine/runs/file_descriptor.h"
#include "engine/runs/safetensors.h"

namespace ajepa::cli {
namespace {

// Audio-JEPA's ViT-B with its predictor, its EMA encoder, and two moments of what is trained; in pieces as large as its tensors are on average.
constexpr std::size_t trained = 96'700'000, averaged = 85'400'000, piece = 400'000;

/// A checkpoint's content, filled with noise.
class Content {
public:
    Content() : values_(3 * trained + averaged) {
#pragma omp parallel for schedule(static)
        for (std::size_t i = 0; i < values_.size(); ++i) {
            values_[i] = hashNoise(static_cast<std::uint32_t>(i));
        }
        add(content_.model, "model", 0, trained + averaged);
        add(content_.optimizer, "moments", trained + averaged, values_.size());
        content_.trainerJson = "{}\n";
        content_.configToml = toToml(presetConfig("audio-jepa"), false);
    }
    const CheckpointContent& next() {
        ++content_.step;
        return content_;
    }
    std::span<const float> values() const {
        return values_;
    }

private:
    void add(std::vector<TensorView>& views, const std::string& name, std::size_t begin, std::size_t end) const {
        for (std::size_t at = begin; at < end; at += piece) {
            const auto values = std::span(values_).subspan(at, std::min(piece, end - at));
            views.push_back(
                {name + "." + std::to_string(views.size()), ScalarType::f32, {static_cast<std::int64_t>(values.size())}, std::as_bytes(values)});
        }
    }

    std::vector<float> values_;
    CheckpointContent content_;
};

void readInto(const std::filesystem::path& path, std::vector<float>& values, std::size_t& at) {
    const SafetensorsFile file(path);
    for (const TensorInfo& tensor : file.tensors()) {
        const auto part = std::span(values).subspan(at, (tensor.end - tensor.begin) / sizeof(float));
        file.read(tensor, std::as_writable_bytes(part));
        at += part.size();
    }
}

// What a training that continues does: the newest checkpoint is verified and read.
void load(const CheckpointStore& store, std::vector<float>& values) {
    const auto entry = store.newestVerified();
    if (!entry) {
        throw Error(ErrorKind::storage, "The checkpoint that was written cannot be read.");
    }
    std::size_t at = 0;
    readInto(entry->path / "model.safetensors", values, at);
    readInto(entry->path / "optimizer.safetensors", values, at);
}

// As `dd conv=fsync` writes and then reads a file: no hashes, no names.
double bareDisk(const std::filesystem::path& path, std::span<const float> values, std::vector<float>& into) {
    constexpr std::size_t block = std::size_t{1} << 20U;
    const auto start = std::chrono::steady_clock::now();
    {
        FileDescriptor file = FileDescriptor::createNew(path, path);
        for (auto bytes = std::as_bytes(values); !bytes.empty(); bytes = bytes.subspan(std::min(block, bytes.size()))) {
            file.write(bytes.first(std::min(block, bytes.size())));
        }
        file.sync();
        file.close();
    }
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    auto bytes = std::as_writable_bytes(std::span(into));
    for (ssize_t count = 1; count > 0 && !bytes.empty(); bytes = bytes.subspan(static_cast<std::size_t>(count))) {
        count = read(descriptor, bytes.data(), std::min(block, bytes.size()));
    }
    close(descriptor);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::filesystem::remove(path);
    return seconds;
}

std::string compareLoaded(const std::vector<float>& loaded, std::span<const float> written, const std::vector<float>& peer) {
    const bool peerToo = peer.size() == 1000 && std::equal(peer.begin(), peer.end(), written.begin());
    if (!std::equal(loaded.begin(), loaded.end(), written.begin(), written.end()) || !peerToo) {
        throw Error(ErrorKind::data, "A checkpoint reads back wrong; no timing was taken.");
    }
    return "all " + std::to_string(written.size()) + " values read back as they were written";
}

}  // namespace

void benchCheckpoint(BenchSession& session) {
    Content content;
    const CheckpointStore store(session.folder() / "checkpoints", 2);
    std::vector<float> loaded(content.values().size());
    const auto round = [&] {
        store.commit(content.next());
        load(store, loaded);
    };
    session.hold(
        {.id = "checkpoints/torch.save and torch.load",
         .what = "a checkpoint of ViT-B, optimiser and EMA (1.5 GB) written with fsync and loaded; ours hashed while written, verified when loaded",
         .unit = "s",
         .threads = session.threads(),
         .script = "checkpoint.py",
         .arguments = {session.folder().string(), std::to_string(content.values().size()), std::to_string(piece)},
         .ours = round,
         .compare =
             [&](const std::filesystem::path& output) {
                 round();
                 return compareLoaded(loaded, content.values(), readFloats(output));
             },
         .ceiling = [&] { return bareDisk(session.folder() / "bare", content.values(), loaded); },
         .ceilingName = "writing as many bytes with fsync and reading them, as dd does,"});
}

void benchPause(BenchSession& session) {
    Content content;
    const CheckpointStore beside(session.folder() / "beside", 2), blocking(session.folder() / "blocking", 2);
    CheckpointWriter writer(beside);
    const auto settle = [&] {
        if (const auto outcome = writer.wait(); outcome && outcome->failure) {
            throw *outcome->failure;
        }
    };
    session.hold({.id = "pause/blocking save",
                  .what = "how long a training stands still for a checkpoint of 1.5 GB that is written beside it",
                  .unit = "s",
                  .peerWork = [&] { blocking.commit(content.next()); },
                  .peerName = "the same commit, waited for",
                  .ours = [&] { writer.begin(content.next()); },
                  .settle = settle,
                  .compare =
                      [&](const auto&) {
                          writer.begin(content.next());
                          settle();
                          return "verified: " + verifyCheckpoint(beside.list().at(0).path).path.filename().string();
                      }});
}

}  // namespace ajepa::cli

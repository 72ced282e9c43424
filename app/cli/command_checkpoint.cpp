// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/error_report.h"
#include "app/cli/number_text.h"
#include "engine/base/error.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/safetensors.h"

namespace ajepa::cli {
namespace {

namespace fs = std::filesystem;

std::string metadataValue(const SafetensorsFile& file, const std::string& key) {
    const auto entry = file.metadata().find(key);
    return entry == file.metadata().end() ? std::string() : entry->second;
}

/// Parameters by network: the prefix before the first dot.
Json parametersOf(const SafetensorsFile& file) {
    Json networks = Json::object();
    for (const TensorInfo& tensor : file.tensors()) {
        const std::string network = tensor.name.substr(0, tensor.name.find('.'));
        networks[network] = networks.value(network, std::int64_t{0}) + tensor.elements();
    }
    return networks;
}

int show(const std::string& path, Terminal& terminal) {
    const ResolvedCheckpoint checkpoint = resolveCheckpoint(path);
    const SafetensorsFile file(checkpoint.weights);
    Json tensors = Json::array();
    std::string table;
    std::int64_t elements = 0;
    for (const TensorInfo& tensor : file.tensors()) {
        tensors.push_back({{"name", tensor.name}, {"shape", tensor.shape}});
        table += padded(tensor.name, 52) + Json(tensor.shape).dump() + "\n";
        elements += tensor.elements();
    }
    const std::string fingerprint = sha256OfFile(checkpoint.weights);
    const Json json{{"path", checkpoint.weights.string()},
                    {"step", checkpoint.step},
                    {"format", metadataValue(file, "ajepa.format")},
                    {"fingerprint", fingerprint},
                    {"parameters", elements},
                    {"networks", parametersOf(file)},
                    {"tensors", tensors},
                    {"config", metadataValue(file, "ajepa.config")}};
    terminal.result(json, checkpoint.weights.string() + "\nstep " + std::to_string(checkpoint.step) + ", " + std::to_string(elements) +
                              " parameters\nSHA-256 " + fingerprint + "\n\n" + table + "\n" + metadataValue(file, "ajepa.config"));
    return 0;
}

/// The checkpoints that a path stands for, newest first: a run's, or the one itself.
std::vector<CheckpointEntry> verified(const fs::path& path) {
    if (!fs::exists(path / "run.toml")) {
        return {verifyCheckpoint(path)};
    }
    std::vector<CheckpointEntry> entries;
    for (const CheckpointEntry& entry : CheckpointStore(path / "checkpoints", 2).list()) {
        entries.push_back(verifyCheckpoint(entry.path));
    }
    return entries;
}

Json filesOf(const fs::path& checkpoint) {
    Json files = Json::array();
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(checkpoint)) {
        if (entry.is_regular_file()) {
            paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    for (const fs::path& path : paths) {
        files.push_back({{"path", path.string()}, {"bytes", fs::file_size(path)}, {"sha256", sha256OfFile(path)}});
    }
    return files;
}

Error damage(const CheckpointEntry& entry, const std::vector<CheckpointEntry>& entries) {
    const auto usable = std::find_if(entries.begin(), entries.end(), [](const CheckpointEntry& other) { return other.verified; });
    const std::string hint = usable == entries.end() ? "no other checkpoint here can be used" : "use " + usable->path.string() + " instead";
    return Error(ErrorKind::storage, "Checkpoint " + entry.path.string() + " is damaged: " + entry.problem, entry.path.string(), hint);
}

int verifyFolder(const fs::path& path, Terminal& terminal) {
    const std::vector<CheckpointEntry> entries = verified(path);
    if (entries.empty()) {
        throw Error(ErrorKind::storage, "There is no checkpoint in " + path.string() + ".", path.string(), "train the run with `ajepa resume`");
    }
    Json files = Json::array(), list = Json::array();
    std::string text;
    const CheckpointEntry* damaged = nullptr;
    for (const CheckpointEntry& entry : entries) {
        list.push_back({{"path", entry.path.string()}, {"step", entry.step}, {"ok", entry.verified}, {"problem", entry.problem}});
        text += padded(entry.verified ? "good" : "damaged", 9) + entry.path.string() + (entry.verified ? "" : ": " + entry.problem) + "\n";
        for (const Json& file : filesOf(entry.path)) {
            files.push_back(file);
        }
        damaged = damaged == nullptr && !entry.verified ? &entry : damaged;
    }
    Json json{{"ok", damaged == nullptr}, {"checkpoints", list}, {"files", files}};
    if (damaged == nullptr) {
        json["parameters"] = parametersOf(SafetensorsFile(entries.front().path / "model.safetensors"));
        terminal.result(json, text);
        return 0;
    }
    const ErrorReport report = describe(std::make_exception_ptr(damage(*damaged, entries)));
    json["error"] = {{"kind", report.kind}, {"message", report.message}, {"field", report.field}, {"hint", report.hint}};
    terminal.result(json, text);
    return terminal.common().json ? report.exitCode : printError(report, false);
}

int verifyFile(const fs::path& path, Terminal& terminal) {
    const SafetensorsFile file(path);
    const std::string fingerprint = sha256OfFile(path);
    Json files = Json::array();
    files.push_back({{"path", path.string()}, {"bytes", fs::file_size(path)}, {"sha256", fingerprint}});
    terminal.result(
        {{"ok", true}, {"files", files}, {"parameters", parametersOf(file)}},
        "good     " + path.string() + "\nSHA-256 " + fingerprint + "\nA weights file has no manifest: its header and sizes were checked.");
    return 0;
}

int verify(const std::string& path, Terminal& terminal) {
    if (!fs::exists(path)) {
        throw Error(ErrorKind::storage, "There is nothing at " + path + ".", path, "give a checkpoint folder, a run directory or a weights file");
    }
    return fs::is_directory(path) ? verifyFolder(path, terminal) : verifyFile(path, terminal);
}

}  // namespace

void addCheckpointCommands(CommandLine& line) {
    CLI::App& group = line.addGroup("checkpoint", "Look at checkpoints.");
    const auto addOne = [&](const char* name, const char* description, const std::vector<std::string>& examples,
                            int (*work)(const std::string&, Terminal&)) {
        auto path = std::make_shared<std::string>();
        CLI::App& command = line.addTo(group, name, description, examples);
        command.add_option("PATH", *path, "Checkpoint folder, run directory, or weights file")->required();
        line.onRun(command, [path, work](Terminal& terminal) { return work(*path, terminal); });
    };
    addOne("show", "Tensors, configuration and fingerprint.",
           {"ajepa checkpoint show runs/first", "ajepa checkpoint show weights.safetensors --json"}, show);
    addOne("verify", "Check sizes and SHA-256 of every file; a run directory: of all its checkpoints. Exit code 4 if one is damaged.",
           {"ajepa checkpoint verify runs/first", "ajepa checkpoint verify runs/first/checkpoints/step-000001000 --json"}, verify);
}

}  // namespace ajepa::cli

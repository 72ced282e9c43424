// SPDX-License-Identifier: Apache-2.0
// B clips · S frames · M mels (in shapes of log-mel) or target blocks (in shapes of masks)
#include "engine/jobs/pure_step_files.h"

#include <ATen/Parallel.h>

#include "engine/base/error.h"
#include "engine/base/parallel.h"
#include "engine/runs/safetensors.h"
#include "engine/training/trainer.h"
#include "engine/training/weights_file.h"
#include "models/training_step.h"

namespace ajepa {
namespace {

const TensorInfo& require(const SafetensorsFile& file, const char* name, ScalarType type, std::size_t rank, const char* shape) {
    const TensorInfo* info = file.find(name);
    if (info == nullptr || info->type != type || info->shape.size() != rank) {
        throw Error(ErrorKind::request, std::string("the inputs need a tensor ") + name + " " + shape, name, "see `ajepa step --help`");
    }
    return *info;
}

std::vector<std::int32_t> cellsOf(const std::uint8_t* marks, std::int64_t cells) {
    std::vector<std::int32_t> marked;
    for (std::int64_t cell = 0; cell < cells; ++cell) {
        if (marks[cell] != 0) {
            marked.push_back(static_cast<std::int32_t>(cell));
        }
    }
    return marked;
}

MaskPlan readMasks(const SafetensorsFile& inputs, const RunConfig& config, std::int64_t clips) {
    const TensorInfo& context = require(inputs, "context", ScalarType::u8, 2, "[B, cells] u8");
    const TensorInfo& targets = require(inputs, "targets", ScalarType::u8, 3, "[B, M, cells] u8");
    const std::int64_t cells = gridCells(config), blocks = targets.shape[1];
    if (context.shape != std::vector<std::int64_t>{clips, cells} || targets.shape != std::vector<std::int64_t>{clips, blocks, cells}) {
        throw Error(ErrorKind::request,
                    "context and targets must have " + std::to_string(clips) + " clips and " + std::to_string(cells) +
                        " cells, as log_mel and the configuration say",
                    "context");
    }
    const std::vector<std::uint8_t> contextMarks = inputs.readBytes("context"), targetMarks = inputs.readBytes("targets");
    MaskPlan plan{{gridTime(config), gridBands(config)}, false, {}};
    for (std::int64_t clip = 0; clip < clips; ++clip) {
        ClipMasks masks{cellsOf(contextMarks.data() + clip * cells, cells), {}, 0};
        for (std::int64_t block = 0; block < blocks; ++block) {
            masks.targets.push_back(cellsOf(targetMarks.data() + (clip * blocks + block) * cells, cells));
        }
        plan.clips.push_back(std::move(masks));
    }
    return plan;
}

torch::Tensor readLogMel(const SafetensorsFile& inputs, const RunConfig& config) {
    const TensorInfo& info = require(inputs, "log_mel", ScalarType::f32, 3, "[B, frames, mels] f32");
    if (info.shape[1] != config.features.frames || info.shape[2] != config.features.mels) {
        throw Error(ErrorKind::request,
                    "log_mel must have " + std::to_string(config.features.frames) + " frames of " + std::to_string(config.features.mels) +
                        " mels, as the configuration of the weights says",
                    "log_mel");
    }
    return torch::tensor(inputs.readFloats("log_mel")).view(info.shape);
}

/// Steps for comparisons are those of the processor, whatever a machine has.
RunConfig onProcessor(RunConfig config) {
    config.device = {.name = "cpu", .precision = Precision::fp32, .deterministic = config.device.deterministic};
    return config;
}

class FileStepWork final : public StepWork {
public:
    FileStepWork(const SafetensorsFile& weights, const SafetensorsFile& inputs)
        : config_(configOf(weights)), trainer_(onProcessor(config_), statisticsOf(weights)) {
        readTensors(weights, trainer_.networks().checkpointTensors());
        const torch::Tensor logMel_BSM = readLogMel(inputs, config_);
        const auto values = static_cast<std::size_t>(logMel_BSM.numel());
        batch_.logMel.assign(logMel_BSM.data_ptr<float>(), logMel_BSM.data_ptr<float>() + values);
        batch_.clips.resize(static_cast<std::size_t>(logMel_BSM.size(0)));
        batch_.masks = readMasks(inputs, config_, logMel_BSM.size(0));
    }
    double step() override { return trainer_.step(batch_).loss; }
    void writeWeights(const std::filesystem::path& out) override {
        writeSafetensors(out, viewsOf(trainer_.networks().checkpointTensors()), weightsMetadata(config_, trainer_.state().step));
    }

private:
    RunConfig config_;
    Trainer trainer_;
    Batch batch_;
};

}  // namespace

std::unique_ptr<StepWork> openStepWork(const std::filesystem::path& weights, const std::filesystem::path& inputs, int threads) {
    at::set_num_threads(threadCount(threads));
    return std::make_unique<FileStepWork>(SafetensorsFile(weights), SafetensorsFile(inputs));
}

void runPureStep(const std::filesystem::path& weights, const std::filesystem::path& inputs, const std::filesystem::path& out) {
    const SafetensorsFile weightsFile(weights), inputsFile(inputs);
    const RunConfig config = configOf(weightsFile);
    Jepa networks(config);
    readTensors(weightsFile, networks.checkpointTensors());
    const torch::Tensor logMel_BSM = readLogMel(inputsFile, config);
    const PureStep step = pureStep(networks, logMel_BSM, readMasks(inputsFile, config, logMel_BSM.size(0)), config);
    std::vector<NamedTensor> results{{"loss", torch::tensor({static_cast<float>(step.loss)})},
                                     {"target_values", step.targetValues.contiguous()},
                                     {"predictions", step.predictions.contiguous()}};
    for (const NamedTensor& gradient : step.gradients) {
        results.push_back({"grad." + gradient.name, gradient.tensor.contiguous()});
    }
    writeSafetensors(out, viewsOf(results), weightsMetadata(config, 0));
}

void writeInitialWeights(const RunConfig& config, const std::filesystem::path& out) {
    Jepa networks(config);
    networks.initialise(config.train.seed);
    writeSafetensors(out, viewsOf(networks.checkpointTensors()), weightsMetadata(config, 0));
}

}  // namespace ajepa

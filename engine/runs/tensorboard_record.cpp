// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/tensorboard_record.h"

#include <cmath>

#include "engine/runs/crc32c.h"
#include "engine/runs/protobuf_message.h"

namespace ajepa {
namespace {

// Field numbers of tensorflow/core/util/event.proto and framework/summary.proto.
namespace event_field {
constexpr int wallTime = 1, step = 2, fileVersion = 3, summary = 5, sessionLog = 7;
}
namespace summary_field {
constexpr int value = 1, tag = 1, simpleValue = 2, image = 4;
}
namespace image_field {
constexpr int height = 1, width = 2, colourspace = 3, encoded = 4;
constexpr std::int64_t rgb = 3;
}  // namespace image_field
namespace session_field {
constexpr int status = 1;
constexpr std::int64_t start = 1;
}  // namespace session_field

/// Length, masked CRC of the length, the bytes, masked CRC of the bytes.
std::string framed(const ProtobufMessage& event) {
    std::string record;
    appendLittleEndian(record, event.bytes().size(), 8);
    appendLittleEndian(record, maskedCrc32c(record), 4);
    record += event.bytes();
    appendLittleEndian(record, maskedCrc32c(event.bytes()), 4);
    return record;
}

/// Step 0 is the default of its field and not written, as in every implementation.
ProtobufMessage eventAt(double wallTime, std::int64_t step) {
    ProtobufMessage event;
    event.add(event_field::wallTime, wallTime);
    if (step != 0) {
        event.add(event_field::step, step);
    }
    return event;
}

}  // namespace

std::vector<TensorboardScalar> tensorboardScalars(const StepMetrics& metrics) {
    std::vector<TensorboardScalar> scalars{{"train/loss", metrics.loss},
                                           {"train/grad_norm", metrics.gradNorm},
                                           {"train/skipped_steps", static_cast<double>(metrics.skippedSteps)},
                                           {"train/epoch", metrics.epoch},
                                           {"schedule/learning_rate", metrics.learningRate},
                                           {"schedule/weight_decay", metrics.weightDecay},
                                           {"speed/clips_per_s", metrics.clipsPerS},
                                           {"speed/data_wait_ms", metrics.dataWaitMs}};
    if (!std::isnan(metrics.ema)) {  // a fine-tuning has neither a target encoder nor these masks
        scalars.insert(scalars.end(), {{"train/prediction_loss", metrics.predictionLoss},
                                       {"schedule/ema", metrics.ema},
                                       {"masks/context_ratio", metrics.contextRatio},
                                       {"masks/tf_share", metrics.tfShare}});
    }
    return scalars;
}

std::vector<TensorboardScalar> tensorboardScalars(const HealthFigures& figures) {
    if (figures.score) {
        return {{"finetune/score", *figures.score}};
    }
    std::vector<TensorboardScalar> scalars{{"health/target_std", figures.targetStd},         {"health/prediction_std", figures.predictionStd},
                                           {"health/effective_rank", figures.effectiveRank}, {"health/mean_cosine", figures.meanCosine},
                                           {"health/still_dims", figures.stillDims},         {"health/teacher_distance", figures.teacherDistance}};
    if (figures.knn) {
        scalars.push_back({"health/knn", *figures.knn});
    }
    if (figures.linear) {
        scalars.push_back({"health/linear", *figures.linear});
    }
    return scalars;
}

std::string tensorboardVersionRecord(double wallTime) {
    return framed(eventAt(wallTime, 0).add(event_field::fileVersion, std::string_view("brain.Event:2")));
}

std::string tensorboardStartRecord(double wallTime, std::int64_t step) {
    const ProtobufMessage session = ProtobufMessage().add(session_field::status, session_field::start);
    return framed(eventAt(wallTime, step).add(event_field::sessionLog, session));
}

std::string tensorboardImageRecord(double wallTime, std::int64_t step, std::string_view tag, const RgbPicture& picture) {
    ProtobufMessage image;
    image.add(image_field::height, std::int64_t{picture.height}).add(image_field::width, std::int64_t{picture.width});
    image.add(image_field::colourspace, image_field::rgb).add(image_field::encoded, std::string_view(pngBytes(picture)));
    const ProtobufMessage value = ProtobufMessage().add(summary_field::tag, tag).add(summary_field::image, image);
    return framed(eventAt(wallTime, step).add(event_field::summary, ProtobufMessage().add(summary_field::value, value)));
}

std::string tensorboardScalarsRecord(double wallTime, std::int64_t step, const std::vector<TensorboardScalar>& scalars) {
    ProtobufMessage summary;
    for (const TensorboardScalar& scalar : scalars) {
        summary.add(summary_field::value,
                    ProtobufMessage().add(summary_field::tag, scalar.tag).add(summary_field::simpleValue, static_cast<float>(scalar.value)));
    }
    return framed(eventAt(wallTime, step).add(event_field::summary, summary));
}

}  // namespace ajepa

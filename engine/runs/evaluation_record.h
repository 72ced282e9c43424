// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

#include "engine/evaluation/evaluation.h"

/// What an evaluation leaves in its run: RUN/evaluations/*.json, the same object that `ajepa evaluate --json` prints.
namespace ajepa {

/// Ids of the command line and of the record; each ...FromId throws Error(request) with the possible ids.
std::string protocolId(Protocol protocol);
Protocol protocolFromId(const std::string& id);
Baseline baselineFromId(const std::string& id);
SplitRule splitRuleFromId(const std::string& id);
std::string encoderId(EncoderChoice encoder);
/// "mean", "segments:4".
std::string poolingId(Pooling pooling);

/// mean, std and folds[] of one representation, in percent.
nlohmann::ordered_json scoreJson(const Score& score);

/// Results of one request, an encoder each; there must be one at least.
using EncoderResults = std::vector<std::pair<EncoderChoice, EvaluationResult>>;

/// The main keys are those of the first encoder; `encoders` has all of them. Resolves the request's checkpoint: Error(storage).
nlohmann::ordered_json evaluationRecord(const EvaluationRequest& request, const EncoderResults& results);

/// Keeps a record in the evaluations folder of the run that the checkpoint belongs to, in place of an older one of the same question and step. A bare weights file
/// belongs to no run: then nothing is written. Throws Error(storage).
void saveEvaluationRecord(const std::filesystem::path& checkpoint, const nlohmann::ordered_json& record);

}  // namespace ajepa

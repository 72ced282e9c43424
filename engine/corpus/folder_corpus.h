// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "engine/corpus/corpus.h"

namespace ajepa {

/// A folder with corpus.toml and clips.csv. Errors as openCorpus.
std::shared_ptr<const Corpus> openFolderCorpus(const std::string& folder);

}  // namespace ajepa

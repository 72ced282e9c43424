// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/terminal.h"
#include "engine/corpus/corpus.h"
#include "engine/corpus/corpus_import.h"

namespace ajepa::cli {

/// The report of an import as JSON (cli.md) and as text.
Json importJson(const ImportReport& report);
std::string importText(const ImportReport& report);

/// The summary of an opened corpus, with the same keys where they are known without decoding.
Json corpusJson(const Corpus& corpus);
std::string corpusText(const Corpus& corpus);

}  // namespace ajepa::cli

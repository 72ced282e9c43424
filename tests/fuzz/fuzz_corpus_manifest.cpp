// SPDX-License-Identifier: Apache-2.0
#include "engine/base/error.h"
#include "engine/corpus/corpus_manifest.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    try {
        const CorpusManifest manifest = readCorpusManifest(fuzz::fileOf(fuzz::textOf(bytes, size)));
        const std::string text = manifestText(manifest);
        fuzz::mustHold(manifestText(readCorpusManifest(fuzz::fileOf(text))) == text, "a manifest reads back as it was written");
        audioRoot("/corpus", manifest);
    } catch (const Error&) {
    }
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include "engine/runs/checkpoint_manifest.h"
#include "engine/runs/checkpoint_store.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::textOf(bytes, size);
    try {
        const CheckpointManifest manifest = manifestFromText(text);
        fuzz::mustHold(manifestText(manifest) == text, "a manifest that is taken has its canonical text");
        fuzz::mustHold(manifest.files.size() == checkpointFiles.size(), "a manifest that is taken names the files");
        fuzz::writeFile(std::string(manifestName), text);
        fuzz::mustHold(!verifyCheckpoint(fuzz::folder()).verified, "a manifest without its files makes no checkpoint");
    } catch (const std::invalid_argument&) {
    }
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include <span>

#include "engine/base/error.h"
#include "engine/runs/durable_file.h"
#include "engine/store/store_manifest.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

namespace {

void read(std::string_view text) {
    try {
        const StoreManifest manifest = readStoreManifest(fuzz::fileOf(text));
        fuzz::mustHold(storeManifestText(manifest) == text, "a manifest that is taken has its canonical text");
        fuzz::mustHold(manifest.mels > 0, "a store has bands");
    } catch (const Error&) {
    }
}

/// The hash that a manifest carries, over whatever the input says: else no changed input would be read any further.
std::string sealed(std::string_view text) {
    const std::string content(text.substr(0, text.rfind("\n}") + 2));
    return content.substr(0, content.size() - 2) + ",\n \"store_sha256\": \"" + sha256(std::as_bytes(std::span(content))) + "\"\n}\n";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::textOf(bytes, size);
    read(text);
    if (text.find("\n}") != std::string_view::npos) {
        read(sealed(text));
    }
    return 0;
}

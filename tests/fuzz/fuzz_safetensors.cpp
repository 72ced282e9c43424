// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "engine/base/error.h"
#include "engine/runs/safetensors.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    try {
        const SafetensorsFile file(fuzz::fileOf(fuzz::textOf(bytes, size)));
        std::size_t dataBytes = 0;
        for (const TensorInfo& tensor : file.tensors()) {
            fuzz::mustHold(file.find(tensor.name) == &tensor, "a tensor is found by its name");
            fuzz::mustHold(tensor.begin == dataBytes && tensor.end >= tensor.begin, "tensors follow each other without holes");
            dataBytes = tensor.end;
            fuzz::mustHold(dataBytes < size, "tensors lie within the file");
            std::vector<std::byte> values(tensor.end - tensor.begin);
            fuzz::mustHold(values.size() == static_cast<std::size_t>(tensor.elements()) * scalarBytes(tensor.type), "shape and size agree");
            file.read(tensor, values);
        }
    } catch (const Error&) {
    }
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <future>
#include <iterator>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <stdexcept>
#include <vector>

#include "engine/base/work_beside.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/file_descriptor.h"
#include "engine/runs/safetensors.h"
#include "engine/runs/safetensors_header.h"

namespace ajepa {
namespace {

void requireWritable(const TensorView& tensor) {
    const std::string problem = problemOfTensorName(tensor.name);
    if (!problem.empty() || tensor.name == "__metadata__") {
        throw std::invalid_argument("the tensor name \"" + tensor.name + "\" " + (problem.empty() ? "is reserved" : problem));
    }
    if (tensor.shape.size() > SafetensorsLimits::rank) {
        throw std::invalid_argument('"' + tensor.name + "\" has more than " + std::to_string(SafetensorsLimits::rank) + " dimensions");
    }
    if (tensorBytes(tensor.shape, tensor.type) != tensor.bytes.size()) {
        throw std::invalid_argument('"' + tensor.name + "\" was given " + std::to_string(tensor.bytes.size()) + " bytes, but its shape needs " +
                                    std::to_string(tensorBytes(tensor.shape, tensor.type)));
    }
}

/// The JSON header. Keys stand in the order given, so that equal content gives equal bytes.
std::string headerOf(std::span<const TensorView> tensors, const Metadata& metadata) {
    std::vector<TensorInfo> infos;
    std::set<std::string_view> names;
    std::size_t offset = 0;
    for (const TensorView& tensor : tensors) {
        requireWritable(tensor);
        if (!names.insert(tensor.name).second) {
            throw std::invalid_argument("the tensor name \"" + tensor.name + "\" is given twice");
        }
        infos.push_back({tensor.name, tensor.type, tensor.shape, offset, offset + tensor.bytes.size()});
        offset = infos.back().end;
    }
    return safetensorsHeaderText(infos, metadata);
}

/// What a file consists of, one behind the other.
using Parts = std::vector<std::span<const std::byte>>;

std::string hashOf(const Parts& parts) {
    Sha256 hash;
    for (const auto part : parts) {
        hash.update(part);
    }
    return hash.finish();
}

/// The digest of the parts, made while they are written where they are large.
std::future<std::string> hashBeside(const Parts& parts) {
    const std::size_t bytes =
        std::accumulate(parts.begin(), parts.end(), std::size_t{0}, [](std::size_t sum, auto part) { return sum + part.size(); });
    return workBeside(bytes >= bytesWorthAThread, [&parts] { return hashOf(parts); });
}

/// Writes the parts. The disk begins with each stretch as soon as it is written, so that it works beside the copying and little is left for fsync.
void writeParts(FileDescriptor& file, const Parts& parts) {
    constexpr std::size_t piece = std::size_t{1} << 20U, stretch = std::size_t{4} << 20U;
    std::uint64_t written = 0, begun = 0;
    for (auto part : parts) {
        for (; !part.empty(); part = part.subspan(std::min(piece, part.size()))) {
            const auto next = part.first(std::min(piece, part.size()));
            file.write(next);
            written += next.size();
            if (written - begun >= stretch) {
                file.beginSync(begun, written - begun);
                begun = written;
            }
        }
    }
}

std::string writeContent(FileDescriptor file, const std::string& header, std::span<const TensorView> tensors) {
    const std::uint64_t length = header.size();
    Parts parts{std::as_bytes(std::span(&length, 1)), std::as_bytes(std::span(header))};
    std::ranges::transform(tensors, std::back_inserter(parts), &TensorView::bytes);
    std::future<std::string> hash = hashBeside(parts);
    writeParts(file, parts);
    file.sync();
    file.close();
    return hash.get();
}

std::string checkedHeader(const std::filesystem::path& path, std::span<const TensorView> tensors, const Metadata& metadata) {
    try {
        return headerOf(tensors, metadata);
    } catch (const std::invalid_argument& reason) {
        throw Error(ErrorKind::storage, "cannot write " + path.string() + ": " + reason.what(), path.string());
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorKind::storage, "cannot write " + path.string() + ": a name or a metadata text is not UTF-8", path.string());
    }
}

}  // namespace

std::string writeSafetensors(const std::filesystem::path& path, std::span<const TensorView> tensors, const Metadata& metadata) {
    const std::string header = checkedHeader(path, tensors, metadata);
    // Written beside and renamed, so that an older file of that name stands until the new one is whole.
    std::filesystem::path temporary = path;
    temporary.replace_filename('.' + path.filename().string() + ".tmp-" + uniqueSuffix());
    try {
        const std::string hash = writeContent(FileDescriptor::createNew(temporary, path), header, tensors);
        if (std::rename(temporary.c_str(), path.c_str()) != 0) {
            throw storageError("cannot replace", path, errno);
        }
        return hash;
    } catch (...) {
        ::unlink(temporary.c_str());
        throw;
    }
}

}  // namespace ajepa

// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/safetensors_header.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <unordered_set>
#include <utility>

namespace ajepa {
namespace {

constexpr std::array<std::pair<ScalarType, std::string_view>, 7> typeIds{{{ScalarType::f32, "F32"},
                                                                          {ScalarType::f16, "F16"},
                                                                          {ScalarType::bf16, "BF16"},
                                                                          {ScalarType::i64, "I64"},
                                                                          {ScalarType::i32, "I32"},
                                                                          {ScalarType::u8, "U8"},
                                                                          {ScalarType::f64, "F64"}}};

bool isControl(char character) {
    return static_cast<unsigned char>(character) < 0x20 || character == 0x7f;
}

ScalarType scalarTypeFromId(const std::string& id) {
    const auto* const found = std::find_if(typeIds.begin(), typeIds.end(), [&](const auto& row) { return row.second == id; });
    if (found == typeIds.end()) {
        throw std::invalid_argument("type " + id.substr(0, 16) + " is none of F64, F32, F16, BF16, I64, I32, U8");
    }
    return found->first;
}

/// Text from a foreign file for a message: quoted, short, cut between characters, control characters replaced.
std::string inQuotes(const std::string& text) {
    std::size_t length = std::min<std::size_t>(text.size(), 60);
    while (length < text.size() && length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
        --length;
    }
    std::string shown = text.substr(0, length) + (length < text.size() ? "..." : "");
    std::replace_if(shown.begin(), shown.end(), isControl, '?');
    return '"' + shown + '"';
}

/// Builds the header while the parser reads: no document tree, so memory stays in proportion to what is accepted, and the first thing that is wrong ends the
/// work. Places: 0 before the object, 1 in it, 2 in an entry, 3 in an entry's array.
class HeaderReader final : public nlohmann::json_sax<nlohmann::json> {
public:
    SafetensorsHeader take() {
        if (!finished_) {
            throw std::invalid_argument("the header ends too early");
        }
        return std::move(header_);
    }

    bool null() override { return refuseValue("null"); }
    bool boolean(bool /*value*/) override { return refuseValue("a boolean"); }
    bool number_float(double /*value*/, const std::string& /*text*/) override { return refuseValue("a number that is not a whole one"); }
    bool number_integer(std::int64_t /*value*/) override { return refuseValue("a negative number"); }
    bool binary(nlohmann::json::binary_t& /*value*/) override { return refuseValue("binary data"); }

    bool number_unsigned(std::uint64_t value) override {
        if (depth_ != 3) {
            return refuseValue("a number");
        }
        if (field_ == "shape") {
            addDimension(value);
        } else {
            addOffset(value);
        }
        return true;
    }

    bool string(std::string& value) override {
        if (depth_ == 2 && inMetadata_) {
            header_.metadata[field_] = std::move(value);
        } else if (depth_ == 2 && field_ == "dtype") {
            tensor_.type = scalarTypeFromId(value);
        } else {
            return refuseValue("text");
        }
        return true;
    }

    bool start_object(std::size_t /*elements*/) override {
        if (depth_ >= 2) {
            return refuseValue("an object");
        }
        if (++depth_ == 2) {
            tensor_ = {};
            tensor_.name = name_;
            offsets_ = 0;
            fields_.clear();
        }
        return true;
    }

    bool key(std::string& value) override {
        if (depth_ == 1) {
            startEntry(value);
        } else {
            startField(value);
        }
        return true;
    }

    bool end_object() override {
        if (--depth_ == 0) {
            finished_ = true;
        } else if (!inMetadata_) {
            finishTensor();
        }
        return true;
    }

    bool start_array(std::size_t /*elements*/) override {
        if (depth_ != 2 || inMetadata_ || field_ == "dtype") {
            return refuseValue("an array");
        }
        ++depth_;
        return true;
    }

    bool end_array() override {
        --depth_;
        return true;
    }

    bool parse_error(std::size_t position, const std::string& /*token*/, const nlohmann::json::exception& error) override {
        // 101 is a syntax error; the position is all that is useful of nlohmann's words, which may quote megabytes.
        throw std::invalid_argument((error.id == 101 ? "the header is no valid JSON in UTF-8 at byte " : "the header has a bad number at byte ") +
                                    std::to_string(position));
    }

private:
    bool refuseValue(const std::string& what) const {
        throw std::invalid_argument(depth_ <= 1 ? "the header holds " + what + " where an object belongs"
                                                : inQuotes(name_) + " has " + what + " where it does not belong (" + inQuotes(field_) + ")");
    }

    void startEntry(const std::string& name) {
        if (!names_.insert(name).second) {
            throw std::invalid_argument("the name " + inQuotes(name) + " stands twice in the header");
        }
        inMetadata_ = name == "__metadata__";
        if (const std::string problem = problemOfTensorName(name); !problem.empty()) {
            throw std::invalid_argument("the tensor name " + inQuotes(name) + ' ' + problem);
        }
        if (names_.size() > SafetensorsLimits::tensors + (names_.contains("__metadata__") ? 1 : 0)) {
            throw std::invalid_argument("it has more than " + std::to_string(SafetensorsLimits::tensors) + " tensors");
        }
        name_ = name;
        field_.clear();
    }

    void startField(const std::string& field) {
        if (!fields_.insert(field).second) {
            throw std::invalid_argument(inQuotes(name_) + " has the key " + inQuotes(field) + " twice");
        }
        if (!inMetadata_ && field != "dtype" && field != "shape" && field != "data_offsets") {
            throw std::invalid_argument(inQuotes(name_) + " has the unknown key " + inQuotes(field));
        }
        field_ = field;
    }

    void addDimension(std::uint64_t value) {
        if (tensor_.shape.size() == SafetensorsLimits::rank) {
            throw std::invalid_argument(inQuotes(name_) + " has more than " + std::to_string(SafetensorsLimits::rank) + " dimensions");
        }
        if (value > static_cast<std::uint64_t>(INT64_MAX)) {
            throw std::invalid_argument(inQuotes(name_) + " has a dimension that is too large");
        }
        tensor_.shape.push_back(static_cast<std::int64_t>(value));
    }

    void addOffset(std::uint64_t value) {
        if (offsets_ >= 2) {
            throw std::invalid_argument(inQuotes(name_) + " has more than two offsets");
        }
        (offsets_++ == 0 ? tensor_.begin : tensor_.end) = value;
    }

    void finishTensor() {
        if (fields_.size() != 3 || offsets_ != 2) {
            throw std::invalid_argument(inQuotes(name_) + " lacks its type, shape or two offsets");
        }
        const std::uint64_t bytes = tensorBytes(tensor_.shape, tensor_.type);
        if (tensor_.end < tensor_.begin || tensor_.end - tensor_.begin != bytes) {
            throw std::invalid_argument(inQuotes(name_) + " takes the bytes " + std::to_string(tensor_.begin) + " to " + std::to_string(tensor_.end) +
                                        ", but its shape needs " + std::to_string(bytes));
        }
        header_.tensors.push_back(std::move(tensor_));
    }

    SafetensorsHeader header_;
    std::unordered_set<std::string> names_;
    std::unordered_set<std::string> fields_;
    std::string name_;
    std::string field_;
    TensorInfo tensor_;
    std::size_t depth_ = 0;
    int offsets_ = 0;
    bool inMetadata_ = false;
    bool finished_ = false;
};

/// Ranges in the order of the data: each starts where the one before ends, the last ends with the file.
void requireTiling(std::vector<TensorInfo>& tensors, std::uint64_t dataBytes) {
    std::stable_sort(tensors.begin(), tensors.end(),
                     [](const TensorInfo& a, const TensorInfo& b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; });
    std::uint64_t reached = 0;
    for (const TensorInfo& tensor : tensors) {
        if (tensor.begin != reached) {
            throw std::invalid_argument(inQuotes(tensor.name) + " starts at byte " + std::to_string(tensor.begin) + " of the data, " +
                                        (tensor.begin < reached ? "inside another tensor" : "which leaves a hole before it"));
        }
        reached = tensor.end;
    }
    if (reached != dataBytes) {
        throw std::invalid_argument("its tensors take " + std::to_string(reached) + " bytes, but " + std::to_string(dataBytes) +
                                    " follow the header" + (dataBytes < reached ? " (the file is cut off)" : ""));
    }
}

}  // namespace

std::string_view scalarTypeId(ScalarType type) {
    return std::find_if(typeIds.begin(), typeIds.end(), [type](const auto& row) { return row.first == type; })->second;
}

std::string problemOfTensorName(std::string_view name) {
    if (name.empty()) {
        return "is empty";
    }
    if (name.size() > SafetensorsLimits::nameBytes) {
        return "is longer than " + std::to_string(SafetensorsLimits::nameBytes) + " bytes";
    }
    return std::any_of(name.begin(), name.end(), isControl) ? "has a control character" : "";
}

std::uint64_t tensorBytes(const std::vector<std::int64_t>& shape, ScalarType type) {
    std::uint64_t bytes = scalarBytes(type);
    for (const std::int64_t extent : shape) {
        if (extent < 0 || __builtin_mul_overflow(bytes, static_cast<std::uint64_t>(extent), &bytes)) {
            throw std::invalid_argument("a tensor's size does not fit into 64 bits");
        }
    }
    return bytes;
}

std::string safetensorsHeaderText(std::span<const TensorInfo> tensors, const Metadata& metadata, std::size_t room) {
    constexpr std::size_t alignment = 8;
    if (tensors.size() > SafetensorsLimits::tensors) {
        throw std::invalid_argument("there are more than " + std::to_string(SafetensorsLimits::tensors) + " tensors");
    }
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty()) {
        header["__metadata__"] = metadata;
    }
    auto& entries = header.get_ref<nlohmann::ordered_json::object_t&>();
    for (const TensorInfo& tensor : tensors) {
        // Straight into the vector behind the object: operator[] would look through all earlier names.
        entries.push_back(
            {tensor.name, {{"dtype", scalarTypeId(tensor.type)}, {"shape", tensor.shape}, {"data_offsets", {tensor.begin, tensor.end}}}});
    }
    std::string text = header.dump();
    text.resize((std::max(text.size(), room) + alignment - 1) / alignment * alignment, ' ');
    if (text.size() > SafetensorsLimits::headerBytes) {
        throw std::invalid_argument("its header would be larger than " + std::to_string(SafetensorsLimits::headerBytes) + " bytes");
    }
    return text;
}

SafetensorsHeader parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes) {
    if (json.empty() || json.front() != '{') {
        throw std::invalid_argument("the header does not start with {");
    }
    HeaderReader reader;
    nlohmann::json::sax_parse(json.begin(), json.end(), &reader);
    SafetensorsHeader header = reader.take();
    requireTiling(header.tensors, dataBytes);
    return header;
}

}  // namespace ajepa

// SPDX-License-Identifier: Apache-2.0
#include "engine/queue/grid_text.h"

#include <charconv>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"

namespace ajepa {
namespace {

constexpr std::size_t longestText = std::size_t{1} << 20U;

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string() : std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

/// Follows where a text stands outside of brackets and quotes.
class Outside {
public:
    /// Takes the next letter; whether it stands outside.
    bool take(char letter) {
        if (quote_ != 0) {
            quote_ = letter == quote_ ? '\0' : quote_;
            return false;
        }
        if (letter == '"' || letter == '\'') {
            quote_ = letter;
            return false;
        }
        depth_ += letter == '[' ? 1 : letter == ']' ? -1 : 0;
        return depth_ <= 0;
    }

private:
    int depth_ = 0;
    char quote_ = '\0';
};

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::string part;
    Outside outside;
    for (const char letter : text) {
        if (outside.take(letter) && letter == separator) {
            parts.push_back(trimmed(part));
            part.clear();
        } else {
            part += letter;
        }
    }
    parts.push_back(trimmed(part));
    return parts;
}

std::string withoutComment(std::string_view line) {
    Outside outside;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (outside.take(line[i]) && line[i] == '#') {
            return trimmed(line.substr(0, i));
        }
    }
    return trimmed(line);
}

std::uint64_t seedOf(const std::string& text) {
    std::uint64_t seed = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (failure != std::errc() || end != text.data() + text.size()) {
        throw Error(ErrorKind::request, "A seed must be a whole number from 0, but is \"" + text + "\".", "seeds");
    }
    RunConfig ranged;
    setField(ranged, "train.seed", text);
    return seed;
}

std::vector<std::uint64_t> seedsOf(std::string_view values) {
    std::vector<std::uint64_t> seeds;
    for (const std::string& value : split(values, ',')) {
        seeds.push_back(seedOf(value));
    }
    return seeds;
}

std::vector<std::string> fieldsOf(std::string_view head) {
    const std::vector<std::string> fields = split(head, '+');
    for (const std::string& field : fields) {
        if (findField(field) == nullptr) {
            throw Error(ErrorKind::request, "there is no setting \"" + field + "\".", field,
                        "The nearest is " + std::string(nearestField(field)) + ".");
        }
    }
    return fields;
}

GridVariant variantOf(const std::vector<std::string>& fields, const std::string& text) {
    // A plus belongs to a number like 1e+5 where one setting stands alone.
    const std::vector<std::string> values = fields.size() == 1 ? std::vector<std::string>{text} : split(text, '+');
    if (values.size() != fields.size()) {
        throw Error(ErrorKind::request,
                    "\"" + text + "\" has " + std::to_string(values.size()) + " values for " + std::to_string(fields.size()) + " settings.",
                    fields.front(), "Write one value a setting, with + between.");
    }
    GridVariant variant;
    RunConfig ranged;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (values[i].empty()) {
            throw Error(ErrorKind::request, "a value of " + fields[i] + " is empty.", fields[i], "Write values with commas between.");
        }
        setField(ranged, fields[i], values[i]);
        variant.push_back({fields[i], values[i]});
    }
    return variant;
}

void readLine(const std::string& line, Grid& grid) {
    const std::size_t equals = line.find('=');
    if (equals == std::string::npos) {
        throw Error(ErrorKind::request, "\"" + line + "\" has no equals sign.", {}, "Write a setting, =, and its values with commas between.");
    }
    const std::string head = trimmed(std::string_view(line).substr(0, equals)), values = line.substr(equals + 1);
    if (head == "seeds") {
        const auto seeds = seedsOf(values);
        grid.seeds.insert(grid.seeds.end(), seeds.begin(), seeds.end());
        return;
    }
    const std::vector<std::string> fields = fieldsOf(head);
    GridAxis axis;
    for (const std::string& value : split(values, ',')) {
        axis.push_back(variantOf(fields, value));
    }
    grid.axes.push_back(std::move(axis));
}

}  // namespace

Grid gridFromText(std::string_view text) {
    if (text.size() > longestText) {
        throw Error(ErrorKind::request, "The grid is longer than 1 MiB.");
    }
    Grid grid;
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string line = withoutComment(text.substr(0, end));
        ++number;
        text.remove_prefix(std::min(end + 1, text.size()));
        try {
            if (!line.empty()) {
                readLine(line, grid);
            }
        } catch (const Error& error) {
            throw Error(error.kind(), "Line " + std::to_string(number) + ": " + error.what(), error.field(), error.hint());
        }
    }
    return grid;
}

}  // namespace ajepa

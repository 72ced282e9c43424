// SPDX-License-Identifier: Apache-2.0
#include "engine/queue/grid.h"

#include <algorithm>
#include <cctype>
#include <limits>
#include <set>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/config/field_values.h"

namespace ajepa {
namespace {

constexpr std::int64_t countless = std::int64_t{1} << 62U;
const std::string seedField = "train.seed";

/// Letters, digits and what stands in numbers; the rest becomes a hyphen, and hyphens neither double nor end it.
std::string plainWord(const std::string& text) {
    std::string word;
    for (const char letter : text) {
        const bool plain = std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '.';
        if (plain) {
            word += letter;
        } else if (!word.empty() && word.back() != '-') {
            word += '-';
        }
    }
    while (!word.empty() && word.back() == '-') {
        word.pop_back();
    }
    return word;
}

std::string settingLabel(const GridSetting& setting) {
    const ConfigField* field = findField(setting.field);
    const std::string key = plainWord(setting.field.substr(setting.field.find('.') + 1)), value = plainWord(setting.value);
    const bool speaksForItself = field != nullptr && field->type == FieldType::choice && value != "none" && value != "off";
    const bool isNumber = !value.empty() && std::isdigit(static_cast<unsigned char>(value.front())) != 0;
    return speaksForItself ? value : key + (isNumber ? "" : "-") + value;
}

void requireOnce(std::set<std::string>& seen, const std::string& what, const std::string& thing) {
    if (!seen.insert(what).second) {
        throw Error(ErrorKind::request, thing + " is listed twice: " + what + ".", what, "Each run of a grid differs from every other.");
    }
}

void requireDistinctFields(const Grid& grid) {
    std::set<std::string> seen;
    for (const GridAxis& axis : grid.axes) {
        if (axis.empty()) {
            throw Error(ErrorKind::request, "A line of the grid has no value.", {}, "Write values behind the equals sign, with commas between.");
        }
        for (const GridSetting& setting : axis.front()) {
            requireOnce(seen, setting.field, "A setting");
        }
    }
    if (!grid.seeds.empty() && seen.contains(seedField)) {
        throw Error(ErrorKind::request, seedField + " and a list of seeds say the same twice.", seedField, "Keep one of the two.");
    }
}

void requireDistinctSeeds(const Grid& grid) {
    std::set<std::string> seen;
    for (const std::uint64_t seed : grid.seeds) {
        requireOnce(seen, std::to_string(seed), "A seed");
    }
}

/// The values as the fields read them, so that 0.10 and 0.1 are the same.
std::string valuesOf(const RunConfig& config, const GridVariant& variant) {
    std::string values;
    for (const GridSetting& setting : variant) {
        values += (values.empty() ? "" : " + ") + findField(setting.field)->read(config);
    }
    return values;
}

void apply(const GridVariant& variant, RunConfig& config) {
    for (const GridSetting& setting : variant) {
        setField(config, setting.field, setting.value);
    }
}

void requireDistinctValues(const RunConfig& base, const Grid& grid) {
    for (const GridAxis& axis : grid.axes) {
        std::set<std::string> seen;
        for (const GridVariant& variant : axis) {
            RunConfig config = base;
            apply(variant, config);
            requireOnce(seen, valuesOf(config, variant), "A value of " + variant.front().field);
        }
    }
}

std::vector<GridPoint> withAxis(const std::vector<GridPoint>& points, const GridAxis& axis) {
    std::vector<GridPoint> all;
    for (const GridPoint& point : points) {
        for (const GridVariant& variant : axis) {
            GridPoint next{axis.size() > 1 ? point.name + '-' + variantLabel(variant) : point.name, point.config};
            apply(variant, next.config);
            all.push_back(std::move(next));
        }
    }
    return all;
}

std::vector<GridPoint> withSeeds(const std::vector<GridPoint>& points, const std::vector<std::uint64_t>& seeds) {
    std::vector<GridPoint> all;
    for (const std::uint64_t seed : seeds) {
        for (const GridPoint& point : points) {
            all.push_back({point.name + "-s" + std::to_string(seed), point.config});
            all.back().config.train.seed = seed;
        }
    }
    return seeds.empty() ? points : all;
}

}  // namespace

std::int64_t gridCount(const Grid& grid) {
    std::int64_t count = static_cast<std::int64_t>(std::max<std::size_t>(grid.seeds.size(), 1));
    for (const GridAxis& axis : grid.axes) {
        const auto size = static_cast<std::int64_t>(axis.size());
        if (size > 0 && count > countless / size) {
            return countless;
        }
        count *= size;
    }
    return count;
}

std::string variantLabel(const GridVariant& variant) {
    std::string label;
    for (const GridSetting& setting : variant) {
        label += (label.empty() ? "" : "-") + settingLabel(setting);
    }
    return label;
}

std::vector<GridPoint> expandGrid(const RunConfig& base, const std::string& name, const Grid& grid) {
    if (const std::int64_t count = gridCount(grid); count > kLargestGrid) {
        throw Error(ErrorKind::request, "The grid has " + std::to_string(count) + " runs; at most " + std::to_string(kLargestGrid) + " fit in one.",
                    {}, "Take values or seeds away.");
    }
    requireDistinctFields(grid);
    requireDistinctSeeds(grid);
    requireDistinctValues(base, grid);
    std::vector<GridPoint> points{{name, base}};
    for (const GridAxis& axis : grid.axes) {
        points = withAxis(points, axis);
    }
    return withSeeds(points, grid.seeds);
}

}  // namespace ajepa

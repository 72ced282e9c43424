// SPDX-License-Identifier: Apache-2.0
#include "engine/config/config_text.h"

#include <algorithm>
#include <fstream>

#include "engine/config/config_fields.h"
#include "engine/config/field_values.h"
#include "engine/config/nearest_name.h"
#include "engine/config/presets.h"
#include "engine/config/toml_node.h"

namespace ajepa {
namespace {

constexpr std::size_t kLargestText = std::size_t{4} << 20U;

std::string_view sectionOf(std::string_view id) {
    return id.substr(0, id.find('.'));
}

std::string_view keyOf(std::string_view id) {
    return id.substr(id.find('.') + 1);
}

std::string commentOf(const ConfigField& field) {
    std::string comment = "# " + std::string(field.sentence);
    const bool plain = field.type == FieldType::boolean || field.type == FieldType::text;
    if (!plain) {
        comment += " (" + (field.unit.empty() ? "" : std::string(field.unit) + "; ") + allowedText(field) + ")";
    }
    return comment + "\n";
}

std::vector<std::string_view> sectionNames() {
    std::vector<std::string_view> names;
    for (const ConfigField& field : configFields()) {
        if (names.empty() || names.back() != sectionOf(field.id)) {
            names.push_back(sectionOf(field.id));
        }
    }
    return names;
}

/// Overlays one parsed text on a configuration and knows where each thing stands, for messages.
class Overlay {
public:
    /// Without a place for issues, the first one is thrown.
    Overlay(RunConfig& config, std::string_view origin, std::vector<ConfigIssue>* issues) : config_(config), origin_(origin), issues_(issues) {}

    void apply(const toml::table& root) {
        collecting([&] { startFromPreset(root); });
        const auto names = sectionNames();
        for (const auto& [key, node] : root) {
            if (key.str() == "preset" && !node.is_table()) {
                continue;
            }
            const toml::table* section = node.as_table();
            if (section == nullptr || std::find(names.begin(), names.end(), key.str()) == names.end()) {
                collecting([&, name = key.str(), &wrong = node] { refuseSection(name, wrong); });
            } else {
                applySection(key.str(), *section);
            }
        }
    }

private:
    std::string where(const toml::node& node) const { return origin_ + ", line " + std::to_string(node.source().begin.line) + ": "; }

    void startFromPreset(const toml::table& root) {
        const toml::node* node = root.get("preset");
        if (node == nullptr) {
            return;
        }
        const auto* name = node->as_string();
        if (name == nullptr) {
            throw Error(ErrorKind::request, where(*node) + "preset must be text in quotes.", "preset", "Write preset = \"a-jepa\".");
        }
        try {
            config_ = withPreset(name->get(), config_);
        } catch (const Error& error) {
            throw Error(error.kind(), where(*node) + error.what(), "preset", error.hint());
        }
    }

    void applySection(std::string_view name, const toml::table& section) {
        for (const auto& [key, value] : section) {
            collecting([&, id = std::string(name) + "." + std::string(key.str()), &given = value] { applyValue(id, given); });
        }
    }

    template <typename Action>
    void collecting(Action action) {
        if (issues_ != nullptr && issues_->size() >= mostTextIssues) {
            return;
        }
        try {
            action();
        } catch (const Error& error) {
            if (issues_ == nullptr) {
                throw;
            }
            issues_->push_back({error.field(), error.what(), error.hint(), error.kind()});
        }
    }

    void applyValue(const std::string& id, const toml::node& node) {
        const ConfigField* field = findField(id);
        if (field == nullptr) {
            throw Error(ErrorKind::request, where(node) + "there is no setting \"" + id + "\".", id,
                        "The nearest is " + std::string(nearestField(id)) + ".");
        }
        const auto value = valueFromNode(node);
        if (!value) {
            throw Error(ErrorKind::request, where(node) + id + " must be " + allowedText(*field) + ".", id);
        }
        try {
            field->assign(config_, *value);
        } catch (const Error& error) {
            throw Error(error.kind(), where(node) + error.what(), error.field(), error.hint());
        }
    }

    [[noreturn]] void refuseSection(std::string_view name, const toml::node& node) const {
        const std::string text(name);
        if (node.is_table()) {
            throw Error(ErrorKind::request, where(node) + "there is no section [" + text + "].", text,
                        "The nearest is [" + std::string(nearestName(name, sectionNames())) + "].");
        }
        throw Error(ErrorKind::request, where(node) + text + " stands outside of every section.", text,
                    "Settings stand below their [section]; the nearest is " + std::string(nearestField(name)) + ".");
    }

    RunConfig& config_;
    std::string origin_;
    std::vector<ConfigIssue>* issues_;
};

toml::table parsed(std::string_view text, std::string_view origin) {
    if (text.size() > kLargestText) {
        throw Error(ErrorKind::request, std::string(origin) + " is larger than 4 MiB and cannot be a configuration.", std::string(origin));
    }
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& error) {
        throw Error(ErrorKind::request,
                    std::string(origin) + ", line " + std::to_string(error.source().begin.line) + ": " + std::string(error.description()) + ".",
                    std::string(origin), "A setting is written as key = value below its [section].");
    }
}

}  // namespace

std::string toToml(const RunConfig& config, bool withComments) {
    std::string text;
    std::string_view section;
    for (const ConfigField& field : configFields()) {
        if (sectionOf(field.id) != section) {
            section = sectionOf(field.id);
            text += (text.empty() ? "[" : "\n[") + std::string(section) + "]\n";
        }
        text += (withComments ? commentOf(field) : "") + std::string(keyOf(field.id)) + " = " + field.read(config) + "\n";
    }
    return text;
}

RunConfig fromToml(std::string_view text, const RunConfig& base, std::string_view origin) {
    RunConfig config = base;
    Overlay(config, origin, nullptr).apply(parsed(text, origin));
    return config;
}

RunConfig fromToml(std::string_view text, const RunConfig& base, std::string_view origin, std::vector<ConfigIssue>& issues) {
    RunConfig config = base;
    Overlay(config, origin, &issues).apply(parsed(text, origin));
    return config;
}

RunConfig readConfigFile(const std::filesystem::path& path, const RunConfig& base) {
    std::ifstream file(path, std::ios::binary);
    std::string text(kLargestText + 1, '\0');  // one more than allowed, so that a larger file is noticed without being read
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.is_open() || file.bad()) {
        throw Error(ErrorKind::storage, "The configuration " + path.string() + " cannot be read.", path.string(),
                    "Check the path and its permissions.");
    }
    text.resize(static_cast<std::size_t>(file.gcount()));
    return fromToml(text, base, path.string());
}

}  // namespace ajepa

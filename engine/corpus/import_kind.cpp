// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include "engine/base/error.h"
#include "engine/corpus/corpus_import.h"

namespace ajepa {
namespace {

constexpr std::array<std::pair<ImportKind, std::string_view>, 8> kinds = {{{ImportKind::automatic, "auto"},
                                                                           {ImportKind::folder, "folder"},
                                                                           {ImportKind::classFolders, "class-folders"},
                                                                           {ImportKind::csv, "csv"},
                                                                           {ImportKind::esc, "esc"},
                                                                           {ImportKind::fsdd, "fsdd"},
                                                                           {ImportKind::speechCommands, "speech-commands"},
                                                                           {ImportKind::audioset, "audioset"}}};

}  // namespace

std::string_view importKindId(ImportKind kind) {
    return kinds.at(static_cast<std::size_t>(kind)).second;
}

ImportKind importKindFromId(std::string_view id) {
    std::string known;
    for (const auto& [kind, name] : kinds) {
        if (name == id) {
            return kind;
        }
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    throw Error(ErrorKind::request, "There is no importer \"" + std::string(id) + "\".", "kind", "Possible are: " + known + ".");
}

}  // namespace ajepa

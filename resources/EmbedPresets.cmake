# SPDX-License-Identifier: Apache-2.0
# cmake -DFILES="a.toml,b.toml" -DOUT=presets.cpp -P EmbedPresets.cmake: preset files as one C++ source with raw string literals.
string(REPLACE "," ";" files "${FILES}")
set(entries "")
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME_WE)
  file(READ "${file}" toml)
  string(APPEND entries "    {\"${name}\", R\"preset(${toml})preset\"},\n")
endforeach()
file(WRITE "${OUT}.new" "// SPDX-License-Identifier: Apache-2.0
// Generated from resources/presets by EmbedPresets.cmake.
#include \"engine/config/embedded_presets.h\"

namespace ajepa {
namespace {

constexpr EmbeddedPreset kPresets[] = {
${entries}};

}  // namespace

std::span<const EmbeddedPreset> embeddedPresets() {
    return kPresets;
}

}  // namespace ajepa
")
file(COPY_FILE "${OUT}.new" "${OUT}" ONLY_IF_DIFFERENT)
file(REMOVE "${OUT}.new")

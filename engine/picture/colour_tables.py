#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes colour_tables.cpp: the 256-entry tables of magma, inferno, viridis (CC0) and cividis as matplotlib ships them.

    python3 engine/picture/colour_tables.py > engine/picture/colour_tables.cpp
"""
import matplotlib

NAMES = ["magma", "viridis", "inferno", "cividis"]


def rows(name):
    colours = matplotlib.colormaps[name]
    entries = ["0x%02x%02x%02x" % tuple(round(level * 255) for level in colours(i)[:3]) for i in range(256)]
    for start in range(0, 256, 12):
        yield "    " + ", ".join(entries[start : start + 12]) + ","


print("// SPDX-License-Identifier: Apache-2.0")
print("// Written by colour_tables.py from matplotlib %s; do not edit. The tables themselves are CC0." % matplotlib.__version__)
print('#include "engine/picture/colour_tables.h"\n\nnamespace ajepa {\n\n// clang-format off')
for name in NAMES:
    print("const std::array<std::uint32_t, 256> %sTable = {" % name)
    print("\n".join(rows(name)))
    print("};\n")
print("// clang-format on\n\n}  // namespace ajepa")

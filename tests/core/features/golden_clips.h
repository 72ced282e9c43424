// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "tests/support/test_data.h"

namespace ajepa::test {

/// Paths of the 20 golden clips, relative to the folder of real recordings.
inline std::vector<std::string> goldenClips() {
    std::ifstream file(golden("features/clips.csv"));
    std::vector<std::string> clips;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        clips.push_back(line);
    }
    return clips;
}

}  // namespace ajepa::test

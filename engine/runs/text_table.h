// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace ajepa {

/// A table as text, for files, papers and views. The first column names the row, the others hold its values.
struct TextTable {
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;  ///< each as long as the head
};

/// RFC 4180 with \n line ends: a cell with comma, quote or line break is quoted.
std::string csvText(const TextTable& table);

/// A booktabs tabular: first column left, the others right; what LaTeX would take for a command is escaped, and "±" becomes $\pm$.
std::string latexText(const TextTable& table);

}  // namespace ajepa

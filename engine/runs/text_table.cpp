// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/text_table.h"

#include <functional>
#include <string_view>

namespace ajepa {
namespace {

std::string csvCell(const std::string& cell) {
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
        return cell;
    }
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    }
    return quoted + '"';
}

std::string latexCharacter(char c) {
    switch (c) {
        case '&':
        case '%':
        case '$':
        case '#':
        case '_':
        case '{':
        case '}':
            return std::string("\\") + c;
        case '~':
            return "\\textasciitilde{}";
        case '^':
            return "\\textasciicircum{}";
        case '\\':
            return "\\textbackslash{}";
        case '<':
            return "\\textless{}";
        case '>':
            return "\\textgreater{}";
        case '\n':
            return " ";
        default:
            return std::string(1, c);
    }
}

std::string latexCell(const std::string& cell) {
    constexpr std::string_view plusMinus = "\u00b1";
    std::string text;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (std::string_view(cell).substr(i).starts_with(plusMinus)) {
            text += "$\\pm$";
            i += plusMinus.size() - 1;
        } else {
            text += latexCharacter(cell[i]);
        }
    }
    return text;
}

std::string line(const std::vector<std::string>& cells, std::string_view between, std::string_view end,
                 const std::function<std::string(const std::string&)>& written) {
    std::string text;
    for (const std::string& cell : cells) {
        text += (text.empty() && &cell == &cells.front() ? std::string() : std::string(between)) + written(cell);
    }
    return text + std::string(end);
}

}  // namespace

std::string csvText(const TextTable& table) {
    std::string text = line(table.head, ",", "\n", csvCell);
    for (const auto& row : table.rows) {
        text += line(row, ",", "\n", csvCell);
    }
    return text;
}

std::string latexText(const TextTable& table) {
    const std::size_t values = table.head.empty() ? 0 : table.head.size() - 1;
    std::string text =
        "\\begin{tabular}{l" + std::string(values, 'r') + "}\n\\toprule\n" + line(table.head, " & ", " \\\\\n", latexCell) + "\\midrule\n";
    for (const auto& row : table.rows) {
        text += line(row, " & ", " \\\\\n", latexCell);
    }
    return text + "\\bottomrule\n\\end{tabular}\n";
}

}  // namespace ajepa

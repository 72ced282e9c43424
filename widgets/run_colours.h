// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <filesystem>
#include <map>
#include <set>
#include <vector>

namespace ajepa {

/// A colour for each run, the same wherever it is drawn and for as long as the window lives. Of runs shown together as few as possible share one.
class RunColours final {
public:
    /// Gives each run of a selection a colour; those that had one keep it unless another of the selection has it too.
    void assign(const std::vector<std::filesystem::path>& runs);
    /// Whether it is of the last selection.
    bool isShown(const std::filesystem::path& run) const { return shown_.contains(run); }
    /// Invalid for a run that was never selected.
    QColor of(const std::filesystem::path& run) const;

private:
    std::map<std::filesystem::path, int> colours_;
    std::set<std::filesystem::path> shown_;
};

}  // namespace ajepa

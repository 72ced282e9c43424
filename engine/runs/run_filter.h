// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/runs/run_row.h"

namespace ajepa {

/// What is looked for among runs, as people type it: words that must all occur (in name, tags, notes, preset, corpus, state or message, in any case of letters),
/// "two words" in quotes, tag:x state:failed preset:x corpus:x name:x note:x, numbers as loss<0.3 step>=1000 seed=2 result>70, and each with a minus before it
/// for what must not be. Nothing finds all.
class RunFilter {
public:
    RunFilter() = default;
    /// Throws Error(request) with the term that cannot be understood.
    explicit RunFilter(std::string_view text);

    bool matches(const RunRow& row) const;
    RunRows of(const RunRows& rows) const;

private:
    enum class Field { anywhere, name, tag, note, preset, corpus, state, loss, step, steps, seed, result };
    enum class Relation { contains, equal, less, atMost, more, atLeast };
    struct Term {
        Field field = Field::anywhere;
        Relation relation = Relation::contains;
        std::string text;  ///< in small letters
        double number = 0;
        bool negated = false;
    };

    static Term termFrom(std::string_view word);
    static bool holds(const Term& term, const RunRow& row);
    std::vector<Term> terms_;
};

/// "interrupted" for a run that says it trains while nobody does, else the state's id.
std::string_view stateWord(const RunRow& row);

}  // namespace ajepa

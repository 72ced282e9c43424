// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_filter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/base/error.h"

namespace ajepa {
namespace {

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;  // other alphabets' letters are compared as they are
}

std::string smallLetters(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), small);
    return result;
}

/// `wanted` is in small letters.
bool contains(std::string_view text, std::string_view wanted) {
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), [](char a, char b) { return small(a) == b; }) != text.end();
}

/// Words between blanks; quotes keep blanks together and go.
std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words(1);
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') {
            quoted = !quoted;
        } else if ((c == ' ' || c == '\t') && !quoted) {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    std::erase(words, std::string());
    return words;
}

double numberOf(std::string_view text, std::string_view term) {
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size()) {
        throw Error(ErrorKind::request, "\"" + std::string(term) + "\" needs a number behind its sign.", std::string(term),
                    "Write for example loss<0.3.");
    }
    return number;
}

}  // namespace

std::string_view stateWord(const RunRow& row) {
    return row.summary.interrupted ? "interrupted" : runStateId(row.summary.state);
}

RunFilter::RunFilter(std::string_view text) {
    for (const std::string& word : wordsOf(text)) {
        terms_.push_back(termFrom(word));
    }
}

RunFilter::Term RunFilter::termFrom(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, Field>, 11> names{{{"name", Field::name},
                                                                               {"tag", Field::tag},
                                                                               {"note", Field::note},
                                                                               {"preset", Field::preset},
                                                                               {"corpus", Field::corpus},
                                                                               {"state", Field::state},
                                                                               {"loss", Field::loss},
                                                                               {"step", Field::step},
                                                                               {"steps", Field::steps},
                                                                               {"seed", Field::seed},
                                                                               {"result", Field::result}}};
    Term term;
    term.negated = word.size() > 1 && word.front() == '-';
    const std::string_view body = word.substr(term.negated ? 1 : 0);
    const std::size_t sign = body.find_first_of(":<>=");
    const std::string name = smallLetters(body.substr(0, sign));
    const auto* known = std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == name; });
    if (sign == std::string_view::npos || known == names.end()) {
        term.text = smallLetters(body);  // a time or a path may hold such signs as well
        return term;
    }
    term.field = known->second;
    const bool wide = body.substr(sign + 1).starts_with('=') && body[sign] != ':';
    const std::string_view value = body.substr(sign + (wide ? 2 : 1));
    if (body[sign] == '<' || body[sign] == '>') {
        term.relation = body[sign] == '<' ? (wide ? Relation::atMost : Relation::less) : (wide ? Relation::atLeast : Relation::more);
    } else if (term.field >= Field::loss) {
        term.relation = Relation::equal;
    }
    if (term.relation == Relation::contains) {
        term.text = smallLetters(value);
    } else if (term.field < Field::loss) {
        throw Error(ErrorKind::request, "\"" + std::string(body) + "\" compares a text as if it were a number.", std::string(body),
                    "Write " + name + ":" + std::string(value) + ".");
    } else {
        term.number = numberOf(value, body);
    }
    return term;
}

bool RunFilter::holds(const Term& term, const RunRow& row) {
    const auto compare = [&](double value) {
        switch (term.relation) {
            case Relation::less:
                return value < term.number;
            case Relation::atMost:
                return value <= term.number;
            case Relation::more:
                return value > term.number;
            case Relation::atLeast:
                return value >= term.number;
            default:
                return value == term.number;
        }
    };
    const auto tagged = [&] {
        return std::any_of(row.notes.tags.begin(), row.notes.tags.end(), [&](const auto& tag) { return contains(tag, term.text); });
    };
    const RunSummary& summary = row.summary;
    switch (term.field) {
        case Field::name:
            return contains(summary.name, term.text);
        case Field::tag:
            return tagged();
        case Field::note:
            return contains(row.notes.text, term.text);
        case Field::preset:
            return contains(row.preset, term.text);
        case Field::corpus:
            return contains(summary.corpus, term.text);
        case Field::state:
            return contains(stateWord(row), term.text);
        case Field::loss:
            return summary.loss && compare(*summary.loss);
        case Field::step:
            return compare(static_cast<double>(summary.step));
        case Field::steps:
            return compare(static_cast<double>(summary.steps));
        case Field::seed:
            return row.isOpenable() && compare(static_cast<double>(row.seed));
        case Field::result:
            return row.bestResult() != nullptr && compare(row.bestResult()->mean);
        case Field::anywhere:
            break;
    }
    return contains(summary.name, term.text) || tagged() || contains(row.notes.text, term.text) || contains(row.preset, term.text) ||
           contains(summary.corpus, term.text) || contains(stateWord(row), term.text) || contains(summary.message, term.text);
}

bool RunFilter::matches(const RunRow& row) const {
    return std::all_of(terms_.begin(), terms_.end(), [&](const Term& term) { return holds(term, row) != term.negated; });
}

RunRows RunFilter::of(const RunRows& rows) const {
    RunRows found;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(found), [&](const RunRowPointer& row) { return matches(*row); });
    return found;
}

}  // namespace ajepa

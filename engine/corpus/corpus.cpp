// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/corpus.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "engine/base/error.h"
#include "engine/corpus/folder_corpus.h"

namespace ajepa {
namespace {

std::vector<std::string> sorted(const std::set<std::string>& values) {
    return {values.begin(), values.end()};
}

/// Removes the first of the parts separated by ':' and reads it as a number.
template <typename Number>
Number takeNumber(std::string_view& rest, const std::string& location) {
    Number value{};
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const auto [stop, error] = std::from_chars(rest.data(), rest.data() + end, value);
    const bool tooMany = std::count(location.begin(), location.end(), ':') > 2;
    if (error != std::errc{} || stop != rest.data() + end || tooMany || location.ends_with(':')) {
        throw Error(ErrorKind::request, "The demo corpus cannot be opened from \"" + location + "\".", "data.corpus",
                    "Write demo, demo:SEED or demo:SEED:CLIPS, for example demo:0:320.");
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return value;
}

}  // namespace

std::filesystem::path Corpus::file(std::size_t /*clip*/) const {
    return {};
}

std::shared_ptr<const Corpus> openCorpus(const std::string& location) {
    if (location == "demo") {
        return demoCorpus();
    }
    if (!location.starts_with("demo:")) {
        return openFolderCorpus(location);
    }
    std::string_view rest = std::string_view(location).substr(5);
    const auto seed = takeNumber<std::uint64_t>(rest, location);
    return rest.empty() ? demoCorpus(seed) : demoCorpus(seed, takeNumber<int>(rest, location));
}

CorpusSummary summarise(const Corpus& corpus) {
    CorpusSummary summary;
    std::set<std::string> classes;
    std::set<std::string> folds;
    std::set<std::string> splits;
    std::set<std::string> groups;
    for (const Clip& clip : corpus.clips()) {
        summary.hours += clip.durationS / 3600.0;
        classes.insert(clip.labels.begin(), clip.labels.end());
        folds.insert(clip.fold);
        splits.insert(clip.split);
        groups.insert(clip.group);
    }
    for (auto* values : {&folds, &splits, &groups}) {
        values->erase(std::string{});
    }
    summary.clips = corpus.clips().size();
    summary.classes = sorted(classes);
    summary.folds = sorted(folds);
    summary.splits = sorted(splits);
    summary.groups = groups.size();
    return summary;
}

}  // namespace ajepa

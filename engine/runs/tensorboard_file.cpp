// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/tensorboard_file.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <utility>

namespace ajepa {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view prefix = "events.out.tfevents.";

double wallTime() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// The number in events.out.tfevents.NUMBER.ajepa; 0 for other names.
std::int64_t numberOf(const std::string& name) {
    std::int64_t number = 0;
    if (name.starts_with(prefix)) {
        std::from_chars(name.data() + prefix.size(), name.data() + name.size(), number);
    }
    return number;
}

/// TensorBoard reads the files of a folder in the order of their names, which by custom hold the second of their beginning. A number above all that are
/// there keeps the order right after a resume within the same second, and after a clock that was set back.
fs::path nextFile(const fs::path& folder) {
    std::int64_t number = static_cast<std::int64_t>(wallTime());
    std::error_code ignored;
    for (fs::directory_iterator entry(folder, ignored), end; !ignored && entry != end; entry.increment(ignored)) {
        number = std::max(number, numberOf(entry->path().filename().string()) + 1);
    }
    char name[64];
    std::snprintf(name, sizeof name, "%s%010lld.ajepa", std::string(prefix).c_str(), static_cast<long long>(number));
    return folder / name;
}

}  // namespace

std::string TensorboardFile::begin(std::int64_t lastKept) {
    if (file_) {
        return {};
    }
    open(lastKept + 1);
    return write({});
}

std::string TensorboardFile::append(std::int64_t step, const std::vector<TensorboardScalar>& scalars) {
    if (!file_) {
        open(step);
    }
    return write(tensorboardScalarsRecord(wallTime(), step, scalars));
}

std::string TensorboardFile::append(std::int64_t step, std::string_view tag, const RgbPicture& picture) {
    if (!file_) {
        open(step);
    }
    return write(tensorboardImageRecord(wallTime(), step, tag, picture));
}

std::string TensorboardFile::sync() {
    return file_ ? file_->sync() : std::string();
}

void TensorboardFile::open(std::int64_t firstStep) {
    file_.emplace(nextFile(folder_), AppendFile::Content::records);
    opening_ = tensorboardVersionRecord(wallTime()) + tensorboardStartRecord(wallTime(), firstStep);
}

std::string TensorboardFile::write(const std::string& records) {
    std::error_code ignored;  // if the folder cannot be made, the append says so
    fs::create_directories(folder_, ignored);
    return file_->append(std::exchange(opening_, {}) + records);
}

}  // namespace ajepa

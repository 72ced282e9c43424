// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzz_input.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace ajepa::fuzz {
namespace {

/// Written over and then cut, so that the file keeps its pages.
void replaceContent(int file, std::string_view content) {
    const auto size = static_cast<ssize_t>(content.size());
    mustHold(file >= 0 && ::pwrite(file, content.data(), content.size(), 0) == size, "the input can be written");
    mustHold(::ftruncate(file, size) == 0, "the file of the input can be cut");
}

/// A folder in memory where there is such a file system, else in the usual place.
class InputFolder {
public:
    InputFolder() {
        const auto parent = std::filesystem::exists("/dev/shm") ? std::filesystem::path("/dev/shm") : std::filesystem::temp_directory_path();
        std::string pattern = (parent / "ajepa-fuzz-XXXXXX").string();
        mustHold(::mkdtemp(pattern.data()) != nullptr, "a folder for the input can be made");
        path_ = pattern;
    }
    ~InputFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    InputFolder(const InputFolder&) = delete;
    InputFolder& operator=(const InputFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace

std::filesystem::path fileOf(std::string_view content) {
    static const int file = ::memfd_create("fuzz-input", MFD_CLOEXEC);
    replaceContent(file, content);
    return "/proc/self/fd/" + std::to_string(file);
}

const std::filesystem::path& folder() {
    static const InputFolder folder;
    return folder.path();
}

void writeFile(const std::string& name, std::string_view content) {
    const int file = ::open((folder() / name).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    replaceContent(file, content);
    ::close(file);
}

void mustHold(bool fact, const char* words) {
    if (!fact) {
        std::fprintf(stderr, "does not hold: %s\n", words);
        std::abort();
    }
}

}  // namespace ajepa::fuzz

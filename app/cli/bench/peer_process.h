// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace ajepa::cli {

/// A peer of a benchmark: a Python script (scripts/bench_peers) that stays alive and answers lines with lines, so that its repetitions alternate with ours.
/// First it says who it is, or what it misses; then `run N` does N repetitions and answers with their seconds and the processor's, `output FILE` writes what it computed, `memory` is answered with the
/// most bytes it has held.
class PeerProcess {
public:
    /// Starts a command; `name` is for messages. Throws Error(worker) if it does not say who it is.
    PeerProcess(std::string name, const std::vector<std::string>& command);
    ~PeerProcess();
    PeerProcess(const PeerProcess&) = delete;
    PeerProcess& operator=(const PeerProcess&) = delete;

    const std::string& name() const { return name_; }        ///< with its version
    const std::string& missing() const { return missing_; }  ///< the package that is not installed, or empty

    /// What `repetitions` took.
    struct Spent {
        double seconds = 0;
        double processor = 0;  ///< seconds of all its threads; 0 if it does not say
    };
    Spent run(int repetitions);
    /// The most memory that it has held so far, bytes.
    double peakMemory();
    void writeOutput(const std::filesystem::path& file);

private:
    std::string ask(const std::string& line);
    std::string readLine();

    std::string script_, name_, missing_;
    pid_t process_ = -1;
    std::FILE* toPeer_ = nullptr;
    std::FILE* fromPeer_ = nullptr;
};

}  // namespace ajepa::cli

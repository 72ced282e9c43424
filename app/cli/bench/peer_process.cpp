// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench/peer_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "engine/base/error.h"

namespace ajepa::cli {
namespace {

[[noreturn]] void runCommand(std::vector<std::string> words, int in, int out) {
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    execv(pointers[0], pointers.data());
    _exit(127);
}

std::array<int, 2> makePipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw Error(ErrorKind::worker, std::string("A peer could not be started: ") + std::strerror(errno) + ".");
    }
    return ends;
}

constexpr const char* missingMark = "missing ";
constexpr const char* nameMark = "peer ";

}  // namespace

PeerProcess::PeerProcess(std::string name, const std::vector<std::string>& command) : script_(std::move(name)) {
    const std::array<int, 2> down = makePipe(), up = makePipe();
    process_ = fork();
    if (process_ == 0) {
        runCommand(command, down[0], up[1]);
    }
    close(down[0]);
    close(up[1]);
    signal(SIGPIPE, SIG_IGN);  // a peer that died is said in words
    toPeer_ = fdopen(down[1], "w");
    fromPeer_ = fdopen(up[0], "r");
    const std::string greeting = readLine();
    if (greeting.starts_with(missingMark)) {
        missing_ = greeting.substr(std::strlen(missingMark));
    } else if (greeting.starts_with(nameMark)) {
        name_ = greeting.substr(std::strlen(nameMark));
    } else {
        throw Error(ErrorKind::worker, "The peer " + script_ + " began with \"" + greeting + "\" instead of its name.", {}, "see its words above");
    }
}

PeerProcess::~PeerProcess() {
    std::fclose(toPeer_);  // the end of its input ends it
    std::fclose(fromPeer_);
    waitpid(process_, nullptr, 0);
}

std::string PeerProcess::readLine() {
    std::string line;
    for (int character = std::fgetc(fromPeer_); character != '\n'; character = std::fgetc(fromPeer_)) {
        if (character == EOF) {
            throw Error(ErrorKind::worker, "The peer " + script_ + " ended before it answered.", {}, "see its words above");
        }
        line += static_cast<char>(character);
    }
    return line;
}

std::string PeerProcess::ask(const std::string& line) {
    std::fputs((line + "\n").c_str(), toPeer_);
    std::fflush(toPeer_);
    return readLine();
}

PeerProcess::Spent PeerProcess::run(int repetitions) {
    const std::string answer = ask("run " + std::to_string(repetitions));
    char* rest = nullptr;
    Spent spent;
    spent.seconds = std::strtod(answer.c_str(), &rest);
    spent.processor = std::strtod(rest, nullptr);
    return spent;
}

double PeerProcess::peakMemory() {
    return std::strtod(ask("memory").c_str(), nullptr);
}

void PeerProcess::writeOutput(const std::filesystem::path& file) {
    ask("output " + file.string());
}

}  // namespace ajepa::cli

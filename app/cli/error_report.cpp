// SPDX-License-Identifier: Apache-2.0
#include "app/cli/error_report.h"

#include <cctype>
#include <filesystem>
#include <iostream>
#include <new>

#include "app/cli/terminal.h"
#include "engine/audio/audio_file.h"
#include "engine/base/error.h"

namespace ajepa::cli {
namespace {

ErrorReport reportOf(ErrorKind kind, const std::string& message, const std::string& field = {}, const std::string& hint = {}) {
    return {exitCode(kind), std::string(errorKindId(kind)), message, field, hint};
}

std::string closed(std::string sentence) {
    return sentence.empty() || sentence.back() == '.' ? sentence : sentence + ".";
}

std::string capitalised(std::string sentence) {
    sentence.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence.front())));
    return sentence;
}

std::string adviceFor(AudioProblem problem) {
    switch (problem) {
        case AudioProblem::unreadable:
            return "check the path and its permissions";
        case AudioProblem::unsupported:
            return "convert the file to WAV or FLAC";
        default:
            return "play the file with another program to see whether it is whole";
    }
}

}  // namespace

ErrorReport describe(const std::exception_ptr& exception) {
    try {
        std::rethrow_exception(exception);
    } catch (const Error& error) {
        return reportOf(error.kind(), error.what(), error.field(), error.hint());
    } catch (const AudioError& error) {
        return reportOf(ErrorKind::data, error.what(), {}, adviceFor(error.problem()));
    } catch (const std::filesystem::filesystem_error& error) {
        return reportOf(ErrorKind::storage, error.path1().string() + ": " + error.code().message(), error.path1().string(),
                        "check the path and its permissions");
    } catch (const std::bad_alloc&) {
        return reportOf(ErrorKind::device, "There is not enough memory for this.", "train.batch_size", "use a smaller batch, model or corpus");
    } catch (const std::exception& error) {
        // LibTorch appends a stack trace; the first line says what is wrong.
        const std::string text = error.what();
        return {1, "internal", text.substr(0, text.find('\n')), {}, "this is a defect of the program: please report it with the command line"};
    }
}

int printError(const ErrorReport& report, bool json) {
    if (json) {
        const Json error{{"kind", report.kind}, {"message", report.message}, {"field", report.field}, {"hint", report.hint}};
        std::cout << Json{{"error", error}}.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
        return report.exitCode;
    }
    std::string sentence = closed(report.message);
    if (!report.hint.empty()) {
        sentence += " " + closed(capitalised(report.hint));
    }
    std::cerr << (colourOnStderr() ? "\033[31majepa:\033[0m " : "ajepa: ") << sentence << '\n';
    return report.exitCode;
}

}  // namespace ajepa::cli

// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_environment.h"

#include <sys/utsname.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <span>
#include <thread>

#include "engine/config/config_check.h"
#include "engine/config/config_text.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/json_text.h"

namespace ajepa {
namespace {

std::string cpuVectors() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512f") ? "avx512" : __builtin_cpu_supports("avx2") ? "avx2" : "sse";
#else
    return "unknown";
#endif
}

}  // namespace

std::string cpuModel() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("model name")) {
            const std::size_t start = line.find_first_not_of(" \t", line.find(':') + 1);
            return start == std::string::npos ? std::string() : line.substr(start);
        }
    }
    return "unknown";
}

std::string gpuModel() {
    return machineInfo().gpuName;
}

std::string environmentText(const RunConfig& config, const std::string& manifestHash, const std::map<std::string, std::string>& extra) {
    utsname system{};
    ::uname(&system);
    const std::string toml = toToml(config, false);
    nlohmann::ordered_json document{{"created_utc", utcNow()},
                                    {"ajepa", std::string(programVersion())},
                                    {"compiler", std::string("GCC-compatible ") + __VERSION__},
                                    {"system", std::string(system.sysname) + ' ' + system.release + ' ' + system.machine},
                                    {"host", system.nodename},
                                    {"cpu", cpuModel()},
                                    {"cpu_vectors", cpuVectors()},
                                    {"gpu", gpuModel()},
                                    {"cores", std::thread::hardware_concurrency()},
                                    {"threads", config.train.threads},
                                    {"loader_threads", config.train.loaderThreads},
                                    {"device", config.device.name},
                                    {"precision", enumId(config.device.precision)},
                                    {"deterministic", config.device.deterministic},
                                    {"manifest_sha256", manifestHash},
                                    {"config_sha256", sha256(std::as_bytes(std::span(toml)))}};
    for (const auto& [key, value] : extra) {
        document[key] = value;
    }
    return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

std::string_view programVersion() {
    return AJEPA_VERSION;
}

}  // namespace ajepa

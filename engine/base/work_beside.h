// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <future>
#include <system_error>
#include <type_traits>
#include <utility>

namespace ajepa {

/// Begins work on a thread of its own. Where that is not worth one, or none can be had, the work is done by who asks for its result; a future that is not asked
/// waits for its thread when it goes.
template <typename Work>
std::future<std::invoke_result_t<Work>> workBeside(bool worthAThread, Work work) {
    if (worthAThread) {
        try {
            return std::async(std::launch::async, work);
        } catch (const std::system_error&) {  // too many threads: slower is better than not at all
        }
    }
    return std::async(std::launch::deferred, std::move(work));
}

}  // namespace ajepa

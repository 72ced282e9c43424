// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <memory>
#include <type_traits>
#include <utility>

#include "app/workbench/background.h"
#include "app/workbench/engine_thread.h"

namespace ajepa {

/// Runs `work(Engine&)` on the engine thread and hands its Outcome to `done` in the GUI thread, unless `context` is gone by then. Nothing comes back where the
/// engine is not available: EngineThread::unavailable says so.
template <typename Work, typename Done>
void askEngine(EngineThread& engine, QObject* context, Work work, Done done) {
    using Value = std::invoke_result_t<Work, Engine&>;
    engine.ask([guard = QPointer<QObject>(context), work = std::move(work), done = std::move(done)](Engine& there) mutable {
        auto outcome = std::make_shared<Outcome<Value>>();
        try {
            outcome->value.emplace(work(there));
        } catch (const std::exception& failure) {
            outcome->error = errorSentence(failure);
        }
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard = std::move(guard), outcome = std::move(outcome), done = std::move(done)]() mutable {
                if (guard != nullptr)
                    done(std::move(*outcome));
            },
            Qt::QueuedConnection);
    });
}

}  // namespace ajepa

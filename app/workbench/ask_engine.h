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

/// Hands an outcome to `done` in the GUI thread, unless the context is gone by then.
template <typename Value, typename Done>
void answer(QPointer<QObject> guard, Outcome<Value> outcome, Done done) {
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [guard = std::move(guard), outcome = std::make_shared<Outcome<Value>>(std::move(outcome)), done = std::move(done)]() mutable {
            if (guard != nullptr)
                done(std::move(*outcome));
        },
        Qt::QueuedConnection);
}

/// Runs `work(Engine&)` on the engine thread and hands its Outcome to `done` in the GUI thread, unless `context` is gone by then. Nothing comes back where the
/// engine is not available: EngineThread::unavailable says so.
template <typename Work, typename Done>
void askEngine(EngineThread& engine, QObject* context, Work work, Done done) {
    using Value = std::invoke_result_t<Work, Engine&>;
    engine.ask([guard = QPointer<QObject>(context), work = std::move(work), done = std::move(done)](Engine& there) mutable {
        Outcome<Value> outcome;
        try {
            outcome.value.emplace(work(there));
        } catch (const std::exception& failure) {
            outcome.error = errorSentence(failure);
        }
        answer(std::move(guard), std::move(outcome), std::move(done));
    });
}

template <typename Slice, typename Done>
struct SlicedWork {
    EngineThread& engine;
    QPointer<QObject> guard;
    Slice slice;
    Done done;
};

template <typename Slice, typename Done>
void askForSlice(std::shared_ptr<SlicedWork<Slice, Done>> work) {
    EngineThread& engine = work->engine;
    engine.ask([work = std::move(work)](Engine& there) {
        using Value = typename std::invoke_result_t<Slice&, Engine&>::value_type;
        Outcome<Value> outcome;
        try {
            outcome.value = work->slice(there);
        } catch (const std::exception& failure) {
            outcome.error = errorSentence(failure);
        }
        if (!outcome.value && outcome.error.isEmpty())
            return askForSlice(work);
        answer(work->guard, std::move(outcome), work->done);
    });
}

/// Longer work on the engine thread, so that a training goes on meanwhile: `slice(Engine&)` is called there, between the steps of what trains, until it gives a value
/// in its std::optional or throws; `done` receives that as with askEngine().
template <typename Slice, typename Done>
void askEngineInSlices(EngineThread& engine, QObject* context, Slice slice, Done done) {
    askForSlice(
        std::make_shared<SlicedWork<Slice, Done>>(SlicedWork<Slice, Done>{engine, QPointer<QObject>(context), std::move(slice), std::move(done)}));
}

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QString>
#include <QThreadPool>
#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "engine/base/error.h"
#include "widgets/error_text.h"

namespace ajepa {

/// What work away from the GUI thread came to: its value, or the sentence of the error.
template <typename Value>
struct Outcome {
    std::optional<Value> value;
    QString error;
    explicit operator bool() const { return value.has_value(); }
};

/// An error as one sentence, with what would be right behind it.
inline QString errorSentence(const std::exception& failure) {
    const auto* error = dynamic_cast<const Error*>(&failure);
    return errorText(failure.what(), error != nullptr ? error->hint() : std::string());
}

/// Runs `work` on a pool and hands its Outcome to `done` in the GUI thread, unless `context` is gone by then.
/// The result travels by the application object, which outlives the pool, so that no thread ever looks at `context`.
template <typename Work, typename Done>
void inBackground(QThreadPool& pool, QObject* context, Work work, Done done) {
    using Value = std::invoke_result_t<Work>;
    pool.start([guard = QPointer<QObject>(context), work = std::move(work), done = std::move(done)]() mutable {
        auto outcome = std::make_shared<Outcome<Value>>();
        try {
            outcome->value.emplace(work());
        } catch (const std::exception& failure) {
            outcome->error = errorSentence(failure);
        }
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard = std::move(guard), outcome = std::move(outcome), done = std::move(done)]() mutable {
                if (guard != nullptr) {
                    done(std::move(*outcome));
                }
            },
            Qt::QueuedConnection);
    });
}

/// The same on the global pool.
template <typename Work, typename Done>
void inBackground(QObject* context, Work work, Done done) {
    inBackground(*QThreadPool::globalInstance(), context, std::move(work), std::move(done));
}

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/engine_thread.h"

#include <exception>
#include <utility>

#include "app/workbench/background.h"
#include "engine/base/thread_priority.h"

namespace ajepa {
namespace {

/// Makes the real job when its turn comes, on the engine thread, where its networks live and die.
class MadeOnTheEngineThread final : public Job {
public:
    explicit MadeOnTheEngineThread(std::function<std::unique_ptr<Job>()> make) : make_(std::move(make)) {}
    End run(JobContext& context) override { return make_()->run(context); }

private:
    std::function<std::unique_ptr<Job>()> make_;
};

}  // namespace

EngineThread::EngineThread(Loader loader, QObject* parent) : QObject(parent), loader_(std::move(loader)), unavailable_("The engine is not loaded.") {
    runner_.post(stepBackForOthers);  // workers that it starts inherit this
}

EngineThread::~EngineThread() = default;

void EngineThread::load() {
    if (!std::exchange(asked_, true)) {
        runner_.post([this] { loadHere(); });
    }
}

void EngineThread::loadHere() {
    try {
        engine_ = loader_();
        const QString version = QString::fromStdString(engine_->torchVersion());
        QMetaObject::invokeMethod(
            this,
            [this, version] {
                ready_ = true;
                Q_EMIT ready(version);
            },
            Qt::QueuedConnection);
    } catch (const std::exception& failure) {
        unavailable_ = failure.what();
        QMetaObject::invokeMethod(
            this, [this, sentence = errorSentence(failure)] { Q_EMIT unavailable(sentence); }, Qt::QueuedConnection);
    }
}

void EngineThread::ask(std::function<void(Engine&)> request) {
    runner_.post([this, request = std::move(request)] {
        if (engine_ != nullptr) {
            request(*engine_);
        }
    });
}

JobRunner::Handle EngineThread::submit(std::function<std::unique_ptr<Job>(Engine&)> make, std::vector<std::shared_ptr<RunObserver>> observers) {
    load();
    auto makeHere = [this, make = std::move(make)] {
        if (engine_ == nullptr) {
            throw Error(ErrorKind::device, unavailable_);
        }
        return make(*engine_);
    };
    return runner_.submit(std::make_unique<MadeOnTheEngineThread>(std::move(makeHere)), std::move(observers));
}

JobRunner::Handle EngineThread::submit(std::unique_ptr<Job> job, std::vector<std::shared_ptr<RunObserver>> observers) {
    return runner_.submit(std::move(job), std::move(observers));
}

}  // namespace ajepa

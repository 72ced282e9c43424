// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/evaluation_session.h"

#include <atomic>
#include <nlohmann/json.hpp>

#include "app/workbench/ask_engine.h"
#include "app/workbench/engine_thread.h"
#include "engine/runs/evaluation_record.h"
#include "engine/runs/run_directory.h"
#include "widgets/number_text.h"
#include "widgets/run_list_model.h"

namespace ajepa {
namespace {

constexpr int lookEveryMs = 200;

}  // namespace

struct EvaluationSession::Progress {
    std::atomic<std::int64_t> done{0}, total{0};
};

EvaluationSession::EvaluationSession(EngineThread& engine, QObject* parent)
    : QObject(parent), engine_(engine), progress_(std::make_shared<Progress>()) {
    look_.setInterval(lookEveryMs);
    connect(&look_, &QTimer::timeout, this, &EvaluationSession::show);
    connect(&engine_, &EngineThread::unavailable, this, [this](const QString& sentence) {
        if (measuring_) {
            waiting_.clear();
            finish(current_, sentence);
        }
    });
}

EvaluationSession::~EvaluationSession() {
    stop_.request_stop();
}

void EvaluationSession::measure(const std::vector<std::filesystem::path>& runs, const EvaluationPlan& plan) {
    for (const std::filesystem::path& run : runs) {
        for (const Protocol protocol : plan.protocols) {
            waiting_.push_back({run, plan, protocol});
            ++asked_;
        }
    }
    if (!measuring_) {
        next();
    }
}

void EvaluationSession::stop() {
    asked_ -= int(waiting_.size());
    waiting_.clear();
    stop_.request_stop();
}

void EvaluationSession::next() {
    if (waiting_.empty()) {
        measuring_ = false;
        look_.stop();
        Q_EMIT ended(measured_, asked_);
        asked_ = done_ = measured_ = 0;
        return;
    }
    measuring_ = true;
    current_ = waiting_.front();
    waiting_.pop_front();
    stop_ = {};
    progress_ = std::make_shared<Progress>();
    look_.start();
    show();
    const auto work = [task = current_, progress = progress_, stop = stop_.get_token()](Engine& engine) {
        EvaluationRequest request{.checkpoint = task.run, .protocol = task.protocol, .pooling = task.plan.pooling, .baselines = task.plan.baselines};
        request.corpus = openCorpus(task.plan.corpus.empty() ? RunDirectory::open(task.run).config().data.corpus : task.plan.corpus);
        EncoderResults results;
        for (const EncoderChoice encoder : task.plan.encoders) {
            request.encoder = encoder;
            results.emplace_back(encoder, engine.evaluate(request, stop, [&](std::int64_t done, std::int64_t total) {
                progress->done = done;
                progress->total = total;
            }));
        }
        saveEvaluationRecord(request.checkpoint, evaluationRecord(request, results));
        return true;
    };
    askEngine(engine_, this, work, [this, task = current_](const Outcome<bool>& outcome) { finish(task, outcome.error); });
}

void EvaluationSession::finish(const Task& task, const QString& error) {
    ++done_;
    if (error.isEmpty()) {
        ++measured_;
        Q_EMIT measured(task.run);
    } else if (!stop_.stop_requested()) {
        Q_EMIT failed(tr("%1 was not measured. %2").arg(RunListModel::shortName(task.run.filename().string()), error));
    }
    next();
}

void EvaluationSession::show() {
    const std::int64_t total = progress_->total;
    const QString name = RunListModel::shortName(current_.run.filename().string());
    const QString protocol = current_.protocol == Protocol::knn ? tr("nearest neighbours") : tr("linear probe");
    const QString clips = total > 0 ? tr(", clip %1 of %2").arg(countText(progress_->done), countText(total)) : QString();
    Q_EMIT progressed(tr("Measuring %1: %2%3 · %4 of %5").arg(name, protocol, clips, countText(done_ + 1), countText(asked_)));
}

}  // namespace ajepa

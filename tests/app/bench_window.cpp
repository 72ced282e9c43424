// SPDX-License-Identifier: GPL-3.0-or-later
// Not a test: what a training costs the window. Prints, one line each:
//   flood: a job that reports steps as fast as it can: how often the window is told, and how its memory grows;
//   speed: steps a second of a training with the Train page open, beside `ajepa pretrain` alone, in alternating pairs;
//   frames: from a frame's due time until the whole window is painted, on the Train page, idle and while two threads train.
// Usage: bench_window flood|frames|speed [SECONDS]
#include <sys/resource.h>
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/workbench/app_settings.h"
#include "app/workbench/engine_thread.h"
#include "app/workbench/main_window.h"
#include "app/workbench/paths.h"
#include "app/workbench/run_queue.h"
#include "app/workbench/run_session.h"
#include "app/workbench/session.h"
#include "app/workbench/theme_control.h"
#include "engine/base/thread_waiting.h"
#include "engine/config/config_text.h"
#include "engine/config/presets.h"
#include "engine/runs/run_directory.h"
#include "tests/app/stub_engine.h"

using namespace ajepa;

namespace {

double residentMiB() {
    std::ifstream file("/proc/self/statm");
    double all = 0, resident = 0;
    file >> all >> resident;
    return resident * double(sysconf(_SC_PAGESIZE)) / (1 << 20U);
}

double percentile(std::vector<double> values, double share) {
    if (values.empty()) {
        return 0;
    }
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, std::size_t(share * double(values.size())))];
}

/// The whole window on the Train page, over an engine of choice.
struct Workbench {
    QTemporaryDir runs;
    AppSettings settings;
    ThemeControl theme{settings};
    EngineThread engine;
    Session session{engine};
    MainWindow window;

    template <typename... Engine>
    explicit Workbench(Engine&&... loader) : engine(std::forward<Engine>(loader)...), window(ready(session, runs), settings, theme) {
        session.setOwnProcess(false);
        window.resize(1280, 800);
        window.show();
        window.show(Workspace::train);
        window.openCorpus(QStringLiteral("demo:0:320"));
        engine.load();
    }
    static Session& ready(Session& session, const QTemporaryDir& runs) {
        session.setRunsFolder(toPath(runs.path()));
        return session;
    }
    static RunConfig config(std::int64_t steps) {
        RunConfig config = presetConfig("a-jepa-tiny");
        config.data.corpus = "demo:0:320";
        config.train.steps = steps;
        config.train.threads = 2;
        config.train.reportEvery = 1;
        return config;
    }
    void train(std::int64_t steps) { train(config(steps)); }
    void train(const RunConfig& config) {
        QObject::connect(&window.queue(), &RunQueue::refused, [](const QString& sentence) {
            std::fprintf(stderr, "bench_window: %s\n", qPrintable(sentence));
            std::exit(1);
        });
        window.queue().start(config, "bench");
    }
};

/// Runs the event loop for so long.
void spin(double seconds) {
    QEventLoop loop;
    QTimer::singleShot(int(1000 * seconds), &loop, &QEventLoop::quit);
    loop.exec();
}

void spinUntil(const std::function<bool()>& done) {
    QEventLoop loop;  // quitting the application would ask the window, which asks the user about a run
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [&] {
        if (done()) {
            loop.quit();
        }
    });
    look.start(50);
    loop.exec();
}

int flood(double seconds) {
    std::atomic<std::int64_t> reported{0};
    Workbench workbench(stubLoader([&](JobContext& context) {
        context.enter(RunState::preparing);
        context.enter(RunState::running);
        for (std::int64_t step = 1; context.proceed(step); ++step) {
            context.report(StepMetrics{.step = step, .loss = 1.0 / double(step), .clipsPerS = 30, .remainingS = 240});
            reported.store(step, std::memory_order_relaxed);
        }
        return Job::End::stopped;
    }));
    std::int64_t updates = 0;
    QObject::connect(&workbench.window.queue(), &RunQueue::updated, [&] { ++updates; });
    workbench.train(1'000'000'000);
    spinUntil([&] { return reported > 0; });
    for (int part = 1; part <= 4; ++part) {
        const std::int64_t updatesBefore = updates, reportedBefore = reported;
        QElapsedTimer timer;
        timer.start();
        spin(seconds / 4);
        const double passed = double(timer.nsecsElapsed()) / 1e9;
        std::printf("flood, part %d of 4: %.2f million steps a second reported, %.1f updates a second, %.0f MiB resident\n", part,
                    double(reported - reportedBefore) / passed / 1e6, double(updates - updatesBefore) / passed, residentMiB());
        std::fflush(stdout);
    }
    workbench.window.queue().stopAll();
    spinUntil([&] { return !workbench.window.queue().isBusy(); });
    return 0;
}

/// A frame is due every 16 ms; what is told is how long after that the window was painted whole.
std::vector<double> frames(QWidget& window, double seconds) {
    constexpr double every = 16;
    std::vector<double> lateness;
    QElapsedTimer clock;
    clock.start();
    double due = every;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, [&] {
        window.repaint();
        const double now = double(clock.nsecsElapsed()) / 1e6;
        lateness.push_back(now - due);
        due = std::max(due + every, now + 1);
        timer.start(std::max(0, int(due - now)));
    });
    timer.setSingleShot(true);
    timer.start(int(every));
    spin(seconds);
    return lateness;
}

void print(const char* what, const std::vector<double>& frames) {
    std::printf("frames, %s: %zu, median %.2f ms, p99 %.2f ms\n", what, frames.size(), percentile(frames, 0.5), percentile(frames, 0.99));
    std::fflush(stdout);
}

int frameTimes(double seconds) {
    Workbench workbench;
    spinUntil([&] { return workbench.engine.isReady() && workbench.session.corpus() != nullptr; });
    spin(2);
    const std::vector<double> idle = frames(workbench.window, seconds);
    print("idle", idle);
    workbench.train(100'000);
    spinUntil([&] {
        const RunSession* run = workbench.window.queue().active();
        return run != nullptr && run->step() > 10;
    });
    const std::vector<double> training = frames(workbench.window, seconds);
    print("training", training);
    std::printf("frames: p99 training / idle %.2f\n", percentile(training, 0.99) / percentile(idle, 0.99));
    workbench.window.queue().stopAll();
    spinUntil([&] { return !workbench.window.queue().isBusy(); });
    return 0;
}

/// From the run's own record.
double stepsPerSecond(const std::filesystem::path& run) {
    const std::vector<StepMetrics> rows = RunDirectory::open(run).readMetrics();
    return rows.empty() ? 0 : double(rows.back().step) / rows.back().elapsedS;
}

/// Processor time of the calling thread, in seconds.
double threadSeconds() {
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// What the window itself takes from the training: its thread's processor time over the time that passed.
void printOwnShare(double processorSeconds, double passedSeconds) {
    std::printf("speed: the window's thread took %.2f %% of one processor\n", 100 * processorSeconds / passedSeconds);
}

double speedInWindow(Workbench& workbench, const RunConfig& config) {
    QElapsedTimer passed;
    passed.start();
    const double before = threadSeconds();
    workbench.train(config);
    spinUntil([&] { return workbench.window.queue().active() != nullptr; });
    const std::filesystem::path run = workbench.window.queue().active()->path();
    spinUntil([&] { return !workbench.window.queue().isBusy(); });
    printOwnShare(threadSeconds() - before, double(passed.nsecsElapsed()) / 1e9);
    return stepsPerSecond(run);
}

double speedAlone(const QString& runs, const RunConfig& config, int pair) {
    const QString file = runs + QStringLiteral("/alone-%1.toml").arg(pair);
    std::ofstream(file.toStdString()) << toToml(config);
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationDirPath() + QStringLiteral("/ajepa"),
                  {QStringLiteral("pretrain"), QStringLiteral("--config"), file, QStringLiteral("--runs"), runs, QStringLiteral("--json"),
                   QStringLiteral("--quiet")});
    spinUntil([&] { return program.state() == QProcess::NotRunning; });
    const QJsonObject result = QJsonDocument::fromJson(program.readAllStandardOutput()).object();
    return stepsPerSecond(toPath(result[QStringLiteral("run")].toString()));
}

int speed(double seconds) {
    Workbench workbench;
    spinUntil([&] { return workbench.engine.isReady() && workbench.session.corpus() != nullptr; });
    RunConfig config = Workbench::config(std::max<std::int64_t>(20, std::int64_t(4 * seconds)));
    config.health.evaluateEvery = 0;
    std::vector<double> ratios;
    for (int pair = 0; pair < 5; ++pair) {
        QTemporaryDir runs;
        const double first = pair % 2 == 0 ? speedInWindow(workbench, config) : speedAlone(runs.path(), config, pair);
        const double second = pair % 2 == 0 ? speedAlone(runs.path(), config, pair) : speedInWindow(workbench, config);
        const double window = pair % 2 == 0 ? first : second, alone = pair % 2 == 0 ? second : first;
        ratios.push_back(window / alone);
        std::printf("speed: %.2f steps a second in the window, %.2f alone, ratio %.3f\n", window, alone, ratios.back());
        std::fflush(stdout);
    }
    std::printf("speed: ratio, median of %zu pairs %.3f\n", ratios.size(), percentile(ratios, 0.5));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::map<std::string, int (*)(double)> benches{{"flood", flood}, {"frames", frameTimes}, {"speed", speed}};
    const auto bench = benches.find(argc > 1 ? argv[1] : "");
    if (bench == benches.end()) {
        std::fprintf(stderr, "usage: bench_window flood|frames|speed [SECONDS]\n");
        return 2;
    }
    letWaitingThreadsSleep(argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QStandardPaths::setTestModeEnabled(true);
    const double seconds = argc > 2 ? std::atof(argv[2]) : 12;
    return bench->second(seconds);
}

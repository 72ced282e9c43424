// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLabel>
#include <QProcess>
#include <QTemporaryDir>
#include <chrono>
#include <cstdio>
#include <memory>

#include "app/view_bench/contests.h"
#include "engine/base/error.h"
#include "widgets/first_paint.h"

namespace ajepa::view_bench {
namespace {

constexpr int patienceMs = 60'000;

/// A program that is started in an empty home and ended as soon as it has said that its window is painted.
class Start {
public:
    Start(const QString& program, const QStringList& arguments) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            environment.insert(QString::fromLatin1(name), home_.path());
        process_.setProcessEnvironment(environment);
        process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const auto start = std::chrono::steady_clock::now();
        process_.start(QCoreApplication::applicationDirPath() + QLatin1Char('/') + program, arguments);
        while (!process_.canReadLine())
            if (!process_.waitForReadyRead(patienceMs))
                throw Error(ErrorKind::worker, program.toStdString() + " painted no window.", {}, "see its words above");
        seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        parts_ = process_.readLine().trimmed().split(' ').last().toInt();
    }
    ~Start() {
        process_.kill();
        process_.waitForFinished();
    }
    Start(const Start&) = delete;
    Start& operator=(const Start&) = delete;

    double seconds() const { return seconds_; }
    /// Parts of LibTorch that were in its memory by then.
    int torchParts() const { return parts_; }

private:
    QTemporaryDir home_;
    QProcess process_;
    double seconds_ = 0;
    int parts_ = 0;
};

cli::ServedWork startsOf(const std::string& name, const QString& program, const QStringList& arguments) {
    return {.name = name,
            .run =
                [program, arguments](int repetitions) {
                    cli::PeerProcess::Spent spent;
                    for (int i = 0; i < repetitions; ++i)
                        spent.seconds += Start(program, arguments).seconds();
                    return spent;
                },
            .output = [program, arguments] { return std::vector{float(Start(program, arguments).torchParts())}; },
            .memory = {}};
}

}  // namespace

cli::ServedWork startWorkbench() {
    return startsOf("ajepa", QStringLiteral("ajepa-workbench"), {QStringLiteral("--tell-first-paint")});
}

cli::ServedWork startHello() {
    return startsOf(std::string("a window of Qt ") + qVersion() + " with a line of text", QStringLiteral("ajepa-view-bench"),
                    {QStringLiteral("start-hello-window")});
}

int hello() {
    QLabel window(QStringLiteral("Hello"));
    window.resize(1280, 800);
    onFirstPaint(window, [] {
        std::puts("painted 0");
        std::fflush(stdout);
    });
    window.show();
    return QApplication::exec();
}

}  // namespace ajepa::view_bench

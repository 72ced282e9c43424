// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <cstdio>
#include <optional>

#include "app/workbench/app_options.h"
#include "app/workbench/app_settings.h"
#include "app/workbench/engine_thread.h"
#include "app/workbench/main_window.h"
#include "app/workbench/paths.h"
#include "app/workbench/session.h"
#include "app/workbench/theme_control.h"
#include "engine/base/repeatable_products.h"
#include "engine/base/thread_waiting.h"
#include "translations/languages.h"
#include "widgets/first_paint.h"

namespace {

constexpr int exitWrongRequest = 2;

void nameProgram() {
    QCoreApplication::setOrganizationName(QStringLiteral("ajepa"));
    QCoreApplication::setApplicationName(QStringLiteral("ajepa-workbench"));
    QCoreApplication::setApplicationVersion(QStringLiteral(AJEPA_VERSION));
}

/// Help, version and mistakes need no display. The exit status, or nothing if a window is wanted.
std::optional<int> answerWithoutWindow(int& argc, char** argv) {
    const QCoreApplication terminal(argc, argv);
    nameProgram();
    const ajepa::AppOptions options = ajepa::readOptions(QCoreApplication::arguments());
    if (!options.error.isEmpty()) {
        std::fprintf(stderr, "ajepa-workbench: %s\n", qPrintable(options.error));
        return exitWrongRequest;
    }
    if (!options.print.isEmpty()) {
        std::fputs(qPrintable(options.print), stdout);
        return 0;
    }
    return std::nullopt;
}

/// Numbers need a locale with grouping: the plain C locale of a bare machine has none.
void chooseLocale() {
    if (QLocale().language() == QLocale::C) {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
}

/// "painted", and how many parts of LibTorch are in memory by then: what `ajepa bench` asks of a start.
void tellFirstPaint() {
    QFile maps(QStringLiteral("/proc/self/maps"));
    const QByteArray text = maps.open(QIODevice::ReadOnly) ? maps.readAll() : QByteArray();
    std::printf("painted %d\n", int(text.count("libtorch")));
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    ajepa::letWaitingThreadsSleep(argv);
    ajepa::keepProductsRepeatable();
    // Platform and style arguments of Qt are taken out by QApplication, so its own arguments are read only there.
    const bool justWords = argc > 1 && QByteArrayView(argv[1]).startsWith('-') && qstrcmp(argv[1], "-platform") != 0;
    if (justWords) {
        if (const std::optional<int> status = answerWithoutWindow(argc, argv)) {
            return *status;
        }
    }
    QApplication application(argc, argv);
    nameProgram();
    chooseLocale();
    ajepa::installLanguage(application, QLocale());

    const ajepa::AppOptions options = ajepa::readOptions(QApplication::arguments());
    ajepa::AppSettings settings;
    ajepa::ThemeControl theme(settings);
    ajepa::EngineThread engine;
    ajepa::Session session(engine);
    if (!options.runs.isEmpty()) {
        session.setRunsFolder(ajepa::toPath(QDir(options.runs).absolutePath()));
    }
    ajepa::MainWindow window(session, settings, theme);
    if (options.tellFirstPaint) {
        ajepa::onFirstPaint(window, tellFirstPaint);
    }
    window.show(options.workspace);
    window.show();
    const QStringList recent = settings.recentCorpora();
    window.openCorpus(!options.corpus.isEmpty() ? options.corpus : recent.isEmpty() ? QStringLiteral("demo") : recent.front());
    return QApplication::exec();
}

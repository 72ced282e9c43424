// SPDX-License-Identifier: GPL-3.0-or-later
// Not a test: the library of runs as the user meets it, on the Runs page. Prints the time until the table of all runs is painted, without and with the index of
// an earlier opening, and from a key of the filter, a click on a column and a page of scrolling until the window is painted with what it changed.
// Usage: bench_library [RUNS], by default 2,000, each with 200 reported steps and two evaluations.
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "app/workbench/engine_thread.h"
#include "app/workbench/paths.h"
#include "app/workbench/run_library.h"
#include "app/workbench/run_queue.h"
#include "app/workbench/runs_page.h"
#include "app/workbench/session.h"
#include "tests/app/stub_engine.h"
#include "tests/core/runs/run_folders.h"
#include "widgets/run_table_model.h"

using namespace ajepa;

namespace {

double milliseconds(const QElapsedTimer& timer) {
    return double(timer.nsecsElapsed()) / 1e6;
}

struct Library {
    EngineThread engine{stubLoader(stepping())};
    Session session{engine};
    RunLibrary library{session};
    RunQueue queue{session};
    RunsPage page{session, library, queue};

    explicit Library(const QString& folder) {
        page.resize(1280, 720);
        page.show();
        page.repaint();  // the empty page is there; what follows is the opening of the folder
        session.setRunsFolder(toPath(folder));
    }
    /// Until all runs are in the table and painted.
    double open(int count) {
        QElapsedTimer timer;
        timer.start();
        QEventLoop loop;
        QObject::connect(&library, &RunLibrary::changed, &loop, [&] {
            if (page.model().rowCount() >= count) {
                loop.quit();
            }
        });
        library.refresh();
        if (page.model().rowCount() < count) {
            loop.exec();
        }
        page.repaint();
        return milliseconds(timer);
    }
    template <typename Change>
    double painted(const Change& change) {
        QElapsedTimer timer;
        timer.start();
        change();
        page.repaint();
        return milliseconds(timer);
    }
};

/// The filter typed letter by letter; every letter filters.
double slowestLetter(Library& library, const QString& text) {
    auto* filter = library.page.findChild<QLineEdit*>();
    double slowest = 0;
    for (int length = 1; length <= text.size(); ++length) {
        slowest = std::max(slowest, library.painted([&] { filter->setText(text.left(length)); }));
    }
    std::printf("found with \"%s\"      %8d\n", qPrintable(text), library.page.model().rowCount());
    filter->clear();
    return slowest;
}

}  // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const int count = argc > 1 ? std::atoi(argv[1]) : 2000;
    const QTemporaryDir folder;
    test::makeLibrary(toPath(folder.path()), count);
    std::printf("%d runs, in the window\n", count);
    {
        Library first(folder.path());
        std::printf("first opening, no index      %8.1f ms\n", first.open(count));
    }
    Library library(folder.path());
    std::printf("opening with the index       %8.1f ms\n", library.open(count));
    auto* table = library.page.findChild<QTableView*>();
    std::printf("slowest letter of the filter %8.1f ms\n", slowestLetter(library, QStringLiteral("esc10 loss<0.5 run-1")));
    std::printf("sort by result               %8.1f ms\n",
                library.painted([&] { table->sortByColumn(RunTableModel::resultColumn, Qt::DescendingOrder); }));
    std::printf("select all                   %8.1f ms\n", library.painted([&] { table->selectAll(); }));
    std::printf("scroll to the end            %8.1f ms\n", library.painted([&] { table->scrollToBottom(); }));
    return library.page.model().rowCount() == count ? 0 : 1;
}

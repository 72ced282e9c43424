// SPDX-License-Identifier: GPL-3.0-or-later
// ajepa-view-bench WORK: one side of a contest of `ajepa bench`, which starts it and speaks with it on its input and output.
#include <QApplication>
#include <QDir>
#include <cstdio>
#include <functional>
#include <map>
#include <string>

#include "app/view_bench/contests.h"

using namespace ajepa;
using namespace ajepa::view_bench;

namespace {

const std::map<std::string, std::function<cli::ServedWork()>>& works() {
    static const std::map<std::string, std::function<cli::ServedWork()>> all{{"hour", [] { return openHour(Opened::whole); }},
                                                                             {"hour-glance", [] { return openHour(Opened::glance); }},
                                                                             {"hour-color-map", openHourInColorMap},
                                                                             {"hour-moves", moveHour},
                                                                             {"hour-moves-color-map", moveHourInColorMap},
                                                                             {"curve", growCurve},
                                                                             {"curve-graph", growGraph},
                                                                             {"start", startWorkbench},
                                                                             {"start-hello", startHello}};
    return all;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string wanted = argc == 2 ? argv[1] : "";
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", QDir::tempPath().toUtf8());  // Qt would warn, and choose as much
    // Only a program's start may depend on the display.
    if (!wanted.starts_with("start") || qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (wanted == "start-hello-window") {
        const QApplication application(argc, argv);
        return hello();
    }
    const auto found = works().find(wanted);
    if (found == works().end()) {
        std::fputs("ajepa-view-bench: one side of a contest of `ajepa bench`; it is of no use by itself.\n", stderr);
        return 2;
    }
    const QApplication application(argc, argv);
    cli::serve(found->second());
    return 0;
}

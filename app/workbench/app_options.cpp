// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/app_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace ajepa {
namespace {
const QStringList workspaceIds{QStringLiteral("start"), QStringLiteral("train"), QStringLiteral("masks"), QStringLiteral("listen"),
                               QStringLiteral("runs")};
}

AppOptions readOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("AppOptions", "Workbench for joint-embedding predictive learning on sound."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption corpus(QStringLiteral("corpus"),
                                    QCoreApplication::translate("AppOptions", "Corpus folder, or \"demo\" for the built-in sounds."),
                                    QStringLiteral("location"));
    const QCommandLineOption runs(QStringLiteral("runs"), QCoreApplication::translate("AppOptions", "Folder where runs are made."),
                                  QStringLiteral("folder"));
    const QCommandLineOption page(QStringLiteral("page"),
                                  QCoreApplication::translate("AppOptions", "Workspace to open: start, train, masks, listen or runs."),
                                  QStringLiteral("name"), QStringLiteral("start"));
    QCommandLineOption firstPaint(QStringLiteral("tell-first-paint"));
    firstPaint.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({corpus, runs, page, firstPaint});

    AppOptions options;
    if (!parser.parse(arguments)) {
        options.error = parser.errorText();
    } else if (parser.isSet(help)) {
        options.print = parser.helpText();
    } else if (parser.isSet(version)) {
        options.print = QStringLiteral("ajepa-workbench %1\n").arg(QCoreApplication::applicationVersion());
    } else if (!workspaceIds.contains(parser.value(page))) {
        options.error =
            QCoreApplication::translate("AppOptions", "There is no page \"%1\": use start, train, masks, listen or runs.").arg(parser.value(page));
    }
    options.corpus = parser.value(corpus);
    options.runs = parser.value(runs);
    options.tellFirstPaint = parser.isSet(firstPaint);
    options.workspace = Workspace(std::max(qsizetype(0), workspaceIds.indexOf(parser.value(page))));
    return options;
}

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/command_line.h"

#include <QRegularExpression>
#include <QStringList>

#include "app/workbench/paths.h"
#include "engine/config/config_fields.h"
#include "engine/config/presets.h"

namespace ajepa {
namespace {

QStringList assignments(const RunConfig& before, const RunConfig& after) {
    QStringList words;
    for (const FieldDifference& difference : differences(before, after)) {
        const QString assignment =
            QString::fromUtf8(difference.id.data(), qsizetype(difference.id.size())) + QLatin1Char('=') + QString::fromStdString(difference.right);
        words << QStringLiteral("--set") << shellWord(assignment);
    }
    return words;
}

QStringList newRunWords(const TrainingRequest& request) {
    RunConfig before = request.recipe ? *request.recipe : presetConfig(request.preset.toStdString());
    before.data.corpus = request.config.data.corpus;  // said by --corpus
    QStringList words{QStringLiteral("ajepa"), request.recipe ? QStringLiteral("finetune") : QStringLiteral("pretrain")};
    if (request.recipe) {
        before.finetune.from = request.config.finetune.from;
        words << QStringLiteral("--from") << shellWord(QString::fromStdString(request.config.finetune.from));
    }
    words << QStringLiteral("--corpus") << shellWord(QString::fromStdString(request.config.data.corpus)) << QStringLiteral("--preset")
          << shellWord(request.preset);
    words << assignments(before, request.config) << QStringLiteral("--runs") << shellWord(request.runsFolder);
    if (!request.name.isEmpty()) {
        words << QStringLiteral("--name") << shellWord(request.name);
    }
    return words;
}

QStringList branchWords(const TrainingRequest& request, const BranchOrigin& origin) {
    QStringList words{QStringLiteral("ajepa"),      QStringLiteral("resume"), shellWord(toText(origin.run)), QStringLiteral("--from"),
                      QString::number(origin.step), QStringLiteral("--name"), shellWord(request.name)};
    return words << assignments(origin.config, request.config);
}

}  // namespace

QString shellWord(const QString& text) {
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:=,+@%-]+$"));
    if (plain.match(text).hasMatch()) {
        return text;
    }
    return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

QString trainingCommand(const TrainingRequest& request) {
    return (request.origin ? branchWords(request, *request.origin) : newRunWords(request)).join(QLatin1Char(' '));
}

}  // namespace ajepa

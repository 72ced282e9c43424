// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/command_line.h"

#include <QRegularExpression>
#include <QStringList>

#include "engine/config/config_fields.h"
#include "engine/config/presets.h"

namespace ajepa {

QString shellWord(const QString& text) {
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:=,+@%-]+$"));
    if (plain.match(text).hasMatch()) {
        return text;
    }
    return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

QString pretrainCommand(const TrainingRequest& request) {
    QStringList words{QStringLiteral("ajepa"),    QStringLiteral("pretrain"),
                      QStringLiteral("--corpus"), shellWord(QString::fromStdString(request.config.data.corpus)),
                      QStringLiteral("--preset"), shellWord(request.preset)};
    for (const FieldDifference& difference : differences(presetConfig(request.preset.toStdString()), request.config)) {
        if (difference.id != "data.corpus") {
            const QString assignment = QString::fromUtf8(difference.id.data(), qsizetype(difference.id.size())) + QLatin1Char('=') +
                                       QString::fromStdString(difference.right);
            words << QStringLiteral("--set") << shellWord(assignment);
        }
    }
    words << QStringLiteral("--runs") << shellWord(request.runsFolder);
    if (!request.name.isEmpty()) {
        words << QStringLiteral("--name") << shellWord(request.name);
    }
    return words.join(QLatin1Char(' '));
}

}  // namespace ajepa

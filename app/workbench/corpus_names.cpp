// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/corpus_names.h"

#include <QCoreApplication>
#include <QDir>

namespace ajepa {

QString corpusLabel(const QString& location) {
    if (location == QLatin1String("demo") || location.startsWith(QLatin1String("demo:"))) {
        return QCoreApplication::translate("CorpusNames", "Demo sounds");
    }
    return QDir(location).dirName();
}

}  // namespace ajepa

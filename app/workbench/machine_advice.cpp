// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/machine_advice.h"

#include <unistd.h>

#include <QCoreApplication>
#include <QStringList>

#include "app/workbench/paths.h"
#include "widgets/number_text.h"

namespace ajepa {
namespace {

constexpr qint64 comfortableBytes = 2'000'000'000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(MachineAdvice)
};

}  // namespace

std::filesystem::path existingPart(std::filesystem::path folder) {
    while (!folder.empty() && !std::filesystem::exists(folder) && folder != folder.parent_path()) {
        folder = folder.parent_path();
    }
    return folder;
}

QString runsFolderProblem(const std::filesystem::path& runsFolder) {
    const bool writable = access(existingPart(runsFolder).c_str(), W_OK | X_OK) == 0;
    return writable ? QString() : Texts::tr("The folder of runs cannot be written: %1. Choose another one in the menu.").arg(toText(runsFolder));
}

QString machineAdvice(const std::filesystem::path& runsFolder) {
    QStringList sentences(runsFolderProblem(runsFolder));
    const std::filesystem::path folder = existingPart(runsFolder);
    std::error_code ignored;
    const auto space = std::filesystem::space(folder, ignored);
    if (!ignored && qint64(space.available) < comfortableBytes) {
        sentences += Texts::tr("Only %1 are free where the runs are written.").arg(bytesText(qint64(space.available)));
    }
    return sentences.join(QLatin1Char(' ')).trimmed();
}

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mask_finding_text.h"

#include <QCoreApplication>

namespace ajepa {
namespace {

/// The patterns and words of engine/masking/mask_findings.cpp, for the translators' tool.
[[maybe_unused]] constexpr const char* patterns[] = {
    QT_TRANSLATE_NOOP("MaskFindings", "%1 keep %2 of the patches in the context."),
    QT_TRANSLATE_NOOP("MaskFindings", "%1: cut to the smallest of a batch of %2, the context keeps %3 of the patches."),
    QT_TRANSLATE_NOOP("MaskFindings", "%1: contexts are kept whole; cut to the smallest of a batch of %2 they would keep %3 of the patches."),
    QT_TRANSLATE_NOOP("MaskFindings", "%1: %2 of the target patches are reached by no context patch in the predictor's %3 layers."),
    QT_TRANSLATE_NOOP("MaskFindings", "%1: constraints were dropped for %2 of the clips to find a context, which may then overlap targets."),
    QT_TRANSLATE_NOOP("MaskFindings", "%1: %2 of the cells of targets repeat another target's."),
    QT_TRANSLATE_NOOP("MaskFindings", "The top band is never a target."),
    QT_TRANSLATE_NOOP("MaskFindings", "The last patches of the clip are never a target."),
    QT_TRANSLATE_NOOP("MaskFindings", "%1 of %2 patches were in no context of %3 draws."),
    QT_TRANSLATE_NOOP("MaskFindings", "The last third of the clip is in the context %1 times as often as the first."),
    QT_TRANSLATE_NOOP("MaskFindings", "Over the whole training %1 of the patches are hidden from the context."),
    QT_TRANSLATE_NOOP("MaskFindings", "The predictor cannot be made: %1"),
    QT_TRANSLATE_NOOP("MaskFindings", "Block masks"),
    QT_TRANSLATE_NOOP("MaskFindings", "Time-frequency masks"),
    QT_TRANSLATE_NOOP("MaskFindings", "Random masks"),
    QT_TRANSLATE_NOOP("MaskFindings", "simulation of the published rule"),
    QT_TRANSLATE_NOOP("MaskFindings", "I-JEPA issues 40 and 59"),
    QT_TRANSLATE_NOOP("MaskFindings", "I-JEPA issue 60"),
    QT_TRANSLATE_NOOP("MaskFindings", "A-JEPA, mask ratio"),
    QT_TRANSLATE_NOOP("MaskFindings", "Audio-JEPA, mean of 0.4 to 0.6"),
};

QString words(const std::string& text) {
    return QCoreApplication::translate("MaskFindings", text.c_str());
}

}  // namespace

QString findingText(const MaskFinding& finding) {
    QString text = words(finding.pattern);
    for (std::size_t i = 0; i < finding.arguments.size(); ++i)
        text.replace(QLatin1Char('%') + QString::number(i + 1), words(finding.arguments[i]));
    if (finding.reference)
        return text + QStringLiteral(" (%1: %2)").arg(words(finding.source), QString::fromStdString(shareText(*finding.reference)));
    return finding.source.empty() ? text : text + QStringLiteral(" (%1)").arg(words(finding.source));
}

}  // namespace ajepa

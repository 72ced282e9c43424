// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/clip_rows.h"

#include <QStringList>

namespace ajepa {

QString labelText(const Clip& clip) {
    QStringList labels;
    for (const std::string& label : clip.labels)
        labels << QString::fromStdString(label);
    return labels.join(QStringLiteral(", "));
}

std::vector<ClipRow> clipRows(const Corpus& corpus) {
    std::vector<ClipRow> rows;
    rows.reserve(corpus.clips().size());
    for (const Clip& clip : corpus.clips())
        rows.push_back({QString::fromStdString(clip.id), labelText(clip), QString::fromStdString(clip.path), clip.durationS});
    return rows;
}

QString clipTitle(const Clip& clip) {
    const QString name = QString::fromStdString(clip.id).section(QLatin1Char('/'), -1), label = labelText(clip);
    return label.isEmpty() ? name : label + QStringLiteral(" · ") + name;
}

}  // namespace ajepa

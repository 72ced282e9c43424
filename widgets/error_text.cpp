// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/error_text.h"

namespace ajepa {
namespace {

QString asSentence(const std::string& words) {
    QString text = QString::fromStdString(words).trimmed();
    if (!text.isEmpty()) {
        // A first word that is a name, such as train.batch_size or /tmp, stays as it is.
        const QString first = text.section(QLatin1Char(' '), 0, 0);
        if (first.size() > 1 && !first.contains(QLatin1Char('.')) && !first.contains(QLatin1Char('/')) && !first.contains(QLatin1Char('_'))) {
            text[0] = text[0].toUpper();
        }
        if (!text.endsWith(QLatin1Char('.')) && !text.endsWith(QLatin1Char('?'))) {
            text += QLatin1Char('.');
        }
    }
    return text;
}

}  // namespace

QString errorText(const std::string& message, const std::string& hint) {
    return hint.empty() ? QString::fromStdString(message) : asSentence(message) + QLatin1Char(' ') + asSentence(hint);
}

}  // namespace ajepa

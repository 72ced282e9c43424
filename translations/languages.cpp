// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace ajepa {
namespace {

void install(QCoreApplication& application, const QLocale& locale, const QString& name, const QString& folder) {
    auto* texts = new QTranslator(&application);
    if (texts->load(locale, name, QStringLiteral("_"), folder)) {
        QCoreApplication::installTranslator(texts);
    }
}

}  // namespace

void installLanguage(QCoreApplication& application, const QLocale& locale) {
    install(application, QLocale(QLocale::English), QStringLiteral("ajepa"), QStringLiteral(":/i18n"));
    install(application, locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, locale, QStringLiteral("ajepa"), QStringLiteral(":/i18n"));
}

}  // namespace ajepa

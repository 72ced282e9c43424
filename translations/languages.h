// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;
class QLocale;

namespace ajepa {

/// Installs the program's own texts and Qt's for a locale. English comes first in any case: it knows the plural forms.
void installLanguage(QCoreApplication& application, const QLocale& locale);

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "app/workbench/main_window.h"

namespace ajepa {

/// What the command line of ajepa-workbench asks for.
struct AppOptions {
    QString corpus;  ///< empty: the last one, or the demo sounds
    QString runs;    ///< empty: as set
    Workspace workspace = Workspace::start;
    bool tellFirstPaint = false;  ///< for `ajepa bench`
    QString print;                ///< text to print instead of opening a window: help or version
    QString error;                ///< one sentence; exit 2
};

/// Needs a QCoreApplication; opens nothing.
AppOptions readOptions(const QStringList& arguments);

}  // namespace ajepa

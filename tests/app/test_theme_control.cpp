// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QStandardPaths>
#include <QTest>
#include <QWidget>
#include <QWindow>

#include "app/workbench/app_settings.h"
#include "app/workbench/theme_control.h"
#include "widgets/theme.h"

using namespace ajepa;

namespace {

/// A program with a window on a desktop that a test can turn dark.
struct Program {
    AppSettings settings;
    bool desktop = false;
    ThemeControl theme;
    QWidget window;

    Program() : theme((settings.setTheme(ThemeChoice::desktop), settings), [this] { return desktop; }) { window.show(); }
    void turnDesktop(bool dark) {
        desktop = dark;
        QEvent change(QEvent::ThemeChange);
        QCoreApplication::sendEvent(window.windowHandle(), &change);
        QCoreApplication::processEvents();
    }
};

bool looksDark() {
    return isDark(QApplication::palette());
}

}  // namespace

class TestThemeControl final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void theWindowFollowsTheDesktopWhileItRuns();
    void aChoiceStandsWhateverTheDesktopDoes();
};

void TestThemeControl::theWindowFollowsTheDesktopWhileItRuns() {
    Program program;
    QVERIFY(!looksDark());
    program.turnDesktop(true);
    QVERIFY(looksDark());
    program.turnDesktop(false);
    QVERIFY(!looksDark());
}

void TestThemeControl::aChoiceStandsWhateverTheDesktopDoes() {
    Program program;
    program.theme.toggle();
    QVERIFY(looksDark());
    program.turnDesktop(true);
    program.turnDesktop(false);
    QVERIFY(looksDark());
    QVERIFY(program.theme.isDark());
    program.settings.setTheme(ThemeChoice::desktop);
    QVERIFY(!looksDark());
}

QTEST_MAIN(TestThemeControl)
#include "test_theme_control.moc"

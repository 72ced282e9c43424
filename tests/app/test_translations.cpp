// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include "app/workbench/app_settings.h"
#include "app/workbench/engine_thread.h"
#include "app/workbench/grid_dialog.h"
#include "app/workbench/import_dialog.h"
#include "app/workbench/key_reference.h"
#include "app/workbench/main_window.h"
#include "app/workbench/paths.h"
#include "app/workbench/session.h"
#include "app/workbench/theme_control.h"
#include "engine/queue/ablations.h"
#include "tests/app/stub_engine.h"
#include "translations/field_words.h"
#include "widgets/config_form.h"
#include "widgets/config_labels.h"

using namespace ajepa;

namespace {

/// Brackets whatever is asked for, so that a text without brackets was never offered for translation.
class PseudoTranslator final : public QTranslator {
public:
    QString translate(const char*, const char* source, const char*, int) const override {
        return QStringLiteral("\u27e6") + QString::fromUtf8(source) + QStringLiteral("\u27e7");
    }
    bool isEmpty() const override { return false; }
};

/// Names, paths, ids and numbers are the same in every language; their widgets carry the property "data", or lie in one that does.
bool isData(const QObject* object) {
    for (; object != nullptr; object = object->parent()) {
        if (object->property("data").toBool()) {
            return true;
        }
    }
    return false;
}

/// Units are the same in every language.
bool hasWords(QString text) {
    static const QRegularExpression letters(QStringLiteral("\\p{L}{2,}")), units(QStringLiteral("\\b(dB|Hz|kHz|kB|MB|GB)\\b"));
    return letters.match(text.remove(units)).hasMatch();
}

/// Texts that a user sees in a widget and its tool tip.
QStringList textsOf(const QWidget& widget) {
    QStringList texts{widget.toolTip(), widget.accessibleName(), widget.windowTitle()};
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        texts += label->text();
    } else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        texts += button->text();
    } else if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) {
        texts += line->placeholderText();
    }
    return texts;
}

/// What a user reads about a setting.
QStringList wordsOf(const ConfigField& field) {
    QStringList words{sectionLabel(sectionOf(field)), fieldLabel(field), fieldSentence(field)};
    if (!field.unit.empty()) {
        words += fieldUnit(field);
    }
    return words;
}

QStringList untranslated(const QWidget& top) {
    QStringList found;
    for (const QWidget* widget : top.findChildren<QWidget*>()) {
        if (isData(widget)) {
            continue;
        }
        for (const QString& text : textsOf(*widget)) {
            if (hasWords(text) && !text.contains(QChar(0x27e6))) {
                found += QString::fromLatin1(widget->metaObject()->className()) + QStringLiteral(": ") + text;
            }
        }
    }
    for (const QAction* action : top.findChildren<QAction*>()) {
        if (!isData(action) && !action->isSeparator() && hasWords(action->text()) && !action->text().contains(QChar(0x27e6))) {
            found += QStringLiteral("QAction: ") + action->text();
        }
    }
    return found;
}

}  // namespace

class TestTranslations final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theWalkFindsAnUntranslatedLabel();
    void theWindowHasNoUntranslatedText();
    void theImportDialogHasNoUntranslatedText();
    void everyWordOfTheSettingsIsOfferedForTranslation();
    void theListOfTheSettingsWordsIsUpToDate();
    void everyWordOfTheSettingsHasAGermanOne();
    void everyWordOfTheComparisonsHasAGermanOne();
    void theGridDialogHasNoUntranslatedText();

private:
    PseudoTranslator pseudo_;
};

void TestTranslations::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QVERIFY(QCoreApplication::installTranslator(&pseudo_));
}

void TestTranslations::theWalkFindsAnUntranslatedLabel() {
    QWidget top;
    auto* label = new QLabel(QStringLiteral("plain words"), &top);
    QCOMPARE(untranslated(top), QStringList{QStringLiteral("QLabel: plain words")});
    label->setProperty("data", true);
    QVERIFY(untranslated(top).isEmpty());
}

void TestTranslations::theWindowHasNoUntranslatedText() {
    QTemporaryDir runs;
    AppSettings settings;
    ThemeControl theme(settings);
    EngineThread engine(stubLoader(stepping()));
    Session session(engine);
    session.setRunsFolder(toPath(runs.path()));
    MainWindow window(session, settings, theme);
    window.show();
    window.show(Workspace::train);  // builds the pages
    window.findChild<ConfigForm*>()->showAll(true);
    const QStringList found = untranslated(window);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestTranslations::theImportDialogHasNoUntranslatedText() {
    auto* dialog = new ImportDialog(QString());
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    const std::unique_ptr<ImportDialog> owner(dialog);
    const QStringList found = untranslated(*dialog);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    QComboBox* kinds = dialog->findChild<QComboBox*>();
    for (int i = 0; i < kinds->count(); ++i) {
        QVERIFY2(kinds->itemText(i).contains(QChar(0x27e6)), qPrintable(kinds->itemText(i)));
    }
}

void TestTranslations::everyWordOfTheSettingsIsOfferedForTranslation() {
    for (const ConfigField& field : configFields()) {
        for (const QString& words : wordsOf(field)) {
            QVERIFY2(words.startsWith(QChar(0x27e6)), qPrintable(words));
        }
    }
}

void TestTranslations::theListOfTheSettingsWordsIsUpToDate() {
    QCoreApplication::removeTranslator(&pseudo_);
    QSet<QString> wanted, listed;
    for (const ConfigField& field : configFields()) {
        for (const QString& words : wordsOf(field)) {
            wanted += words;
        }
    }
    for (const char* words : fieldWords) {
        listed += QString::fromUtf8(words);
    }
    QCoreApplication::installTranslator(&pseudo_);
    QVERIFY2((wanted - listed).isEmpty(),
             qPrintable(QStringLiteral("run `ninja update_texts`, new: ") + (wanted - listed).values().join(QLatin1Char('|'))));
    QVERIFY2((listed - wanted).isEmpty(),
             qPrintable(QStringLiteral("run `ninja update_texts`, gone: ") + (listed - wanted).values().join(QLatin1Char('|'))));
}

void TestTranslations::everyWordOfTheSettingsHasAGermanOne() {
    QTranslator german;
    QVERIFY(german.load(QLocale(QLocale::German), QStringLiteral("ajepa"), QStringLiteral("_"), QStringLiteral(":/i18n")));
    QStringList missing;
    for (const char* words : fieldWords) {
        if (german.translate("ConfigFields", words).isEmpty() && german.translate("ConfigSections", words).isEmpty()) {
            missing += QString::fromUtf8(words);
        }
    }
    QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("translations/ajepa_de.ts lacks: ") + missing.join(QLatin1Char('|'))));
}

void TestTranslations::everyWordOfTheComparisonsHasAGermanOne() {
    QTranslator german;
    QVERIFY(german.load(QLocale(QLocale::German), QStringLiteral("ajepa"), QStringLiteral("_"), QStringLiteral(":/i18n")));
    QSet<QString> listed;
    for (const char* words : ablationWords) {
        listed += QString::fromUtf8(words);
    }
    for (const Ablation& ablation : ablations()) {
        for (const std::string_view words : {ablation.title, ablation.sentence}) {
            const std::string text(words);
            QVERIFY2(listed.contains(QString::fromStdString(text)), text.c_str());
            QVERIFY2(!german.translate("Ablations", text.c_str()).isEmpty(), text.c_str());
        }
    }
}

void TestTranslations::theGridDialogHasNoUntranslatedText() {
    auto* dialog = new GridDialog({});
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    const std::unique_ptr<GridDialog> owner(dialog);
    QTRY_VERIFY(dialog->addButton().isEnabled() || !dialog->verdict().isEmpty());
    const QStringList found = untranslated(*dialog);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    for (const QComboBox* box : dialog->findChildren<QComboBox*>()) {
        for (int i = 0; i < box->count(); ++i) {
            QVERIFY2(box->itemText(i).contains(QChar(0x27e6)), qPrintable(box->itemText(i)));
        }
    }
}

QTEST_MAIN(TestTranslations)
#include "test_translations.moc"

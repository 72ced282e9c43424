// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <algorithm>

#include "engine/config/config_check.h"
#include "engine/config/config_fields.h"
#include "engine/config/derived_values.h"
#include "engine/config/presets.h"
#include "widgets/config_editor.h"
#include "widgets/config_form.h"
#include "widgets/config_labels.h"
#include "widgets/config_row.h"

using namespace ajepa;

namespace {

QString idOf(const ConfigField& field) {
    return QString::fromLatin1(field.id.data(), qsizetype(field.id.size()));
}

QLineEdit* lineOf(ConfigForm& form, const char* field) {
    return qobject_cast<QLineEdit*>(form.row(QString::fromLatin1(field))->editor()->inputs().front());
}

void typeInto(QLineEdit* line, const QString& text) {
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
}

}  // namespace

class TestConfigForm final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldHasAnEditor();
    void leftOutFieldsHaveNone();
    void basicFieldsAreShownFirst();
    void everyPresetGoesThroughTheControlsUnchanged_data();
    void everyPresetGoesThroughTheControlsUnchanged();
    void typedValueReachesTheConfiguration();
    void unreadableTextKeepsTheValueAndSaysWhy();
    void escapeDropsTheDraft();
    void resetTakesThePresetsValue();
    void issuesStandBesideTheirField();
    void searchFindsByWordsOfTheSentence();
    void aClosedPadlockShowsWhatTheValueComesTo();
    void undoTakesBackChangeByChange();
    void undoLeavesWhatIsSomebodyElsesAlone();
    void aTypedNumberIsOneChange();
    void noControlIsOutOfSightInANarrowForm();
    void theSentenceOfAFieldIsWhole();
};

void TestConfigForm::everyFieldHasAnEditor() {
    ConfigForm form;
    form.showAll(true);
    for (const ConfigField& field : configFields()) {
        QVERIFY2(form.row(idOf(field)) != nullptr, field.id.data());
        QVERIFY2(!form.row(idOf(field))->editor()->inputs().isEmpty(), field.id.data());
    }
}

void TestConfigForm::leftOutFieldsHaveNone() {
    ConfigForm form({QStringLiteral("data.corpus")});
    form.showAll(true);
    QVERIFY(form.row(QStringLiteral("data.corpus")) == nullptr);
}

void TestConfigForm::basicFieldsAreShownFirst() {
    ConfigForm form;
    form.show();
    int shown = 0;
    for (const ConfigField& field : configFields()) {
        const ConfigRow* row = form.row(idOf(field));
        const bool expected = field.basic && concerns(field.id, Task::pretrain);
        QCOMPARE(row != nullptr && row->isVisible(), expected);
        shown += expected ? 1 : 0;
    }
    QCOMPARE(shown, 10);
}

void TestConfigForm::everyPresetGoesThroughTheControlsUnchanged_data() {
    QTest::addColumn<QString>("name");
    for (const Preset& preset : presets()) {
        QTest::newRow(preset.name.c_str()) << QString::fromStdString(preset.name);
    }
}

void TestConfigForm::everyPresetGoesThroughTheControlsUnchanged() {
    QFETCH(QString, name);
    const RunConfig preset = presetConfig(name.toStdString());
    ConfigForm form;
    form.showAll(true);
    form.setPreset(preset);
    RunConfig read;
    for (const ConfigField& field : configFields()) {
        if (derivedValue(field.id, preset)) {
            setField(read, field.id, field.read(preset));  // its control shows what it comes to, and takes nothing
            continue;
        }
        setField(read, field.id, form.row(idOf(field))->editor()->tomlValue().toStdString());
    }
    for (const FieldDifference& difference : differences(preset, read)) {
        QFAIL(std::string(difference.id).append(": ").append(difference.left).append(" became ").append(difference.right).c_str());
    }
}

void TestConfigForm::typedValueReachesTheConfiguration() {
    ConfigForm form;
    form.show();
    QSignalSpy edited(&form, &ConfigForm::edited);
    typeInto(lineOf(form, "train.batch_size"), QStringLiteral("48"));
    QCOMPARE(form.config().train.batchSize, 48);
    QVERIFY(edited.count() >= 1);
}

void TestConfigForm::unreadableTextKeepsTheValueAndSaysWhy() {
    ConfigForm form;
    form.show();
    const int before = form.config().train.batchSize;
    typeInto(lineOf(form, "train.batch_size"), QStringLiteral("many"));
    QCOMPARE(form.config().train.batchSize, before);
    QVERIFY(form.unreadable().contains(QLatin1String("batch_size")));
    QVERIFY(lineOf(form, "train.batch_size")->property("problem").toBool());
    QCOMPARE(lineOf(form, "train.batch_size")->text(), QStringLiteral("many"));
}

void TestConfigForm::escapeDropsTheDraft() {
    ConfigForm form;
    form.show();
    typeInto(lineOf(form, "train.batch_size"), QStringLiteral("many"));
    QTest::keyClick(lineOf(form, "train.batch_size"), Qt::Key_Escape);
    QCOMPARE(lineOf(form, "train.batch_size")->text(), QString::number(form.config().train.batchSize));
    QVERIFY(form.unreadable().isEmpty());
}

void TestConfigForm::resetTakesThePresetsValue() {
    ConfigForm form;
    form.setPreset(presetConfig("a-jepa-tiny"));
    form.show();
    auto* reset = form.row(QStringLiteral("train.batch_size"))->findChild<QToolButton*>();
    QVERIFY(!reset->isVisible());
    typeInto(lineOf(form, "train.batch_size"), QStringLiteral("3"));
    QVERIFY(reset->isVisible());
    QTest::mouseClick(reset, Qt::LeftButton);
    QCOMPARE(form.config().train.batchSize, form.preset().train.batchSize);
    QVERIFY(!reset->isVisible());
}

void TestConfigForm::issuesStandBesideTheirField() {
    ConfigForm form;
    form.show();
    form.setIssues({{.field = "train.batch_size", .message = "train.batch_size is too large.", .hint = "Use at most 8."}});
    ConfigRow* row = form.row(QStringLiteral("train.batch_size"));
    QStringList texts;
    for (const QLabel* label : row->findChildren<QLabel*>()) {
        texts += label->text();
    }
    QVERIFY(texts.contains(QStringLiteral("train.batch_size is too large. Use at most 8.")));
    form.setIssues({});
    QVERIFY(!row->editor()->inputs().front()->property("problem").toBool());
}

void TestConfigForm::searchFindsByWordsOfTheSentence() {
    ConfigForm form;
    form.show();
    form.search(QStringLiteral("momentum target"));
    QVERIFY(form.row(QStringLiteral("ema.start"))->isVisible());
    QVERIFY(!form.row(QStringLiteral("train.batch_size"))->isVisible());
}

void TestConfigForm::aClosedPadlockShowsWhatTheValueComesTo() {
    ConfigForm form;
    form.showAll(true);
    RunConfig preset;
    preset.train.steps = 500;
    form.setPreset(preset);
    ConfigRow* row = form.row(QStringLiteral("curriculum.steps"));
    QCOMPARE(row->editor()->tomlValue(), QStringLiteral("500"));
    QVERIFY(!row->editor()->isEnabled());
    typeInto(lineOf(form, "train.steps"), QStringLiteral("700"));
    QCOMPARE(row->editor()->tomlValue(), QStringLiteral("700"));
    QCOMPARE(form.config().curriculum.steps, std::int64_t(0));
    Q_EMIT row->lockWanted(false);
    QCOMPARE(form.config().curriculum.steps, std::int64_t(700));
    QVERIFY(row->editor()->isEnabled());
    typeInto(lineOf(form, "train.steps"), QStringLiteral("900"));
    QCOMPARE(form.config().curriculum.steps, std::int64_t(700));
    Q_EMIT row->lockWanted(true);
    QCOMPARE(form.config().curriculum.steps, std::int64_t(0));
    QCOMPARE(row->editor()->tomlValue(), QStringLiteral("900"));
}

void TestConfigForm::undoTakesBackChangeByChange() {
    ConfigForm form;
    const RunConfig preset = presetConfig("a-jepa-tiny");
    form.setPreset(preset);
    QVERIFY(!form.canUndo());
    RunConfig draft = preset;
    draft.train.seed = 7;
    form.setConfig(draft);
    form.setConfig(draft);  // no change, nothing to take back
    draft.train.batchSize = 3;
    form.setConfig(draft);
    QSignalSpy edited(&form, &ConfigForm::edited);
    form.undo();
    QCOMPARE(form.config().train.batchSize, preset.train.batchSize);
    QCOMPARE(form.config().train.seed, std::uint64_t(7));
    form.undo();
    QVERIFY(differences(form.config(), preset).empty());
    QVERIFY(!form.canUndo());
    form.undo();
    QCOMPARE(edited.count(), 2);
}

void TestConfigForm::undoLeavesWhatIsSomebodyElsesAlone() {
    ConfigForm form({QStringLiteral("data.corpus")});
    form.setPreset(presetConfig("a-jepa-tiny"));
    RunConfig draft = form.config();
    draft.train.seed = 7;
    form.setConfig(draft);
    form.setLeftOut(QStringLiteral("data.corpus"), QStringLiteral("\"/sounds\""));
    form.undo();
    QCOMPARE(form.config().train.seed, form.preset().train.seed);
    QCOMPARE(form.config().data.corpus, std::string("/sounds"));
    QVERIFY(differences(form.config(), form.preset()).empty());
}

void TestConfigForm::aTypedNumberIsOneChange() {
    ConfigForm form;
    form.setPreset(presetConfig("a-jepa-tiny"));
    form.show();
    typeInto(lineOf(form, "train.batch_size"), QStringLiteral("128"));
    typeInto(lineOf(form, "train.steps"), QStringLiteral("4000"));
    QCOMPARE(form.config().train.batchSize, 128);
    form.undo();
    QCOMPARE(form.config().train.steps, form.preset().train.steps);
    QCOMPARE(form.config().train.batchSize, 128);
    form.undo();
    QCOMPARE(form.config().train.batchSize, form.preset().train.batchSize);
}

void TestConfigForm::noControlIsOutOfSightInANarrowForm() {
    ConfigForm form;
    form.setPreset(presetConfig("a-jepa-tiny"));
    form.showAll(true);
    form.resize(280, 500);
    form.show();
    const auto* scroll = form.findChild<QScrollArea*>();
    QTRY_VERIFY(scroll->viewport()->width() < 280);
    QCOMPARE(scroll->widget()->width(), scroll->viewport()->width());
}

void TestConfigForm::theSentenceOfAFieldIsWhole() {
    ConfigForm form;
    form.setPreset(presetConfig("a-jepa-tiny"));
    form.showAll(true);
    form.resize(320, 700);
    form.show();
    QVERIFY(QTest::qWaitForWindowActive(&form));
    for (const ConfigField& field : configFields()) {
        ConfigRow* row = form.row(idOf(field));
        if (!row->isVisible() || !row->editor()->inputs().front()->isEnabled()) {
            continue;
        }
        row->editor()->inputs().front()->setFocus();
        const QList<QLabel*> labels = form.findChildren<QLabel*>();
        const auto help = std::ranges::find_if(labels, [&](const QLabel* label) { return label->text().startsWith(fieldSentence(field)); });
        QVERIFY2(help != labels.end(), field.id.data());
        QTRY_VERIFY2((*help)->height() >= (*help)->heightForWidth((*help)->width()), field.id.data());
    }
}

QTEST_MAIN(TestConfigForm)
#include "test_config_form.moc"

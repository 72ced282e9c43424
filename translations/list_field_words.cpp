// SPDX-License-Identifier: GPL-3.0-or-later
// Writes translations/field_words.h: the words of the field table, which is free of Qt, in the form that lupdate reads. Run by `ninja update_texts`.
#include <QFile>
#include <QSet>
#include <QTextStream>
#include <cstdio>

#include "engine/queue/ablations.h"
#include "widgets/config_labels.h"

namespace {

QString quoted(QString text) {
    return QLatin1Char('"') + text.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\"")) +
           QLatin1Char('"');
}

QString fromView(std::string_view words) {
    return QString::fromUtf8(words.data(), qsizetype(words.size()));
}

/// Each word once, in the order of the table.
class WordList {
public:
    explicit WordList(QTextStream& out) : out_(out) {}
    void add(const char* context, const QString& words) {
        if (!words.isEmpty() && !known_.contains(context + words)) {
            known_ += context + words;
            out_ << "    QT_TRANSLATE_NOOP(\"" << context << "\", " << quoted(words) << "),\n";
        }
    }

private:
    QTextStream& out_;
    QSet<QString> known_;
};

void write(QTextStream& out) {
    out << "// SPDX-License-Identifier: GPL-3.0-or-later\n"
           "// Made by list_field_words from the field table of the engine (engine/config/fields_*.cpp): run `ninja update_texts`, do not edit.\n"
           "#pragma once\n\n#include <QtGlobal>\n\nnamespace ajepa {\n\n"
           "/// Labels, sentences and units of the settings.\ninline constexpr const char* fieldWords[] = {\n";
    WordList words(out);
    for (const ajepa::ConfigField& field : ajepa::configFields()) {
        words.add("ConfigSections", ajepa::sectionLabel(ajepa::sectionOf(field)));
        words.add("ConfigFields", ajepa::fieldLabel(field));
        words.add("ConfigFields", ajepa::fieldUnit(field));
        words.add("ConfigFields", ajepa::fieldSentence(field));
    }
    out << "};\n\n/// Titles and sentences of the ready-made comparisons.\ninline constexpr const char* ablationWords[] = {\n";
    for (const ajepa::Ablation& ablation : ajepa::ablations()) {
        words.add("Ablations", fromView(ablation.title));
        words.add("Ablations", fromView(ablation.sentence));
    }
    out << "};\n\n}  // namespace ajepa\n";
}

}  // namespace

int main(int argc, char** argv) {
    QFile file(argc == 2 ? QString::fromLocal8Bit(argv[1]) : QString());
    if (!file.open(QIODevice::WriteOnly)) {
        std::fputs("list_field_words: say which file to write\n", stderr);
        return 2;
    }
    QTextStream out(&file);
    write(out);
    return 0;
}

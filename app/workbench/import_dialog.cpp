// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/import_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "app/workbench/background.h"
#include "app/workbench/import_report_view.h"
#include "app/workbench/paths.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

QWidget* besideEachOther(std::initializer_list<QWidget*> widgets) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacingUnit);
    for (QWidget* widget : widgets) {
        layout->addWidget(widget, qobject_cast<QLineEdit*>(widget) != nullptr ? 1 : 0);
    }
    return row;
}

}  // namespace

ImportDialog::ImportDialog(const QString& source, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Import a corpus"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(760, 520);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit);
    stages_ = new QStackedWidget;
    stages_->addWidget(buildQuestion());
    stages_->addWidget(buildProgress());
    stages_->addWidget(buildReport());
    layout->addWidget(stages_);
    source_->setText(source);
    suggestDestination();
    // Return imports; it must not press the first button of the row that it is typed in.
    for (QPushButton* button : findChildren<QPushButton*>()) {
        button->setAutoDefault(button == import_);
    }
    import_->setDefault(true);
    poll_.setInterval(100);
    connect(&poll_, &QTimer::timeout, this, &ImportDialog::showProgress);
}

ImportDialog::~ImportDialog() {
    stop_.request_stop();
}

QWidget* ImportDialog::buildQuestion() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacingUnit);
    auto* teach = new QLabel(tr("A corpus is a list of clips with their labels and folds. The sounds stay where they are unless they are copied."));
    teach->setWordWrap(true);
    setRole(teach, "secondary");
    layout->addWidget(teach);
    layout->addSpacing(spacingUnit);

    source_ = new QLineEdit;
    source_->setPlaceholderText(tr("Folder of sounds, or a CSV or TSV table"));
    destination_ = new QLineEdit;
    auto* folder = new QPushButton(tr("Folder…"));
    auto* file = new QPushButton(tr("Table…"));
    auto* where = new QPushButton(tr("Choose…"));
    kind_ = new QComboBox;
    const std::pair<ImportKind, QString> kinds[] = {{ImportKind::automatic, tr("Find out by itself")},
                                                    {ImportKind::folder, tr("Folder of sounds, no labels")},
                                                    {ImportKind::classFolders, tr("A folder for each class")},
                                                    {ImportKind::csv, tr("Table with path, label, fold, split, group")},
                                                    {ImportKind::esc, tr("ESC-10 or ESC-50")},
                                                    {ImportKind::fsdd, tr("Free Spoken Digit Dataset")},
                                                    {ImportKind::speechCommands, tr("Speech Commands")},
                                                    {ImportKind::audioset, tr("AudioSet manifest (JSON) with label table")}};
    for (const auto& [kind, label] : kinds) {
        kind_->addItem(label, int(kind));
    }
    copy_ = new QCheckBox(tr("Copy the sounds into the corpus"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(2 * spacingUnit);
    form->setVerticalSpacing(spacingUnit);
    form->addRow(tr("&Sounds"), besideEachOther({source_, folder, file}));
    form->addRow(tr("&Kind"), kind_);
    form->addRow(tr("&Make the corpus in"), besideEachOther({destination_, where}));
    form->addRow(QString(), copy_);
    layout->addLayout(form);
    problem_ = new QLabel;
    problem_->setWordWrap(true);
    problem_->setProperty("data", true);
    setRole(problem_, "bad");
    layout->addWidget(problem_);
    layout->addStretch(1);

    auto* cancel = new QPushButton(tr("Cancel"));
    import_ = new QPushButton(tr("Import"));
    setRole(import_, "primary");
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(import_);
    layout->addLayout(foot);
    connect(folder, &QPushButton::clicked, this, [this] { chooseSource(false); });
    connect(file, &QPushButton::clicked, this, [this] { chooseSource(true); });
    connect(where, &QPushButton::clicked, this, &ImportDialog::chooseDestination);
    connect(source_, &QLineEdit::textChanged, this, &ImportDialog::suggestDestination);
    connect(destination_, &QLineEdit::textEdited, this, [this] { destinationChosen_ = true; });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(import_, &QPushButton::clicked, this, &ImportDialog::start);
    return page;
}

QWidget* ImportDialog::buildProgress() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addStretch(1);
    counted_ = new QLabel;
    layout->addWidget(counted_);
    bar_ = new QProgressBar;
    bar_->setTextVisible(false);
    layout->addWidget(bar_);
    auto* note = new QLabel(tr("Every sound is read once. Unreadable ones are reported and left out."));
    setRole(note, "small");
    layout->addWidget(note);
    layout->addStretch(1);
    auto* stop = new QPushButton(tr("Stop"));
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(stop);
    layout->addLayout(foot);
    connect(stop, &QPushButton::clicked, this, [this, stop] {
        stop->setEnabled(false);
        stop->setText(tr("Stopping…"));
        stop_.request_stop();
    });
    return page;
}

QWidget* ImportDialog::buildReport() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    report_ = new ImportReportView;
    layout->addWidget(report_, 1);
    auto* close = new QPushButton(tr("Close"));
    use_ = new QPushButton(tr("Use this corpus"));
    setRole(use_, "primary");
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(close);
    foot->addWidget(use_);
    layout->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(use_, &QPushButton::clicked, this, [this] {
        Q_EMIT imported(destination_->text());
        accept();
    });
    return page;
}

void ImportDialog::chooseSource(bool file) {
    auto* dialog = new QFileDialog(this, file ? tr("Table of clips") : tr("Folder of sounds"), source_->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(file ? QFileDialog::ExistingFile : QFileDialog::Directory);
    if (file) {
        dialog->setNameFilter(tr("Tables and manifests (*.csv *.tsv *.json)"));
    }
    connect(dialog, &QFileDialog::fileSelected, source_, &QLineEdit::setText);
    dialog->open();
}

void ImportDialog::chooseDestination() {
    auto* dialog = new QFileDialog(this, tr("Folder of the corpus"), QFileInfo(destination_->text()).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        destinationChosen_ = true;
        destination_->setText(folder);
    });
    dialog->open();
}

void ImportDialog::suggestDestination() {
    if (destinationChosen_) {
        return;
    }
    const QString name = QFileInfo(QDir(source_->text()).absolutePath()).completeBaseName();
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    destination_->setText(source_->text().isEmpty() ? QString() : documents + QStringLiteral("/ajepa-corpora/") + name);
}

void ImportDialog::start() {
    if (source_->text().isEmpty() || destination_->text().isEmpty()) {
        refuse(tr("Choose a folder or table of sounds, and where to make the corpus."));
        return;
    }
    problem_->clear();
    stop_ = std::stop_source();
    counters_ = std::make_shared<Counters>();
    ImportOptions options{.kind = ImportKind(kind_->currentData().toInt()), .copyAudio = copy_->isChecked(), .stop = stop_.get_token()};
    options.progress = [counters = counters_](std::size_t done, std::size_t total) {
        counters->done = done;
        counters->total = total;
    };
    stages_->setCurrentIndex(1);
    showProgress();
    poll_.start();
    inBackground(
        this, [source = toPath(source_->text()), out = toPath(destination_->text()), options] { return importCorpus(source, out, options); },
        [this](Outcome<ImportReport> report) {
            poll_.stop();
            if (report) {
                finish(*report.value);
            } else {
                refuse(report.error);
            }
        });
}

void ImportDialog::showProgress() {
    const std::size_t done = counters_->done, total = counters_->total;
    bar_->setRange(0, int(total));
    bar_->setValue(int(done));
    counted_->setText(total == 0 ? tr("Looking for sounds…") : tr("Reading sound %1 of %2").arg(countText(qint64(done)), countText(qint64(total))));
}

void ImportDialog::finish(const ImportReport& report) {
    report_->setReport(report);
    use_->setDefault(true);
    stages_->setCurrentIndex(2);
    use_->setFocus();
}

void ImportDialog::refuse(const QString& sentence) {
    problem_->setText(sentence);
    stages_->setCurrentIndex(0);
}

}  // namespace ajepa

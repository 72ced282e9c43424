// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>
#include <atomic>
#include <memory>
#include <stop_token>

#include "engine/corpus/corpus_import.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace ajepa {

class ImportReportView;

/// Makes a corpus from a folder or a table of sounds: asks what and where, shows progress, ends in the report. Never blocks; closing it stops the import,
/// and a stopped import leaves nothing behind.
class ImportDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ImportDialog(const QString& source, QWidget* parent = nullptr);
    ~ImportDialog() override;

Q_SIGNALS:
    /// The corpus folder, when the user takes it.
    void imported(const QString& corpusFolder);

private:
    struct Counters {
        std::atomic<std::size_t> done{0}, total{0};
    };

    QWidget* buildQuestion();
    QWidget* buildProgress();
    QWidget* buildReport();
    void chooseSource(bool file);
    void chooseDestination();
    void suggestDestination();
    void start();
    void showProgress();
    void finish(const ImportReport& report);
    void refuse(const QString& sentence);

    QStackedWidget* stages_ = nullptr;
    QLineEdit* source_ = nullptr;
    QLineEdit* destination_ = nullptr;
    QComboBox* kind_ = nullptr;
    QCheckBox* copy_ = nullptr;
    QLabel* problem_ = nullptr;
    QPushButton* import_ = nullptr;
    QLabel* counted_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QPushButton* use_ = nullptr;  ///< on the report
    ImportReportView* report_ = nullptr;
    QTimer poll_;
    std::stop_source stop_;
    std::shared_ptr<Counters> counters_;
    bool destinationChosen_ = false;
};

}  // namespace ajepa

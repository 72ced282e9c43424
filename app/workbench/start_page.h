// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <filesystem>

class QLabel;
class QListView;
class QListWidget;
class QStackedWidget;

namespace ajepa {

class AppSettings;
class RunLibrary;
class RunListModel;
class Session;

/// The door: two large actions, what was used last, and a line if something of this machine is amiss.
class StartPage final : public QWidget {
    Q_OBJECT

public:
    StartPage(Session& session, RunLibrary& library, AppSettings& settings, QWidget* parent = nullptr);

    /// Opens the folder dialog; a corpus is opened, any other folder goes to the import.
    void chooseCorpus();
    /// The doctor's line; empty: nothing is amiss.
    void setAdvice(const QString& sentence);

Q_SIGNALS:
    void demoWanted();
    void corpusWanted(const QString& location);
    void importWanted(const QString& source);
    void runWanted(const std::filesystem::path& run);
    void trainWanted();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildActions();
    QWidget* buildRecent();
    QWidget* buildRuns();
    QWidget* buildCorpora();
    void showRuns();
    void showCorpora();
    void openOrImport(const QString& folder);

    Session& session_;
    RunLibrary& library_;
    AppSettings& settings_;
    RunListModel* runs_ = nullptr;
    QStackedWidget* runsStack_ = nullptr;
    QStackedWidget* corporaStack_ = nullptr;
    QListWidget* corpora_ = nullptr;
    QLabel* advice_ = nullptr;
};

}  // namespace ajepa

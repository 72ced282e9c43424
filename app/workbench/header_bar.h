// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <filesystem>

class QMenu;
class QToolButton;

namespace ajepa {

class AppSettings;
class RunLibrary;
class Session;

/// The line above every workspace: which corpus, which run, and the program's menu.
class HeaderBar final : public QFrame {
    Q_OBJECT

public:
    HeaderBar(Session& session, RunLibrary& library, AppSettings& settings, QWidget* parent = nullptr);
    /// The menu at the right end, filled by the window.
    QMenu* programMenu() const { return program_; }

Q_SIGNALS:
    void corpusWanted(const QString& location);
    void corpusDialogWanted();
    void runWanted(const std::filesystem::path& run);

private:
    QToolButton* addPicker(const QString& name, QMenu* menu);
    void fillCorpora();
    void fillRuns();
    void showCorpus();
    void showRun();

    Session& session_;
    RunLibrary& library_;
    AppSettings& settings_;
    QMenu* corpora_;
    QMenu* runs_;
    QMenu* program_;
    QToolButton* corpus_;
    QToolButton* run_;
};

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>
#include <vector>

#include "app/workbench/command_line.h"
#include "engine/config/config_check.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace ajepa {

class ConfigForm;
class Session;

/// Right of the Train page: the form of the next run, the command that would start it, what it needs, and Start with the first problem beside it.
class LaunchPanel final : public QFrame {
    Q_OBJECT

public:
    explicit LaunchPanel(Session& session, QWidget* parent = nullptr);

    /// Starts a new draft from a preset.
    void setPreset(const QString& name);
    /// Takes masks, curriculum, seed and the predictor's windows of another configuration into the draft.
    void takeMasks(const RunConfig& config);
    /// Starts a new draft from the settings of a run, changed-from marks against the preset nearest to it.
    void takeConfig(const QString& preset, const RunConfig& config);
    ConfigForm& form() const { return *form_; }
    TrainingRequest request() const;
    /// One sentence that a start was refused; it stays until something is edited.
    void refuse(const QString& sentence);
    /// Looks at the draft now, without waiting for the typing to pause.
    void check();

Q_SIGNALS:
    void startWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void examineMachine();
    QWidget* buildHead();
    QWidget* buildCommand();
    QWidget* buildPlace();
    QWidget* buildFoot();
    void takeCorpus();
    void edited();
    void showVerdict(const std::vector<ConfigIssue>& issues);
    qint64 trainingClipCount() const;
    void showForecast();
    QString defaultName() const;

    Session& session_;
    MachineInfo machine_;
    QString folderProblem_;  ///< why no run can be made there
    QString preset_;
    QString firstProblemField_;
    QLabel* title_ = nullptr;
    QLabel* summary_ = nullptr;
    QLineEdit* name_ = nullptr;
    ConfigForm* form_ = nullptr;
    QLineEdit* command_ = nullptr;
    QLabel* forecast_ = nullptr;
    QLabel* problem_ = nullptr;
    QPushButton* show_ = nullptr;
    QPushButton* start_ = nullptr;
    QTimer debounce_;
};

}  // namespace ajepa

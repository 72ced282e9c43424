// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>
#include <vector>

#include "app/workbench/command_line.h"
#include "app/workbench/grid_dialog.h"
#include "app/workbench/latest_task.h"
#include "engine/config/config_check.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace ajepa {

class ConfigForm;
class ForecastView;
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
    /// The same frozen, for the queue.
    QueueEntry entry() const;
    /// What a grid around the draft starts from.
    GridBase gridBase() const;
    /// The draft branches from a checkpoint: it takes that run's settings, and Start goes on from there. Another preset or the cross on its line drops it.
    void setOrigin(BranchOrigin origin);
    const std::optional<BranchOrigin>& origin() const { return origin_; }
    /// Takes an experiment of the queue as a draft of its own.
    void takeEntry(const QueueEntry& entry);
    /// Whether a run trains: then Start queues.
    void setBusy(bool busy);
    /// One sentence that a start was refused; it stays until something is edited.
    void refuse(const QString& sentence);
    /// Looks at the draft now, without waiting for the typing to pause.
    void check();

Q_SIGNALS:
    void startWanted();
    void queueWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void examineMachine();
    QWidget* buildHead();
    QWidget* buildCommand();
    QWidget* buildOrigin();
    void forgetOrigin();
    void takeFinetuning(const QString& preset, const RunConfig& config);
    void dropOrigin();
    void showFinetuning();
    void nameDraft(const QString& preset);
    QWidget* buildPlace();
    QWidget* buildFoot();
    void takeCorpus();
    void edited();
    void showVerdict(std::vector<ConfigIssue> issues);
    QWidget* buildTransfer();
    void openCorpusOf(const RunConfig& config);
    void copyToml() const;
    void pasteToml();
    qint64 trainingClipCount() const;
    QString defaultName() const;

    Session& session_;
    MachineInfo machine_;
    QString folderProblem_;  ///< why no run can be made there
    LatestTask machineTask_;
    QString preset_;
    QString pretraining_;  ///< the last preset that pre-trains
    QString firstProblemField_;
    std::optional<BranchOrigin> origin_;
    QFrame* originBox_ = nullptr;
    QLabel* originText_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* summary_ = nullptr;
    QLineEdit* name_ = nullptr;
    ConfigForm* form_ = nullptr;
    QLineEdit* command_ = nullptr;
    ForecastView* forecast_ = nullptr;
    std::vector<ConfigIssue> diskIssues_;  ///< of the last forecast
    QLabel* problem_ = nullptr;
    QPushButton* show_ = nullptr;
    QPushButton* start_ = nullptr;
    QPushButton* queue_ = nullptr;
    QTimer debounce_;
};

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/listen_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int panelWidth = 264;
constexpr int segmentsOfShortSounds = 4;

void addLabelled(QVBoxLayout* layout, const QString& text, QWidget* field) {
    auto* label = new QLabel(text);
    setRole(label, "small");
    label->setBuddy(field);
    field->setProperty("label", text);
    layout->addWidget(label);
    layout->addWidget(field);
    layout->addSpacing(innerSpacing);
}

QLabel* section(const QString& text) {
    auto* label = new QLabel(text);
    setRole(label, "section");
    return label;
}

}  // namespace

ListenPanel::ListenPanel(QWidget* parent)
    : QFrame(parent),
      run_(new QLabel),
      checkpoint_(new QComboBox),
      refresh_(new QPushButton(tr("Look for newer checkpoints"))),
      encoder_(new QComboBox),
      pooling_(new QComboBox),
      state_(new QLabel),
      progress_(new QProgressBar),
      button_(new QPushButton),
      agreement_(new QLabel),
      agreementText_(new QLabel) {
    setRole(this, "side-right");
    setFixedWidth(panelWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit);
    layout->setSpacing(innerSpacing);
    buildChoices(layout);
    layout->addSpacing(2 * spacingUnit);
    buildState(layout);
    layout->addStretch(1);
    connect(checkpoint_, &QComboBox::currentIndexChanged, this, &ListenPanel::representationChanged);
    connect(encoder_, &QComboBox::currentIndexChanged, this, &ListenPanel::representationChanged);
    connect(pooling_, &QComboBox::currentIndexChanged, this, &ListenPanel::representationChanged);
    connect(refresh_, &QPushButton::clicked, this, &ListenPanel::refreshWanted);
    connect(button_, &QPushButton::clicked, this, [this] {
        if (building_)
            Q_EMIT cancelWanted();
        else
            Q_EMIT buildWanted();
    });
}

void ListenPanel::buildChoices(QVBoxLayout* layout) {
    encoder_->addItem(tr("Target encoder"));
    encoder_->addItem(tr("Context encoder"));
    encoder_->setToolTip(
        tr("The context encoder is trained; the target encoder is its moving average. In short trainings the context encoder is ahead."));
    pooling_->addItem(tr("Mean over time"), 0);
    pooling_->addItem(tr("%n time segment(s)", nullptr, segmentsOfShortSounds), segmentsOfShortSounds);
    pooling_->setToolTip(tr("Short sounds such as spoken words need time: segments keep their order."));
    setRole(refresh_, "link");
    run_->setWordWrap(true);
    layout->addWidget(section(tr("Representation")));
    layout->addWidget(run_);
    layout->addSpacing(innerSpacing);
    addLabelled(layout, tr("Checkpoint"), checkpoint_);
    addLabelled(layout, tr("Encoder"), encoder_);
    addLabelled(layout, tr("Pooling"), pooling_);
    layout->addWidget(refresh_, 0, Qt::AlignLeft);
}

void ListenPanel::buildState(QVBoxLayout* layout) {
    progress_->setTextVisible(false);
    progress_->hide();
    state_->setWordWrap(true);
    setRole(state_, "secondary");
    agreementText_->setWordWrap(true);
    setRole(agreement_, "figure");
    setRole(agreementText_, "small");
    layout->addWidget(section(tr("Index")));
    layout->addWidget(state_);
    layout->addWidget(progress_);
    layout->addWidget(button_, 0, Qt::AlignLeft);
    layout->addSpacing(2 * spacingUnit);
    layout->addWidget(agreement_);
    layout->addWidget(agreementText_);
}

void ListenPanel::setRun(const QString& name, std::vector<CheckpointEntry> checkpoints, bool keep) {
    const qint64 before = keep && name == run_->text() && checkpoint_->currentIndex() > 0 ? checkpoint_->currentData().toLongLong() : -1;
    run_->setText(name);
    checkpoints_ = std::move(checkpoints);
    const QSignalBlocker blocker(checkpoint_);
    checkpoint_->clear();
    for (std::size_t i = 0; i < checkpoints_.size(); ++i) {
        const qint64 step = checkpoints_[i].step;
        const QString text = i == 0      ? tr("Newest: step %1").arg(countText(step))
                             : step == 0 ? tr("Step 0, untrained")
                                         : tr("Step %1").arg(countText(step));
        checkpoint_->addItem(text, step);
    }
    checkpoint_->setCurrentIndex(checkpoints_.empty() ? -1 : std::max(0, before >= 0 ? checkpoint_->findData(before) : 0));
    checkpoint_->setEnabled(!checkpoints_.empty());
}

std::filesystem::path ListenPanel::checkpoint() const {
    const int index = checkpoint_->currentIndex();
    return index < 0 ? std::filesystem::path() : checkpoints_[static_cast<std::size_t>(index)].path;
}

EncoderChoice ListenPanel::encoder() const {
    return encoder_->currentIndex() == 0 ? EncoderChoice::target : EncoderChoice::context;
}

int ListenPanel::segments() const {
    return pooling_->currentData().toInt();
}

void ListenPanel::showProgress(qint64 done, qint64 total) {
    building_ = true;
    setRole(state_, "secondary");
    state_->setText(total > 0 ? tr("Embedding clips: %1 of %2").arg(countText(done), countText(total)) : tr("Loading the checkpoint"));
    progress_->setRange(0, static_cast<int>(total));
    progress_->setValue(static_cast<int>(done));
    progress_->show();
    button_->setText(tr("Cancel"));
    button_->show();
}

void ListenPanel::showReady(std::size_t clips, const std::vector<std::string>& unreadable) {
    building_ = false;
    QString text = tr("%n clip(s) can be searched.", nullptr, static_cast<int>(clips));
    if (!unreadable.empty())
        text += QLatin1Char(' ') + tr("%n could not be read.", nullptr, static_cast<int>(unreadable.size()));
    QStringList reasons;
    for (std::size_t i = 0; i < std::min<std::size_t>(unreadable.size(), 20); ++i)
        reasons << QString::fromStdString(unreadable[i]);
    state_->setToolTip(reasons.join(QLatin1Char('\n')));
    setRole(state_, "secondary");
    state_->setText(text);
    progress_->hide();
    button_->hide();
}

void ListenPanel::showIdle(const QString& sentence, bool canBuild, bool isProblem) {
    building_ = false;
    setRole(state_, isProblem ? "bad" : "secondary");
    state_->setText(sentence);
    progress_->hide();
    button_->setText(tr("Build the index"));
    button_->setVisible(canBuild);
    showAgreement(-1, 0);
}

void ListenPanel::showAgreement(int same, int of) {
    agreement_->setVisible(same >= 0);
    agreementText_->setVisible(same >= 0);
    agreement_->setText(tr("%1 of %2").arg(same).arg(of));
    agreementText_->setText(tr("nearest share the query's label"));
}

}  // namespace ajepa

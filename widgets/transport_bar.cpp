// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/transport_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <cmath>

#include "widgets/axis_ticks.h"
#include "widgets/elided_label.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"
#include "widgets/themed_icon.h"

namespace ajepa {
namespace {

constexpr int quietestDb = -40;
constexpr int startDb = -12;
constexpr int gainWidth = 88;

}  // namespace

TransportBar::TransportBar(QWidget* parent)
    : QWidget(parent),
      play_(new QToolButton(this)),
      times_(new QLabel(this)),
      loop_(new QToolButton(this)),
      gainLabel_(new QLabel(this)),
      gain_(new QSlider(Qt::Horizontal, this)),
      device_(new ElidedLabel(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacingUnit);
    for (QWidget* widget : {static_cast<QWidget*>(play_), static_cast<QWidget*>(times_), static_cast<QWidget*>(loop_), static_cast<QWidget*>(gain_),
                            static_cast<QWidget*>(gainLabel_), static_cast<QWidget*>(device_)})
        layout->addWidget(widget);
    layout->addStretch(1);
    play_->setIconSize({20, 20});
    loop_->setIcon(themedIcon(QStringLiteral("loop")));
    loop_->setCheckable(true);
    loop_->setToolTip(tr("Play over and over (Shift+Space)"));
    loop_->setAccessibleName(tr("Loop"));
    gain_->setRange(quietestDb, 0);
    gain_->setMinimumWidth(gainWidth / 2);
    gain_->setMaximumWidth(gainWidth);
    gain_->setAccessibleName(tr("Gain"));
    gain_->setToolTip(tr("Loudness of what is played"));
    gainLabel_->setMinimumWidth(gainLabel_->fontMetrics().horizontalAdvance(QStringLiteral("−40 dB")) + innerSpacing);
    setRole(device_, "secondary");
    device_->setProperty("data", true);
    device_->hide();
    connect(play_, &QToolButton::clicked, this, &TransportBar::toggled);
    connect(loop_, &QToolButton::toggled, this, &TransportBar::loopChanged);
    connect(gain_, &QSlider::valueChanged, this, [this](int db) {
        gainLabel_->setText(withUnit(decimalText(db, 0), QStringLiteral("dB")));
        Q_EMIT gainChanged(std::pow(10.0, db / 20.0));
    });
    gain_->setValue(startDb);
    setPlaying(false);
    showTimes();
}

void TransportBar::setPlaying(bool playing) {
    play_->setIcon(themedIcon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
    play_->setToolTip(playing ? tr("Pause (Space)") : tr("Play (Space)"));
    play_->setAccessibleName(playing ? tr("Pause") : tr("Play"));
}

void TransportBar::setPosition(double seconds) {
    positionS_ = seconds;
    showTimes();
}

void TransportBar::setDuration(double seconds) {
    durationS_ = seconds;
    showTimes();
}

void TransportBar::showTimes() {
    times_->setText(tr("%1 / %2", "position and length of a sound").arg(clockText(positionS_), clockText(durationS_)));
}

void TransportBar::setDevice(bool available, const QString& status) {
    for (QWidget* widget :
         {static_cast<QWidget*>(play_), static_cast<QWidget*>(loop_), static_cast<QWidget*>(gain_), static_cast<QWidget*>(gainLabel_)})
        widget->setVisible(available);
    device_->setText(status);
    device_->setVisible(!available);
}

bool TransportBar::isLooping() const {
    return loop_->isChecked();
}

void TransportBar::toggleLoop() {
    loop_->toggle();
}

void TransportBar::setLooping(bool loop) {
    loop_->setChecked(loop);
}

void TransportBar::setGain(double factor) {
    gain_->setValue(static_cast<int>(std::lround(20 * std::log10(factor))));
}

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stft_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <algorithm>
#include <cmath>

#include "widgets/axis_ticks.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int shortestWindow = 128;
constexpr int longestWindow = 16384;

void addSizes(QComboBox* box, int current) {
    for (int size = shortestWindow; size <= longestWindow; size *= 2)
        box->addItem(countText(size), size);
    box->setCurrentIndex(std::max(0, box->findData(current)));
}

}  // namespace

StftDialog::StftDialog(const StftSettings& settings, int sampleRateHz, QWidget* parent)
    : QDialog(parent),
      sampleRateHz_(std::max(sampleRateHz, 1)),
      window_(new QComboBox),
      length_(new QComboBox),
      overlap_(new QComboBox),
      fftSize_(new QComboBox),
      meaning_(new QLabel) {
    setWindowTitle(tr("Linear spectrum"));
    setAttribute(Qt::WA_DeleteOnClose);
    window_->addItems({tr("Hann"), tr("Hamming"), tr("Blackman-Harris")});
    window_->setCurrentIndex(static_cast<int>(settings.window));
    addSizes(length_, settings.windowSamples);
    addSizes(fftSize_, settings.fftSize);
    for (const double share : {0.0, 0.5, 0.75, 0.875, 0.9375})
        overlap_->addItem(percentText(share), share);
    overlap_->setCurrentIndex(std::max(0, overlap_->findData(settings.overlap())));
    auto* form = new QFormLayout(this);
    form->addRow(tr("Window"), window_);
    form->addRow(tr("Window length, samples"), length_);
    form->addRow(tr("Overlap of windows"), overlap_);
    form->addRow(tr("FFT size, samples"), fftSize_);
    setRole(meaning_, "small");
    form->addRow(meaning_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QComboBox* box : {window_, length_, overlap_, fftSize_})
        connect(box, &QComboBox::activated, this, [this, box] {
            // The transform is never shorter than the window: whichever was touched last wins.
            if (length_->currentIndex() > fftSize_->currentIndex())
                (box == fftSize_ ? length_ : fftSize_)->setCurrentIndex(box->currentIndex());
            describe();
            Q_EMIT edited(this->settings());
        });
    describe();
}

StftSettings StftDialog::settings() const {
    StftSettings settings;
    settings.window = static_cast<StftWindow>(window_->currentIndex());
    settings.windowSamples = length_->currentData().toInt();
    settings.fftSize = fftSize_->currentData().toInt();
    settings.hopSamples = std::max(1, static_cast<int>(std::lround(settings.windowSamples * (1 - overlap_->currentData().toDouble()))));
    return settings;
}

void StftDialog::describe() {
    const StftSettings current = settings();
    const double rate = sampleRateHz_;
    meaning_->setText(tr("At %1: window %2 ms, a column every %3 ms, a bin every %4.")
                          .arg(hertzText(rate), decimalText(1000 * current.windowSamples / rate, 1), decimalText(1000 * current.hopSamples / rate, 1),
                               hertzText(rate / current.fftSize, 3)));
}

}  // namespace ajepa

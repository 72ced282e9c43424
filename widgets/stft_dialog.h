// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "engine/features/stft.h"

class QComboBox;
class QLabel;

namespace ajepa {

/// Window, overlap and transform of the linear spectrum. Every change is told at once; nothing needs to be confirmed.
class StftDialog final : public QDialog {
    Q_OBJECT

public:
    /// `sampleRateHz`: of the sound, for what the settings mean in milliseconds and Hz.
    StftDialog(const StftSettings& settings, int sampleRateHz, QWidget* parent = nullptr);
    StftSettings settings() const;

Q_SIGNALS:
    void edited(const ajepa::StftSettings& settings);

private:
    void describe();

    int sampleRateHz_;
    QComboBox* window_;
    QComboBox* length_;
    QComboBox* overlap_;
    QComboBox* fftSize_;
    QLabel* meaning_;
};

}  // namespace ajepa

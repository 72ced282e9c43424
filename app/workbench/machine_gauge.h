// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTimer>
#include <memory>

#include "engine/machine/machine_load.h"

namespace ajepa {

/// "CPU 93 % · 5.1/24 GB · 61 °C", and the GPUs where there are any; looked at every two seconds while it can be seen, off the GUI thread.
class MachineGauge final : public QLabel {
    Q_OBJECT

public:
    explicit MachineGauge(QWidget* parent = nullptr);
    /// What is known, in one line, and line by line.
    static QString line(const MachineLoad& load);
    static QString lines(const MachineLoad& load);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void look();

    std::shared_ptr<MachineLoadMeter> meter_;  ///< made by the first look; used by one look at a time
    bool looking_ = false;
    QTimer timer_;
};

}  // namespace ajepa

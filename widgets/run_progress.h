// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProgressBar>
#include <vector>

namespace ajepa {

/// How far a run has come, with a tick at each checkpoint that stands.
class RunProgress final : public QProgressBar {
    Q_OBJECT

public:
    explicit RunProgress(QWidget* parent = nullptr);
    /// Steps done of all steps; 0 of 0 while nothing is known.
    void setSteps(std::int64_t done, std::int64_t all);
    void setCheckpoints(std::vector<std::int64_t> steps);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::int64_t all_ = 0;
    std::vector<std::int64_t> checkpoints_;
};

}  // namespace ajepa

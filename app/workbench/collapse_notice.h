// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>

#include "app/workbench/run_history.h"

class QLabel;
class QPushButton;

namespace ajepa {

/// The last alarm of a run that is not over: the representation may be collapsing, or the loss rises.
struct CollapseAlert {
    std::int64_t onset = 0;                  ///< step of the first bad figure
    std::string rule;                        ///< of the newest one, in words; empty: the loss rises
    std::optional<std::int64_t> checkpoint;  ///< the newest from before the onset
    bool operator==(const CollapseAlert&) const = default;
};
/// nullopt while the newest figures are good, or not yet bad often enough, and the loss is as usual.
std::optional<CollapseAlert> collapseAlert(const RunHistory& history);

/// Says that the representation may be collapsing, by which rule and since when, or that the loss rises, and leads back to the checkpoint from before.
class CollapseNotice final : public QFrame {
    Q_OBJECT

public:
    explicit CollapseNotice(QWidget* parent = nullptr);
    /// Shows itself while the run's newest figures are bad.
    void showAlert(const RunHistory& history);

Q_SIGNALS:
    void rewindWanted(std::int64_t step);

private:
    std::optional<CollapseAlert> alert_;
    QLabel* text_;
    QPushButton* rewind_;
};

}  // namespace ajepa

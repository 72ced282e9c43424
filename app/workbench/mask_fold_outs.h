// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QBoxLayout;
class QStackedWidget;
class QToolButton;

namespace ajepa {

class CurriculumView;
class MaskDiagnosticsView;
class MaskSettings;

/// Below the picture of the Masks page: diagnostics and curriculum of the chosen setting, one of them folded out, or none.
class MaskFoldOuts final : public QFrame {
    Q_OBJECT

public:
    explicit MaskFoldOuts(MaskSettings& settings, QWidget* parent = nullptr);

    /// Puts a widget to the right of the buttons, or below them where there is no room.
    void addBeside(QWidget* widget);
    void setStep(qint64 step);
    bool isUnfolded() const;
    /// As wide as it must be with one below the other.
    QSize minimumSizeHint() const override;
    void toggleDiagnostics();
    void toggleCurriculum();

Q_SIGNALS:
    void stepChosen(qint64 step);
    void folded();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    /// Opens one and closes the other, or closes all.
    void unfold(QToolButton* button);
    /// The chosen setting, or others of its values.
    void take();

    MaskSettings& settings_;
    MaskDiagnosticsView* diagnostics_;
    CurriculumView* curriculum_;
    QToolButton* diagnosticsButton_;
    QToolButton* curriculumButton_;
    QBoxLayout* row_;
    QBoxLayout* buttons_;
    QWidget* beside_ = nullptr;
    QStackedWidget* pages_;
};

}  // namespace ajepa

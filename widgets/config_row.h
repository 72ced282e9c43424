// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "engine/config/config_fields.h"

class QLabel;
class QToolButton;

namespace ajepa {

class ConfigEditor;
class ElidedLabel;

/// One line of the form: label, control, a padlock where the value can follow from others, a mark that takes the preset's value back, and under it the sentence of
/// what is wrong.
class ConfigRow final : public QWidget {
    Q_OBJECT

public:
    /// Of a label where there is room, in pixels.
    static constexpr int usualLabelWidth = 142;

    explicit ConfigRow(const ConfigField& field, QWidget* parent = nullptr);

    const ConfigField& field() const { return field_; }
    ConfigEditor* editor() const { return editor_; }
    /// Shows a configuration's value; a control that has the keyboard keeps what is being typed.
    void show(const RunConfig& config, const RunConfig& preset);
    /// Shows it over whatever the control holds.
    void force(const RunConfig& config, const RunConfig& preset);
    /// Marks whether the value differs from the preset's; what the control holds, a draft perhaps, stays.
    void mark(const RunConfig& config, const RunConfig& preset);
    /// Empty: nothing is wrong.
    void setProblem(const QString& sentence);
    bool matches(const QString& words) const;
    void setLabelWidth(int pixels);
    /// What the row needs beside its label, in pixels.
    int widthBesideLabel() const;

Q_SIGNALS:
    void edited();
    void resetWanted();
    /// The padlock was closed (the value shall follow from others) or opened (it shall have one of its own).
    void lockWanted(bool locked);
    void dropped();
    void focused();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool hasKeyboard() const;
    void showLock(const RunConfig& config);
    bool passesUndoOn(QObject* watched, QEvent* event) const;

    const ConfigField& field_;
    ElidedLabel* label_;
    ConfigEditor* editor_;
    QToolButton* lock_ = nullptr;  ///< only where the value can be derived
    bool locked_ = false;
    QToolButton* reset_;
    QLabel* problem_;
};

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "engine/config/config_fields.h"

namespace ajepa {

/// The control for one field, chosen by its type: tick box, list, line, or two lines for a pair. Speaks TOML value text, as the field table does.
class ConfigEditor : public QWidget {
    Q_OBJECT

public:
    static ConfigEditor* make(const ConfigField& field, QWidget* parent = nullptr);

    virtual QString tomlValue() const = 0;
    virtual void setTomlValue(const QString& value) = 0;
    /// The widgets that take the keyboard.
    virtual QList<QWidget*> inputs() const = 0;
    void setProblem(bool problem);

Q_SIGNALS:
    void edited();
    /// Escape was pressed: the draft in the control is to be dropped.
    void dropped();

protected:
    using QWidget::QWidget;
    bool eventFilter(QObject* watched, QEvent* event) override;
    /// Layout, accessible names, the key filter; called once the inputs exist.
    void arrange(const ConfigField& field);
};

}  // namespace ajepa

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

class QAction;
class QActionGroup;
class QVBoxLayout;

namespace ajepa {

/// The workspaces as icons with labels, one checked; Ctrl+1, Ctrl+2, … choose them.
class NavigationRail final : public QFrame {
    Q_OBJECT

public:
    explicit NavigationRail(QWidget* parent = nullptr);
    /// Adds a workspace; its index counts from 0.
    void addWorkspace(const QString& icon, const QString& label);
    void choose(int index);
    const QList<QAction*>& workspaceActions() const { return actions_; }

Q_SIGNALS:
    void chosen(int index);

private:
    QVBoxLayout* layout_;
    QActionGroup* group_;
    QList<QAction*> actions_;
};

}  // namespace ajepa

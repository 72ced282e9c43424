// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/key_reference.h"

#include <QAction>
#include <QHeaderView>
#include <QMap>
#include <QSet>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "widgets/theme.h"

namespace ajepa {
namespace {

QString plainText(QString text) {
    return text.remove(QLatin1Char('&')).remove(QChar(0x2026));
}

QString groupOf(const QAction& action, const QWidget& window) {
    for (const QObject* owner = action.parent(); owner != nullptr && owner != &window; owner = owner->parent()) {
        const auto* widget = qobject_cast<const QWidget*>(owner);
        if (widget != nullptr && widget->property("keyGroup").isValid()) {
            return widget->property("keyGroup").toString();
        }
    }
    return KeyReference::tr("Everywhere");
}

QString keysOf(const QAction& action) {
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts()) {
        keys += key.toString(QKeySequence::NativeText);
    }
    return keys.join(QStringLiteral(", "));
}

}  // namespace

KeyReference::KeyReference(const QWidget& window, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(520, 560);
    auto* tree = new QTreeWidget;
    tree->setColumnCount(2);
    tree->setHeaderLabels({tr("Action"), tr("Key")});
    tree->setRootIsDecorated(false);
    tree->setSelectionMode(QAbstractItemView::NoSelection);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    QMap<QString, QTreeWidgetItem*> groups;
    QSet<QString> seen;
    for (const QAction* action : window.findChildren<QAction*>()) {
        const QString keys = keysOf(*action), group = groupOf(*action, window);
        const QString row = group + plainText(action->text()) + keys;
        if (keys.isEmpty() || action->text().isEmpty() || seen.contains(row)) {
            continue;
        }
        seen += row;
        if (!groups.contains(group)) {
            groups[group] = new QTreeWidgetItem(tree, {group});
            QFont strong = tree->font();
            strong.setBold(true);
            groups[group]->setFont(0, strong);
        }
        new QTreeWidgetItem(groups[group], {plainText(action->text()), keys});
    }
    tree->expandAll();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit, 2 * spacingUnit);
    layout->addWidget(tree);
}

}  // namespace ajepa

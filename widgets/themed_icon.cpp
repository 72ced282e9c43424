// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/themed_icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSvgRenderer>

#include "widgets/theme.h"

namespace ajepa {
namespace {

class ThemedIconEngine final : public QIconEngine {
public:
    explicit ThemedIconEngine(const QString& name) : name_(name) {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        if (file.open(QIODevice::ReadOnly)) {
            svg_ = file.readAll();
        }
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        QByteArray coloured = svg_;
        coloured.replace("currentColor", colour(mode, state).name().toLatin1());
        QSvgRenderer(coloured).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new ThemedIconEngine(*this); }
    QString iconName() override { return name_; }
    bool isNull() override { return svg_.isEmpty(); }

private:
    static QColor colour(QIcon::Mode mode, QIcon::State state) {
        const ThemeColours& colours = themeColours(isDark(QGuiApplication::palette()));
        if (mode == QIcon::Disabled) {
            return colours.disabled;
        }
        return state == QIcon::On ? colours.accent : colours.text;
    }

    QString name_;
    QByteArray svg_;
};

}  // namespace

QIcon themedIcon(const QString& name) {
    return QIcon(new ThemedIconEngine(name));
}

}  // namespace ajepa

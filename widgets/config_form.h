// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>
#include <vector>

#include "engine/config/config_check.h"
#include "engine/config/run_config.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace ajepa {

class ConfigRow;
struct ConfigField;

/// The form of a run, built from the field table: the basic settings first, a search over all others. Changes from the preset are marked and can be taken back.
class ConfigForm final : public QWidget {
    Q_OBJECT

public:
    /// Fields named in `left out` are somebody else's to set and have no row.
    explicit ConfigForm(const QStringList& leftOut = {}, QWidget* parent = nullptr);

    /// Takes a preset as the new origin of changes, and as the draft.
    void setPreset(const RunConfig& preset);
    /// Shows a draft; the origin of changes stays.
    void setConfig(const RunConfig& config);
    /// Sets a field that has no row here, in draft and preset alike; undo leaves it alone.
    void setLeftOut(const QString& field, const QString& tomlValue);
    /// Takes back the last change of the draft; changes of one field that follow each other are one.
    void undo();
    bool canUndo() const { return !undo_.empty(); }
    const RunConfig& config() const { return config_; }
    const RunConfig& preset() const { return preset_; }

    /// Puts each problem beside its field. What a control holds and cannot be read stands there, too.
    void setIssues(const std::vector<ConfigIssue>& issues);
    /// Text that some control holds and that is no value: nothing may start. Empty if there is none.
    QString unreadable() const;

    /// All fields, or the basic ones only.
    void showAll(bool all);
    void search(const QString& words);
    /// Scrolls to a field and gives it the keyboard.
    void reveal(const QString& field);
    /// nullptr if the field has no row (yet).
    ConfigRow* row(const QString& field) const { return rows_.value(field); }

Q_SIGNALS:
    void edited();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHead(QVBoxLayout* layout);
    void buildScroll(QVBoxLayout* layout);
    void addRow(const ConfigField& field, QVBoxLayout* layout);
    void buildOthers();
    struct Change {
        RunConfig before;
        QString field;  ///< empty: the whole draft
    };

    void remember(const QString& field);
    void forceAll();
    void showDerived();
    void lock(ConfigRow* row, bool locked);
    void take(ConfigRow* row);
    void takeBack(ConfigRow* row);
    void drop(ConfigRow* row);
    void filter();
    void fitLabels();
    void explain(const ConfigRow* row);

    QStringList leftOut_;
    RunConfig preset_;
    RunConfig config_;
    QHash<QString, ConfigRow*> rows_;
    std::vector<Change> undo_;
    QHash<QString, QString> unreadable_;  ///< field -> sentence
    QHash<QString, QLabel*> headings_;    ///< section -> heading
    QLineEdit* search_ = nullptr;
    QToolButton* undoButton_ = nullptr;
    QPushButton* more_ = nullptr;
    QScrollArea* scroll_ = nullptr;
    QVBoxLayout* basic_ = nullptr;
    QVBoxLayout* others_ = nullptr;
    QWidget* othersBox_ = nullptr;
    QLabel* nothing_ = nullptr;
    QLabel* help_ = nullptr;
    bool all_ = false;
    bool hasPreset_ = false;
};

}  // namespace ajepa

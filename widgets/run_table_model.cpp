// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_table_model.h"

#include <QLocale>
#include <algorithm>

#include "engine/runs/result_table.h"
#include "widgets/number_text.h"
#include "widgets/state_badge.h"

namespace ajepa {
namespace {

constexpr RunOrder orders[]{RunOrder::name,   RunOrder::state,  RunOrder::step, RunOrder::loss,    RunOrder::loss,   RunOrder::result,
                            RunOrder::preset, RunOrder::corpus, RunOrder::seed, RunOrder::created, RunOrder::created};

QString plain(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString percent(double value) {
    return withUnit(QLocale().toString(value, 'f', 1), QStringLiteral("%"));
}

bool isNumber(int column) {
    return column == RunTableModel::progressColumn || column == RunTableModel::lossColumn || column == RunTableModel::resultColumn ||
           column == RunTableModel::seedColumn;
}

QString tagText(const RunRow& run) {
    QStringList tags;
    for (const std::string& tag : run.notes.tags) {
        tags += QString::fromStdString(tag);
    }
    return tags.join(QStringLiteral(", "));
}

}  // namespace

void RunTableModel::setRuns(RunRows runs) {
    runs_ = std::move(runs);
    rebuild();
}

void RunTableModel::setFilter(const RunFilter& filter) {
    filter_ = filter;
    rebuild();
}

void RunTableModel::setColours(std::function<QColor(const std::filesystem::path&)> colours) {
    colours_ = std::move(colours);
}

void RunTableModel::showColours() {
    if (!shown_.empty()) {
        Q_EMIT dataChanged(index(0, nameColumn), index(int(shown_.size()) - 1, nameColumn), {Qt::DecorationRole});
    }
}

void RunTableModel::rebuild() {
    RunRows rows = filter_.of(runs_);
    sortRuns(rows, order_, descending_);
    const auto samePath = [](const RunRowPointer& a, const RunRowPointer& b) { return a->summary.path == b->summary.path; };
    if (!std::equal(rows.begin(), rows.end(), shown_.begin(), shown_.end(), samePath)) {
        beginResetModel();
        shown_ = std::move(rows);
        endResetModel();
        return;
    }
    for (int row = 0; row < int(rows.size()); ++row) {
        if (RunRowPointer& shown = shown_[std::size_t(row)]; shown != rows[std::size_t(row)]) {
            shown = rows[std::size_t(row)];
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount_ - 1));
        }
    }
}

int RunTableModel::rowOf(const std::filesystem::path& path) const {
    const auto found = std::find_if(shown_.begin(), shown_.end(), [&](const RunRowPointer& run) { return run->summary.path == path; });
    return found == shown_.end() ? -1 : int(found - shown_.begin());
}

void RunTableModel::sort(int column, Qt::SortOrder order) {
    if (column >= 0 && column < columnCount_) {
        order_ = orders[column];
        descending_ = order == Qt::DescendingOrder;
        rebuild();
    }
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const RunRow& run = *shown_[std::size_t(index.row())];
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
            return text(run, column);
        case Qt::ToolTipRole:
            return tip(run, column);
        case Qt::TextAlignmentRole:
            return int(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
        case Qt::DecorationRole:
            return column == nameColumn && colours_ && colours_(run.summary.path).isValid() ? QVariant(colours_(run.summary.path)) : QVariant();
        case stateRole:
            return int(run.summary.state);
        case interruptedRole:
            return run.summary.interrupted;
        default:
            return {};
    }
}

QString RunTableModel::text(const RunRow& run, int column) const {
    const RunSummary& summary = run.summary;
    if (!run.isOpenable()) {
        return column == nameColumn ? plain(shortRunName(run)) : column == stateColumn ? tr("cannot be opened") : QString();
    }
    switch (column) {
        case nameColumn:
            return plain(shortRunName(run));
        case stateColumn:
            return summary.interrupted ? tr("interrupted") : stateText(summary.state);
        case progressColumn:
            return QStringLiteral("%1/%2").arg(countText(summary.step), countText(summary.steps));
        case lossColumn:
            return summary.loss ? figureText(*summary.loss) : QString();
        case resultColumn:
            return run.bestResult() == nullptr
                       ? QString()
                       : QStringLiteral("%1 %2").arg(QString::fromStdString(run.bestResult()->protocol), percent(run.bestResult()->mean));
        case presetColumn:
            return run.changes == 0 ? QString::fromStdString(run.preset)
                                    : QStringLiteral("%1 +%2").arg(QString::fromStdString(run.preset)).arg(run.changes);
        case corpusColumn:
            return plain(shortCorpusName(run));
        case seedColumn:
            return QString::number(run.seed);
        case tagsColumn:
            return tagText(run);
        case createdColumn:
            return QString::fromStdString(run.created).left(16);
        default:
            return {};
    }
}

QString RunTableModel::tip(const RunRow& run, int column) const {
    const QString message = QString::fromStdString(run.summary.message);
    if (!run.isOpenable() || (column == stateColumn && !message.isEmpty())) {
        return message;
    }
    if (column == presetColumn) {
        return run.changes == 0 ? tr("As the preset.") : tr("The nearest preset; %n setting(s) differ.", nullptr, run.changes);
    }
    if (column == resultColumn && !run.results.empty()) {
        QStringList lines;
        for (const RunResult& result : run.results) {
            lines += tr("%1: %2 at step %3").arg(QString::fromStdString(taskName(result)), percent(result.mean), countText(result.step));
        }
        return lines.join(QLatin1Char('\n'));
    }
    if (column == corpusColumn) {
        return QString::fromStdString(run.summary.corpus);
    }
    if (column == tagsColumn || column == nameColumn) {
        const QString notes = QString::fromStdString(run.notes.text);
        return column == tagsColumn || notes.isEmpty() ? QString::fromStdString(run.summary.name) : notes;
    }
    return {};
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount_) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    }
    const QString heads[columnCount_]{tr("Run"),    tr("State"),  tr("Steps"), tr("Loss curve"), tr("Loss"),   tr("Best result"),
                                      tr("Preset"), tr("Corpus"), tr("Seed"),  tr("Tags"),       tr("Started")};
    return role == Qt::DisplayRole ? QVariant(heads[section]) : QVariant();
}

}  // namespace ajepa

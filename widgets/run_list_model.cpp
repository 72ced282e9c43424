// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_list_model.h"

#include <QRegularExpression>
#include <algorithm>

#include "widgets/number_text.h"
#include "widgets/state_badge.h"

namespace ajepa {
namespace {

bool sameRow(const RunSummary& a, const RunSummary& b) {
    return a.path == b.path;
}

}  // namespace

void RunListModel::setRuns(std::vector<RunSummary> runs) {
    // The same folders in the same order keep selection and scroll position.
    if (std::equal(runs.begin(), runs.end(), runs_.begin(), runs_.end(), sameRow)) {
        runs_ = std::move(runs);
        if (!runs_.empty()) {
            Q_EMIT dataChanged(index(0), index(int(runs_.size()) - 1));
        }
        return;
    }
    beginResetModel();
    runs_ = std::move(runs);
    endResetModel();
}

int RunListModel::rowOf(const std::filesystem::path& path) const {
    const auto found = std::find_if(runs_.begin(), runs_.end(), [&](const RunSummary& run) { return run.path == path; });
    return found == runs_.end() ? -1 : int(found - runs_.begin());
}

int RunListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(runs_.size());
}

QVariant RunListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const RunSummary& run = runs_[std::size_t(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return shortName(run.name);
        case Qt::AccessibleTextRole:
            return tr("%1, %2, %3").arg(shortName(run.name), run.interrupted ? tr("interrupted") : stateText(run.state), detail(run));
        case Qt::ToolTipRole:
            return QString::fromStdString(run.message.empty() ? run.name : run.name + "\n" + run.message);
        case detailRole:
            return detail(run);
        case shortDetailRole:
            return shortDetail(run);
        case stateRole:
            return int(run.state);
        case interruptedRole:
            return run.interrupted;
        case pathRole:
            return QString::fromStdString(run.path.string());
        default:
            return {};
    }
}

QString RunListModel::detail(const RunSummary& run) {
    const QString step = run.steps > 0 ? tr("step %1/%2").arg(countText(run.step), countText(run.steps)) : tr("step %1").arg(countText(run.step));
    QString state = run.interrupted ? tr("interrupted") : stateText(run.state);
    if (run.step == 0) {
        return state;
    }
    return run.loss ? tr("%1 · %2 · loss %3").arg(state, step, figureText(*run.loss)) : tr("%1 · %2").arg(state, step);
}

QString RunListModel::shortDetail(const RunSummary& run) {
    const QString state = run.interrupted ? tr("interrupted") : stateText(run.state);
    return run.step == 0 ? state : tr("%1 · %2/%3").arg(state, countText(run.step), countText(run.steps));
}

QString RunListModel::shortName(const std::string& name) {
    static const QRegularExpression stamp(QStringLiteral("^\\d{4}-\\d{2}-\\d{2}T\\d{6}-"));
    return QString::fromStdString(name).remove(stamp);
}

}  // namespace ajepa

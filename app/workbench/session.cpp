// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/session.h"

#include <QDir>
#include <QStandardPaths>
#include <utility>

#include "app/workbench/app_settings.h"
#include "app/workbench/background.h"
#include "app/workbench/paths.h"
#include "engine/config/config_fields.h"

namespace ajepa {

Session::Session(EngineThread& engine, QObject* parent) : QObject(parent), engine_(engine) {}

void Session::setCorpus(std::shared_ptr<const Corpus> corpus) {
    if (corpus != corpus_) {
        corpus_ = std::move(corpus);
        Q_EMIT corpusChanged();
    }
}

void Session::openCorpusAsync(const QString& location) {
    const quint64 job = ++openJob_;
    ++opening_;
    Q_EMIT openingChanged(true);
    inBackground(
        this, [location = location.toStdString()] { return openCorpus(location); },
        [this, job](Outcome<std::shared_ptr<const Corpus>> opened) {
            --opening_;
            Q_EMIT openingChanged(isOpening());
            if (job != openJob_) {
                return;
            }
            if (opened) {
                setCorpus(std::move(*opened.value));
            } else {
                Q_EMIT corpusFailed(opened.error);
            }
        });
}

void Session::setRun(const std::filesystem::path& run) {
    if (run != run_) {
        run_ = run;
        Q_EMIT runChanged();
    }
}

void Session::setConfig(const RunConfig& config) {
    if (!differences(config_, config).empty()) {
        config_ = config;
        Q_EMIT configChanged();
    }
}

void Session::setStep(qint64 step) {
    if (step != step_) {
        step_ = step;
        Q_EMIT stepChanged(step);
    }
}

std::filesystem::path Session::runsFolder() const {
    if (!runsFolder_.empty()) {
        return runsFolder_;
    }
    if (const QString wanted = qEnvironmentVariable("AJEPA_RUNS"); !wanted.isEmpty()) {
        return toPath(QDir(wanted).absolutePath());
    }
    if (const QString chosen = AppSettings().runsFolder(); !chosen.isEmpty()) {
        return toPath(chosen);
    }
    return toPath(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)) / "ajepa-runs";
}

void Session::setRunsFolder(const std::filesystem::path& folder) {
    if (folder != runsFolder_) {
        runsFolder_ = folder;
        Q_EMIT runsFolderChanged();
    }
}

void Session::setOwnProcess(bool own) {
    if (std::exchange(ownProcess_, own) != own) {
        Q_EMIT ownProcessChanged(own);
    }
}

}  // namespace ajepa

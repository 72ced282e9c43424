// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/config_labels.h"

#include <QCoreApplication>
#include <QHash>

namespace ajepa {
namespace {

QString text(std::string_view words) {
    return QString::fromUtf8(words.data(), qsizetype(words.size()));
}

QString translated(const char* context, const QString& source) {
    return QCoreApplication::translate(context, source.toUtf8().constData());
}

/// Keys whose words are not the key with spaces, or that say too little without their section.
const QHash<QString, QString>& exceptions() {
    static const QHash<QString, QString> words{
        {QStringLiteral("features.sample_rate_hz"), QStringLiteral("Sample rate")},
        {QStringLiteral("features.mels"), QStringLiteral("Mel bands")},
        {QStringLiteral("features.low_hz"), QStringLiteral("Lowest frequency")},
        {QStringLiteral("features.high_hz"), QStringLiteral("Highest frequency")},
        {QStringLiteral("features.window_samples"), QStringLiteral("Window")},
        {QStringLiteral("features.hop_samples"), QStringLiteral("Hop")},
        {QStringLiteral("audio.clip_s"), QStringLiteral("Clip length")},
        {QStringLiteral("audio.gain_db"), QStringLiteral("Gain jitter")},
        {QStringLiteral("mask.strategy"), QStringLiteral("Mask strategy")},
        {QStringLiteral("mask.targets"), QStringLiteral("Target blocks")},
        {QStringLiteral("mask.tf_targets"), QStringLiteral("Time-frequency targets")},
        {QStringLiteral("mask.tf_target_scale"), QStringLiteral("Time-frequency scale")},
        {QStringLiteral("mask.tf_target_aspect"), QStringLiteral("Time-frequency aspect")},
        {QStringLiteral("mask.ratio"), QStringLiteral("Hidden share")},
        {QStringLiteral("curriculum.function"), QStringLiteral("Curriculum")},
        {QStringLiteral("encoder.dim"), QStringLiteral("Encoder width")},
        {QStringLiteral("encoder.depth"), QStringLiteral("Encoder depth")},
        {QStringLiteral("features.pre_emphasis"), QStringLiteral("Pre-emphasis")},
        {QStringLiteral("mask.min_keep"), QStringLiteral("Fewest context cells")},
        {QStringLiteral("mask.min_keep_share"), QStringLiteral("Fewest, as a share")},
        {QStringLiteral("encoder.patch_mels"), QStringLiteral("Patch bands")},
        {QStringLiteral("encoder.mlp_ratio"), QStringLiteral("Feed-forward ratio")},
        {QStringLiteral("encoder.norm_eps"), QStringLiteral("Norm epsilon")},
        {QStringLiteral("encoder.init"), QStringLiteral("Initial weights")},
        {QStringLiteral("predictor.dim"), QStringLiteral("Predictor width")},
        {QStringLiteral("predictor.depth"), QStringLiteral("Predictor depth")},
        {QStringLiteral("optimizer.warmup_steps"), QStringLiteral("Warm-up steps")},
        {QStringLiteral("loss.kind"), QStringLiteral("Loss")},
        {QStringLiteral("optimizer.beta1"), QStringLiteral("Beta 1")},
        {QStringLiteral("optimizer.beta2"), QStringLiteral("Beta 2")},
        {QStringLiteral("train.tensorboard"), QStringLiteral("TensorBoard files")},
        {QStringLiteral("checkpoint.every_steps"), QStringLiteral("Checkpoint every")},
        {QStringLiteral("health.every_steps"), QStringLiteral("Health every")},
        {QStringLiteral("ema.start"), QStringLiteral("EMA start")},
        {QStringLiteral("ema.end"), QStringLiteral("EMA end")},
        {QStringLiteral("device.name"), QStringLiteral("Device")},
        {QStringLiteral("finetune.from"), QStringLiteral("Fine-tune from")},
        {QStringLiteral("finetune.mask_ratio"), QStringLiteral("Regularized masking")},
        {QStringLiteral("finetune.masking"), QStringLiteral("Chosen tokens attend to")},
        {QStringLiteral("finetune.mix_up"), QStringLiteral("Mix-up")},
        {QStringLiteral("finetune.mix_up_alpha"), QStringLiteral("Mix-up alpha")},
        {QStringLiteral("finetune.spec_augment"), QStringLiteral("Blanked stretches")},
        {QStringLiteral("finetune.balanced"), QStringLiteral("Balanced drawing")},
    };
    return words;
}

QString sentenceCase(QString key) {
    key.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!key.isEmpty()) {
        key[0] = key[0].toUpper();
    }
    return key;
}

}  // namespace

std::string_view sectionOf(const ConfigField& field) {
    return field.id.substr(0, field.id.find('.'));
}

QString fieldLabel(const ConfigField& field) {
    const QString id = text(field.id);
    return translated("ConfigFields", exceptions().value(id, sentenceCase(id.mid(id.indexOf(QLatin1Char('.')) + 1))));
}

QString sectionLabel(std::string_view section) {
    const QString id = text(section);
    const QString words = id == QLatin1String("optimizer") ? QStringLiteral("Optimiser")
                          : id == QLatin1String("ema")     ? QStringLiteral("EMA")
                                                           : sentenceCase(id);
    return translated("ConfigSections", words);
}

QString fieldSentence(const ConfigField& field) {
    return translated("ConfigFields", text(field.sentence));
}

QString fieldUnit(const ConfigField& field) {
    return field.unit.empty() ? QString() : translated("ConfigFields", text(field.unit));
}

}  // namespace ajepa

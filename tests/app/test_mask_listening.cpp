// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "app/workbench/mask_listening.h"
#include "engine/config/presets.h"
#include "engine/masking/mask_plan.h"

using namespace ajepa;

namespace {

/// A second of a tone that glides upwards through the bands.
std::shared_ptr<const Waveform> glide() {
    Waveform sound{std::vector<float>(16000), 16000};
    for (std::size_t i = 0; i < sound.samples.size(); ++i) {
        sound.samples[i] = float(0.3 * std::sin(2 * 3.14159265358979 * (100.0 + 0.1 * double(i)) * double(i) / 16000));
    }
    return std::make_shared<const Waveform>(std::move(sound));
}

}  // namespace

class TestMaskListening final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theChosenPartIsWhatTheEngineRenders();
    void withoutMasksTheWholeClipIsHeard();
    void afterAMomentAllPartsAreThereAtOnce();
};

void TestMaskListening::theChosenPartIsWhatTheEngineRenders() {
    const RunConfig config = presetConfig("a-jepa-tiny");
    const ClipMasks masks = makeMaskSampler(config)->sample(3, 0);
    const auto clip = glide();
    MaskListening listening;
    QSignalSpy changed(&listening, &MaskListening::soundChanged);
    listening.setClip(clip);
    listening.setMasks(config, masks);
    QCOMPARE(listening.sound(), clip);
    for (const MaskPart part : {MaskPart::context, MaskPart::targets}) {
        const auto before = changed.count();
        listening.choose(part);
        QTRY_COMPARE(changed.count(), before + 1);
        QVERIFY(listening.sound()->samples == renderPart(*clip, config, masks, part).samples);
        QVERIFY(listening.sound()->samples != clip->samples);
    }
    listening.choose(MaskPart::original);
    QCOMPARE(listening.sound(), clip);
}

void TestMaskListening::withoutMasksTheWholeClipIsHeard() {
    const auto clip = glide();
    MaskListening listening;
    listening.setClip(clip);
    listening.choose(MaskPart::context);
    listening.setMasks(presetConfig("a-jepa-tiny"), std::nullopt);
    QCOMPARE(listening.sound(), clip);
}

void TestMaskListening::afterAMomentAllPartsAreThereAtOnce() {
    const RunConfig config = presetConfig("a-jepa-tiny");
    const auto clip = glide();
    MaskListening listening;
    QSignalSpy ready(&listening, &MaskListening::ready);
    listening.show();
    listening.setClip(clip);
    for (const std::int64_t step : {3, 4}) {
        const ClipMasks masks = makeMaskSampler(config)->sample(step, 0);
        listening.setMasks(config, masks);
        // No event is handled between the choice and the look at what is heard.
        const auto atOnce = [&](MaskPart part) {
            listening.choose(MaskPart::original);
            listening.choose(part);
            return listening.sound()->samples == renderPart(*clip, config, masks, part).samples;
        };
        QVERIFY(ready.wait(10'000));
        QVERIFY(atOnce(MaskPart::targets));
        QVERIFY(atOnce(MaskPart::context));
    }
}

QTEST_MAIN(TestMaskListening)
#include "test_mask_listening.moc"

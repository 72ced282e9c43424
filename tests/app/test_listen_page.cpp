// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>
#include <atomic>
#include <cmath>

#include "app/workbench/clip_index.h"
#include "app/workbench/engine_thread.h"
#include "app/workbench/listen_page.h"
#include "app/workbench/playback_session.h"
#include "app/workbench/session.h"
#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "tests/app/run_fixture.h"
#include "tests/app/stub_engine.h"
#include "widgets/clip_list.h"
#include "widgets/neighbour_list.h"

using namespace ajepa;

namespace {

constexpr int clipCount = 24;

/// An angle a clip: similarities are cosines of differences, so the order of neighbours is known without any network. Clip 5 cannot be read.
float angle(std::size_t clip) {
    return static_cast<float>(clip * clip) * 0.003F;
}

class AngleEngine final : public Engine {
public:
    explicit AngleEngine(std::atomic<int>& embeds) : embeds_(embeds) {}

    Embeddings embed(const EmbedRequest& request, std::stop_token, const ProgressFunction& progress) override {
        ++embeds_;
        Embeddings embeddings;
        embeddings.dim = 2;
        for (std::size_t clip = 0; clip < request.corpus->clips().size(); ++clip) {
            if (clip == 5)
                continue;
            embeddings.clips.push_back(clip);
            embeddings.values.insert(embeddings.values.end(), {std::cos(angle(clip)), std::sin(angle(clip))});
        }
        embeddings.unreadable = {"clip 5: gone"};
        if (progress)
            progress(clipCount, clipCount);
        return embeddings;
    }
    std::vector<std::string> embedTokens(const EmbedRequest&, const ClipTokensFunction&, std::stop_token, const ProgressFunction&) override {
        return {};
    }
    std::vector<float> embedSound(const std::filesystem::path&, const Waveform&, EncoderChoice, Pooling) override {
        return {std::cos(angle(20)), std::sin(angle(20))};
    }
    std::unique_ptr<Job> trainingJob(const std::filesystem::path&, std::int64_t, int) override { return nullptr; }
    EvaluationResult evaluate(const EvaluationRequest&, std::stop_token, const ProgressFunction&) override { return {}; }
    void step(const std::filesystem::path&, const std::filesystem::path&, const std::filesystem::path&) override {}
    void initialWeights(const RunConfig&, const std::filesystem::path&) override {}
    std::string torchVersion() const override { return "angles"; }

private:
    std::atomic<int>& embeds_;
};

/// Embeds in six slices and notes at which step of the training each one fell.
class SlicingEngine final : public Engine {
public:
    explicit SlicingEngine(std::vector<std::int64_t>& steps, std::atomic<std::int64_t>& step) : steps_(steps), step_(step) {}

    std::unique_ptr<EmbeddingWork> embedding(const EmbedRequest& request) override {
        class Work final : public EmbeddingWork {
        public:
            Work(SlicingEngine& engine, std::size_t clips) : engine_(engine), clips_(static_cast<std::int64_t>(clips)) {}
            bool advance(const std::stop_token& stop) override {
                if (stop.stop_requested())
                    throw Error(ErrorKind::request, "stopped");
                engine_.steps_.push_back(engine_.step_);
                done_ += clips_ / 6;
                return done_ < clips_;
            }
            std::int64_t done() const override { return done_; }
            std::int64_t total() const override { return clips_; }
            Embeddings take() override {
                Embeddings embeddings{{}, 2, {}, {}};
                for (std::size_t clip = 0; clip < static_cast<std::size_t>(clips_); ++clip) {
                    embeddings.clips.push_back(clip);
                    embeddings.values.insert(embeddings.values.end(), {std::cos(angle(clip)), std::sin(angle(clip))});
                }
                return embeddings;
            }

        private:
            SlicingEngine& engine_;
            std::int64_t clips_, done_ = 0;
        };
        return std::make_unique<Work>(*this, request.corpus->clips().size());
    }
    std::unique_ptr<Job> trainingJob(const std::filesystem::path&, std::int64_t, int) override {
        return std::make_unique<StubJob>([this](JobContext& context) {
            while (context.proceed(step_))
                ++step_;
            return Job::End::stopped;
        });
    }
    Embeddings embed(const EmbedRequest&, std::stop_token, const ProgressFunction&) override { return {}; }
    std::vector<std::string> embedTokens(const EmbedRequest&, const ClipTokensFunction&, std::stop_token, const ProgressFunction&) override {
        return {};
    }
    std::vector<float> embedSound(const std::filesystem::path&, const Waveform&, EncoderChoice, Pooling) override { return {1, 0}; }
    EvaluationResult evaluate(const EvaluationRequest&, std::stop_token, const ProgressFunction&) override { return {}; }
    void step(const std::filesystem::path&, const std::filesystem::path&, const std::filesystem::path&) override {}
    void initialWeights(const RunConfig&, const std::filesystem::path&) override {}
    std::string torchVersion() const override { return "slices"; }

private:
    std::vector<std::int64_t>& steps_;
    std::atomic<std::int64_t>& step_;
};

struct Fixture {
    std::atomic<int> embeds = 0;
    EngineThread engine{[this] { return std::make_unique<AngleEngine>(embeds); }};
    Session session{engine};
    PlaybackSession playback;
    RunFixture run{RunFixture::tinyConfig()};
    ListenPage page{session, playback};
    QSignalSpy shown{&page, &ListenPage::neighboursShown};

    Fixture() {
        run.commit(0, -8, 3);
        run.commit(400, -8, 3);
        page.resize(1200, 720);
    }
    bool open() {
        page.show();
        QSignalSpy ready(&engine, &EngineThread::ready);
        engine.load();
        session.setCorpus(openCorpus("demo:0:24"));
        session.setRun(run.path());
        return (ready.count() > 0 || ready.wait(5000)) && (shown.count() > 0 || shown.wait(20'000));
    }
    NeighbourList& list() { return *page.findChild<NeighbourList*>(); }
    QList<int> neighbours() {
        QList<int> clips;
        for (int row = 0; row < list().model()->rowCount(); ++row)
            clips << list().model()->index(row, 0).data(NeighbourModel::ClipRole).toInt();
        return clips;
    }
    /// By definition: sorted by angle difference.
    static QList<int> expected(std::size_t query, bool withItself) {
        QList<int> clips;
        for (int clip = 0; clip < clipCount; ++clip)
            if (clip != 5 && (withItself || clip != static_cast<int>(query)))
                clips << clip;
        std::stable_sort(clips.begin(), clips.end(), [query](int a, int b) {
            return std::abs(angle(static_cast<std::size_t>(a)) - angle(query)) < std::abs(angle(static_cast<std::size_t>(b)) - angle(query));
        });
        return clips.mid(0, 10);
    }
};

}  // namespace

class TestListenPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutARunItOffersToTrain() {
        Fixture fixture;
        fixture.page.show();
        fixture.session.setCorpus(openCorpus("demo:0:24"));
        QVERIFY(!fixture.list().isVisible());
        QSignalSpy train(&fixture.page, &ListenPage::trainWanted);
        for (QPushButton* button : fixture.page.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == "Train")
                button->click();
        QCOMPARE(train.count(), 1);
    }

    void tenNearestOfAClipWithoutItself() {
        Fixture fixture;
        QVERIFY(fixture.open());
        QCOMPARE(fixture.neighbours(), Fixture::expected(0, false));
        fixture.page.findChild<ClipList*>()->setCurrentClip(17);
        QTRY_COMPARE(fixture.neighbours(), Fixture::expected(17, false));
        QCOMPARE(fixture.embeds.load(), 1);  // the same index serves every query
    }

    void aClipThatCannotBeEmbeddedHasNoNeighbours() {
        Fixture fixture;
        QVERIFY(fixture.open());
        fixture.page.findChild<ClipList*>()->setCurrentClip(5);
        QTRY_COMPARE(fixture.list().model()->rowCount(), 0);
    }

    void aSoundFileIsAQuery() {
        Fixture fixture;
        QVERIFY(fixture.open());
        QTemporaryDir folder;
        const QString path = folder.filePath("tone.wav");
        writeWav(toPath(path), {std::vector<float>(16000, 0.1F), 16000});
        fixture.page.openSound(path);
        QTRY_COMPARE(fixture.neighbours(), Fixture::expected(20, true));
    }

    void aFileThatIsNoSoundIsASentenceAndNoNeighbours() {
        Fixture fixture;
        QVERIFY(fixture.open());
        QTemporaryDir folder;
        QFile file(folder.filePath("text.wav"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no sound");
        file.close();
        fixture.page.openSound(file.fileName());
        QTRY_COMPARE(fixture.list().model()->rowCount(), 0);
        QVERIFY(fixture.page.isVisible());
    }

    void jMovesAndPlaysThatClip() {
        Fixture fixture;
        QVERIFY(fixture.open());
        QTest::keyClick(&fixture.list(), Qt::Key_J);
        QTRY_COMPARE(fixture.playback.id(), QString("listen:clip:%1").arg(fixture.neighbours().front()));
        QTest::keyClick(&fixture.page, Qt::Key_Space);
        QTRY_COMPARE(fixture.playback.id(), QString("listen:query"));
    }

    void smallPicturesArrive() {
        Fixture fixture;
        QVERIFY(fixture.open());
        const auto all = [&] {
            for (int row = 0; row < 10; ++row)
                if (fixture.list().model()->index(row, 0).data(NeighbourModel::PictureRole).value<QImage>().isNull())
                    return false;
            return true;
        };
        QTRY_VERIFY(all());
    }

    void anotherEncoderBuildsAnotherIndex() {
        Fixture fixture;
        QVERIFY(fixture.open());
        for (QComboBox* box : fixture.page.findChildren<QComboBox*>())
            if (box->property("label").toString() == "Encoder")
                box->setCurrentIndex(1);
        QTRY_COMPARE(fixture.embeds.load(), 2);
    }

    void anotherRunsNeighboursAreNeverShownUnderItsName() {
        Fixture fixture;
        QVERIFY(fixture.open());
        const RunFixture other(RunFixture::tinyConfig());
        other.commit(7, -8, 3);
        fixture.session.setRun(other.path());
        fixture.page.hide();
        QCOMPARE(fixture.list().model()->rowCount(), 0);
        // Its checkpoints are listed while the page is hidden; the index is built when it is seen again.
        const auto listed = [&] {
            const auto boxes = fixture.page.findChildren<QComboBox*>();
            return std::any_of(boxes.begin(), boxes.end(), [](QComboBox* box) { return box->currentText() == "Newest: step 7"; });
        };
        QTRY_VERIFY(listed());
        QCOMPARE(fixture.embeds.load(), 1);
        fixture.page.show();
        QTRY_COMPARE(fixture.embeds.load(), 2);
        QTRY_COMPARE(fixture.neighbours(), Fixture::expected(0, false));
    }

    void aTrainingGoesOnWhileAnIndexIsBuilt() {
        std::vector<std::int64_t> steps;
        std::atomic<std::int64_t> step = 0;
        EngineThread engine([&] { return std::make_unique<SlicingEngine>(steps, step); });
        engine.load();
        const JobRunner::Handle training = engine.submit([](Engine& there) { return there.trainingJob({}, 0); }, {});
        QTRY_VERIFY(step > 0);
        ClipIndex index(engine);
        QSignalSpy built(&index, &ClipIndex::built);
        index.build({"checkpoint", openCorpus("demo:0:24"), EncoderChoice::target, 0});
        QVERIFY(built.wait(10'000));
        training.control().stop();
        training.wait();
        QCOMPARE(steps.size(), std::size_t(6));
        for (std::size_t slice = 1; slice < steps.size(); ++slice)
            QCOMPARE(steps[slice], steps[slice - 1] + 1);
        QCOMPARE(index.search()->clips.size(), std::size_t(clipCount));
    }

    void aPageThatClosesWhileItLoadsLeavesNothing() {
        for (int i = 0; i < 5; ++i) {
            Fixture fixture;
            fixture.page.show();
            fixture.engine.load();
            fixture.session.setCorpus(openCorpus("demo:0:24"));
            fixture.session.setRun(fixture.run.path());
            QCoreApplication::processEvents();
        }
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(TestListenPage)
#include "test_listen_page.moc"

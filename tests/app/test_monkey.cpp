// SPDX-License-Identifier: GPL-3.0-or-later
#include <QListView>
#include <QTemporaryDir>
#include <QtTest>

#include "app/workbench/engine_thread.h"
#include "app/workbench/listen_page.h"
#include "app/workbench/masks_page.h"
#include "app/workbench/playback_session.h"
#include "app/workbench/session.h"
#include "tests/app/monkey.h"
#include "tests/app/run_fixture.h"
#include "tests/app/stub_engine.h"
#include "widgets/clip_list.h"

using namespace ajepa;

namespace {

/// 200 in an ordinary run of the tests; AJEPA_MONKEY_EVENTS asks for more, AJEPA_MONKEY_SEED for others.
int eventCount() {
    const int asked = qEnvironmentVariableIntValue("AJEPA_MONKEY_EVENTS");
    return asked > 0 ? asked : 200;
}

quint32 seed() {
    return quint32(qEnvironmentVariableIntValue("AJEPA_MONKEY_SEED"));
}

struct Fixture {
    QTemporaryDir folder;
    EngineThread engine{stubLoader(stepping())};
    Session session{engine};
    PlaybackSession playback;
    RunFixture run{RunFixture::tinyConfig()};

    Fixture() {
        QDir::setCurrent(folder.path());  // what an export dialog would write lands here
        session.setConfig(RunFixture::tinyConfig());
        run.commit(0, -8, 3);
        run.commit(400, -8, 3);
    }

    /// Between the inputs the world changes, too: another corpus, another run, a page that is left and seen again.
    void disturb(QWidget& page, int event) {
        if (event % 97 == 50)
            session.setCorpus(openCorpus(event % 2 == 0 ? "demo:0:24" : "demo:1:3"));
        if (event % 61 == 30)
            session.setRun(event % 2 == 0 ? run.path() : std::filesystem::path());
        if (event % 83 == 40)
            page.setVisible(!page.isVisible());
        if (event % 41 == 20)
            page.resize(event % 2 == 0 ? QSize(1200, 720) : QSize(640, 480));
    }

    void storm(QWidget& page) {
        session.setCorpus(openCorpus("demo:0:24"));
        page.show();
        Monkey monkey(page, seed());
        for (int event = 0; event < eventCount(); ++event) {
            disturb(page, event);
            page.setVisible(page.isVisible() || event % 83 == 50);
            monkey.act();
            QCoreApplication::processEvents();
        }
        monkey.leave();
        page.show();
    }
};

}  // namespace

/// 5,000 events a page under AddressSanitizer: AJEPA_MONKEY_EVENTS=5000 with the preset asan.
class TestMonkey : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMasksPageStillDrawsAfterAStorm() {
        Fixture fixture;
        MasksPage page(fixture.session, fixture.playback);
        page.resize(1200, 720);
        fixture.storm(page);
        QSignalSpy drawn(&page, &MasksPage::masksShown);
        fixture.session.setConfig(RunFixture::tinyConfig());
        fixture.session.setCorpus(openCorpus("demo:0:8"));
        fixture.session.setStep(1234);
        QTRY_VERIFY_WITH_TIMEOUT(!drawn.isEmpty() && drawn.last().first().toLongLong() == 1234, 20'000);
    }

    void theListenPageStillSearchesAfterAStorm() {
        Fixture fixture;
        ListenPage page(fixture.session, fixture.playback);
        page.resize(1200, 720);
        fixture.engine.load();
        fixture.storm(page);
        fixture.session.setRun(fixture.run.path());
        fixture.session.setCorpus(openCorpus("demo:0:8"));
        QTRY_COMPARE_WITH_TIMEOUT(page.findChild<ClipList*>()->view()->model()->rowCount(), 8, 20'000);
        QVERIFY(page.isVisible());
    }
};

QTEST_MAIN(TestMonkey)
#include "test_monkey.moc"

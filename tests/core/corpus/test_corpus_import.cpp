// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "engine/corpus/corpus.h"
#include "engine/corpus/corpus_import.h"
#include "tests/core/corpus/corpus_fixture.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

/// Two classes of three tones and one file that is no sound.
void writeSource(const fs::path& folder) {
    for (int i = 0; i < 3; ++i) {
        writeTone(folder / "high" / (std::to_string(i) + ", take.wav"), 0.1, 1000.0 + 10 * i);
        writeTone(folder / "low" / (std::to_string(i) + ".wav"), 0.1, 200.0 + 10 * i);
    }
    writeText(folder / "low" / "broken.wav", "this is no sound");
}

std::string fileText(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("an imported folder opens as a corpus that reads the source's own files") {
    const TemporaryFolder folder;
    writeSource(folder / "source");
    const ImportReport report = importCorpus(folder / "source", folder / "out");
    CHECK(report.kind == "class-folders");
    CHECK(report.clips == 6);
    CHECK(report.classes == std::map<std::string, std::size_t>{{"high", 3}, {"low", 3}});
    CHECK(report.sampleRates == std::map<int, std::size_t>{{8000, 6}});
    CHECK(report.hours == doctest::Approx(0.6 / 3600));
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].path == "low/broken.wav");
    CHECK(report.problems[0].kind == "not-audio");
    CHECK(report.problems[0].excluded);
    const auto corpus = openCorpus((folder / "out").string());
    CHECK(corpus->name() == "out");
    CHECK(corpus->clips().size() == 6);
    CHECK(corpus->read(0).samples.size() == 800);
    CHECK(entries(folder / "out") == 2);
}

TEST_CASE("threads do not change what is written") {
    const TemporaryFolder folder;
    writeSource(folder / "source");
    ImportOptions options;
    options.threads = 1;
    importCorpus(folder / "source", folder / "one", options);
    options.threads = 5;
    importCorpus(folder / "source", folder / "five", options);
    CHECK(fileText(folder / "one/clips.csv") == fileText(folder / "five/clips.csv"));
}

TEST_CASE("copied sounds outlive the source") {
    const TemporaryFolder folder;
    writeSource(folder / "source");
    ImportOptions options;
    options.copyAudio = true;
    importCorpus(folder / "source", folder / "out", options);
    fs::remove_all(folder / "source");
    CHECK(openCorpus((folder / "out").string())->read(5).samples.size() == 800);
    fs::rename(folder / "out", folder / "moved");
    CHECK(openCorpus((folder / "moved").string())->read(0).samples.size() == 800);
}

TEST_CASE("importing again replaces a corpus of the same source and keeps foreign files") {
    const TemporaryFolder folder;
    writeSource(folder / "source");
    importCorpus(folder / "source", folder / "out");
    writeText(folder / "out/notes.txt", "mine");
    writeTone(folder / "source/low/new.wav", 0.1, 333.0);
    CHECK(importCorpus(folder / "source", folder / "out").clips == 7);
    CHECK(openCorpus((folder / "out").string())->clips().size() == 7);
    CHECK(fileText(folder / "out/notes.txt") == "mine");
    CHECK(entries(folder.path()) == 2);  // nothing temporary is left
}

TEST_CASE("a folder with other files or another corpus is never overwritten") {
    const TemporaryFolder folder;
    writeSource(folder / "source");
    writeText(folder / "full/mine.txt", "mine");
    CHECK(contains(errorOf([&] { importCorpus(folder / "source", folder / "full"); }), "storage: "));
    writeSource(folder / "second");
    importCorpus(folder / "second", folder / "out");
    const std::string before = fileText(folder / "out/corpus.toml");
    CHECK(contains(errorOf([&] { importCorpus(folder / "source", folder / "out"); }), "the corpus of another source"));
    CHECK(fileText(folder / "out/corpus.toml") == before);
    CHECK(contains(errorOf([&] { importCorpus(folder / "source", folder / "source"); }), "into its own source"));
    CHECK(entries(folder.path()) == 4);
}

TEST_CASE("a source without a readable clip writes nothing") {
    const TemporaryFolder folder;
    writeText(folder / "source/broken.wav", "this is no sound");
    const std::string error = errorOf([&] { importCorpus(folder / "source", folder / "out"); });
    CHECK(contains(error, "data: No clip of"));
    CHECK(contains(error, "broken.wav (not-audio"));
    CHECK(entries(folder.path()) == 1);
}

TEST_CASE("a stopped import leaves nothing behind") {
    const TemporaryFolder folder;
    writeSource(folder / "source");
    std::stop_source stop;
    ImportOptions options;
    options.stop = stop.get_token();
    options.threads = 2;
    std::size_t calls = 0;
    options.progress = [&](std::size_t done, std::size_t total) {
        CHECK(total == 7);
        CHECK(done == ++calls);
        if (done == 3) {
            stop.request_stop();
        }
    };
    CHECK(contains(errorOf([&] { importCorpus(folder / "source", folder / "out", options); }), "stopped"));
    CHECK(calls >= 3);
    CHECK(entries(folder.path()) == 1);
}

TEST_CASE("a place below a file is an error about storage") {
    const TemporaryFolder folder;
    writeSource(folder / "source");
    writeText(folder / "file", "x");
    CHECK(contains(errorOf([&] { importCorpus(folder / "source", folder / "file/out"); }), "storage: No corpus can be made in"));
}

TEST_CASE("a read-only place is an error about storage") {
    if (geteuid() == 0) {
        MESSAGE("skipped: the superuser may write everywhere");
        return;
    }
    const TemporaryFolder folder;
    writeSource(folder / "source");
    fs::create_directory(folder / "locked");
    fs::permissions(folder / "locked", fs::perms::owner_read | fs::perms::owner_exec);
    CHECK(contains(errorOf([&] { importCorpus(folder / "source", folder / "locked/out"); }), "storage: "));
}

TEST_CASE("parts of a file are clamped to its end or left out behind it") {
    const TemporaryFolder folder;
    writeTone(folder / "source/long.wav", 1.0);
    writeText(folder / "source/clips.csv", "path,start_s,duration_s\nlong.wav,0.5,0.25\nlong.wav,0.75,9\nlong.wav,1.5,1\n");
    const ImportReport report = importCorpus(folder / "source", folder / "out");
    CHECK(report.clips == 2);
    REQUIRE(report.problems.size() == 2);
    CHECK(report.problems[0].kind == "truncated");
    const auto corpus = openCorpus((folder / "out").string());
    CHECK(corpus->clips()[0].durationS == doctest::Approx(0.25));
    CHECK(corpus->clips()[1].durationS == doctest::Approx(0.25));
}

TEST_CASE("the rendered demo corpus reads as the one made on demand, and can be imported itself") {
    const TemporaryFolder folder;
    const ImportReport report = renderDemoCorpus(folder / "demo", 3, 16);
    CHECK(report.clips == 16);
    CHECK(report.classes.size() == 8);
    CHECK(report.groups == 2);
    const auto onDemand = demoCorpus(3, 16);
    const auto rendered = openCorpus((folder / "demo").string());
    for (std::size_t i = 0; i < 16; ++i) {
        CHECK(rendered->clips()[i].labels == onDemand->clips()[i].labels);
        CHECK(rendered->read(i).samples == onDemand->read(i).samples);
    }
    CHECK(renderDemoCorpus(folder / "demo", 3, 16).clips == 16);
    const ImportReport again = importCorpus(folder / "demo", folder / "again");
    CHECK(again.clips == 16);
    CHECK(again.classes == report.classes);
    CHECK(again.folds == report.folds);
}

// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/audio/audio_file.h"
#include "engine/corpus/corpus.h"
#include "tests/core/corpus/corpus_fixture.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

std::string openError(const std::string& rows, const std::string& toml = {}) {
    const TemporaryFolder folder;
    writeCorpus(folder.path(), rows, toml);
    return errorOf([&] { openCorpus(folder.path().string()); });
}

}  // namespace

TEST_CASE("rows of clips.csv arrive as clips and are summed up") {
    const TemporaryFolder folder;
    writeCorpus(folder.path(), "one,\"b/a, b.wav\",0.5,1.25,dog;loud,2,train,ann\ntwo,c.wav,0,2,cat,1,,\n");
    const auto corpus = openCorpus(folder.path().string());
    const Clip& clip = corpus->clips().at(0);
    CHECK(clip.path == "b/a, b.wav");
    CHECK(clip.startS == 0.5);
    CHECK(clip.durationS == 1.25);
    CHECK(clip.labels == std::vector<std::string>{"dog", "loud"});
    const CorpusSummary summary = summarise(*corpus);
    CHECK(summary.clips == 2);
    CHECK(summary.hours == doctest::Approx(3.25 / 3600));
    CHECK(summary.classes == std::vector<std::string>{"cat", "dog", "loud"});
    CHECK(summary.folds == std::vector<std::string>{"1", "2"});
    CHECK(summary.splits == std::vector<std::string>{"train"});
    CHECK(summary.groups == 1);
}

TEST_CASE("reading a clip gives its part of the file") {
    const TemporaryFolder folder;
    writeTone(folder / "audio" / "t.wav", 1.0);
    writeCorpus(folder.path(), "a,t.wav,0,1,,,,\nb,t.wav,0.25,0.5,,,,\n");
    const auto corpus = openCorpus(folder.path().string());
    const Waveform whole = corpus->read(0);
    const Waveform part = corpus->read(1);
    REQUIRE(whole.samples.size() == 8000);
    REQUIRE(part.samples.size() == 4000);
    CHECK(std::equal(part.samples.begin(), part.samples.end(), whole.samples.begin() + 2000));
    CHECK_THROWS_AS(corpus->read(2), std::out_of_range);
}

TEST_CASE("a missing or malformed manifest is refused with what would be right") {
    const TemporaryFolder folder;
    CHECK(contains(errorOf([&] { openCorpus(folder.path().string()); }), "holds no corpus.toml"));
    writeText(folder / "corpus.toml", "format = 1\nroot = \"audio\"\n");
    CHECK(contains(errorOf([&] { openCorpus(folder.path().string()); }), "holds no clips.csv"));
    writeText(folder / "clips.csv", "id,path\n");
    writeText(folder / "corpus.toml", "format = 1\nroot = \n");
    CHECK(contains(errorOf([&] { openCorpus(folder.path().string()); }), "corpus.toml, line 2"));
    writeText(folder / "corpus.toml", "format = 9\nroot = \"audio\"\n");
    CHECK(contains(errorOf([&] { openCorpus(folder.path().string()); }), "format 9 is not known"));
    writeText(folder / "corpus.toml", "format = 666666666666666666666660.2\nroot = \"audio\"\n");
    CHECK(contains(errorOf([&] { openCorpus(folder.path().string()); }), "format 0 is not known"));
    writeText(folder / "corpus.toml", "format = 1\n");
    CHECK(contains(errorOf([&] { openCorpus(folder.path().string()); }), "\"root\" is missing"));
}

TEST_CASE("bad rows are refused with their line") {
    CHECK(contains(openError(""), "names no clip"));
    CHECK(contains(openError("a,a.wav,0,1,,,,\na,b.wav,0,1,,,,\n"), "line 3: the id \"a\" appears a second time"));
    CHECK(contains(openError("a,a.wav,0,x,,,,\n"), "line 2: column duration_s"));
    CHECK(contains(openError("a,,0,1,,,,\n"), "line 2: a clip needs"));
    CHECK(contains(openError("a,a.wav,-1,1,,,,\n"), "not negative"));
}

TEST_CASE("paths that leave the root are refused unless the manifest allows them") {
    CHECK(contains(openError("a,../a.wav,0,1,,,,\n"), "leaves the audio root"));
    CHECK(contains(openError("a,x/../../a.wav,0,1,,,,\n"), "leaves the audio root"));
    CHECK(contains(openError("a,/etc/passwd,0,1,,,,\n"), "leaves the audio root"));
    CHECK(openError("a,../a.wav,0,1,,,,\n", "allow_outside_root = true\n").empty());
}

TEST_CASE("a link that leads out of the root is not read") {
    const TemporaryFolder folder;
    writeTone(folder / "outside.wav");
    fs::create_directories(folder / "c/audio");
    fs::create_symlink(folder / "outside.wav", folder / "c/audio/link.wav");
    writeCorpus(folder / "c", "a,link.wav,0,1,,,,\n");
    const auto corpus = openCorpus((folder / "c").string());
    CHECK_THROWS_AS(corpus->read(0), AudioError);
    writeCorpus(folder / "c", "a,link.wav,0,0,,,,\n", "allow_outside_root = true\n");
    CHECK(openCorpus((folder / "c").string())->read(0).samples.size() == 800);
}

TEST_CASE("the fingerprint follows every field of every row, and only them") {
    const auto print = [](const std::string& rows, const std::string& toml = {}) {
        const TemporaryFolder folder;
        writeCorpus(folder.path(), rows, toml);
        return openCorpus(folder.path().string())->fingerprint();
    };
    const std::string base = print("a,a.wav,0,1,x,1,train,g\n");
    CHECK(base.size() == 64);
    CHECK(base == print("a,a.wav,0,1,x,1,train,g\n", "kind = \"csv\"\n"));
    for (const char* other : {"b,a.wav,0,1,x,1,train,g\n", "a,b.wav,0,1,x,1,train,g\n", "a,a.wav,1,1,x,1,train,g\n", "a,a.wav,0,2,x,1,train,g\n",
                              "a,a.wav,0,1,y,1,train,g\n", "a,a.wav,0,1,x,2,train,g\n", "a,a.wav,0,1,x,1,test,g\n", "a,a.wav,0,1,x,1,train,h\n"}) {
        CHECK(base != print(other));
    }
}

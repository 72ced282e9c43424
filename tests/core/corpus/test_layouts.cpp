// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <map>

#include "engine/corpus/source_listing.h"
#include "tests/core/corpus/corpus_fixture.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

// Listing never opens the sounds, so that empty files do.
void touch(const fs::path& root, std::initializer_list<const char*> files) {
    for (const char* file : files) {
        writeText(root / file, "");
    }
}

std::map<std::string, Clip> byPath(const SourceListing& listing) {
    std::map<std::string, Clip> clips;
    for (const Clip& clip : listing.clips) {
        clips[clip.path] = clip;
    }
    return clips;
}

using Labels = std::vector<std::string>;

}  // namespace

TEST_CASE("a flat folder is found, hidden files and other files are left alone") {
    const TemporaryFolder folder;
    touch(folder.path(), {"b.wav", "a.FLAC", "notes.txt", ".hidden.wav", "deep/c.ogg"});
    const SourceListing listing = listSource(folder.path(), ImportKind::automatic);
    CHECK(listing.kind == ImportKind::folder);
    REQUIRE(listing.clips.size() == 3);
    CHECK(listing.clips[0].path == "a.FLAC");
    CHECK(listing.clips[2].path == "deep/c.ogg");
    CHECK(listing.clips[0].labels.empty());
    CHECK(listing.problems.empty());
}

TEST_CASE("class folders give their names as labels") {
    const TemporaryFolder folder;
    touch(folder.path(), {"dog bark/1.wav", "cat/x/2.wav"});
    const SourceListing listing = listSource(folder.path(), ImportKind::automatic);
    CHECK(listing.kind == ImportKind::classFolders);
    CHECK(byPath(listing).at("dog bark/1.wav").labels == Labels{"dog bark"});
    CHECK(byPath(listing).at("cat/x/2.wav").labels == Labels{"cat"});
}

TEST_CASE("ESC-10 folders give class, fold and source recording") {
    const TemporaryFolder folder;
    touch(folder.path(), {"001 - Dog bark/1-100032-A.ogg", "002 - Rain/5-9-B.ogg"});
    const SourceListing listing = listSource(folder.path(), ImportKind::automatic);
    CHECK(listing.kind == ImportKind::esc);
    const Clip clip = byPath(listing).at("001 - Dog bark/1-100032-A.ogg");
    CHECK(clip.labels == Labels{"Dog bark"});
    CHECK(clip.fold == "1");
    CHECK(clip.group == "100032");
}

TEST_CASE("ESC-50 takes its classes from its table and reports files outside it") {
    const TemporaryFolder folder;
    writeText(folder / "meta/esc50.csv", "filename,fold,target,category,esc10,src_file,take\n1-100032-A-0.wav,1,0,dog,True,100032,A\n");
    touch(folder.path(), {"audio/1-100032-A-0.wav", "audio/2-5-A-7.wav", "audio/strange.wav"});
    const SourceListing listing = listSource(folder.path(), ImportKind::automatic);
    CHECK(listing.kind == ImportKind::esc);
    CHECK(listing.clips.size() == 1);
    CHECK(listing.clips[0].labels == Labels{"dog"});
    CHECK(listing.problems.size() == 2);
}

TEST_CASE("FSDD names give digit, speaker and the official split") {
    const TemporaryFolder folder;
    touch(folder.path(), {"recordings/7_jackson_4.wav", "recordings/7_jackson_5.wav", "recordings/0_de_la_x_12.wav"});
    const SourceListing listing = listSource(folder.path(), ImportKind::automatic);
    CHECK(listing.kind == ImportKind::fsdd);
    const auto clips = byPath(listing);
    CHECK(clips.at("recordings/7_jackson_4.wav").split == "test");
    CHECK(clips.at("recordings/7_jackson_5.wav").split == "train");
    CHECK(clips.at("recordings/7_jackson_5.wav").labels == Labels{"7"});
    CHECK(clips.at("recordings/0_de_la_x_12.wav").group == "de_la_x");
}

TEST_CASE("Speech Commands takes splits from its lists and speakers from the names") {
    const TemporaryFolder folder;
    touch(folder.path(), {"yes/aa_nohash_0.wav", "no/bb_nohash_1.wav", "no/cc_nohash_0.wav", "_background_noise_/hum.wav"});
    writeText(folder / "validation_list.txt", "no/bb_nohash_1.wav\n");
    writeText(folder / "testing_list.txt", "no/cc_nohash_0.wav\r\n");
    const SourceListing listing = listSource(folder.path(), ImportKind::automatic);
    CHECK(listing.kind == ImportKind::speechCommands);
    const auto clips = byPath(listing);
    CHECK(clips.at("yes/aa_nohash_0.wav").split == "train");
    CHECK(clips.at("no/bb_nohash_1.wav").split == "val");
    CHECK(clips.at("no/cc_nohash_0.wav").split == "test");
    CHECK(clips.at("no/cc_nohash_0.wav").group == "cc");
    REQUIRE(listing.problems.size() == 1);
    CHECK(listing.problems[0].path == "_background_noise_/hum.wav");
}

TEST_CASE("a table is read by its column names and accounts for every file") {
    const TemporaryFolder folder;
    touch(folder.path(), {"a.wav", "b.wav", "extra.wav"});
    writeText(folder / "outside.txt", "");
    writeText(folder / "clips.csv",
              "speaker,label,path,split,duration_s\nann,x,./b.wav,train,9\nbob,y,a.wav,test,9\ncid,y,gone.wav,test,9\n,,../a.wav,,\n");
    const SourceListing listing = listSource(folder.path(), ImportKind::automatic);
    CHECK(listing.kind == ImportKind::csv);
    REQUIRE(listing.clips.size() == 2);
    CHECK(listing.clips[1].path == "b.wav");
    CHECK(listing.clips[1].group == "ann");
    CHECK(listing.clips[1].durationS == 0);  // without start_s a remark
    REQUIRE(listing.problems.size() == 3);
    CHECK(listing.problems[0].path == "gone.wav");
    CHECK(listing.problems[0].kind == "unreadable");
    CHECK(contains(listing.problems[0].detail, "line 4"));
    CHECK(contains(listing.problems[1].detail, "leads out"));
    CHECK(listing.problems[2].path == "extra.wav");
}

TEST_CASE("a table with tabs and parts of files names each part") {
    const TemporaryFolder folder;
    touch(folder.path(), {"long.wav"});
    writeText(folder / "parts.tsv", "path\tstart_s\tduration_s\tlabels\nlong.wav\t2\t1\tb\nlong.wav\t0\t1\ta;c\n");
    const SourceListing listing = listSource(folder / "parts.tsv", ImportKind::automatic);
    REQUIRE(listing.clips.size() == 2);
    CHECK(listing.clips[0].startS == 0);
    CHECK(listing.clips[0].labels == Labels{"a", "c"});
    CHECK(listing.clips[0].id == "long.wav");
    CHECK(listing.clips[1].id == "long.wav#2");
}

TEST_CASE("sources that cannot be listed are refused") {
    const TemporaryFolder folder;
    CHECK(contains(errorOf([&] { listSource(folder / "absent", ImportKind::automatic); }), "data: There is no folder"));
    CHECK(contains(errorOf([&] { listSource(folder.path(), ImportKind::csv); }), "holds no clips.csv"));
    writeText(folder / "clips.csv", "file,label\na.wav,x\n");
    CHECK(contains(errorOf([&] { listSource(folder.path(), ImportKind::csv); }), "no column \"path\""));
    writeText(folder / "clips.csv", "id,path\nsame,a.wav\nsame,b.wav\n");
    touch(folder.path(), {"a.wav", "b.wav"});
    CHECK(contains(errorOf([&] { listSource(folder.path(), ImportKind::csv); }), "stands twice"));
}

TEST_CASE("links that leave the source and names that are not UTF-8 become problems") {
    const TemporaryFolder folder;
    touch(folder.path(), {"other/x.wav"});
    touch(folder / "source", {"in.wav", "bad\xFF.wav"});
    fs::create_symlink(folder / "other/x.wav", folder / "source/out.wav");
    fs::create_symlink("in.wav", folder / "source/same.wav");
    fs::create_symlink("nowhere.wav", folder / "source/dangling.wav");
    const SourceListing listing = listSource(folder / "source", ImportKind::folder);
    CHECK(listing.clips.size() == 2);
    REQUIRE(listing.problems.size() == 3);
    for (const ImportProblem& problem : listing.problems) {
        CHECK(problem.kind == "unreadable");
        CHECK(problem.excluded);
    }
}

TEST_CASE("importer ids go both ways") {
    for (const char* id : {"auto", "folder", "class-folders", "csv", "esc", "fsdd", "speech-commands", "audioset"}) {
        CHECK(importKindId(importKindFromId(id)) == id);
    }
    CHECK(contains(errorOf([] { importKindFromId("mp3"); }), "request: There is no importer \"mp3\""));
}

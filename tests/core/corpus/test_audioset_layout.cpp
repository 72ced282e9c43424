// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/corpus/corpus.h"
#include "engine/corpus/source_listing.h"
#include "tests/core/corpus/corpus_fixture.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;
using Labels = std::vector<std::string>;

namespace {

const std::string labelTable =
    "index,mid,display_name\n0,/m/09x0r,\"Speech\"\n1,/m/05zppz,\"Male speech, man speaking\"\n2,/m/02zsn,\"Woman; speaking\"\n";

std::string manifest(const std::string& entries) {
    return "{\"data\": [" + entries + "]}\n";
}

std::string entry(const std::string& wav, const std::string& labels) {
    return R"({"video_id": "x", "wav": ")" + wav + R"(", "labels": ")" + labels + "\"}";
}

std::string problemsOf(const SourceListing& listing) {
    std::string text;
    for (const ImportProblem& problem : listing.problems) {
        text += problem.path + "|" + problem.kind + "|" + problem.detail + (problem.excluded ? "|left out\n" : "|kept\n");
    }
    return text;
}

}  // namespace

TEST_CASE("a manifest with its label table is found by itself and keeps every label of a sound") {
    const TemporaryFolder folder;
    writeText(folder / "class_labels_indices.csv", labelTable);
    writeText(folder / "audio/a.wav", "");
    writeText(folder / "audio/b.wav", "");
    writeText(folder / "audio/unnamed.wav", "");
    writeText(folder / "data.json", manifest(entry("audio/a.wav", "/m/09x0r,/m/05zppz") + "," + entry("./audio/b.wav", " /m/02zsn , /t/dd00001") +
                                             "," + entry("audio/gone.wav", "/m/09x0r") + "," + entry("audio/a.wav", "/m/09x0r")));
    for (const fs::path& source : {folder.path(), folder / "data.json"}) {
        const SourceListing listing = listSource(source, ImportKind::automatic);
        CHECK(listing.kind == ImportKind::audioset);
        CHECK(listing.root == folder.path());
        REQUIRE(listing.clips.size() == 2);
        CHECK(listing.clips[0].id == "audio/a.wav");
        CHECK(listing.clips[0].labels == Labels{"Speech", "Male speech, man speaking"});
        CHECK(listing.clips[1].labels == Labels{"Woman, speaking", "/t/dd00001"});
        CHECK(listing.clips[0].split.empty());
        const std::string problems = problemsOf(listing);
        CHECK(contains(problems, "audio/gone.wav|unreadable|the file is missing (data.json, entry 3)|left out"));
        CHECK(contains(problems, "audio/a.wav|duplicate|named twice (data.json, entry 4)|left out"));
        CHECK(contains(problems, "data.json|unsupported|the label /t/dd00001 is not in the label table and keeps its id|kept"));
        CHECK(contains(problems, "audio/unnamed.wav|unsupported|not named in a manifest|left out") == (source == folder.path()));
    }
}

TEST_CASE("sounds elsewhere are reached through the deepest folder that holds them all") {
    const TemporaryFolder folder;
    writeText(folder / "sounds/x/1.wav", "");
    writeText(folder / "sounds/y/2.wav", "");
    writeText(folder / "lists/datafiles/data.json",
              manifest(entry((folder / "sounds/x/1.wav").string(), "/m/09x0r") + "," + entry((folder / "sounds/y/2.wav").string(), "/m/09x0r") + "," +
                       entry("/gone/3.wav", "/m/09x0r")));
    writeText(folder / "lists/labels.csv", labelTable);
    const SourceListing listing = listSource(folder / "lists/datafiles", ImportKind::audioset);
    CHECK(listing.root == folder / "sounds");
    REQUIRE(listing.clips.size() == 2);
    CHECK(listing.clips[1].path == "y/2.wav");
    CHECK(listing.clips[1].labels == Labels{"Speech"});  // the table lies one folder above
    CHECK(problemsOf(listing) == "/gone/3.wav|unreadable|the file is missing (data.json, entry 3)|left out\n");
}

TEST_CASE("absolute paths of another machine are found by their end beside the manifest") {
    const TemporaryFolder folder;
    writeText(folder / "eval/one.flac", "");
    writeText(folder / "data.json", manifest(entry("/data/sls/audioset/eval/one.flac", "/m/09x0r") + "," + entry("/data/none.flac", "")));
    const SourceListing listing = listSource(folder / "data.json", ImportKind::audioset);
    REQUIRE(listing.clips.size() == 1);
    CHECK(listing.clips[0].path == "eval/one.flac");
    CHECK(listing.clips[0].labels == Labels{"/m/09x0r"});
    CHECK(contains(problemsOf(listing), "/data/none.flac|unreadable|the file is missing"));
    CHECK(contains(problemsOf(listing), "labels keep their ids|kept"));
}

TEST_CASE("several manifests of a folder are its parts, told by their names") {
    const TemporaryFolder folder;
    for (const char* file : {"a.wav", "b.wav", "c.wav"}) {
        writeText(folder / file, "");
    }
    writeText(folder / "esc_train_data_1.json", manifest(entry("a.wav", "x")));
    writeText(folder / "esc_eval_data_1.json", manifest(entry("b.wav", "x")));
    writeText(folder / "esc_valid.json", manifest(entry("c.wav", "x")));
    writeText(folder / "other.json", "{\"settings\": 1}");
    const SourceListing listing = listSource(folder.path(), ImportKind::automatic);
    REQUIRE(listing.clips.size() == 3);
    CHECK(listing.clips[0].split == "train");
    CHECK(listing.clips[1].split == "test");
    CHECK(listing.clips[2].split == "val");
}

TEST_CASE("labels may be a list, other keys are passed over") {
    const TemporaryFolder folder;
    writeText(folder / "a.wav", "");
    writeText(folder / "m.json", R"({"info": {"data": [1]}, "data": [{"extra": {"deep": [{}]}, "wav": "a.wav", "labels": ["p", "q"]}]})");
    const SourceListing listing = listSource(folder / "m.json", ImportKind::automatic);
    REQUIRE(listing.clips.size() == 1);
    CHECK(listing.clips[0].labels == Labels{"p", "q"});
}

TEST_CASE("a wrong manifest gets a sentence that says where and what") {
    const TemporaryFolder folder;
    const std::pair<const char*, const char*> wrong[] = {{"", "no JSON from byte"},
                                                         {"{\"data\": [", "no JSON from byte 11"},
                                                         {"[]", "no list \"data\""},
                                                         {"{\"clips\": []}", "no list \"data\""},
                                                         {"{\"data\": {\"wav\": \"a.wav\"}}", "no list \"data\""},
                                                         {"{\"data\": []}", "\"data\" is empty"},
                                                         {"{\"data\": [\"a.wav\"]}", "entry 1 of \"data\" is no object"},
                                                         {"{\"data\": [{\"wav\": \"a.wav\"}, {\"path\": \"b.wav\"}]}", "entry 2 has no text \"wav\""},
                                                         {"{\"data\": [{\"wav\": 7}]}", "entry 1 has no text \"wav\""},
                                                         {"{\"data\": [{\"wav\": \"a.wav\", \"labels\": 3}]}", "\"labels\" of entry 1"}};
    for (const auto& [text, sentence] : wrong) {
        CAPTURE(text);
        writeText(folder / "m.json", text);
        const std::string error = errorOf([&] { listSource(folder / "m.json", ImportKind::audioset); });
        CHECK(contains(error, "data: " + (folder / "m.json").string() + " is no AudioSet-style manifest: "));
        CHECK(contains(error, sentence));
    }
    CHECK(contains(errorOf([&] { listSource(folder / "m.json", ImportKind::automatic); }), "is no AudioSet-style manifest"));
    fs::remove(folder / "m.json");
    CHECK(contains(errorOf([&] { listSource(folder.path(), ImportKind::audioset); }), "holds no AudioSet-style manifest"));
}

TEST_CASE("a manifest cannot reach out of its folder with dots") {
    const TemporaryFolder folder;
    writeText(folder / "secret.wav", "");
    writeText(folder / "in/a.wav", "");
    writeText(folder / "in/m.json", manifest(entry("../secret.wav", "x") + "," + entry("a.wav", "x")));
    const SourceListing listing = listSource(folder / "in/m.json", ImportKind::automatic);
    CHECK(listing.clips.size() == 1);
    CHECK(contains(problemsOf(listing), "../secret.wav|unreadable|the path leads out of the source folder"));
}

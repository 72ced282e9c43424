// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/corpus/csv.h"
#include "tests/core/corpus/corpus_fixture.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

std::vector<std::string> column(const std::string& text, const std::string& name) {
    const TemporaryFolder folder;
    writeText(folder / "t.csv", text);
    std::vector<std::string> values;
    readCsv(folder / "t.csv", [&](const CsvRow& row) { values.emplace_back(row.text(name)); });
    return values;
}

std::string failure(const std::string& text) {
    return errorOf([&] { column(text, "a"); });
}

using Values = std::vector<std::string>;

}  // namespace

TEST_CASE("quoted fields hold commas, doubled quotes and line breaks") {
    CHECK(column("a,b\n\"x, y\",1\n\"say \"\"hi\"\"\",2\n\"two\nlines\",3\n", "a") == Values{"x, y", "say \"hi\"", "two\nlines"});
}

TEST_CASE("CRLF, a byte order mark, tabs and a missing last line break are read") {
    CHECK(column("\xEF\xBB\xBF"
                 "a,b\r\n1,2\r\n",
                 "a") == Values{"1"});
    CHECK(column("a\tb\n1,5\t2", "a") == Values{"1,5"});
    CHECK(column("a,b\n,\n", "b") == Values{""});
}

TEST_CASE("csvField survives a round trip for every awkward text") {
    for (const std::string text : {"plain", "with space", "a,b", "\"", "line\nbreak", "tab\there", "\"\"", "dreißig 🔔"}) {
        CHECK(column("a,b\n" + csvField(text) + ",1\n", "a") == Values{text});
    }
}

TEST_CASE("malformed records are refused with their line") {
    CHECK(contains(failure("a,b\n1,2\n1,2,3\n"), "line 3: 3 fields, but the header names 2"));
    CHECK(contains(failure("a,b\n\"x\ny\",1\n1\n"), "line 4: 1 fields"));
    CHECK(contains(failure("a\n\"open\n"), "line 2: a quote is opened"));
    CHECK(contains(failure("a\nx\"y\n"), "line 2: a quote stands inside"));
    CHECK(contains(failure("a\n15\" screen\nnext\n"), "line 2: a quote stands inside"));
    CHECK(contains(failure("a\n\"x\"y\n"), "line 2: a quote stands inside"));
    CHECK(contains(failure("a,a\n1,2\n"), "column name appears twice"));
    CHECK(contains(failure("a\n\xC3(\n"), "line 2: the text is not UTF-8"));
    CHECK(contains(failure(""), "data: "));
}

TEST_CASE("a record may have 64 KiB and no byte more") {
    const auto table = [](std::size_t bytes) { return "a\n" + std::string(bytes, 'x') + "\n"; };
    CHECK(column(table(maxCsvRecordBytes - 1), "a").size() == 1);
    CHECK(column(table(maxCsvRecordBytes), "a").size() == 1);
    CHECK(contains(failure(table(maxCsvRecordBytes + 1)), "line 2: the record is longer than 65536"));
}

TEST_CASE("numbers are finite and read whatever the locale") {
    const TemporaryFolder folder;
    const auto number = [&](const std::string& field) {
        writeText(folder / "n.csv", "s\n" + field + "\n");
        double value = -1;
        readCsv(folder / "n.csv", [&](const CsvRow& row) { value = row.number("s"); });
        return value;
    };
    CHECK(number("1.25") == 1.25);
    CHECK(number("\"\"") == 0.0);
    for (const std::string bad : {"1;25", "nan", "inf", "two", "1.5s"}) {
        CHECK(contains(errorOf([&] { number(bad); }), "line 2: column s"));
    }
}

TEST_CASE("UTF-8 is checked as the standard says") {
    CHECK(isUtf8("aä€😀"));
    CHECK_FALSE(isUtf8("\xC0\xAF"));          // overlong '/'
    CHECK_FALSE(isUtf8("\xE0\x80\xAF"));      // overlong
    CHECK_FALSE(isUtf8("\xED\xA0\x80"));      // surrogate
    CHECK_FALSE(isUtf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
    CHECK_FALSE(isUtf8("\xE2\x82"));          // cut off
}

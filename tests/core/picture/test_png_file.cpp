// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "engine/base/error.h"
#include "engine/picture/png_file.h"
#include "tests/support/test_data.h"

using namespace ajepa;

namespace {

std::string hex(const std::string& bytes) {
    std::ostringstream text;
    for (const char byte : bytes) {
        text << "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4] << "0123456789abcdef"[static_cast<unsigned char>(byte) & 15];
    }
    return text.str();
}

const RgbPicture fourPixels{2, 2, {0xff0000, 0x00ff00, 0x0000ff, 0x010203}};

}  // namespace

TEST_CASE("a small picture gives the bytes that Python's zlib and struct give") {
    CHECK(
        hex(pngBytes(fourPixels)) ==
        "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a7300000019494441547801010e00f1ff00ff000000ff00000000ff01020319fe03048c41ae93"
        "0000000049454e44ae426082");
}

TEST_CASE("a picture is written as it stands, and a folder that is not there is named") {
    const test::TemporaryFolder folder;
    writePng(folder / "a.png", fourPixels);
    std::ifstream file(folder / "a.png", std::ios::binary);
    CHECK(std::string(std::istreambuf_iterator<char>(file), {}) == pngBytes(fourPixels));
    try {
        writePng(folder / "none/a.png", fourPixels);
        FAIL("written into a folder that is not there");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::storage);
        CHECK(error.field() == (folder / "none/a.png").string());
    }
    CHECK_THROWS_AS(pngBytes({}), Error);
}

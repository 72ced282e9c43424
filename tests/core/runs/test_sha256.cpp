// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <array>
#include <iostream>
#include <string>
#include <vector>

#include "engine/base/random.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/sha256_blocks.h"
#include "tests/support/test_data.h"

namespace {

std::string hashOf(std::string_view text) {
    return ajepa::sha256(std::as_bytes(std::span(text)));
}

std::vector<std::byte> randomBytes(std::size_t count) {
    ajepa::RandomStream random(0, "test-bytes");
    std::vector<std::byte> bytes(count);
    for (std::byte& byte : bytes) {
        byte = static_cast<std::byte>(random.bits());
    }
    return bytes;
}

}  // namespace

TEST_CASE("SHA-256 gives the digests of NIST's examples") {
    CHECK(hashOf("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hashOf("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hashOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hashOf("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") ==
          "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    CHECK(hashOf(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the digest does not depend on how the bytes are cut") {
    const std::vector<std::byte> bytes = randomBytes(1000);
    const std::string whole = ajepa::sha256(bytes);
    for (const std::size_t piece : {1U, 3U, 63U, 64U, 65U, 128U, 999U}) {
        ajepa::Sha256 hash;
        for (std::size_t start = 0; start < bytes.size(); start += piece) {
            hash.update(std::span(bytes).subspan(start, std::min(piece, bytes.size() - start)));
        }
        CHECK(hash.finish() == whole);
    }
}

TEST_CASE("each length around a block's end has its own padding") {
    // Digests of that many letters 'a', by Python's hashlib.
    CHECK(hashOf(std::string(55, 'a')) == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    CHECK(hashOf(std::string(56, 'a')) == "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
    CHECK(hashOf(std::string(63, 'a')) == "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34");
    CHECK(hashOf(std::string(64, 'a')) == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

TEST_CASE("the SHA extensions and the portable form agree") {
    const ajepa::Sha256Blocks fast = ajepa::sha256BlocksX86();
    if (fast == nullptr) {
        std::cout << "skipped: this CPU has no SHA extensions\n";
        return;
    }
    const std::vector<std::byte> bytes = randomBytes(64 * 9);
    for (std::size_t blocks = 0; blocks <= 9; ++blocks) {
        std::array<std::uint32_t, 8> portable{1, 2, 3, 4, 5, 6, 7, 8};
        std::array<std::uint32_t, 8> extended = portable;
        ajepa::sha256BlocksPortable(portable.data(), bytes.data(), blocks);
        fast(extended.data(), bytes.data(), blocks);
        CHECK(portable == extended);
    }
}

TEST_CASE("a file has the digest of its bytes") {
    const ajepa::test::TemporaryFolder folder;
    const std::string content(3'000'001, 'x');
    ajepa::durableWrite(folder / "file", content);
    CHECK(ajepa::sha256OfFile(folder / "file") == hashOf(content));
}

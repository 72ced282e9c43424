// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/csv.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <set>

#include "engine/base/error.h"

namespace ajepa {
namespace {

class CsvParser {
public:
    explicit CsvParser(const std::filesystem::path& path) : name_(path.string()), in_(path, std::ios::binary) {
        if (!in_) {
            throw Error(ErrorKind::storage, "The table " + name_ + " cannot be opened.", name_);
        }
    }

    std::string place() const { return name_ + ", line " + std::to_string(recordLine_); }

    [[noreturn]] void fail(const std::string& what) const {
        throw Error(ErrorKind::data, place() + ": " + what, name_, "Correct this line, or export the table again as CSV in UTF-8.");
    }

    /// The whole record including line breaks inside quotes; false at the end of the file.
    bool nextRecord(std::string& record) {
        record.clear();
        recordLine_ = line_ + 1;
        bool quoted = false;
        for (int c = in_.get(); c != std::char_traits<char>::eof(); c = in_.get()) {
            if (c == '"') {
                quoted = !quoted && mayOpenQuote(record);
            }
            if (c == '\n') {
                ++line_;
                if (!quoted) {
                    return trimmed(record);
                }
            }
            record.push_back(static_cast<char>(c));
            if (record.size() > maxCsvRecordBytes) {
                fail("the record is longer than " + std::to_string(maxCsvRecordBytes) + " bytes.");
            }
        }
        if (in_.bad()) {
            throw Error(ErrorKind::storage, "The table " + name_ + " could not be read to its end.", name_);
        }
        if (quoted) {
            fail("a quote is opened and never closed.");
        }
        ++line_;
        return !record.empty() && trimmed(record);
    }

    std::vector<std::string> split(std::string_view record, char delimiter) const {
        std::vector<std::string> fields(1);
        bool quoted = false;
        bool closed = false;
        for (std::size_t i = 0; i < record.size(); ++i) {
            const char c = record[i];
            if (quoted) {
                const bool doubled = c == '"' && i + 1 < record.size() && record[i + 1] == '"';
                if (c == '"' && !doubled) {
                    quoted = false;
                    closed = true;
                } else {
                    fields.back().push_back(c);
                    i += doubled ? 1 : 0;
                }
            } else if (c == delimiter) {
                fields.emplace_back();
                closed = false;
            } else if (c == '"' && fields.back().empty() && !closed) {
                quoted = true;
            } else if (c == '"' || closed) {
                fail("a quote stands inside a field; fields that hold quotes are quoted as a whole, with each inner quote doubled.");
            } else {
                fields.back().push_back(c);
            }
        }
        return fields;
    }

private:
    // At the start of a field, or as the second of a doubled quote. A stray quote elsewhere must not swallow the lines behind it.
    static bool mayOpenQuote(const std::string& before) {
        return before.empty() || before.back() == ',' || before.back() == '\t' || before.back() == '"';
    }

    bool trimmed(std::string& record) const {
        if (!record.empty() && record.back() == '\r') {
            record.pop_back();
        }
        if (!isUtf8(record)) {
            fail("the text is not UTF-8.");
        }
        return true;
    }

    std::string name_;
    std::ifstream in_;
    std::size_t line_ = 0;
    std::size_t recordLine_ = 0;
};

}  // namespace

bool CsvRow::has(std::string_view column) const {
    return std::find(header_.begin(), header_.end(), column) != header_.end();
}

std::string_view CsvRow::text(std::string_view column) const {
    const auto found = std::find(header_.begin(), header_.end(), column);
    return found == header_.end() ? std::string_view{} : std::string_view{fields_[static_cast<std::size_t>(found - header_.begin())]};
}

double CsvRow::number(std::string_view column) const {
    const std::string_view field = text(column);
    double value = 0;
    if (field.empty()) {
        return value;
    }
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc{} || end != field.data() + field.size() || !std::isfinite(value)) {
        throw Error(ErrorKind::data, place_ + ": column " + std::string(column) + " holds \"" + std::string(field) + "\", which is no number.",
                    std::string(column), "Write a number with a decimal point, such as 1.25.");
    }
    return value;
}

void readCsv(const std::filesystem::path& path, const std::function<void(const CsvRow&)>& onRow) {
    CsvParser parser(path);
    std::string record;
    if (!parser.nextRecord(record)) {
        throw Error(ErrorKind::data, "The table " + path.string() + " is empty; its first line must name the columns.", path.string());
    }
    if (record.starts_with("\xEF\xBB\xBF")) {
        record.erase(0, 3);
    }
    const char delimiter = record.find('\t') != std::string::npos ? '\t' : ',';
    const std::vector<std::string> header = parser.split(record, delimiter);
    if (std::set<std::string>(header.begin(), header.end()).size() != header.size()) {
        parser.fail("a column name appears twice.");
    }
    while (parser.nextRecord(record)) {
        if (record.empty()) {
            continue;
        }
        const std::vector<std::string> fields = parser.split(record, delimiter);
        if (fields.size() != header.size()) {
            parser.fail(std::to_string(fields.size()) + " fields, but the header names " + std::to_string(header.size()) + " columns.");
        }
        onRow(CsvRow(header, fields, parser.place()));
    }
}

std::string csvField(std::string_view text) {
    const bool plain = text.find_first_of(",\"\r\n\t") == std::string_view::npos;
    if (plain) {
        return std::string(text);
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted.append(c == '"' ? 2 : 1, c);
    }
    return quoted + '"';
}

bool isUtf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const int extra = lead < 0x80 ? 0 : lead < 0xC2 ? -1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : -1;
        if (extra < 0 || i + static_cast<std::size_t>(extra) >= text.size()) {
            return false;
        }
        std::uint32_t code = extra == 0 ? lead : lead & (0x3FU >> extra);
        for (int k = 1; k <= extra; ++k) {
            const auto next = static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]);
            if ((next & 0xC0U) != 0x80U) {
                return false;
            }
            code = (code << 6U) | (next & 0x3FU);
        }
        const bool overlong = (extra == 2 && code < 0x800) || (extra == 3 && code < 0x10000);
        if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
            return false;
        }
        i += static_cast<std::size_t>(extra) + 1;
    }
    return true;
}

}  // namespace ajepa

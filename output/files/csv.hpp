#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>

#include "output/files/file.hpp"

namespace caseload::output {

/// A field as RFC 4180 has it: in quotation marks, these doubled, where it holds a comma, a quotation mark or
/// a line break; else as it is. A text that begins with `=`, `+`, `-` or `@` and is no number has an apostrophe before it, for
/// spreadsheets would work it out (OWASP, CSV Injection).
std::string csv_field(std::string_view text);

/// A number in its shortest form that reads back as the same double; empty for NaN.
std::string csv_number(double number);

/// One record with its line feed (lines end in LF alone).
std::string csv_record(std::initializer_list<std::string_view> fields);

/// A table being written: the header first, then records.
class CsvFile {
public:
    CsvFile(const std::filesystem::path& path, std::string_view header);
    void record(std::initializer_list<std::string_view> fields);
    void close() { file_.close(); }

private:
    File file_;
};

}  // namespace caseload::output

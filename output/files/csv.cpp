#include "output/files/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace caseload::output {

namespace {

bool is_number(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

/// Would a spreadsheet work it out? Apostrophes before it count as letters, so that ours can be taken off again.
bool like_a_formula(std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of('\''), text.size());
    return first < text.size() && std::string_view("=+-@").find(text[first]) != std::string_view::npos &&
           !is_number(text);
}

}  // namespace

std::string csv_field(std::string_view text) {
    const std::string_view mark = like_a_formula(text) ? "'" : "";
    if (text.find_first_of(",\"\r\n\t") == std::string_view::npos) return std::string(mark).append(text);
    std::string field = "\"";
    field += mark;
    for (const char letter : text) {
        if (letter == '"') field += '"';
        field += letter;
    }
    field += '"';
    return field;
}

std::string csv_number(double number) {
    return std::isnan(number) ? std::string{} : fmt::format("{}", number);
}

std::string csv_record(std::initializer_list<std::string_view> fields) {
    std::string record;
    for (const std::string_view field : fields) {
        record += csv_field(field);
        record += ',';
    }
    record.back() = '\n';
    return record;
}

CsvFile::CsvFile(const std::filesystem::path& path, std::string_view header) : file_(path) {
    file_.write(header);
    file_.write("\n");
}

void CsvFile::record(std::initializer_list<std::string_view> fields) { file_.write(csv_record(fields)); }

}  // namespace caseload::output

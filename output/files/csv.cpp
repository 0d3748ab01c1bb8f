#include "output/files/csv.hpp"

#include <fmt/format.h>

#include <cmath>

namespace caseload::output {

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string field = "\"";
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

#include "scenarios/reader/text/files.hpp"

#include <fstream>
#include <iterator>
#include <system_error>

namespace caseload::scenarios {

std::filesystem::path beside(const Field& field, const std::string& written) {
    const auto* node = field.node();
    if (!node || !node->source().path || node->source().path->starts_with("--set ")) return written;
    return (std::filesystem::path(*node->source().path).parent_path() / written).lexically_normal();
}

std::optional<std::string> file_text(const std::filesystem::path& file, std::uintmax_t most_bytes,
                                     std::string& what_is_wrong) {
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status)) {
        what_is_wrong = "there is no file " + file.generic_string();
        return std::nullopt;
    }
    if (std::filesystem::is_directory(status)) {
        what_is_wrong = "a folder, not a file: " + file.generic_string();
        return std::nullopt;
    }
    if (!std::filesystem::is_regular_file(status)) {
        what_is_wrong = "not an ordinary file: " + file.generic_string();
        return std::nullopt;
    }
    const auto bytes = std::filesystem::file_size(file, error);
    if (!error && bytes > most_bytes) {
        what_is_wrong = "has " + std::to_string(bytes / 1'000'000) + " MB; such a file has at most " +
                        std::to_string(most_bytes / 1'000'000) + " MB: " + file.generic_string();
        return std::nullopt;
    }
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) {
        what_is_wrong = "cannot be read: " + file.generic_string();
        return std::nullopt;
    }
    return text;
}

}  // namespace caseload::scenarios

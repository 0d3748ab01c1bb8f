#include "output/files/file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>
#include <vector>

namespace caseload::output {

WriteError write_error(const std::filesystem::path& path, std::string_view what, int reason) {
    return WriteError(
        fmt::format("{}: {}: {}", path.string(), what, std::generic_category().message(reason)));
}

File::File(std::filesystem::path path) : path_(std::move(path)), stream_(std::fopen(path_.c_str(), "wb")) {
    if (!stream_) throw write_error(path_, "cannot be written", errno);
}

void File::write(std::string_view text) {
    if (text.empty()) return;
    if (std::fwrite(text.data(), 1, text.size(), stream_.get()) != text.size())
        throw write_error(path_, "cannot be written", errno);
}

void File::append(const std::filesystem::path& other) {
    const std::unique_ptr<std::FILE, Close> from(std::fopen(other.c_str(), "rb"));
    if (!from) throw write_error(other, "cannot be read", errno);
    std::vector<char> block(1 << 18);
    while (const std::size_t size = std::fread(block.data(), 1, block.size(), from.get())) {
        write({block.data(), size});
    }
    if (std::ferror(from.get()) != 0) throw write_error(other, "cannot be read", errno);
}

void File::close() {
    // A full disk may show only when the last of the buffer goes out.
    std::FILE* stream = stream_.release();
    if (stream != nullptr && std::fclose(stream) != 0) throw write_error(path_, "cannot be written", errno);
}

void write_file(const std::filesystem::path& path, std::string_view text) {
    const std::filesystem::file_status before = std::filesystem::status(path);
    // A device or a pipe is written to as it is.
    if (std::filesystem::exists(before) && !std::filesystem::is_regular_file(before)) {
        File file(path);
        file.write(text);
        return file.close();
    }
    std::filesystem::path unfinished = path;
    unfinished += ".unfinished";
    try {
        File file(unfinished);
        file.write(text);
        file.close();
        std::filesystem::rename(unfinished, path);
    } catch (...) {
        std::error_code gone;
        std::filesystem::remove(unfinished, gone);
        throw;
    }
}

}  // namespace caseload::output

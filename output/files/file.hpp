#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace caseload::output {

/// A result could not be written or moved into place; the message names the path and the reason.
struct WriteError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// "path: what: reason", the reason in the system's words.
WriteError write_error(const std::filesystem::path& path, std::string_view what, int reason);

/// A file being written. Every step that fails throws WriteError. A file that was not closed counts as
/// unfinished: its destructor gives it up in silence.
class File {
public:
    /// Makes the file, or empties it where it exists.
    explicit File(std::filesystem::path path);

    void write(std::string_view text);
    /// Writes all of another file to the end of this one.
    void append(const std::filesystem::path& other);
    /// Everything has reached the file when this returns.
    void close();

    const std::filesystem::path& path() const { return path_; }

private:
    struct Close {
        void operator()(std::FILE* stream) const { std::fclose(stream); }
    };
    std::filesystem::path path_;
    std::unique_ptr<std::FILE, Close> stream_;
};

/// Writes a whole file at once: beside its place, then moved there, so that a failure leaves what was there before.
void write_file(const std::filesystem::path& path, std::string_view text);

}  // namespace caseload::output

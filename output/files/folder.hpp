#pragma once

#include <filesystem>
#include <string>

namespace caseload::output {

/// Why results must not be written there; empty: they may. An existing folder is replaced only with `force`,
/// and only if it is empty or holds earlier results of this program.
std::string objection_to(const std::filesystem::path& folder, bool force);

/// A place as it is told to people: from the current folder on if it lies below that, else from the root.
std::string place_in_words(const std::filesystem::path& place);

/// A folder of results: written beside its place under a temporary name and moved there whole. What is not
/// put in place leaves nothing behind; what a run that was killed left behind is removed by the next one of that name.
class Folder {
public:
    /// A folder of this name. Makes the folders above it. Throws WriteError, also when objection_to() has
    /// one.
    Folder(const std::filesystem::path& folder, bool force);
    /// The next free number in a folder: `within`/`name`-001, -002, ...
    static Folder numbered(const std::filesystem::path& within, const std::string& name);

    Folder(Folder&& other) noexcept;
    Folder& operator=(Folder&&) = delete;
    ~Folder();

    /// Where the files are written.
    const std::filesystem::path& temporary() const { return temporary_; }
    /// Moves it into place and returns the place. Throws WriteError.
    std::filesystem::path put_in_place();
    /// Removes what was written; what remains of it is not an error.
    void abandon() noexcept;

private:
    Folder() = default;
    void make_temporary();
    /// Removes what runs of this name left behind that are not running any more.
    void clear_up() const;
    void unlock() noexcept;
    std::filesystem::path numbered_place(int number) const;

    std::filesystem::path place_;
    std::filesystem::path temporary_;
    std::filesystem::path made_;  ///< The topmost folder above the place that was not there before.
    bool force_ = false;
    int lock_ = -1;   ///< Held on the temporary folder as long as this lives, so that nobody clears it up.
    int number_ = 0;  ///< 0: the place has a name of its own.
};

}  // namespace caseload::output

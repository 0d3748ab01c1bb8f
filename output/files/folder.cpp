#include "output/files/folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "output/files/file.hpp"

namespace caseload::output {

namespace fs = std::filesystem;

namespace {

bool holds_results(const fs::path& folder) {
    constexpr std::array tables{"measures.csv", "comparison.csv", "sizing.csv", "sweep.csv"};
    std::error_code failed;
    return fs::exists(folder / "run.json", failed) &&
           std::any_of(tables.begin(), tables.end(),
                       [&](const char* table) { return fs::exists(folder / table, failed); });
}

/// What the temporary folders of a place are called, before the number of the process.
std::string unfinished_prefix(const fs::path& place) {
    return fmt::format(".{}.unfinished-", place.filename().string());
}

/// Without a slash at its end, so that a sibling can be named.
fs::path tidy(const fs::path& path) {
    const fs::path normal = fs::absolute(path).lexically_normal();
    return normal.has_filename() ? normal : normal.parent_path();
}

}  // namespace

std::string objection_to(const fs::path& folder, bool force) {
    std::error_code failed;
    const fs::file_status status = fs::symlink_status(folder, failed);
    if (!fs::exists(status)) return {};
    if (!fs::is_directory(status)) return fmt::format("{}: exists and is not a folder", folder.string());
    if (!force) return fmt::format("{}: exists already; --force replaces it", folder.string());
    if (fs::is_empty(folder, failed) || holds_results(folder)) return {};
    return fmt::format("{}: holds something else than results, so --force does not replace it",
                       folder.string());
}

Folder::Folder(const fs::path& folder, bool force) : place_(tidy(folder)), force_(force) {
    if (const std::string objection = objection_to(place_, force); !objection.empty())
        throw WriteError(objection);
    make_temporary();
}

Folder Folder::numbered(const fs::path& within, const std::string& name) {
    Folder folder;
    folder.place_ = tidy(within / name);
    folder.number_ = 1;
    folder.make_temporary();
    return folder;
}

Folder::Folder(Folder&& other) noexcept
    : place_(std::move(other.place_)),
      temporary_(std::exchange(other.temporary_, {})),
      made_(std::move(other.made_)),
      force_(other.force_),
      lock_(std::exchange(other.lock_, -1)),
      number_(other.number_) {}

Folder::~Folder() { abandon(); }

void Folder::make_temporary() {
    std::error_code failed;
    for (fs::path above = place_.parent_path(); !fs::exists(above, failed); above = above.parent_path())
        made_ = above;
    clear_up();
    const fs::path temporary =
        place_.parent_path() / (unfinished_prefix(place_) + std::to_string(::getpid()));
    do {
        unlock();
        fs::create_directories(temporary, failed);
        if (failed) throw write_error(temporary, "cannot be made", failed.value());
        lock_ = ::open(temporary.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (lock_ >= 0) ::flock(lock_, LOCK_EX);
        // Another run may have taken it for a leftover before it was locked.
    } while (lock_ >= 0 && !fs::exists(temporary, failed));
    temporary_ = temporary;
}

void Folder::clear_up() const {
    const std::string prefix = unfinished_prefix(place_);
    std::error_code failed;
    for (const fs::directory_entry& entry : fs::directory_iterator(place_.parent_path(), failed)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(prefix) || name.size() == prefix.size() ||
            name.find_first_not_of("0123456789", prefix.size()) != std::string::npos)
            continue;
        const int lock = ::open(entry.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        // Who still writes it holds the lock.
        if (lock >= 0 && ::flock(lock, LOCK_EX | LOCK_NB) == 0) fs::remove_all(entry.path(), failed);
        if (lock >= 0) ::close(lock);
    }
}

void Folder::unlock() noexcept {
    if (lock_ >= 0) ::close(lock_);
    lock_ = -1;
}

fs::path Folder::numbered_place(int number) const {
    return place_.parent_path() / fmt::format("{}-{:03}", place_.filename().string(), number);
}

fs::path Folder::put_in_place() {
    std::error_code failed;
    if (number_ > 0) {
        // Another run may take a number between the look and the move: the move then fails and the next is
        // tried.
        for (;; ++number_) {
            const fs::path place = numbered_place(number_);
            if (fs::exists(fs::symlink_status(place))) continue;
            fs::rename(temporary_, place, failed);
            if (failed == std::errc::directory_not_empty || failed == std::errc::file_exists) continue;
            if (failed) throw write_error(place, "cannot be put in place", failed.value());
            temporary_.clear();
            unlock();
            return place;
        }
    }
    if (const std::string objection = objection_to(place_, force_); !objection.empty())
        throw WriteError(objection);
    const fs::path old = temporary_.string() + ".old";
    const bool replaces = fs::exists(place_);
    if (replaces) fs::rename(place_, old, failed);
    if (failed) throw write_error(place_, "cannot be replaced", failed.value());
    fs::rename(temporary_, place_, failed);
    if (failed) {
        const int reason = failed.value();
        if (replaces) fs::rename(old, place_, failed);
        throw write_error(place_, "cannot be put in place", reason);
    }
    temporary_.clear();
    unlock();
    if (replaces) fs::remove_all(old, failed);
    return place_;
}

void Folder::abandon() noexcept {
    if (temporary_.empty()) return;
    std::error_code ignored;
    fs::remove_all(temporary_, ignored);
    // Folders above that were made for it go too, as long as nobody else uses them.
    if (!made_.empty()) {
        for (fs::path above = place_.parent_path(); fs::remove(above, ignored) && above != made_;)
            above = above.parent_path();
    }
    temporary_.clear();
    unlock();
}

std::string place_in_words(const std::filesystem::path& place) {
    const fs::path whole = fs::absolute(place).lexically_normal();
    const fs::path below = whole.lexically_relative(fs::current_path());
    return below.empty() || *below.begin() == ".." ? whole.string() : below.string();
}

}  // namespace caseload::output

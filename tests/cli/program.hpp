#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

/// Runs the built program.
namespace caseload::program {

inline std::string contents(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// An empty folder in which the program runs; gone when the test ends.
struct Place {
    explicit Place(const std::string& name)
        : path(std::filesystem::temp_directory_path() /
               ("caseload-program-" + std::to_string(getpid()) + "-" + name)) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~Place() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream(path / name) << text;
        return path / name;
    }
    std::size_t entries() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path), {}));
    }

    std::filesystem::path path;
};

struct Said {
    int code = -1;  ///< -1: ended by a signal.
    std::string out;
    std::string err;
};

/// `arguments` is shell text; `before` stands in front of the program, as in "timeout -s INT 1".
inline Said call(const Place& place, const std::string& arguments, const std::string& before = {}) {
    const auto streams =
        std::filesystem::temp_directory_path() / (place.path.filename().string() + "-streams");
    const std::string command = "cd '" + place.path.string() + "' && " + before + " '" CASELOAD_PROGRAM "' " +
                                arguments + " >'" + streams.string() + ".out' 2>'" + streams.string() +
                                ".err'";
    const int status = std::system(command.c_str());
    Said said{.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
              .out = contents(streams.string() + ".out"),
              .err = contents(streams.string() + ".err")};
    std::filesystem::remove(streams.string() + ".out");
    std::filesystem::remove(streams.string() + ".err");
    return said;
}

/// A small scenario: a desk with two clerks, random arrivals for two weeks, two offices.
inline constexpr const char* desk = R"(
title = "A desk"
assumptions = ["Clerks are always there."]
[period]
days = 14
[offices.North]
open = "always"
staff.clerk.count = 2
[offices.South]
open = "always"
staff.clerk.count = 1
[[arrivals]]
office = "all"
enters = "visit.desk"
per_hour = 4
[pathways.visit.stages.desk]
does = "walk_in"
needs = { clerk = 1 }
service = { exponential = { mean = "10 min" } }
to = { served = "end" }
)";

}  // namespace caseload::program

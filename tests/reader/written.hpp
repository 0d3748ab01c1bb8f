#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/reader/read.hpp"

namespace caseload::scenarios {

/// A folder of its own for one test, removed afterwards.
class Folder {
public:
    Folder() {
        static int made = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("caseload_reader_" + std::to_string(getpid()) + "_" + std::to_string(made++));
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path write(const std::string& name, std::string_view text) const {
        const auto file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        return file;
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Reads a scenario written in a test.
inline Reading read_text(std::string_view text, const std::vector<model::ChangedKey>& overrides = {}) {
    const Folder folder;
    return read(folder.write("scenario.toml", text), overrides);
}

/// A clinic in miniature: sound, and small enough to change a line of it.
inline const std::string clinic = R"(title = "A clinic"
markers = ["seen"]

[period]
days = 28
warm_up = "7 days"

[offices.Centre]
register = 7
open = "always"
resources = { bay = 2 }
queues.desk = { order = "priority", room = 40 }
staff.nurse = { count = 4 }

[[arrivals]]
enters = "patient.triage"
per_hour = 2.5
attributes = { class = { urgent = 0.25, routine = 0.75 } }

[pathways.patient.stages.triage]
does = "walk_in"
queue = "desk"
needs = { nurse = 1, bay = 1 }
priority = { by = "class", urgent = 1, routine = 2 }
service = { lognormal = { mean = "3 min", sd = "2 min" } }
to = { served = "out", turned_away = "out", closed = "out" }

[pathways.patient.stages.out]
does = "exit"
marker = "seen"
)";

/// The clinic with one piece of its text replaced.
inline std::string clinic_with(std::string_view piece, std::string_view other) {
    std::string text = clinic;
    text.replace(text.find(piece), piece.size(), other);
    return text;
}

/// Every problem on a line of its own, without the test's folder: "scenario.toml:3:1: error: ...".
inline std::string problems_of(const Reading& reading) {
    std::string all;
    for (Problem problem : reading.problems) {
        if (!problem.file.starts_with("--set"))
            problem.file = std::filesystem::path(problem.file).filename().string();
        all += text(problem) + "\n";
    }
    return all;
}

}  // namespace caseload::scenarios

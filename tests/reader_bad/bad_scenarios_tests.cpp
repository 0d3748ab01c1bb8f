#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "scenarios/reader/read.hpp"

using namespace caseload;

namespace {

const std::filesystem::path folder = std::filesystem::path(CASELOAD_SOURCE_DIR) / "tests" / "bad_scenarios";

/// A bad scenario is a file or a folder; what it must be told stands beside it in a file of the same name that ends
/// in .expected. What the scenarios share lies in base/.
std::vector<std::filesystem::path> bad_scenarios() {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto& path = entry.path();
        if (path.filename() == "base" || path.extension() == ".expected") continue;
        found.push_back(path);
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::string expected_of(std::filesystem::path scenario) {
    std::ifstream file(scenario.replace_extension(".expected"));
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Every problem, with paths as seen from the folder of bad scenarios.
std::string told(const std::filesystem::path& scenario) {
    std::string all;
    for (const auto& problem : scenarios::read(scenario).problems) all += scenarios::text(problem) + "\n";
    const auto prefix = folder.string() + "/";
    for (auto at = all.find(prefix); at != std::string::npos; at = all.find(prefix))
        all.erase(at, prefix.size());
    return all;
}

}  // namespace

TEST_CASE("what the bad scenarios change is sound", "[bad input]") {
    for (const char* base : {"office.toml", "programme.toml"}) {
        const auto reading = scenarios::read(folder / "base" / base);
        for (const auto& problem : reading.problems) UNSCOPED_INFO(scenarios::text(problem));
        CHECK(reading.problems.empty());
        CHECK(reading.model);
    }
}

TEST_CASE("every bad scenario is told all that is wrong with it, and gives no model", "[bad input]") {
    const auto all = bad_scenarios();
    CHECK(all.size() >= 14);
    for (const auto& scenario : all) {
        DYNAMIC_SECTION(scenario.filename().string()) {
            CHECK(told(scenario) == expected_of(scenario));
            CHECK_FALSE(scenarios::read(scenario).model);
        }
    }
}

TEST_CASE("every expected message belongs to a bad scenario", "[bad input]") {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".expected") continue;
        auto scenario = entry.path();
        CAPTURE(scenario);
        CHECK((std::filesystem::exists(scenario.replace_extension(".toml")) ||
               std::filesystem::is_directory(scenario.replace_extension())));
    }
}

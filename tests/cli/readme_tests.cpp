#include <catch2/catch.hpp>
#include <vector>

#include "output/files/sqlite.hpp"
#include "program.hpp"

using namespace caseload::program;

namespace {

/// What stands between ``` and ```: the words after the first mark, and the lines.
struct Block {
    std::string kind;
    std::vector<std::string> lines;
    bool follows = false;  ///< Nothing but blank lines between it and the block before.
};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

std::vector<Block> blocks_of(const std::filesystem::path& file) {
    std::vector<Block> blocks;
    bool inside = false;
    bool follows = false;
    for (const std::string& line : lines_of(contents(file))) {
        if (line.rfind("```", 0) == 0) {
            if (!inside) blocks.push_back({.kind = line.substr(3), .lines = {}, .follows = follows});
            inside = !inside;
            follows = true;
        } else if (inside) {
            blocks.back().lines.push_back(line);
        } else if (!line.empty()) {
            follows = false;
        }
    }
    return blocks;
}

/// Whether `told` is what was printed; a line "…" in it stands for any number of lines.
bool matches(const std::vector<std::string>& told, const std::vector<std::string>& printed) {
    std::size_t at = 0;
    bool anywhere = false;
    for (const std::string& line : told) {
        if (line == "…") {
            anywhere = true;
            continue;
        }
        while (anywhere && at < printed.size() && printed[at] != line) ++at;
        if (at == printed.size() || printed[at] != line) return false;
        ++at;
        anywhere = false;
    }
    return anywhere || at == printed.size();
}

/// "clinic.toml" where the first line is "# clinic.toml".
std::string name_of_scenario(const Block& block) {
    const std::string ending = ".toml";
    if (block.kind != "toml" || block.lines.empty()) return {};
    const std::string& first = block.lines.front();
    const bool named = first.rfind("# ", 0) == 0 && first.find(' ', 2) == std::string::npos &&
                       first.size() > 2 + ending.size() &&
                       first.compare(first.size() - ending.size(), ending.size(), ending) == 0;
    return named ? first.substr(2) : std::string{};
}

/// Runs a block as a reader would, with `caseload` on the path. Of a block that is to fail, both streams count.
Said run(const Place& place, const Block& block) {
    std::filesystem::create_directories(place.path / "bin");
    const auto program = place.path / "bin" / "caseload";
    if (!std::filesystem::exists(program)) std::filesystem::create_symlink(CASELOAD_PROGRAM, program);
    const auto script = place.write("block.sh", joined(block.lines));
    const auto out = place.path / "block.out";
    const auto err = place.path / "block.err";
    const std::string command = "cd '" + (place.path / "work").string() + "' && PATH='" +
                                program.parent_path().string() + "':\"$PATH\" bash -eo pipefail '" +
                                script.string() + "' >'" + out.string() + "' 2>'" + err.string() + "'";
    const int status = std::system(command.c_str());
    return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1, .out = contents(out), .err = contents(err)};
}

void run_all(const std::string& document, const std::string& name) {
    const std::filesystem::path root = CASELOAD_SOURCE_DIR;
    const Place place(name);
    std::filesystem::create_directories(place.path / "work");
    std::filesystem::create_directory_symlink(root / "scenarios", place.path / "work" / "scenarios");
    std::string printed;
    int commands = 0;
    for (const Block& block : blocks_of(root / document)) {
        INFO(document << ":\n" << joined(block.lines));
        if (const std::string scenario = name_of_scenario(block); !scenario.empty()) {
            place.write("work/" + scenario, joined(block.lines));
            const Block check{.kind = "sh", .lines = {"caseload check " + scenario}};
            const Said said = run(place, check);
            INFO(said.err);
            CHECK(said.code == 0);
            CHECK(said.err.empty());
        } else if (block.kind == "sh" || block.kind == "sh fails") {
            const Said said = run(place, block);
            INFO(said.err);
            CHECK(said.code == (block.kind == "sh" ? 0 : 2));
            printed = block.kind == "sh" ? said.out : said.out + said.err;
            ++commands;
        } else if (block.kind == "text" && block.follows) {
            INFO("printed now (docs/update-examples writes it):\n" << printed);
            CHECK(matches(block.lines, lines_of(printed)));
        }
    }
    CHECK(commands > 0);
}

}  // namespace

TEST_CASE("every command in the README runs and prints what stands below it", "[readme]") {
    run_all("README.md", "readme");
}

TEST_CASE("every example of the scenario language is sound and prints what stands below it", "[readme]") {
    run_all("docs/scenarios.md", "scenario-language");
}

TEST_CASE("every example of the questions runs and prints what stands below it", "[readme]") {
    run_all("docs/questions.md", "questions");
}

TEST_CASE("the questions of a planner are answered by what stands on their page", "[readme]") {
    run_all("docs/planning.md", "planning");
}

TEST_CASE("every example of the page on results runs and prints what stands below it", "[readme]") {
    run_all("docs/results.md", "results-page");
}

TEST_CASE("every query of the page on results gives rows", "[readme]") {
    const Place place("results-queries");
    REQUIRE(call(place,
                 "run '" CASELOAD_SOURCE_DIR
                 "/scenarios/iap-trial' --replications 2 --set period.end=2015-05-01 --quiet --out out")
                .code == 0);
    const std::filesystem::path page = std::filesystem::path(CASELOAD_SOURCE_DIR) / "docs/results.md";
    int queries = 0;
    for (const Block& block : blocks_of(page)) {
        if (block.kind != "sql") continue;
        INFO(joined(block.lines));
        caseload::output::Database results(place.path / "out/results.db",
                                           caseload::output::Database::Open::read);
        CHECK(caseload::output::Statement(results, joined(block.lines)).step());
        ++queries;
    }
    CHECK(queries == 3);
}

TEST_CASE("every example of the page on runs works and prints what stands below it", "[readme]") {
    run_all("docs/runs.md", "runs");
}

TEST_CASE("a line of three dots stands for any number of lines", "[readme]") {
    CHECK(matches({"a", "…", "d"}, {"a", "b", "c", "d"}));
    CHECK(matches({"a", "…"}, {"a"}));
    CHECK_FALSE(matches({"a", "…", "d"}, {"a", "b", "d", "e"}));
    CHECK_FALSE(matches({"a", "c"}, {"a", "b", "c"}));
}

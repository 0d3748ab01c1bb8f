#include <catch2/catch.hpp>
#include <regex>
#include <vector>

#include "model/catalogue/catalogue.hpp"
#include "program.hpp"

/// What the help, the README and the docs name is there.
using namespace caseload;
using namespace caseload::program;
using Catch::Matchers::Contains;

namespace {

const std::filesystem::path root = CASELOAD_SOURCE_DIR;

std::vector<std::filesystem::path> pages() {
    std::vector<std::filesystem::path> all = {root / "README.md", root / "CONTRIBUTING.md"};
    for (const auto& file : std::filesystem::directory_iterator(root / "docs"))
        if (file.path().extension() == ".md") all.push_back(file.path());
    return all;
}

std::vector<std::string> found(const std::string& text, const char* pattern) {
    const std::regex sought(pattern);
    std::vector<std::string> all;
    for (std::sregex_iterator at(text.begin(), text.end(), sought), end; at != end; ++at)
        all.push_back((*at)[1]);
    return all;
}

/// Files of the repository that are named in full.
std::vector<std::string> files_named(const std::string& text) {
    return found(text, R"(\b((?:scenarios|docs|model|output|tests|sim|cli|bench|cmake)/[\w./-]+\.[a-z]+)\b)");
}

}  // namespace

TEST_CASE("every file that a help page names is there", "[documented]") {
    const Place place("help");
    const auto commands = found(call(place, "--help").out, R"(\n  ([a-z]+) {2,})");
    REQUIRE(commands.size() >= 12);
    for (const std::string& command : commands) {
        CAPTURE(command);
        const Said said = call(place, command + " --help");
        CHECK(said.code == 0);
        for (const std::string& file : files_named(said.out)) {
            CAPTURE(file);
            CHECK(std::filesystem::exists(root / file));
        }
    }
}

TEST_CASE("every file that the README and the docs name is there", "[documented]") {
    for (const auto& page : pages()) {
        CAPTURE(page);
        for (const std::string& file : files_named(contents(page))) {
            CAPTURE(file);
            CHECK(std::filesystem::exists(root / file));
        }
    }
}

TEST_CASE("every figure that a page explains stands in a table of that page", "[documented]") {
    std::size_t explained = 0;
    for (const auto& page : pages()) {
        const std::string text = contents(page);
        for (const std::string& figure : found(text, "`(\\d[\\d.,]* ± [\\d.,]+)`")) {
            CAPTURE(page, figure);
            CHECK(text.find("  " + figure) != std::string::npos);
            ++explained;
        }
    }
    CHECK(explained > 0);
}

TEST_CASE("every rule id that the reference and the pages name is in the catalogue", "[documented]") {
    const Place place("ids");
    std::string all = call(place, "reference").out;
    for (const auto& page : pages()) all += contents(page);
    const auto ids = found(all, R"(\b((?:IAP|TRIAL|PWPS|HTW)-\d+)\b)");
    CHECK(ids.size() > 50);
    for (const std::string& id : ids) {
        CAPTURE(id);
        CHECK(model::find_rule(id));
    }
}

TEST_CASE("the reference prints the sentences of the rules that are asked for", "[documented][reference]") {
    const Place place("rules");
    const Said said = call(place, "reference HTW-161 IAP-9");
    CHECK(said.code == 0);
    for (const char* id : {"HTW-161", "IAP-9"}) {
        const std::string sentence(model::find_rule(id)->sentence);
        CHECK_THAT(said.out, Contains(id) && Contains(sentence.substr(0, 30)));
    }
    const Said unknown = call(place, "reference IAP-9 HTW-1610");
    CHECK(unknown.code == 2);
    CHECK(unknown.out.empty());
    CHECK_THAT(unknown.err, Contains("is called \"HTW-1610\"") && Contains("did you mean"));
    CHECK(call(place, "reference IAP-9 --markdown").code == 2);
}

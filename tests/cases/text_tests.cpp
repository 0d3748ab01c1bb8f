#include <catch2/catch.hpp>

#include "tests/cases/ran.hpp"

using namespace caseload;

TEST_CASE("a control character in a name is refused with its place", "[cases][text]") {
    const auto said = cases::check("awkward_names");
    CHECK(said.code == 2);
    CHECK(said.err.find("awkward_names.toml:16:") != std::string::npos);
    CHECK(said.err.find("U+0000") != std::string::npos);
    CHECK(said.err.find('\0') == std::string::npos);
}

TEST_CASE("a seed that is too large for a seed is refused", "[cases][text]") {
    CHECK(cases::run("constant_stay", "--seed 18446744073709551615").said.code == 0);
    const auto said = cases::run("constant_stay", "--seed 18446744073709551616").said;
    CHECK(said.code == 2);
    CHECK(said.err.find("18446744073709551615") != std::string::npos);
}

TEST_CASE("too many replications are told how many there may be", "[cases][text]") {
    for (const char* many : {"99999999999", "1000001", "0..99999999999", "0..1000000"}) {
        CAPTURE(many);
        const auto said = cases::run("constant_stay", "--replications " + std::string(many)).said;
        CHECK(said.code == 2);
        CHECK(said.err.find("at most 1,000,000") != std::string::npos);
    }
}

TEST_CASE("what parts names in a file is data in a name", "[cases][text]") {
    const program::Place place("cases-text");
    std::string text = program::contents(CASELOAD_SOURCE_DIR "/tests/cases/inputs/awkward_names.toml");
    text.replace(text.find("\\u0000"), 6, "");
    text.replace(text.find("\"NA\""), 4, "\"N\"");
    place.write("names.toml", text);
    const auto said = program::call(
        place, "run names.toml --events=csv,ocel,xes --replications 1 --out out --quiet --store store.db");
    REQUIRE(said.code == 0);
    const auto events = cases::read_table(program::contents(place.path / "out/events.csv"));
    std::size_t low = 0;
    for (std::size_t row = 1; row < events.rows.size(); ++row) {
        REQUIRE(events.rows[row].size() == events.rows[0].size());
        low += events.at(row, "detail") == "need=low\\; very\\=low";
        CHECK(events.at(row, "office") != "=1+1");
    }
    CHECK(low > 0);
    const std::string xes = program::contents(place.path / "out/events-000.xes");
    CHECK(xes.find("<string key=\"need\" value=\"low; very=low\"/>") != std::string::npos);
    CHECK(xes.find("key=\" very\"") == std::string::npos);
    const auto measures = program::contents(place.path / "out/measures.csv");
    CHECK(measures.find(",'=1+1,") != std::string::npos);
    CHECK(measures.find(",=1+1,") == std::string::npos);
}

TEST_CASE("a file's name that is not UTF-8 reaches no results, and the command still runs", "[cases][text]") {
    const program::Place place("cases-bytes");
    place.write("caf\xE9.toml", program::desk);
    const auto said = program::call(
        place, "run \"$(printf 'caf\\351.toml')\" --replications 1 --out out --quiet --store store.db");
    REQUIRE(said.code == 0);
    const std::string run = program::contents(place.path / "out/run.json");
    CHECK(run.find("$'caf\\\\351.toml'") != std::string::npos);
    for (const char* file : {"out/run.json", "out/measures.csv", "out/results.db", "store.db"}) {
        CAPTURE(file);
        CHECK(program::contents(place.path / file).find("caf\xE9") == std::string::npos);
    }
}

TEST_CASE("what is no TOML is told in words of our own", "[cases][text]") {
    const program::Place place("cases-toml");
    for (const char* text :
         {"a = [1, 2", "a = \"open", "a = 1\na = 2", "a = tru", "= 1", "a = 2015-13-45", "[x]\n[x]"}) {
        CAPTURE(text);
        place.write("broken.toml", text);
        const auto said = program::call(place, "check broken.toml");
        CHECK(said.code == 2);
        CHECK(said.err.find("broken.toml:") != std::string::npos);
        CHECK(said.err.find("no TOML: ") != std::string::npos);
        CHECK(said.err.find("while parsing") == std::string::npos);
    }
}

TEST_CASE("a standard error that is full ends no run", "[cases][text]") {
    const program::Place place("cases-full");
    place.write("desk.toml", program::desk);
    const std::string full = R"(sh -c 'exec "$0" "$@" 2>/dev/full')";
    CHECK(program::call(place, "run desk.toml --replications 2 --out out --progress always", full).code == 0);
    CHECK(program::call(place, "check nothing.toml", full).code == 2);
}

TEST_CASE("arms from a state have its seed, and another is refused", "[cases][text]") {
    const program::Place place("cases-seed");
    place.write("desk.toml", program::desk);
    REQUIRE(program::call(place, "save desk.toml --at 2015-01-07 s --replications 2 --seed 3").code == 0);
    const auto said = program::call(place, "compare desk.toml desk.toml --from s --seed 4 --out out");
    CHECK(said.code == 2);
    CHECK(said.err.find("--seed 4") != std::string::npos);
    CHECK(program::call(place, "compare desk.toml desk.toml --from s --seed 3 --out out").code == 0);
}

#include <catch2/catch.hpp>

#include "program.hpp"

/// Commands whose result is text or a picture: draw and story; and a standard output that is full.

using namespace caseload::program;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

TEST_CASE("draw makes an SVG picture where asked for by format or by the file's name", "[draw]") {
    const Place place("draw-svg");
    place.write("desk.toml", desk);
    const Said said = call(place, "draw desk.toml --format svg");
    CHECK(said.code == 0);
    CHECK(said.err.empty());
    CHECK_THAT(said.out, StartsWith("<?xml") && Contains("<svg") && Contains("served") && Contains("A desk"));
    CHECK(call(place, "draw desk.toml --out desk.svg").code == 0);
    CHECK(contents(place.path / "desk.svg") == said.out);
    CHECK(call(place, "draw desk.toml --out desk.svg --format dot").code == 0);
    CHECK_THAT(contents(place.path / "desk.svg"), StartsWith("digraph"));
    CHECK(call(place, "draw desk.toml --format png").code == 2);
}

TEST_CASE("story without a claimant tells of somebody and names others, with one it tells of that one",
          "[story]") {
    const Place place("story");
    place.write("desk.toml", desk);
    const Said list = call(place, "story desk.toml");
    REQUIRE(list.code == 0);
    CHECK_THAT(list.out, Contains("OFFICE/SOURCE/DAY/NUMBER") && Contains("replication 0"));
    CHECK_THAT(list.out, Contains("How it stands"));
    const std::string claimant = first_line(list.out);
    const Said told = call(place, "story desk.toml --claimant " + claimant + " --replication 0");
    REQUIRE(told.code == 0);
    CHECK_THAT(list.out, StartsWith(told.out));
    CHECK_THAT(told.out, StartsWith(claimant) && Contains("Comes in at") && Contains("How it stands"));
    CHECK(call(place, "story desk.toml --claimant " + claimant + " --out life.txt").code == 0);
    CHECK(contents(place.path / "life.txt") == told.out);
    // Another replication is other luck: other people, or the same with other times.
    CHECK(call(place, "story desk.toml --claimant " + claimant + " --replication 1").out != told.out);
}

TEST_CASE("story of somebody who does not come names some who do, and ends with 2", "[story]") {
    const Place place("story-nobody");
    place.write("desk.toml", desk);
    const Said said = call(place, "story desk.toml --claimant 1/nobody/2015-01-01/0");
    CHECK(said.code == 2);
    CHECK(said.out.empty());
    CHECK_THAT(said.err, Contains("1/nobody/2015-01-01/0") && Contains("Some of replication 0"));
}

TEST_CASE("a standard output that is full ends a command with 1 and says so", "[full]") {
    const Place place("full");
    place.write("desk.toml", desk);
    const std::string claimant = first_line(call(place, "story desk.toml").out);
    for (const std::string& command :
         {std::string("run desk.toml --replications 2 --out results"), std::string("check desk.toml"),
          std::string("draw desk.toml"), std::string("draw desk.toml --format svg"),
          std::string("story desk.toml"), "story desk.toml --claimant " + claimant, std::string("reference"),
          std::string("reference --json-schema")}) {
        INFO(command);
        const Said said = call(place, command, R"(sh -c 'exec "$0" "$@" >/dev/full')");
        CHECK(said.code == 1);
        CHECK_THAT(said.err, Contains("No space left on device"));
    }
    // The results are there all the same: they are not the summary.
    CHECK(std::filesystem::exists(place.path / "results/measures.csv"));
}

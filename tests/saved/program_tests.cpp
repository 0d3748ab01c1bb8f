#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "tests/cli/program.hpp"

/// caseload save, run --from, --checkpoint and --resume as a user meets them.
namespace caseload {

using program::call;
using program::contents;
using program::Place;

namespace {

const std::string trial = "'" CASELOAD_SOURCE_DIR "/scenarios/iap-trial' --set period.end=2015-05-18";
const std::string queue = "'" CASELOAD_SOURCE_DIR "/scenarios/theory/mmc.toml'";

void check_same(const Place& place, const std::string& one, const std::string& other) {
    for (const char* file : {"measures.csv", "series.csv"}) {
        INFO(file);
        CHECK(!contents(place.path / one / file).empty());
        CHECK(contents(place.path / one / file) == contents(place.path / other / file));
    }
}

/// The lines of an events.csv from a day on, without the header.
std::string lines_from(const std::string& log, const std::string& day) {
    std::istringstream lines(log);
    std::string kept;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        if (line.substr(line.find(',') + 1, day.size()) >= day) kept += line + "\n";
    }
    return kept;
}

std::string without_header(const std::string& log) { return log.substr(log.find('\n') + 1); }

}  // namespace

TEST_CASE("A run from a state gives the files of the uninterrupted run, byte for byte", "[saved]") {
    const Place place("saved-files");
    CHECK(call(place, "save " + trial + " --at 2015-04-20 warm.state --replications 3 --threads 2").code ==
          0);
    CHECK(call(place, "run " + trial + " --replications 3 --events --quiet --out whole").code == 0);
    CHECK(call(place, "run " + trial + " --from warm.state --events --quiet --out rest").code == 0);
    check_same(place, "whole", "rest");
    CHECK(without_header(contents(place.path / "rest/events.csv")) ==
          lines_from(contents(place.path / "whole/events.csv"), "2015-04-20"));
    // Some of the replications that are there.
    CHECK(call(place, "run " + trial + " --replications 1..2 --quiet --out some").code == 0);
    CHECK(call(place, "run " + trial + " --from warm.state --replications 1..2 --quiet --out rest-of-some")
              .code == 0);
    check_same(place, "some", "rest-of-some");
    const std::string run_json = contents(place.path / "rest/run.json");
    CHECK(run_json.find("--from warm.state") != std::string::npos);
}

TEST_CASE("What does not fit a state is told, and nothing is written", "[saved]") {
    const Place place("saved-wrong");
    REQUIRE(call(place, "save " + queue + " --at 2015-01-01 s --replications 2 --quiet").code == 2);
    const auto said = call(place, "save " + queue + " --at soon s");
    CHECK(said.code == 2);
    CHECK(said.err.find("--at soon: wanted a date such as 2015-06-01") != std::string::npos);
    CHECK(place.entries() == 0);

    const auto out_of_run = call(place, "save " + trial + " --at 2019-01-01 s");
    CHECK(out_of_run.code == 2);
    CHECK(out_of_run.err.find("the scenario runs from 2015-03-02 to 2015-05-17") != std::string::npos);

    REQUIRE(call(place, "save " + trial + " --at 2015-03-10 s --replications 2 --quiet").code == 0);
    CHECK(call(place, "save " + trial + " --at 2015-03-10 s").err.find("--force") != std::string::npos);
    CHECK(call(place, "save " + trial + " --at 2015-03-11 s --replications 2 --quiet --force").code == 0);
    CHECK(place.entries() == 1);
    const auto more = call(place, "run " + trial + " --from s --replications 3 --out r");
    CHECK(more.code == 2);
    CHECK(more.err.find("holds replications 0..1") != std::string::npos);
    const auto luck = call(place, "run " + trial + " --from s --seed 5 --out r");
    CHECK(luck.code == 2);
    CHECK(luck.err.find("has seed 1; --fresh-luck") != std::string::npos);
    CHECK(call(place, "run " + trial + " --fresh-luck --out r").code == 2);

    const std::string whole = contents(place.path / "s");
    place.write("cut", whole.substr(0, whole.size() / 2));
    const auto cut = call(place, "run " + trial + " --from cut --out r");
    CHECK(cut.code == 2);
    CHECK(cut.err.find("cut: cannot be used: it ends too early") != std::string::npos);
    CHECK(call(place, "run " + trial + " --from missing --out r").err.find("there is no such file") !=
          std::string::npos);
    CHECK(!std::filesystem::exists(place.path / "r"));
}

TEST_CASE("Fresh luck goes its own way, the same way each time", "[saved]") {
    const Place place("saved-fresh");
    REQUIRE(call(place, "save " + trial + " --at 2015-04-20 s --replications 2 --quiet").code == 0);
    CHECK(call(place, "run " + trial + " --from s --quiet --out same").code == 0);
    CHECK(call(place, "run " + trial + " --from s --fresh-luck --quiet --out fresh").code == 0);
    CHECK(call(place, "run " + trial + " --from s --fresh-luck --quiet --out again").code == 0);
    CHECK(call(place, "run " + trial + " --from s --fresh-luck --seed 7 --quiet --out other").code == 0);
    check_same(place, "fresh", "again");
    CHECK(contents(place.path / "same/measures.csv") != contents(place.path / "fresh/measures.csv"));
    CHECK(contents(place.path / "other/measures.csv") != contents(place.path / "fresh/measures.csv"));
}

TEST_CASE("A killed run is resumed after its checkpoint and gives the same files", "[saved]") {
    const Place place("saved-killed");
    const std::string options = " --replications 12 --threads 2 --quiet";
    CHECK(call(place, "run " + trial + options + " --out whole").code == 0);
    // Killed as soon as there is a checkpoint.
    const std::string kill_it =
        "sh -c '\"$@\" & child=$!; while [ ! -e killed.checkpoint ] && kill -0 $child; do sleep 0.02; done; "
        "kill -KILL $child; wait $child' sh";
    call(place, "run " + trial + options + " --out killed --checkpoint 0s", kill_it);
    REQUIRE(std::filesystem::exists(place.path / "killed.checkpoint"));
    CHECK(!std::filesystem::exists(place.path / "killed"));

    const auto other = call(place, "run " + trial + " --replications 13 --quiet --out killed --resume");
    CHECK(other.code == 2);
    CHECK(other.err.find("is of another run") != std::string::npos);
    const std::string whole = contents(place.path / "killed.checkpoint");
    place.write("broken.checkpoint", whole.substr(0, whole.size() - 9));
    CHECK(call(place, "run " + trial + options + " --out broken --resume").code == 2);

    CHECK(call(place, "run " + trial + options + " --out killed --resume --checkpoint 10min").code == 0);
    CHECK(!std::filesystem::exists(place.path / "killed.checkpoint"));
    check_same(place, "whole", "killed");
}

TEST_CASE("An interrupted run with checkpoints keeps what was done", "[saved]") {
    const Place place("saved-interrupted");
    const auto said =
        call(place, "run " + queue + " --replications 100000 --threads 1 --quiet --out r --checkpoint 1h",
             "timeout --foreground -s INT 3");
    CHECK(said.err.find("--resume goes on after them") != std::string::npos);
    CHECK(std::filesystem::exists(place.path / "r.checkpoint"));
}

TEST_CASE("A checkpoint is of the data too: with another file of counts it is refused", "[saved]") {
    const Place place("saved-data");
    place.write("counts.toml", R"(title = "Counted"
[period]
start = 2015-01-05
days = 60
[offices.A]
open = "always"
resources = { desk = 1 }
[[arrivals]]
office = "A"
enters = "visit.desk"
csv = "counts.csv"
[pathways.visit.stages.desk]
does = "walk_in"
needs = { desk = 1 }
service = { exponential = { mean = "5 min" } }
to = { served = "end" }
)");
    place.write("counts.csv", "date,count\n2015-01-05,100\n2015-01-06,40\n");
    const std::string run = "run counts.toml --replications 200000 --threads 1 --quiet --out r ";
    call(place, run + "--checkpoint 1h", "timeout --foreground -s INT 2");
    REQUIRE(std::filesystem::exists(place.path / "r.checkpoint"));
    place.write("counts.csv", "date,count\n2015-01-05,100\n2015-01-06,41\n");
    const auto said = call(place, run + "--resume");
    CHECK(said.code == 2);
    CHECK(said.err.find("is of another run") != std::string::npos);
    CHECK(!std::filesystem::exists(place.path / "r"));
}

TEST_CASE("What a killed run left behind is cleared up by the next of that name", "[saved]") {
    const Place place("saved-leftover");
    const auto hidden = [&] {
        int found = 0;
        for (const auto& entry : std::filesystem::directory_iterator(place.path))
            found += entry.path().filename().string().starts_with(".r.unfinished-") ? 1 : 0;
        return found;
    };
    call(place, "run " + queue + " --replications 100000 --quiet --out r", "timeout --foreground -s KILL 1");
    CHECK(hidden() == 1);
    CHECK(call(place, "run " + queue + " --set period.days=130 --replications 2 --quiet --out r").code == 0);
    CHECK(hidden() == 0);
}

TEST_CASE("A checkpoint that cannot be written leaves the one before and does not end the run", "[saved]") {
    const Place place("saved-full");
    const std::string run = "run " + trial + " --replications 12 --threads 2 --quiet --out ";
    const std::string kill_it =
        "sh -c '\"$@\" & child=$!; while [ ! -e r.checkpoint ] && kill -0 $child; do sleep 0.02; done; "
        "kill -KILL $child; wait $child' sh";
    call(place, run + "r --checkpoint 0s", kill_it);
    REQUIRE(std::filesystem::exists(place.path / "r.checkpoint"));
    const std::string before = contents(place.path / "r.checkpoint");
    // As on a full disk: no file may grow beyond some kilobytes.
    const auto said =
        call(place, run + "r --resume --checkpoint 0s", "sh -c 'trap \"\" XFSZ; ulimit -f 40; \"$@\"' sh");
    INFO(said.err);
    CHECK(said.code == 1);
    CHECK(said.err.find("the checkpoint was not written, the run goes on") != std::string::npos);
    CHECK(contents(place.path / "r.checkpoint") == before);
    CHECK(!std::filesystem::exists(place.path / "r"));

    CHECK(call(place, run + "whole").code == 0);
    CHECK(call(place, run + "r --resume").code == 0);
    check_same(place, "whole", "r");
}

TEST_CASE("Checkpoints ask for what they need", "[saved]") {
    const Place place("saved-asks");
    CHECK(call(place, "run " + queue + " --checkpoint 10min").err.find("needs --out") != std::string::npos);
    CHECK(call(place, "run " + queue + " --out r --checkpoint soon").err.find("wanted a time") !=
          std::string::npos);
    CHECK(call(place, "run " + queue + " --out r --events --checkpoint 1s")
              .err.find("cannot keep an event log") != std::string::npos);
    const auto nothing = call(place, "run " + queue + " --out r --resume");
    CHECK(nothing.code == 2);
    CHECK(nothing.err.find("there is no checkpoint to go on from") != std::string::npos);
    CHECK(place.entries() == 0);
}

}  // namespace caseload

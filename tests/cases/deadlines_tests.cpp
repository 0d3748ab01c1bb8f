#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "tests/cases/ran.hpp"

using namespace caseload;

namespace {

/// One person comes at midnight of the first day and stands at one desk; met and missed deadlines by name.
struct Judged {
    explicit Judged(const std::string& stages, const std::string& period = "days = 10") {
        const program::Place place("cases-deadline");
        place.write("d.toml", "title = \"Deadlines\"\n[period]\n" + period +
                                  "\n[offices.Town]\nopen = \"always\"\nresources = { desk = 1 }\n"
                                  "[[stock]]\ncount = 1\nenters = \"a.first\"\nspread = \"0 s\"\n" +
                                  stages);
        const auto said = program::call(place, "run d.toml --replications 1 --out out --quiet");
        CAPTURE(said.err);
        REQUIRE(said.code == 0);
        const auto table = cases::read_table(program::contents(place.path / "out" / "measures.csv"));
        for (std::size_t row = 1; row < table.rows.size(); ++row) {
            if (!table.at(row, "office").empty()) continue;
            if (table.at(row, "measure") == "within_limit")
                met[table.at(row, "group").substr(std::string("deadline=").size())] = table.at(row, "mean");
            if (table.at(row, "measure") == "breaches" && table.at(row, "mean") != "0")
                missed[table.at(row, "group")] = table.at(row, "mean");
        }
    }
    /// "1": met; "0": missed; "": not judged.
    std::string of(const std::string& name) const {
        const auto found = met.find(name);
        return found == met.end() || found->second == "NA" ? "" : found->second;
    }
    std::map<std::string, std::string> met;
    std::map<std::string, std::string> missed;  ///< By cause, with how many.
};

std::string first(const std::string& waits, const std::string& more) {
    return "[pathways.a.stages.first]\ndoes = \"wait\"\nfor = \"" + waits + "\"\n" + more;
}

}  // namespace

TEST_CASE("a deadline of two hours is missed by all who stay three", "[cases][deadlines]") {
    CHECK(cases::run("deadline_minutes").figure("within_limit", {.group = "deadline=2 h"}) == 0);
}

TEST_CASE("a longer deadline is met by no fewer", "[cases][deadlines]") {
    double before = 0;
    for (const char* within : {"1 min", "2 h", "179 min", "3 h", "1 days", "2 days"}) {
        CAPTURE(within);
        const auto run =
            cases::run("deadline_minutes",
                       "--set 'pathways.p.stages.pause.deadline.within=" + std::string(within) + "'");
        const double met = run.figure("within_limit", {.group = "deadline=2 h"});
        CHECK(met >= before);
        before = met;
    }
    CHECK(before == 1);
}

TEST_CASE("a stay of 30 hours is not within a minute", "[cases][deadlines]") {
    const auto run = cases::run("deadline_minutes",
                                "--set 'pathways.p.stages.pause.for=30 h' "
                                "--set 'pathways.p.stages.pause.deadline.within=1 min'");
    CHECK(run.figure("within_limit", {.group = "deadline=2 h"}) == 0);
}

TEST_CASE("a share of which nothing happened has an interval of more than nothing", "[cases][deadlines]") {
    const auto run = cases::run("deadline_minutes", "--replications 20");
    const cases::Of lower{.group = "deadline=2 h", .column = "lower95"};
    const cases::Of upper{.group = "deadline=2 h", .column = "upper95"};
    CHECK(run.figure("within_limit", upper) - run.figure("within_limit", lower) > 0);
}

TEST_CASE("minutes are judged to the second, days by day, on both sides of the limit", "[cases][deadlines]") {
    const auto judged = [](const std::string& stay, const std::string& within) {
        return Judged(first(stay, "to = { done = \"end\" }\ndeadline = { name = \"d\", within = \"" + within +
                                      "\" }\n"))
            .of("d");
    };
    CHECK(judged("119 s", "2 min") == "1");
    CHECK(judged("120 s", "2 min") == "1");
    CHECK(judged("121 s", "2 min") == "0");
    // From the first midnight on, two days end with the second day after it.
    CHECK(judged("71 h", "2 days") == "1");
    CHECK(judged("72 h", "2 days") == "0");
}

TEST_CASE("every ending is judged unless some are named", "[cases][deadlines]") {
    const std::string turned_away =
        first("1 min", "to = { done = \"desk\" }\n") +
        "[pathways.a.stages.desk]\ndoes = \"walk_in\"\nneeds = { desk = 1 }\nservice = \"5 h\"\npatience = "
        "\"1 h\"\n"
        "to = { served = \"end\", left = \"end\" }\ndeadlines = [{ name = \"any\", within = \"4 h\" }, "
        "{ name = \"left\", within = \"4 h\", endings = [\"left\"] }, "
        "{ name = \"left in time\", within = \"6 h\", endings = [\"left\"] }, "
        "{ name = \"started\", within = \"0 s\", until = \"start\" }]\n";
    const Judged run(turned_away);
    CHECK(run.of("any") == "0");          // served after 5 h
    CHECK(run.of("left") == "0");         // another ending, after it has passed unmet
    CHECK(run.of("left in time") == "");  // another ending, before
    CHECK(run.of("started") == "1");      // at once, however long it lasts
}

TEST_CASE("a clock's deadline is missed by whoever is still on the way, and not judged before",
          "[cases][deadlines]") {
    const auto judged = [](const std::string& period, const std::string& on_the_way,
                           const std::string& then) {
        return Judged(
                   "[pathways.a.stages.first]\ndoes = \"choose\"\nbranches = [{ otherwise = true, to = { to "
                   "= \"way\", "
                   "start_clocks = [\"begun\"] } }]\n[pathways.a.stages.way]\ndoes = \"wait\"\nfor = \"" +
                       on_the_way + "\"\nto = { done = \"" + then +
                       "\" }\n[pathways.a.stages.aim]\ndoes = \"wait\"\nfor = \"1 min\"\nto = { done = "
                       "\"end\" }\n"
                       "deadline = { name = \"d\", from = \"begun\", within = \"3 days\" }\n" +
                       (then == "other" ? "[pathways.a.stages.other]\ndoes = \"choose\"\nbranches = [{ when "
                                          "= { clock_set = "
                                          "\"begun\" }, to = \"end\" }, "
                                          "{ otherwise = true, to = \"aim\" }]\n"
                                        : ""),
                   period)
            .of("d");
    };
    CHECK(judged("days = 10", "71 h", "aim") == "1");     // done on the third day
    CHECK(judged("days = 10", "72 h", "aim") == "0");     // on the fourth
    CHECK(judged("days = 10", "20 days", "aim") == "0");  // still on the way as the run ends
    CHECK(judged("days = 3", "20 days", "aim") == "0");   // just after the third day
    CHECK(judged("days = 2", "20 days", "aim") == "");    // before it is over
    CHECK(judged("days = 10", "60 h", "other") == "");    // left before
    CHECK(judged("days = 10", "80 h", "other") == "0");   // left after it had passed
}

TEST_CASE("who still waits in a queue as the run ends has missed for what he waits for",
          "[cases][deadlines]") {
    const Judged run(
        "[[stock]]\ncount = 1\nenters = \"a.first\"\nspread = \"0 s\"\n[pathways.a.stages.first]\ndoes = "
        "\"walk_in\"\n"
        "needs = { desk = 1 }\nservice = \"30 h\"\nto = { served = \"end\" }\n"
        "deadline = { name = \"seen\", within = \"1 h\", until = \"start\" }\n",
        "days = 1");
    CHECK(run.of("seen") == "0.5");
    CHECK(run.missed == std::map<std::string, std::string>{{"cause=resource:desk", "1"}});
}

TEST_CASE("minutes from a clock are refused: a clock knows its day alone", "[cases][deadlines]") {
    const program::Place place("cases-deadline");
    place.write("d.toml",
                "title = \"Deadlines\"\n[period]\ndays = 1\n[offices.Town]\nopen = "
                "\"always\"\n[[arrivals]]\nenters = "
                "\"a.first\"\nper_day = 1\n[pathways.a.stages.first]\ndoes = \"wait\"\nfor = \"1 "
                "h\"\nstart_clocks = [\"in\"]\n"
                "deadline = { name = \"d\", from = \"in\", within = \"90 min\" }\nto = { done = \"end\" }\n");
    const auto said = program::call(place, "check d.toml");
    CHECK(said.code == 2);
    CHECK(said.err.find("a clock knows its day, not the second") != std::string::npos);
}

TEST_CASE("a share of none or of all has an interval of people, not of none", "[cases][deadlines]") {
    const auto run = cases::run("deadline_minutes", "--replications 20");
    std::size_t seen = 0;
    for (std::size_t row = 1; row < run.measures.rows.size(); ++row) {
        if (run.measures.at(row, "measure") != "within_limit") continue;
        const double share = std::stod(run.measures.at(row, "mean"));
        if (share != 0 && share != 1) continue;
        ++seen;
        const double lower = std::stod(run.measures.at(row, "lower95"));
        const double upper = std::stod(run.measures.at(row, "upper95"));
        CHECK(upper - lower > 0);
        // 20 replications of at least one person: never wider than Wilson's interval of 20.
        CHECK(upper - lower < 0.17);
        CHECK((share == 0 ? lower == 0 : upper == 1));
    }
    CHECK(seen > 0);
}

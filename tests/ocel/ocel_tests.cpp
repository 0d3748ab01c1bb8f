#include <catch2/catch.hpp>
#include <map>
#include <sstream>

#include "specification.hpp"
#include "tests/cli/program.hpp"

using namespace caseload;
using namespace caseload::program;
using Catch::Matchers::Contains;
using stored::rows;
using stored::value;

namespace {

void check_specification(const std::filesystem::path& file) {
    for (const ocel::Demand& demand : ocel::demands()) {
        INFO(demand.what);
        CHECK(rows(file, demand.violations).empty());
    }
    for (const std::string& fault : ocel::faults_of_types(file)) FAIL_CHECK(fault);
}

/// Lines of events.csv by event, without quotation marks' subtleties: none of these has a comma in a field.
std::map<std::string, int> counts_in_csv(const std::filesystem::path& file, const std::string& replication) {
    std::istringstream lines(contents(file));
    std::map<std::string, int> counts;
    std::string line;
    while (std::getline(lines, line)) {
        std::istringstream fields(line);
        std::vector<std::string> row(13);
        for (std::string& field : row) std::getline(fields, field, ',');
        const bool in_session = row[7] == "attended" && row[12].find("session=") != std::string::npos;
        if (row[0] == replication && !in_session) ++counts[row[7]];
    }
    return counts;
}

}  // namespace

TEST_CASE("the OCEL log of the programme is as the specification demands", "[ocel]") {
    const Place place("ocel");
    const Said said =
        call(place, "run '" CASELOAD_SOURCE_DIR
                    "/scenarios/iap-youth' --replications 2 --events=csv,ocel --quiet --out out");
    INFO(said.err);
    REQUIRE(said.code == 0);
    for (const char* replication : {"0", "1"}) {
        const auto file = place.path / "out" / (std::string("events-00") + replication + ".sqlite");
        REQUIRE(std::filesystem::exists(file));
        check_specification(file);
        // The same events as in the table, but for attendances of sessions.
        for (const auto& [event, count] : counts_in_csv(place.path / "out" / "events.csv", replication)) {
            INFO(event);
            CHECK(value(file, "SELECT count(*) FROM event WHERE ocel_type = '" + event + "'") ==
                  std::to_string(count));
        }
        CHECK(value(file, "SELECT count(*) FROM object WHERE ocel_type = 'claimant'") != "0");
    }
}

TEST_CASE("a group session is one event with everybody who took part", "[ocel]") {
    const Place place("ocel-sessions");
    REQUIRE(call(place, "run '" CASELOAD_SOURCE_DIR
                        "/scenarios/iap-youth' --replications 1 --events=csv,ocel --quiet --out out")
                .code == 0);
    const auto file = place.path / "out" / "events-000.sqlite";
    CHECK(value(file, "SELECT count(*) > 0 FROM event_SessionHeld") == "1");
    CHECK(value(file,
                "SELECT max(n) > 1 FROM (SELECT count(*) AS n FROM event_object "
                "WHERE ocel_qualifier = 'participant' GROUP BY ocel_event_id)") == "1");
    // Everybody present took part or is told apart; what is still going on at the end of the run has nobody yet.
    CHECK(rows(file,
               "SELECT h.ocel_id, h.size, p.n FROM event_SessionHeld AS h JOIN (SELECT ocel_event_id, "
               "count(*) AS n FROM event_object WHERE ocel_qualifier = 'participant' GROUP BY ocel_event_id) "
               "AS p ON p.ocel_event_id = h.ocel_id WHERE p.n > h.size")
              .empty());
    CHECK(value(file,
                "SELECT count(*) FROM event_object AS r JOIN event_SessionHeld AS h ON h.ocel_id = "
                "r.ocel_event_id WHERE r.ocel_qualifier = 'session'") ==
          value(file, "SELECT count(*) FROM event_SessionHeld"));
    std::istringstream lines(contents(place.path / "out" / "events.csv"));
    int attended = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.find(",attended,") != std::string::npos && line.find("session=") != std::string::npos)
            ++attended;
    }
    CHECK(value(file, "SELECT count(*) FROM event_object WHERE ocel_qualifier = 'participant'") ==
          std::to_string(attended));
}

TEST_CASE("objects are claimants, staff by role, rooms, sessions and slots", "[ocel]") {
    const Place place("ocel-objects");
    REQUIRE(call(place,
                 "run '" CASELOAD_SOURCE_DIR
                 "/scenarios/iap-youth' --replications 1 --set period.end=2018-05-14 --events=ocel --quiet "
                 "--out out")
                .code == 0);
    CHECK_FALSE(std::filesystem::exists(place.path / "out" / "events.csv"));
    const auto file = place.path / "out" / "events-000.sqlite";
    const std::string types = value(file, "SELECT group_concat(ocel_type) FROM object_map_type");
    for (const char* type : {"claimant", "work_coach", "session", "slot"}) CHECK_THAT(types, Contains(type));
    // A slot is somebody's, and with somebody or somewhere.
    CHECK(value(file,
                "SELECT count(*) FROM object WHERE ocel_type = 'slot' AND ocel_id NOT IN (SELECT "
                "ocel_source_id FROM object_object WHERE ocel_qualifier = 'claimant')") == "0");
    // A kept appointment names its slot, which was booked before.
    CHECK(value(file,
                "SELECT count(*) > 0 FROM event_object AS r JOIN event_Attended AS a ON a.ocel_id = "
                "r.ocel_event_id WHERE r.ocel_qualifier = 'slot'") == "1");
    CHECK(
        value(
            file,
            "WITH booked AS (SELECT s.ocel_object_id AS slot, max(b.ocel_id) AS last FROM event_Booked AS b "
            "JOIN event_object AS s ON s.ocel_event_id = b.ocel_id GROUP BY slot) "
            "SELECT count(*) FROM event_object AS a JOIN booked ON booked.slot = a.ocel_object_id "
            "WHERE a.ocel_qualifier = 'slot' AND booked.last > a.ocel_event_id") == "0");
    // A marker that changes is a changed value of its claimant.
    CHECK(value(file, "SELECT count(*) FROM object_Claimant WHERE ocel_changed_field = 'marker'") ==
          value(file, "SELECT count(*) FROM event WHERE ocel_type = 'marker'"));
}

TEST_CASE("a run with the OCEL log has the same tables as one without", "[ocel][run]") {
    const Place place("ocel-same");
    place.write("desk.toml", desk);
    REQUIRE(call(place, "run desk.toml --replications 3 --quiet --out without").code == 0);
    REQUIRE(call(place, "run desk.toml --replications 3 --quiet --events ocel --threads 2 --out with").code ==
            0);
    REQUIRE(
        call(place, "run desk.toml --replications 3 --quiet --events=ocel --threads 1 --out again").code ==
        0);
    for (const char* file : {"measures.csv", "series.csv"})
        CHECK(contents(place.path / "with" / file) == contents(place.path / "without" / file));
    for (const char* file : {"events-000.sqlite", "events-001.sqlite", "events-002.sqlite"}) {
        check_specification(place.path / "with" / file);
        CHECK(contents(place.path / "with" / file) == contents(place.path / "again" / file));
    }
}

TEST_CASE("forms of the event log that there are not are refused", "[ocel][bad input]") {
    const Place place("ocel-forms");
    place.write("desk.toml", desk);
    for (const char* forms : {"--events=xml", "--events=csv,xml", "--events=csv,"}) {
        const Said said = call(place, std::string("run desk.toml --out a ") + forms);
        CHECK(said.code == 2);
        CHECK_THAT(said.err, Contains("csv"));
    }
    CHECK(place.entries() == 1);
}

TEST_CASE("a disk that fills up while the OCEL log is written fails the run", "[ocel]") {
    const Place place("ocel-full");
    place.write("desk.toml", desk);
    const Said said = call(place, "run desk.toml --replications 1 --quiet --events=ocel --out out",
                           "trap '' XFSZ; ulimit -f 128 &&");
    CHECK(said.code == 1);
    CHECK_THAT(said.err, Contains("events-000.sqlite"));
    CHECK(place.entries() == 1);
}

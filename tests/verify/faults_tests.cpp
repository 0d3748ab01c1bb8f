#include <catch2/catch.hpp>

#include <string>

#include "model/verify/books.hpp"
#include "model/verify/holdings.hpp"
#include "model/verify/places.hpp"
#include "tests/scenarios/whole.hpp"

/// Each thing that `run --verify` looks at is found out when it is made wrong.
namespace caseload::model {

namespace {

const whole::Scenario& scenario() {
    static const whole::Scenario written = whole::Scenario::written("verified", R"(
title = "One coach and a desk"
[period]
days = 28
[offices.A]
staff.coach = { count = 2, pattern = [
    { duty = "booked", from = "09:00", until = "13:00" }, { duty = "queue", from = "13:00", until = "17:00" }] }
[[arrivals]]
enters = "p.seen"
per_day = 4
[pathways.p.stages.seen]
does = "appointment"
role = "coach"
minutes = "30 min"
earliest = "1 working day"
misses = "20%"
to = { attended = "desk", missed = "seen", no_slot = "end" }
[pathways.p.stages.desk]
does = "walk_in"
needs = { coach = 1 }
service = { exponential = { mean = "20 min" } }
to = { served = "end", closed = "end" }
)");
    return written;
}

/// A replication that is over, and its cells.
struct Over {
    Over() : replication(*scenario().setup, 1, 0) {
        replication.run_to(scenario().model->end, 1);
        cells = replication.finish();
    }
    sim::Cell& cell(sim::MeasureId measure, int stage, int group = -1) {
        const auto& declared = scenario().setup->measured.declared;
        return cells[declared.find({.measure = measure, .office = 0, .stage = stage, .group = group})
                         .value()];
    }
    std::string found() {
        const Faults faults = replication.verify(cells);
        return faults.told.empty() ? std::string{} : faults.told.front();
    }

    Replication replication;
    std::vector<sim::Cell> cells;
};

LogLine meeting(const char* claimant, const char* coach, int from, int until) {
    LogLine line;
    line.claimant = claimant;
    line.office = "A";
    line.stage = "seen";
    line.event = LogEvent::attended;
    line.resource = coach;
    line.start = sim::Time{sim::Seconds{from}};
    line.end = line.time = sim::Time{sim::Seconds{until}};
    return line;
}

std::string found_in(std::initializer_list<LogLine> lines) {
    Places places;
    for (const LogLine& line : lines) places.write(line);
    return places.faults().told.empty() ? std::string{} : places.faults().told.front();
}

bool tells(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("A sound run has no faults", "[verify]") {
    Over over;
    CHECK(over.found() == "");
    CHECK(over.replication.verify(over.cells).looked_at > 100);
}

TEST_CASE("An entry that was not counted is found", "[verify]") {
    Over over;
    --over.cell(Measured::entered, 0).n;
    CHECK(tells(over.found(), "office A, stage p.desk: 0 at the start and "));
}

TEST_CASE("A second that nobody stayed is found", "[verify]") {
    Over over;
    ++over.cell(Measured::in_stage, 1).sum;
    CHECK(tells(over.found(), "their stays are"));
}

TEST_CASE("A cause that no wait has is found", "[verify]") {
    Over over;
    over.cell(Measured::wait_cause, 0, static_cast<int>(WaitCause::closed)).sum += 60;
    CHECK(tells(over.found(), "and by cause"));
}

TEST_CASE("A share above 1 is found, and 1 is none", "[verify]") {
    Over over;
    sim::Cell& missed = over.cell(Measured::missed, 1);
    missed.sum = missed.n;
    CHECK(over.found() == "");
    ++missed.sum;
    CHECK(tells(over.found(), "missed (office 0, stage 1"));
}

TEST_CASE("A booking that nobody has is found, and one of somebody else", "[verify]") {
    Over over;
    std::vector<Site> sites = over.replication.sites();
    Site& site = sites.front();
    CHECK(verify_holdings(site).found == 0);
    site.bookings.add({});
    CHECK(tells(verify_holdings(site).told.front(), "is nobody's"));
    for (Booking& booking : site.bookings.all) ++booking.person;
    CHECK(tells(verify_holdings(site).told.front(), "has a booking of somebody else"));
}

TEST_CASE("A person who is counted where nobody stands is found", "[verify]") {
    Over over;
    std::vector<Site> sites = over.replication.sites();
    ++sites.front().levels.stages[0].level;
    CHECK(tells(verify_holdings(sites.front()).told.front(), "are counted inside"));
}

TEST_CASE("Two meetings of one person or one coach may touch but not overlap", "[verify]") {
    CHECK(found_in({meeting("ann", "coach 1", 0, 600), meeting("ann", "coach 2", 600, 900)}) == "");
    CHECK(tells(found_in({meeting("ann", "coach 1", 0, 600), meeting("ann", "coach 2", 599, 900)}),
                "ann is at two places"));
    CHECK(tells(found_in({meeting("ann", "coach 1", 0, 600), meeting("ben", "coach 1", 599, 900)}),
                "coach 1 at A is at two places"));
    CHECK(found_in({meeting("ann", "coach 1", 0, 600), meeting("ben", "coach 1", 600, 900)}) == "");
}

}  // namespace caseload::model

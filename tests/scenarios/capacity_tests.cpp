#include <array>
#include <catch2/catch.hpp>
#include <fstream>

#include "output/summary/summary.hpp"
#include "tests/scenarios/whole.hpp"

/// Capacity matters: what is short lengthens waits, and its name stands beside them.
namespace caseload {

using whole::figure;
using whole::Scenario;
using whole::Sets;

namespace {

const auto trial = whole::shipped / "iap-trial";
constexpr int replications = 4;

struct Ran {
    explicit Ran(const Sets& sets = {})
        : scenario(trial, with_short_intake(sets)), results(whole::run(scenario, replications)) {}
    static Sets with_short_intake(Sets sets) {
        sets.push_back({"period.end", "2015-08-31"});
        return sets;
    }
    double operator()(const whole::Wanted& wanted) const { return figure(scenario, results, wanted).mean(); }
    double wait(const char* stage, const char* office) const {
        return (*this)({.measure = "wait", .stage = stage, .office = office});
    }
    double cause(const char* stage, const char* cause, const char* office) const {
        return (*this)({.measure = "wait_cause",
                        .stage = stage,
                        .group = std::string("cause=") + cause,
                        .office = office});
    }
    double within_21_days(const char* office) const {
        return (*this)({.measure = "within_limit", .group = "deadline=package_by_day_21", .office = office});
    }
    Scenario scenario;
    model::Results results;
};

const Ran& base() {
    static const Ran ran;
    return ran;
}

const std::array workshops{"iap.workshop_1", "iap.workshop_2"};
const Sets half_the_facilitators{{"offices.Selby.staff.work_coach.skills.facilitation", "2"}};

Sets with_rooms(const char* rooms) { return {{"offices.Selby.resources.group_room", rooms}}; }

/// Both workshops' waits at an office, in minutes: they take turns at what is short.
double wait(const Ran& ran, const char* office) {
    double sum = 0;
    for (const char* workshop : workshops) sum += ran.wait(workshop, office);
    return sum;
}

double cause(const Ran& ran, const char* name) {
    double sum = 0;
    for (const char* workshop : workshops) sum += ran.cause(workshop, name, "Selby");
    return sum;
}

}  // namespace

TEST_CASE("Half the facilitators, longer waits for workshops there, fewer within 21 days, staff the cause",
          "[capacity]") {
    const Ran half(half_the_facilitators);
    const double more = wait(half, "Selby") - wait(base(), "Selby");
    INFO("waits " << wait(base(), "Selby") << " and " << wait(half, "Selby") << " minutes");
    CHECK(more > 0.1 * wait(base(), "Selby"));
    CHECK(half.within_21_days("Selby") < 0.8 * base().within_21_days("Selby"));
    CHECK(cause(half, "staff:work_coach") - cause(base(), "staff:work_coach") > 0.5 * more);
    // Elsewhere nothing happened at all.
    CHECK(wait(half, "Wakefield") == wait(base(), "Wakefield"));
}

TEST_CASE("Half the rooms, longer waits and fewer within 21 days, the room the cause, doubled, none of it",
          "[capacity]") {
    const Ran half(with_rooms("1"));
    const Ran doubled(with_rooms("4"));
    const double more = wait(half, "Selby") - wait(base(), "Selby");
    INFO("waits " << wait(base(), "Selby") << " and " << wait(half, "Selby") << " minutes");
    CHECK(more > 0.3 * wait(base(), "Selby"));
    CHECK(half.within_21_days("Selby") < 0.8 * base().within_21_days("Selby"));
    CHECK(wait(half, "Wakefield") == wait(base(), "Wakefield"));
    const double of_rooms = cause(half, "resource:group_room");
    INFO("of it for want of a room " << of_rooms);
    CHECK(of_rooms > 10 * cause(base(), "resource:group_room"));
    CHECK(of_rooms > 0.3 * more);
    for (const char* workshop : workshops) {
        CHECK(half({.measure = "sessions_not_held",
                    .stage = workshop,
                    .group = "cause=resource:group_room",
                    .office = "Selby"}) > 10);
    }
    CHECK(cause(doubled, "resource:group_room") < 0.02 * of_rooms);
    CHECK(cause(doubled, "staff:work_coach") > 0);
    CHECK(cause(doubled, "timetable") > 0);
}

TEST_CASE("The summary names what is short", "[capacity]") {
    CHECK(output::summary(Ran(half_the_facilitators).results).find("work_coach") != std::string::npos);
    CHECK(output::summary(Ran(with_rooms("1")).results).find("group_room") != std::string::npos);
}

TEST_CASE("The causes of waiting sum to the wait, to the second, at every stage of every office",
          "[capacity]") {
    for (const char* file : {"iap-trial", "iap-youth"}) {
        const Scenario scenario(whole::shipped / file);
        const model::Measured& measured = scenario.setup->measured;
        const auto cells = whole::once(scenario, 2, false).cells;
        std::int64_t all = 0;
        for (int office = 0; office < static_cast<int>(scenario.model->offices.size()); ++office) {
            for (int stage = 0; stage < static_cast<int>(scenario.model->stages.size()); ++stage) {
                INFO(file << " office " << office << ' '
                          << scenario.model->full_name(
                                 scenario.model->stages[static_cast<std::size_t>(stage)]));
                const auto at =
                    measured.declared.find({.measure = measured.wait, .office = office, .stage = stage});
                REQUIRE(at);
                std::int64_t causes = 0;
                for (int cause = 0; cause < static_cast<int>(measured.wait_causes()); ++cause) {
                    const auto of_cause = measured.declared.find(
                        {.measure = measured.wait_cause, .office = office, .stage = stage, .group = cause});
                    REQUIRE(of_cause);
                    CHECK(cells[*of_cause].n == cells[*at].n);
                    causes += cells[*of_cause].sum;
                }
                CHECK(causes == cells[*at].sum);
                all += causes;
            }
        }
        CHECK(all > 0);
    }
}

}  // namespace caseload

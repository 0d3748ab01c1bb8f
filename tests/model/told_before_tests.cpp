#include <catch2/catch.hpp>
#include <memory>
#include <tuple>

#include "model/stages/course.hpp"
#include "output/log/words.hpp"
#include "tests/model/daily_models.hpp"

using namespace caseload;
using namespace caseload::model;

TEST_CASE("who says in time that an appointment is off frees its time", "[HTW-24]") {
    Appointment interview;
    interview.booking.role = coach;
    interview.booking.minutes = Varying<Span>(minutes(30));
    interview.booking.earliest = Varying<Span>(Span{5, Span::Unit::working_days});
    interview.booking.horizon = Varying<Span>(days(10));
    interview.rearranges = chance(1);
    interview.misses = chance(0);
    interview.cancels = chance(0);
    const auto run = [&](Span told) {
        interview.told_before = Varying<Span>(told);
        Model model = daily_model();
        add_pathway(model, "talks");
        add_stage(model, "talk", interview);
        for (Route& one : model.stages[2].routes) one.missing = false;
        auto course = std::make_unique<Course>(model);
        const Who who{course->comes(1), 2};
        enter(course->site, who, 2);
        course->run_to(course->day + sim::Days{20});
        const auto booked = course->of("talk", "booked").at(0);
        const auto ended = course->of("talk", "ended").at(0);
        CHECK(output::details_in_words(ended) == "ending=rearranged");
        return std::tuple(booked.start - ended.time, sim::weekday_index(sim::day_of(booked.start)),
                          course->of("talk", "cancelled").size());
    };
    // Tuesday and five working days: the Tuesday after.
    CHECK(run(Span{2, Span::Unit::working_days}) == std::tuple(sim::Seconds{sim::Days{4}}, 1, 1u));
    CHECK(run(Span{1, Span::Unit::working_days}) == std::tuple(sim::Seconds{sim::Days{1}}, 1, 1u));
    CHECK(run(Span{3600, Span::Unit::seconds}) == std::tuple(sim::Seconds{3600}, 1, 1u));
    CHECK(run(Span{}) == std::tuple(sim::Seconds{0}, 1, 0u));
}

#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "output/log/words.hpp"
#include "tests/model/claim_models.hpp"

/// Models in which claims turn on given days.
namespace caseload::model {

/// A claim leaves for `cause` on this day of each spell and comes back, or loses work, so many days after.
inline CumulatedHazard on_day(int day) {
    CumulatedHazard hazard(static_cast<std::size_t>(day) + 1);
    hazard.back() = std::uint64_t{100} << 32;
    hazard.push_back(hazard.back());
    return hazard;
}

inline Cause cause(const std::string& name, int day) {
    Cause one;
    one.name = name;
    one.hazard = on_day(day);
    return one;
}

/// Everybody leaves for work on day 20 of the spell.
inline Model leaving_model(int days, std::uint32_t people) {
    Model model = claiming_model(days);
    Cause work = cause("work", 20);
    work.employed = true;
    model.outcomes.causes = {work};
    model.outcomes.follow_up = days;
    model.arrivals[0].daily = {{first_day, people}};
    return model;
}

inline std::vector<LogLine> run_logged(Site& site) {
    std::vector<LogLine> lines;
    site.log = &lines;
    run_whole(site);
    site.log = nullptr;
    return lines;
}

inline std::int64_t said(const std::vector<LogLine>& lines, const std::string& event,
                         const std::string& detail = "") {
    return std::count_if(lines.begin(), lines.end(), [&](const LogLine& line) {
        return name_of(line.event) == event &&
               output::details_in_words(line).find(detail) != std::string::npos;
    });
}

inline std::vector<Reaction>& reactions(Model& model, Happening happening) {
    return model.pathways[0].on[static_cast<std::size_t>(happening)];
}

inline Test interrupted(std::uint16_t stage) {
    Test test;
    test.of = Test::Of::interrupted;
    test.subject = stage;
    return test;
}

/// A stage of five days whose route closes the claim and leads to the stage that lasts.
inline std::uint16_t add_closing_stage(Model& model) {
    const auto stage = add_stage(model, "talk", wait_for(Span{5, Span::Unit::days}));
    route(model, stage, "done", 0);
    model.stages[stage].routes[0].actions.close_claim = 0;
    model.arrivals[0].stage = stage;
    return stage;
}

}  // namespace caseload::model

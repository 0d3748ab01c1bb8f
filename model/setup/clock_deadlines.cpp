#include "model/setup/clock_deadlines.hpp"

#include <algorithm>

namespace caseload::model {

namespace {

/// Visits every one with its name.
template <class Visit> void each(const Model& model, const Visit& visit) {
    for (std::uint16_t s = 0; s < model.stages.size(); ++s) {
        const Stage& stage = model.stages[s];
        for (std::uint16_t d = 0; d < stage.deadlines.size(); ++d) {
            const Deadline& deadline = stage.deadlines[d];
            if (deadline.from.date != Anchor::Date::clock) continue;
            const auto clock = static_cast<std::uint16_t>(deadline.from.clock);
            visit(s, d, clock,
                  model.pathways[stage.pathway].name + "/" + model.clocks[clock] + "/" + deadline.name);
        }
    }
}

}  // namespace

std::vector<std::string> names_of_clock_deadlines(const Model& model) {
    std::vector<std::string> names;
    each(model, [&](std::uint16_t, std::uint16_t, std::uint16_t, const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    });
    return names;
}

std::vector<ClockDeadline> clock_deadlines(const Model& model) {
    const std::vector<std::string> names = names_of_clock_deadlines(model);
    std::vector<ClockDeadline> all;
    each(model, [&](std::uint16_t stage, std::uint16_t place, std::uint16_t clock, const std::string& name) {
        const auto number = std::find(names.begin(), names.end(), name) - names.begin();
        all.push_back({stage, place, clock, static_cast<std::uint16_t>(number)});
    });
    return all;
}

}  // namespace caseload::model

#include "scenarios/reader/period.hpp"

#include <array>

#include "model/plan/limits.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::array period_keys = {
    Key{"start", Kind::day, "First day simulated", "2015-01-05, a Monday"},
    Key{"end", Kind::day, "One past the last day simulated; or give days"},
    Key{"days", Kind::integer, "How many days are simulated; or give the end"},
    Key{"measured_from", Kind::day, "Warm-up ends: nothing before this day is measured", "the start"},
    Key{"warm_up", Kind::span,
        "The warm-up as a length, in days or weeks, instead of measured_from; or \"detect\": the scenario is "
        "steady, and "
        "the run finds by itself when it has settled"}};

}  // namespace

void read_period(const Field& period, model::Model& model) {
    const Section section(period, {period_keys}, "a period");
    model.start = as_day(section["start"]).value_or(sim::make_day(2015, 1, 5));
    model.end = model.measured_from = model.start;
    if (!section) return;

    const Field end = section["end"];
    const Field days = section["days"];
    if (static_cast<bool>(end) == static_cast<bool>(days)) {
        period.error(end ? "both end and days are given" : "neither end nor days is given",
                     "write end = 2016-04-01 or days = 400");
    } else if (const auto count = as_integer(days, 1, model::most_days)) {
        model.end = model.start + sim::Days{*count};
    } else if (const auto day = as_day(end)) {
        model.end = *day;
        if (model.end <= model.start)
            end.error("the period ends on " + sim::iso(model.end) + ", before it starts (" +
                          sim::iso(model.start) + ")",
                      "the end is the day after the last one simulated");
        else if ((model.end - model.start).count() > model::most_days)
            end.error("the period is longer than " + std::to_string(model::most_days) + " days");
    }

    const Field measured = section["measured_from"];
    const Field warm_up = section["warm_up"];
    if (measured && warm_up)
        warm_up.error("both measured_from and warm_up are given", "leave one of them out");
    if (const auto day = as_day(measured)) model.measured_from = *day;
    model.warm_up.wanted = warm_up.is_text() && as_text(warm_up) == "detect";
    if (model.warm_up.wanted) return;
    if (const auto length = as_days(warm_up)) model.measured_from = model.start + sim::Days{*length};
    const Field& given = measured ? measured : warm_up;
    if (given && model.end > model.start &&
        (model.measured_from < model.start || model.measured_from >= model.end))
        given.error("measuring would begin on " + sim::iso(model.measured_from) + ", outside the period",
                    "the period runs from " + sim::iso(model.start) + " to before " + sim::iso(model.end));
}

std::vector<KeyTable> calendar_key_tables();

std::vector<KeyTable> period_key_tables() {
    std::vector<KeyTable> tables = {{"period", "What stretch of time is simulated", period_keys}};
    for (const KeyTable& table : calendar_key_tables()) tables.push_back(table);
    return tables;
}

}  // namespace caseload::scenarios

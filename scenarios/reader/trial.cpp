#include "scenarios/reader/trial.hpp"

#include <array>
#include <set>

#include "scenarios/reader/conditions.hpp"
#include "scenarios/reader/nearest.hpp"
#include "scenarios/reader/values.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::array trial_keys = {
    Key{"arm", Kind::name, "The attribute that says which arm somebody was due", "required"},
    Key{"treated", Kind::name, "Its level that is due the treatment", "required"},
    Key{"control", Kind::name, "Its level to compare with", "required"},
    Key{"days", Kind::integer, "Length of the comparison from day 0 of the claim", "the follow-up"},
    Key{"population", Kind::condition, "Who is analysed", "everybody"},
    Key{"subgroups", Kind::list, "Groups compared besides everybody: [{ name, who }]"}};
constexpr std::array subgroup_keys = {Key{"name", Kind::text, "Name as published", "required"},
                                      Key{"who", Kind::condition, "Who belongs to it", "required"}};

}  // namespace

void read_trial(const Field& trial, const Names& names, model::Model& model) {
    const Section section(trial, {trial_keys}, "a trial");
    if (!section) return;
    if (const auto arm = resolve(names.attributes, section["arm"])) {
        model.trial.arm = static_cast<std::int16_t>(*arm);
        const auto treated = resolve(names.levels[*arm], section["treated"]);
        const auto control = resolve(names.levels[*arm], section["control"]);
        model.trial.treated = static_cast<std::uint8_t>(treated.value_or(0));
        model.trial.control = static_cast<std::uint8_t>(control.value_or(1));
        if (treated && control && *treated == *control)
            section["control"].error("the control must be another level than the treated");
    }
    const auto days = as_integer(section["days"], 1, 10'957);
    model.trial.days = static_cast<std::int32_t>(days.value_or(model.outcomes.follow_up));
    if (days && model.outcomes.follow_up > 0 && *days > model.outcomes.follow_up)
        section["days"].error("longer than the follow-up of " + std::to_string(model.outcomes.follow_up) +
                              " days");
    model.trial.population = read_condition(section["population"], names);
    model.trial.subgroups.push_back({"All", {}});
    std::set<std::string> taken = {"All"};
    for (const Field& item : items(section["subgroups"])) {
        const Section subgroup(item, {subgroup_keys}, "a subgroup");
        const auto name = as_text(subgroup["name"]);
        if (!name) continue;
        if (!taken.insert(*name).second)
            subgroup["name"].error("the subgroup " + quoted(*name) + " is there already");
        model.trial.subgroups.push_back({*name, read_condition(subgroup["who"], names)});
    }
}

void read_headcounts(const Field& headcounts, const Names& names, model::Model& model) {
    std::set<std::string> taken;
    for (const Field& item : items(headcounts)) {
        const Section section(item, {subgroup_keys}, "a headcount");
        const auto name = as_text(section["name"]);
        if (!name) continue;
        if (!taken.insert(*name).second)
            section["name"].error("the headcount " + quoted(*name) + " is there already");
        model.headcounts.push_back({*name, read_condition(section["who"], names)});
    }
}

std::vector<KeyTable> trial_key_tables() {
    return {{"trial", "A randomised trial inside the run", trial_keys},
            {"trial.subgroups[]", "A group compared on its own", subgroup_keys},
            {"headcounts[]", "A count of people: once a person, when the record is finished or the run ends",
             subgroup_keys}};
}

}  // namespace caseload::scenarios

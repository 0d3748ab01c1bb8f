#include "scenarios/reader/trial.hpp"

#include <array>
#include <set>

#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/conditions.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::array trial_keys = {
    Key{"arm", Kind::text, "The attribute that says which arm somebody is due", standard_arm},
    Key{"treated", Kind::text, "Its level that is due the treatment", standard_treated},
    Key{"control", Kind::text, "Its level to compare with", standard_control},
    Key{"allocation", Kind::choice,
        "How people come to their arm when they come in. individual: each by a draw; cluster: whole offices, "
        "with "
        "whoever is inside; quota: so many in a period, the rest are control; attribute: the population "
        "gives the arm. "
        "By the first three the arm need not be declared: it then has a third level, outside, for the stock "
        "and for "
        "whoever is not allocated, who are never compared. An arm that the population gives is allocated in "
        "place of its "
        "shares, which stay those of whoever is not",
        "attribute, where the population gives the arm", Varies::no, "individual|cluster|quota|attribute"},
    Key{"share", Kind::share,
        "individual: the chance of being treated; cluster: the share of offices that are; quota: the chance "
        "of asking "
        "for a place (at the standard of 1, who comes first is served first)",
        "0.5, or 1 with quotas"},
    Key{"offices", Kind::any,
        "cluster: how many offices are treated, drawn anew in every replication, or a list of them"},
    Key{"places", Kind::integer, "quota: so many are treated in a period"},
    Key{"per", Kind::choice, "quota: the period, by the calendar (weeks begin on Monday)", "week", Varies::no,
        "day|week|month"},
    Key{"shared", Kind::flag,
        "quota: the places are for all offices together, dealt out every night, instead of for each",
        "false"},
    Key{"among", Kind::condition,
        "Who is allocated, of those who come: attributes drawn before the arm, office, today", "everybody"},
    Key{"treat", Kind::choice,
        "Who is given the treatment: as allocated, or everybody or nobody whom the trial allocates (as "
        "caseload trial "
        "does, which measures the same people in the same arms)",
        "allocated", Varies::no, "allocated|everybody|nobody"},
    Key{"days", Kind::integer, "Length of the comparison from day 0 of the claim", "the follow-up"},
    Key{"population", Kind::condition, "Who is analysed", "everybody"},
    Key{"subgroups", Kind::list, "Groups compared besides everybody: [{ name, who }]"}};
constexpr std::array subgroup_keys = {Key{"name", Kind::text, "Name as published", "required"},
                                      Key{"who", Kind::condition, "Who belongs to it", "required"}};

/// The attribute and its levels.
void read_arms(const Section& section, const Names& names, model::Model& model) {
    const ArmNames named = arm_names(section.field());
    for (const char* key : {"arm", "treated", "control"}) as_text(section[key]);
    const auto arm = names.attributes.find(named.attribute);
    if (!arm) {
        const std::string meant = did_you_mean(named.attribute, names.attributes.names);
        section["arm"].error("the population gives no attribute " + in_quotes(named.attribute),
                             (meant.empty() ? std::string() : meant + " Or ") +
                                 "say how people are allocated: allocation = \"individual\"");
        return;
    }
    const NameTable& levels = names.levels[*arm];
    const auto level = [&](const char* key, const std::string& name) {
        const auto found = levels.find(name);
        if (!found)
            section[key].error("unknown " + levels.what + " " + in_quotes(name),
                               did_you_mean(name, levels.names));
        return found;
    };
    const auto treated = level("treated", named.treated);
    const auto control = level("control", named.control);
    if (treated && control && *treated == *control)
        section["control"].error("the control must be another level than the treated");
    if (!treated || !control) return;
    model.trial.arm = static_cast<std::int16_t>(*arm);
    model.trial.treated = static_cast<std::uint8_t>(*treated);
    model.trial.control = static_cast<std::uint8_t>(*control);
    read_allocation(section, names, model);
}

}  // namespace

void read_trial(const Field& trial, const Names& names, model::Model& model) {
    const Section section(trial, {trial_keys}, "a trial");
    if (!section) return;
    read_arms(section, names, model);
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
            subgroup["name"].error("the subgroup " + in_quotes(*name) + " is there already");
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
            section["name"].error("the headcount " + in_quotes(*name) + " is there already");
        model.headcounts.push_back({*name, read_condition(section["who"], names)});
    }
}

std::vector<KeyTable> trial_key_tables() {
    return {{"trial", "A trial inside the run: who is given what, and who is compared with whom", trial_keys},
            {"trial.subgroups[]", "A group compared on its own", subgroup_keys},
            {"headcounts[]", "A count of people: once a person, when the record is finished or the run ends",
             subgroup_keys}};
}

}  // namespace caseload::scenarios

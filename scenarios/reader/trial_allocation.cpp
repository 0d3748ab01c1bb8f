#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/reader/population.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/trial.hpp"
#include "scenarios/reader/values/conditions.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

using model::Allocation;
using model::Test;

/// A key and the allocations that look at it.
struct Suits {
    const char* key;
    std::vector<Allocation> allocations;
};

const std::vector<Suits>& suits() {
    static const std::vector<Suits> all = {
        {"share", {Allocation::individual, Allocation::cluster, Allocation::quota}},
        {"offices", {Allocation::cluster}},
        {"places", {Allocation::quota}},
        {"per", {Allocation::quota}},
        {"shared", {Allocation::quota}},
        {"among", {Allocation::individual, Allocation::cluster, Allocation::quota}},
    };
    return all;
}

constexpr std::array allocation_names = {"attribute", "individual", "cluster", "quota"};

std::string name_of(Allocation allocation) {
    return in_quotes(std::string(allocation_names[static_cast<std::size_t>(allocation)]));
}

Allocation read_kind(const Section& trial) {
    constexpr std::array kinds = {Allocation::individual, Allocation::cluster, Allocation::quota,
                                  Allocation::attribute};
    const auto chosen = as_choice(trial["allocation"], "individual|cluster|quota|attribute");
    return chosen ? kinds[*chosen] : Allocation::attribute;
}

void check_keys(const Section& trial, Allocation allocation) {
    for (const Suits& suit : suits()) {
        const auto& wanted = suit.allocations;
        if (!trial[suit.key] || std::find(wanted.begin(), wanted.end(), allocation) != wanted.end()) continue;
        std::string advice;
        for (const Allocation one : wanted) advice += (advice.empty() ? "" : ", ") + name_of(one);
        trial[suit.key].error_at_key("has no meaning with allocation = " + name_of(allocation),
                                     "it belongs to: " + advice);
    }
}

/// What is looked at when somebody comes in must be known then.
void read_among(const Section& trial, const Names& names, model::Trial& read) {
    const Field among = trial["among"];
    read.among = read_condition(among, names);
    if (!asks_for(read.among, {Test::Of::attribute, Test::Of::office, Test::Of::today}))
        among.error("asks for what is not known when somebody comes in",
                    "ask for attributes, office and today; who is compared is another question: population");
    const auto later = [&](const auto& self, const std::vector<Test>& tests) -> bool {
        return std::any_of(tests.begin(), tests.end(), [&](const Test& test) {
            return (test.of == Test::Of::attribute && test.subject >= read.arm) || self(self, test.parts);
        });
    };
    if (later(later, read.among.all))
        among.error("asks for an attribute that is drawn after the arm",
                    "move the arm down in the population, or ask for earlier ones");
}

/// The offices to which people come who may be allocated.
std::vector<std::uint16_t> offices_of(const model::Model& model) {
    std::vector<std::uint16_t> offices;
    for (std::uint16_t office = 0; office < model.offices.size(); ++office) {
        const bool comes = std::any_of(model.arrivals.begin(), model.arrivals.end(),
                                       [&](const auto& source) { return source.office == office; });
        const auto& tests = model.trial.among.all;
        const bool among = std::all_of(tests.begin(), tests.end(), [&](const Test& test) {
            return test.of != Test::Of::office || (office / 64u < test.levels.size() &&
                                                   (test.levels[office / 64u] >> (office % 64u) & 1) != 0);
        });
        if (comes && among) offices.push_back(office);
    }
    return offices;
}

void read_offices_treated(const Section& trial, const Names& names, model::Trial& read) {
    const auto there = static_cast<std::int64_t>(read.offices.size());
    const double share = as_share(trial["share"]).value_or(0.5);
    if (trial["share"] && trial["offices"])
        trial["share"].error("share and offices both say how many offices are treated",
                             "leave out one of them");
    if (there < 2) {
        if (there == 1 || !trial.field().problems().any_errors())
            trial["allocation"].error("people come to " + std::to_string(there) +
                                          " of the offices: whole offices cannot be compared",
                                      "allocate individuals, or have arrivals at two offices or more");
        return;
    }
    if (trial["offices"].is_array()) {
        read.listed = resolve_all(names.offices, trial["offices"]);
        std::sort(read.listed.begin(), read.listed.end());
        read.listed.erase(std::unique(read.listed.begin(), read.listed.end()), read.listed.end());
        for (const std::uint16_t office : read.listed) {
            if (std::find(read.offices.begin(), read.offices.end(), office) == read.offices.end())
                trial["offices"].error("nobody is allocated at " + in_quotes(names.offices.names[office]),
                                       "leave it out: nobody comes there, or not among those allocated");
        }
        read.treated_offices = static_cast<std::int32_t>(read.listed.size());
    } else if (trial["offices"]) {
        if (!trial["offices"].is_number()) {
            trial["offices"].wrong_kind("a number of offices or a list of them",
                                        "write 3, or [\"Selby\", \"York\"]");
            return;
        }
        read.treated_offices =
            static_cast<std::int32_t>(as_integer(trial["offices"], 1, there - 1).value_or(1));
    } else {
        read.treated_offices = static_cast<std::int32_t>(std::lround(share * static_cast<double>(there)));
    }
    if (read.treated_offices < 1 || read.treated_offices >= there)
        (trial["offices"] ? trial["offices"] : trial["share"])
            .error(std::to_string(read.treated_offices) + " of the " + std::to_string(there) +
                       " offices would be treated: there is nothing to compare",
                   "leave at least one office in each arm");
}

void read_quota(const Section& trial, model::Quota& quota) {
    quota.places = as_integer(trial.required("places"), 1, 1'000'000).value_or(1);
    const auto per = as_choice(trial["per"], "day|week|month");
    quota.per = per ? static_cast<model::Quota::Per>(*per) : model::Quota::Per::week;
    quota.shared = as_flag(trial["shared"]).value_or(false);
}

}  // namespace

void read_allocation(const Section& section, const Names& names, model::Model& model) {
    model::Trial& trial = model.trial;
    trial.given = trial.arm;
    trial.allocation = read_kind(section);
    check_keys(section, trial.allocation);
    if (const auto treat = as_choice(section["treat"], "allocated|everybody|nobody"))
        trial.treats = static_cast<model::Treats>(*treat);
    if (trial.allocation == Allocation::attribute) return;
    model::Attribute& arm = model.attributes[static_cast<std::size_t>(trial.arm)];
    if (is_keyword(arm.name))
        section["arm"].error("an attribute may not be named like a word of the language: " +
                             in_quotes(arm.name));
    for (const auto& [key, level] : {std::pair{"treated", trial.treated}, {"control", trial.control}}) {
        if (arm.levels[level] == model::outside_the_trial)
            section[key].error("the level \"outside\" is that of people outside the trial",
                               "name the arm otherwise");
    }
    arm.source = "allocated by the trial";
    read_among(section, names, trial);
    trial.offices = offices_of(model);
    // What is wrong elsewhere may be why nobody comes.
    const bool sound = !section.field().problems().any_errors();
    if (trial.offices.empty() && sound) section["allocation"].error("nobody comes who could be allocated");
    const bool quotas = trial.allocation == Allocation::quota;
    if (trial.allocation == Allocation::cluster) {
        if (model.offices.size() != names.offices.size()) return;
        read_offices_treated(section, names, trial);
    } else {
        const auto share = as_share(section["share"]);
        trial.share = sim::Chance::of(share.value_or(quotas ? 1.0 : 0.5));
        if (share && (*share == 0 || (*share == 1 && !quotas)))
            section["share"].error("all would be in one arm: there is nothing to compare",
                                   "write a share between 0 and 1");
    }
    if (quotas) read_quota(section, trial.quota);
}

}  // namespace caseload::scenarios

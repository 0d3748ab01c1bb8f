#include "scenarios/reader/stages/placement.hpp"

#include "scenarios/reader/stages/extras.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/routes.hpp"
#include "scenarios/reader/values/rules.hpp"

namespace caseload::scenarios {

namespace {

constexpr Key all_placement_keys[] = {
    {"provider", Kind::name, "Who finds the placement: one of [providers]", "required"},
    {"referral_clock", Kind::name,
     "The clock that the stage sets, once a place is granted, to the day of the request", "required"},
    {"start_clock", Kind::name, "The clock that the stage sets on the first day of the placement",
     "required"},
    {"engagement", Kind::distribution, "From the referral to the engagement meeting", "required",
     Varies::yes},
    {"misses_engagement", Kind::share, "Chance of missing the engagement meeting", "0", Varies::yes},
    {"reported_after", Kind::span, "The office sees a missed meeting or start so long after it", "0 days",
     Varies::yes, "", "misses_engagement|fails_to_start"},
    {"refers_in_error", Kind::share, "Share of referrals that are withdrawn at the engagement meeting", "0",
     Varies::yes},
    {"sourcing", Kind::distribution, "From the engagement meeting to the first day", "required", Varies::yes},
    {"fails_to_start", Kind::share, "Chance of not coming on the first day", "0", Varies::yes},
    {"lasting", Kind::span, "Length of a placement, from its first day", "required", Varies::yes},
    {"provision", Kind::span, "From the referral: everything ends then", "required", Varies::yes},
    {"hours", Kind::integer, "Hours a week on the placement", "0", Varies::yes},
    {"job_search_hours", Kind::integer, "Hours a week of job search with the provider, beside the placement",
     "0", Varies::yes},
    {"unplaced_hours", Kind::integer, "Hours a week with the provider before a placement is found", "0",
     Varies::yes},
    {"sick", Kind::share, "Chance in a week of falling sick", "0", Varies::yes},
    {"sickness_lasts", Kind::distribution, "How long a sickness lasts, in whole days", "", Varies::yes, "",
     "sick"},
    {"sick_spells", Kind::integer, "Spells of sickness that are treated as available, in a placement's time",
     "htw.sick_spells", Varies::yes, "", "sick"},
    {"sick_longest", Kind::span, "... up to this long each", "htw.sick_longest", Varies::yes, "", "sick"},
    {"long_sick_longest", Kind::span, "One more may be as long as this; 0 days: none may", "0 days",
     Varies::yes, "", "sick"},
    {"other_absence", Kind::share, "Chance in a week of a reported absence for another reason", "0",
     Varies::yes},
    {"absence_fails", Kind::share, "Share of these that lead to failure action", "0", Varies::yes, "",
     "other_absence"},
    {"unreported_absence", Kind::share, "Chance in a week of an absence that nobody reports: a failure", "0",
     Varies::yes},
    {"refuses", Kind::share, "Chance in a week of refusing a vacancy, an interview or an offer", "0",
     Varies::yes},
    {"reach_same_area", Kind::share,
     "After a move within the area, share who can go on with the same placement", "1", Varies::yes},
    {"reach_other_area", Kind::share,
     "After a move to another area, share who can go on; the others end out_of_reach", "0", Varies::yes},
    {"on_referral", Kind::table, "What the referral does"},
    {"on_engagement", Kind::table, "What coming to the engagement meeting does: provision starts"},
    {"on_start", Kind::table, "What the first day does"},
    {"on_failure", Kind::table, "What a failure of the lower level does: the provider refers it"},
    {"on_refusal", Kind::table, "What a refusal does, a failure of the higher level", "", Varies::no, "",
     "refuses"},
    {"weekly_cost", Kind::one_or_more, "Money for every week of provision: { payer, amount }"},
    {"weekly_costs", Kind::list, "Several such"},
};

constexpr std::int64_t hours_in_a_week = 168;
constexpr std::int64_t most_spells = 100;

void read_clocks(const StageReading& reading, model::Placement& placement) {
    const auto referral = resolve(reading.names.clocks, reading.keys["referral_clock"]);
    const auto start = resolve(reading.names.clocks, reading.keys["start_clock"]);
    placement.referral_clock = referral.value_or(0);
    placement.start_clock = start.value_or(0);
    if (referral && start && *referral == *start)
        reading.keys["start_clock"].error("the referral and the first day set the same clock " +
                                              in_quotes(reading.names.clocks.names[*start]),
                                          "give each a clock of its own");
}

/// What the scenario says, else what the rule gives.
Field or_rule(const StageReading& reading, std::string_view key, std::string_view rule) {
    const Field own = reading.keys[key];
    return own || !reading.names.rules ? own : reading.names.rules->value(rule, own.problems());
}

void read_absences(const StageReading& reading, model::Absences& absences) {
    vary_chance(absences.sick, reading, "sick");
    if (reading.keys["sick"] && !reading.keys["sickness_lasts"])
        reading.keys["sick"].error("nothing says how long a sickness lasts",
                                   "add sickness_lasts = \"5 days\", or a distribution");
    vary_distribution(absences.sickness_lasts, reading, "sickness_lasts");
    vary(absences.sick_spells, or_rule(reading, "sick_spells", "htw.sick_spells"), reading.names,
         [](const Field& field) { return as_integer(field, 0, most_spells); });
    vary(absences.sick_longest, or_rule(reading, "sick_longest", "htw.sick_longest"), reading.names, as_span);
    absences.long_sick_longest = model::Varying<model::Span>({0, model::Span::Unit::days});
    vary_span(absences.long_sick_longest, reading, "long_sick_longest");
    vary_chance(absences.other, reading, "other_absence");
    vary_chance(absences.other_fails, reading, "absence_fails");
    vary_chance(absences.unreported, reading, "unreported_absence");
    vary_chance(absences.refuses, reading, "refuses");
}

void read_actions_within(const StageReading& reading, model::Placement& placement) {
    const auto actions = [&reading](std::string_view key) {
        return read_nested_actions(reading.keys[key], reading.names, reading.pathway);
    };
    placement.on_referral = actions("on_referral");
    placement.on_engagement = actions("on_engagement");
    placement.on_start = actions("on_start");
    placement.on_failure = actions("on_failure");
    placement.on_refusal = actions("on_refusal");
}

}  // namespace

std::span<const Key> placement_keys() { return all_placement_keys; }

model::Placement read_placement(const StageReading& reading) {
    model::Placement placement;
    const auto provider = reading.keys["provider"];
    if (provider && reading.names.providers.size() == 0)
        provider.error("the scenario has no provider", "declare it: [providers.NAME] with its places");
    else
        placement.provider = resolve(reading.names.providers, provider).value_or(0);
    read_clocks(reading, placement);
    vary_distribution(placement.engagement, reading, "engagement");
    vary_chance(placement.misses_engagement, reading, "misses_engagement");
    vary_span(placement.reported_after, reading, "reported_after");
    vary_chance(placement.refers_in_error, reading, "refers_in_error");
    vary_distribution(placement.sourcing, reading, "sourcing");
    vary_chance(placement.fails_to_start, reading, "fails_to_start");
    vary(placement.lasting, reading.keys["lasting"], reading.names, as_some_days);
    vary(placement.provision, reading.keys["provision"], reading.names, as_some_days);
    vary_integer(placement.hours, reading, "hours", 0, hours_in_a_week);
    vary_integer(placement.job_search_hours, reading, "job_search_hours", 0, hours_in_a_week);
    vary_integer(placement.unplaced_hours, reading, "unplaced_hours", 0, hours_in_a_week);
    read_absences(reading, placement.absences);
    vary_chance(placement.reach_same_area, reading, "reach_same_area");
    vary_chance(placement.reach_other_area, reading, "reach_other_area");
    read_actions_within(reading, placement);
    placement.weekly_costs = read_costs(reading, "weekly_cost", "weekly_costs");
    return placement;
}

}  // namespace caseload::scenarios

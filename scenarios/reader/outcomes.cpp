#include "scenarios/reader/outcomes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::int32_t hazard_days = 10'957;  // 30 years.
constexpr double hazard_unit = 0x1p32;
constexpr double greatest_hazard = 0x1p62;
constexpr double greatest_factor = 60'000;  // Fits 32 bits in units of 2^-16.
constexpr double seconds_a_day = 86'400;

constexpr std::array outcome_keys = {
    Key{"follow_up", Kind::span, "Length of the curves by day since the claim", "0 days"},
    Key{"history", Kind::span, "Length of the curve before the claim", "0 days"},
    Key{"before", Kind::list, "Share on benefit so many days before the claim: [{ days, share }]", "",
        Varies::no, "", "history"},
    Key{"moves_a_year", Kind::share,
        "Chance a year on benefit of moving to another office: a neighbour where there are any", "0"},
    Key{"work_after", Kind::table, "Employment within a time after a clock's day, as a measure"},
    Key{"causes", Kind::list, "Reasons for leaving benefit, competing with each other"}};
constexpr std::array before_keys = {
    Key{"days", Kind::integer, "Days before the claim", "required"},
    Key{"share", Kind::share, "Share of claimants who were on benefit then", "required"}};
constexpr std::array work_after_keys = {
    Key{"clock", Kind::name, "Of those for whom this clock was set", "required"},
    Key{"within", Kind::span, "Employment begun within this time of its day counts", "required"},
    Key{"sustained", Kind::span, "So long in one employment, within it, counts as sustained", "required"}};
constexpr std::array weibull_hazard_keys = {
    Key{"shape", Kind::number, "Below 1: ever less likely; above 1: ever more likely", "required",
        Varies::rule},
    Key{"scale", Kind::span, "In this time the cumulated hazard reaches 1, times `times`", "required",
        Varies::rule}};
constexpr std::array cause_keys = {
    Key{"name", Kind::text, "Name of the cause", "required"},
    Key{"weibull", Kind::table, "Hazard by time since the claim: { shape, scale }", "required"},
    Key{"times", Kind::number, "Multiplies the hazard", "1", Varies::rule},
    Key{"factors", Kind::list, "Factors on the hazard by the level of attributes: [{ by = \"age\", ... }]"},
    Key{"employed", Kind::flag, "Leaving for this cause starts employment", "false"},
    Key{"other_benefit", Kind::flag,
        "The claim ends and another benefit begins: still on benefit in the curves", "false"},
    Key{"reclaim", Kind::table, "Hazard of coming back, from the day of leaving: { weibull, times }",
        "nobody returns"},
    Key{"job_loss", Kind::table, "Hazard of losing the job without a claim: { weibull, times }", "never"},
    Key{"source", Kind::text, "Where the hazard comes from, or \"assumption\"", "assumption"}};
constexpr std::array hazard_keys = {
    Key{"weibull", Kind::table, "Hazard by time: { shape, scale }", "required"},
    Key{"times", Kind::number, "Multiplies the hazard", "1", Varies::rule}};

model::CumulatedHazard read_own_hazard(const Field& field, const Names& names) {
    if (!field) return {};
    return read_hazard(Section(field, {hazard_keys}, "a hazard"), names);
}

std::vector<model::FactorByAttribute> read_factors(const Field& factors, const Names& names) {
    std::vector<model::FactorByAttribute> result;
    for (const Field& item : items(factors)) {
        const auto factor =
            varying(item, names, [](const Field& f) { return as_number(f, 0, greatest_factor); });
        if (!factor) continue;
        if (factor->attribute < 0 || !factor->changes.empty()) {
            item.error("wanted a factor by the level of an attribute",
                       "write { by = \"age\", young = 1.2, other = 1 }");
            continue;
        }
        model::FactorByAttribute by{static_cast<std::uint16_t>(factor->attribute), {}};
        for (const double value : factor->choices)
            by.by_level.push_back(static_cast<model::Factor>(std::llround(value * model::unchanged)));
        result.push_back(std::move(by));
    }
    return result;
}

void read_causes(const Field& causes, const Names& names, model::Model& model) {
    std::set<std::string> taken;
    for (const Field& item : items(causes)) {
        const Section section(item, {cause_keys}, "a cause");
        model::Cause cause;
        cause.name = as_text(section["name"]).value_or("");
        if (section["name"] && !taken.insert(cause.name).second)
            section["name"].error("the cause " + in_quotes(cause.name) + " is declared twice");
        cause.hazard = read_hazard(section, names);
        cause.factors = read_factors(section["factors"], names);
        cause.employed = as_flag(section["employed"]).value_or(false);
        cause.other_benefit = as_flag(section["other_benefit"]).value_or(false);
        if (cause.employed && cause.other_benefit)
            section["other_benefit"].error("leaves both for a job and for another benefit",
                                           "leave one of the two out, or make two causes of it");
        cause.reclaim = read_own_hazard(section["reclaim"], names);
        cause.job_loss = read_own_hazard(section["job_loss"], names);
        if (section["job_loss"] && !cause.employed)
            section["job_loss"].error("only a cause with employed = true can end in losing the job");
        cause.source = as_text(section["source"]).value_or("assumption");
        model.outcomes.causes.push_back(std::move(cause));
    }
}

void read_before(const Field& before, const Names& names, model::Model& model) {
    for (const Field& item : items(before)) {
        const Section section(item, {before_keys}, "a share before the claim");
        const auto days = as_integer(section["days"], 0, hazard_days);
        const auto share = as_share(plain(section["share"], names));
        if (!days || !share) continue;
        if (!model.outcomes.before.empty() && *days <= model.outcomes.before.back().first)
            section["days"].error("the days must ascend: found " + found(section["days"]));
        else
            model.outcomes.before.emplace_back(static_cast<std::int32_t>(*days), *share);
    }
}

void read_work_after(const Field& work_after, const Names& names, model::WorkAfter& measured) {
    const Section section(work_after, {work_after_keys}, "employment after a clock's day");
    if (!section) return;
    if (const auto clock = resolve(names.clocks, section["clock"]))
        measured.clock = static_cast<std::int16_t>(*clock);
    const auto within = as_days(plain(section["within"], names));
    const auto sustained = as_days(plain(section["sustained"], names));
    measured.within = within.value_or(0);
    measured.sustained = sustained.value_or(0);
    if (within && sustained && *sustained > *within)
        section["sustained"].error("longer than the time within which it counts: found " +
                                   found(section["sustained"]));
}

}  // namespace

model::CumulatedHazard read_hazard(const Section& section, const Names& names) {
    const Section weibull(section["weibull"], {weibull_hazard_keys}, "a weibull hazard");
    const auto times = section["times"] ? constant_value(section["times"], names,
                                                         [](const Field& f) { return as_number(f, 0, 1e6); })
                                        : std::optional(1.0);
    const auto shape =
        constant_value(weibull["shape"], names, [](const Field& f) { return as_number(f, 0.01, 100); });
    const auto scale = constant_value(weibull["scale"], names, as_seconds);
    if (!times || !shape || !scale) return {};
    if (!(*scale > 0)) {
        weibull["scale"].error("wanted more than 0, found " + found(weibull["scale"]));
        return {};
    }
    const double scale_days = *scale / seconds_a_day;
    model::CumulatedHazard hazard(static_cast<std::size_t>(hazard_days) + 1);
    for (std::size_t day = 0; day < hazard.size(); ++day) {
        const double used = *times * std::pow(static_cast<double>(day) / scale_days, *shape) * hazard_unit;
        hazard[day] = static_cast<std::uint64_t>(std::llround(std::min(used, greatest_hazard)));
    }
    return hazard;
}

void read_outcomes(const Field& outcomes, const Names& names, model::Model& model) {
    const Section section(outcomes, {outcome_keys}, "outcomes");
    if (!section) return;
    model.outcomes.claim_clock = static_cast<std::int16_t>(names.clocks.find("claim").value_or(0));
    model.outcomes.follow_up = as_days(plain(section["follow_up"], names)).value_or(0);
    model.outcomes.history = as_days(plain(section["history"], names)).value_or(0);
    for (const char* key : {"follow_up", "history"})
        if (as_days(plain(section[key], names)).value_or(0) > hazard_days)
            section[key].error("longer than 30 years: found " + found(section[key]));
    read_before(section["before"], names, model);
    model.outcomes.moves_a_year = as_share(plain(section["moves_a_year"], names)).value_or(0);
    if (model.outcomes.moves_a_year > 0 && names.offices.size() < 2)
        section["moves_a_year"].error("there is no other office to move to",
                                      "add an office, or leave moves_a_year out");
    read_work_after(section["work_after"], names, model.outcomes.work_after);
    read_causes(section["causes"], names, model);
}

std::vector<KeyTable> outcome_key_tables() {
    return {{"outcomes", "Leaving benefit, employment and coming back", outcome_keys},
            {"outcomes.before[]", "A share on benefit before the claim", before_keys},
            {"outcomes.work_after", "Employment within a time after a clock's day", work_after_keys},
            {"outcomes.causes[]", "A reason for leaving benefit", cause_keys},
            {"outcomes.causes[].reclaim", "A hazard by time since leaving", hazard_keys},
            {"outcomes.causes[].weibull", "A hazard by time", weibull_hazard_keys}};
}

}  // namespace caseload::scenarios

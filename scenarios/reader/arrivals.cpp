#include "scenarios/reader/arrivals.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

#include "scenarios/reader/counts/counts.hpp"
#include "scenarios/reader/population.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/text/numbers.hpp"
#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::int64_t largest_batch = 10'000;
constexpr std::int64_t most_arrivals = 1'000'000'000;

constexpr std::array arrival_keys = {
    Key{"office", Kind::name, "An office, or \"all\": each has its own source", "the only office"},
    Key{"offices", Kind::names, "Several offices instead of one"},
    Key{"enters", Kind::name, "Stage they enter, \"pathway.stage\"", "required"},
    Key{"name", Kind::text, "Name of the source, unique in its office: part of a person's identity",
        "arrivals_<n>"},
    Key{"per_hour", Kind::any,
        "Expected arrivals an hour: a number, 24 by hour of the day, or 168 by hour of the week; of groups "
        "where there is "
        "a batch"},
    Key{"per_day", Kind::number,
        "Expected arrivals a day, spread over opening hours; of groups where there is a batch"},
    Key{"per_week", Kind::number,
        "Expected arrivals a week, spread over opening hours; of groups where there is a batch"},
    Key{"hours", Kind::table, "Hours of the day for per_day and per_week: { from, until }", "opening hours"},
    Key{"weekdays", Kind::table, "Factors by weekday: { Mon = 1.2 }", "1"},
    Key{"months", Kind::numbers, "12 factors by month", "1"},
    Key{"greatest_per_hour", Kind::number,
        "Rate that arrivals are thinned from: give it when a variant changes the rate",
        "the greatest rate there is"},
    Key{"csv", Kind::any,
        "File with counts by day instead of rates, with the columns date and count; or a table that says "
        "which columns are meant"},
    Key{"from", Kind::day, "First day of arrivals", "the period's start"},
    Key{"until", Kind::day, "One past their last day", "the period's end"},
    Key{"stop_after", Kind::integer, "No more people than these", "no limit"},
    Key{"batch", Kind::integer,
        "People in a group that arrives together: per_day = 8, batch = 4 brings 32 people a day", "1"},
    Key{"working_days_only", Kind::flag, "None on weekends and bank holidays",
        "true for per_day and per_week where an office closes, else false"},
    Key{"share", Kind::number, "Multiplies the rate", "1"},
    Key{"shares", Kind::table, "Parts of the rate by office, normalised: the rate given is their total"},
    Key{"attributes", Kind::table, "Own shares for some attributes"},
    Key{"claims", Kind::any,
        "true: each opens a benefit claim; \"later\": each has just left benefit for the first cause, is "
        "suspended "
        "in the stage and may claim again",
        "true where there are outcomes"},
    Key{"source", Kind::text, "Where the rate comes from, or \"assumption\"", "assumption"}};

/// Offices with their part of the rate.
std::vector<std::pair<std::uint16_t, double>> read_parts(const Section& section, const Names& names) {
    const double share = as_number(plain(section["share"], names), 0, greatest_rate).value_or(1);
    std::vector<std::pair<std::uint16_t, double>> parts;
    const Field shares = section["shares"];
    if (!shares) {
        for (const std::uint16_t office : read_which_offices(section, names))
            parts.emplace_back(office, share);
        return parts;
    }
    if (section["office"] && as_text(section["office"]) != "all")
        section["office"].error("both office and shares are given",
                                "leave out the office: shares name theirs");
    double sum = 0;
    for (const auto& [name, field] : entries(shares)) {
        const auto office = names.offices.find(name);
        if (!office)
            field.error_at_key("unknown office " + in_quotes(name), did_you_mean(name, names.offices.names));
        const auto part = as_number(field, 0, greatest_rate);
        if (!office || !part) continue;
        parts.emplace_back(*office, *part * share);
        sum += *part;
    }
    if (shares.is_table() && !parts.empty() && !(sum > 0)) shares.error("the parts must not all be 0");
    std::sort(parts.begin(), parts.end());
    for (auto& [office, part] : parts) part = sum > 0 ? part / sum : 0;
    return parts;
}

void read_window(const Section& section, const Names& names, const model::Model& model,
                 model::ArrivalSource& source) {
    source.first = as_day_or_rule(section["from"], names).value_or(model.start);
    source.last = as_day_or_rule(section["until"], names).value_or(model.end);
    if (section["until"] && source.last <= source.first)
        section["until"].error("ends on " + sim::iso(source.last) + ", before it begins (" +
                               sim::iso(source.first) + ")");
    if (const auto most = as_integer(section["stop_after"], 1, most_arrivals)) source.stop_after = *most;
    if (const auto batch = as_integer(section["batch"], 1, largest_batch))
        source.batch = static_cast<std::uint16_t>(*batch);
}

/// Is the first day of arrivals before the run's last, and their last after its first?
void check_window(const Section& section, const model::Model& model, const model::ArrivalSource& source) {
    const bool reported = section["until"] && source.last <= source.first;
    if (reported || model.end <= model.start) return;
    if (source.first < model.end && source.last > model.start) return;
    const Field blamed = source.first >= model.end ? section["from"] : section["until"];
    blamed.error("no day of these arrivals lies in the run, which is from " + sim::iso(model.start) +
                     " to before " + sim::iso(model.end),
                 "change the dates, or take the arrivals out");
}

void read_months(const Field& months, model::ArrivalSource& source) {
    if (!months) return;
    const auto factors = items(months);
    if (factors.size() != source.month_factor.size()) {
        if (months.is_array()) months.error("wanted 12 factors, found " + std::to_string(factors.size()));
        return;
    }
    for (std::size_t i = 0; i < factors.size(); ++i)
        source.month_factor[i] = as_number(factors[i], 0, greatest_rate).value_or(1);
}

/// The rate that candidates come at; reports a declared one that is too low.
void read_greatest(const Field& greatest, model::ArrivalSource& source) {
    const double hour = *std::max_element(source.per_hour.begin(), source.per_hour.end());
    const double month = *std::max_element(source.month_factor.begin(), source.month_factor.end());
    source.greatest_per_hour = hour * month;
    const auto declared = as_number(greatest, 0, greatest_rate);
    if (!declared) return;
    if (*declared < source.greatest_per_hour)
        greatest.error("the greatest rate is declared as " + written(*declared) + " an hour, but reaches " +
                       written(source.greatest_per_hour));
    source.greatest_per_hour = std::max(*declared, source.greatest_per_hour);
}

/// true, false or "later".
model::Claims read_claims(const Field& field, const model::Outcomes& outcomes) {
    const auto plain = outcomes.present() ? model::Claims::yes : model::Claims::no;
    if (!field) return plain;
    if (!field.is_text()) {
        const auto claims = as_flag(field);
        return claims ? (*claims ? model::Claims::yes : model::Claims::no) : plain;
    }
    if (as_text(field) != "later") {
        field.wrong_kind("true, false or \"later\"");
        return plain;
    }
    if (outcomes.causes.empty() || outcomes.causes.front().reclaim.empty())
        field.error("nobody would ever claim: the first cause of leaving has no hazard of coming back",
                    "give it one: reclaim = { weibull = { shape = 1, scale = \"52 weeks\" } }");
    return model::Claims::later;
}

/// Which of the four ways of saying how many come is used; reports none and several.
bool one_way(const Section& section) {
    std::string given;
    int ways = 0;
    for (const char* key : {"per_hour", "per_day", "per_week", "csv"}) {
        if (!section[key]) continue;
        given += (ways++ ? ", " : "") + std::string(key);
    }
    if (ways == 1) return true;
    section.field().error(
        ways == 0 ? "nothing says how many arrive" : "the rate is given in several ways: " + given,
        "give one of per_hour, per_day, per_week and csv");
    return false;
}

}  // namespace

std::vector<std::uint16_t> read_which_offices(const Section& section, const Names& names) {
    std::vector<std::uint16_t> all(names.offices.size());
    std::iota(all.begin(), all.end(), std::uint16_t{0});
    const Field one = section["office"];
    const Field several = section["offices"];
    if (one && several) several.error("both office and offices are given", "leave one of them out");
    if (one) {
        if (one.is_text() && as_text(one) == "all") return all;
        const auto office = resolve(names.offices, one);
        return office ? std::vector{*office} : std::vector<std::uint16_t>{};
    }
    if (several) {
        auto offices = resolve_all(names.offices, several);
        std::sort(offices.begin(), offices.end());
        if (std::adjacent_find(offices.begin(), offices.end()) != offices.end())
            several.error("an office stands twice in the list");
        return offices;
    }
    if (all.size() > 1 && section) {
        section.field().error("which office?", "write office = \"" + names.offices.names.front() +
                                                   "\", or \"all\" for a source in each");
        return {};
    }
    return all;
}

void read_arrivals(const Field& arrivals, const Names& names, model::Model& model) {
    std::map<std::uint16_t, std::set<std::string>> taken;
    for (const Field& item : items(arrivals)) {
        const Section section(item, {arrival_keys}, "arrivals");
        if (!section) continue;
        model::ArrivalSource source;
        source.name =
            as_text(section["name"]).value_or("arrivals_" + std::to_string(std::stoul(item.name()) + 1));
        const auto stage = resolve_stage(names, section["enters"]);
        source.stage = stage.value_or(0);
        source.pathway = stage ? pathway_of(names, *stage) : std::uint16_t{0};
        read_window(section, names, model, source);
        check_window(section, model, source);
        read_months(section["months"], source);
        source.attributes = read_own_shares(section["attributes"], names);
        source.claims = read_claims(section["claims"], model.outcomes);
        source.note = as_text(section["source"]).value_or("assumption");
        const bool sound = one_way(section);
        if (section["csv"]) read_daily(section, model, source);
        const auto parts = read_parts(section, names);
        if (section["csv"] && parts.size() > 1)
            section["csv"].error("counts are those of one office, not of " + std::to_string(parts.size()));
        for (const auto& [office, share] : parts) {
            model::ArrivalSource own = source;
            own.office = office;
            if (!taken[office].insert(own.name).second)
                item.error(
                    "two sources are named " + in_quotes(own.name) + " at " + names.offices.names[office],
                    "a source's name is part of people's identity: give each its own");
            const bool by_opening = section["per_day"] || section["per_week"];
            own.working_days_only = as_flag(section["working_days_only"])
                                        .value_or(by_opening && !model.offices.at(office).always_open);
            if (sound && !section["csv"]) read_rates(section, names, model.offices.at(office), share, own);
            read_greatest(section["greatest_per_hour"], own);
            model.arrivals.push_back(std::move(own));
        }
    }
}

std::vector<KeyTable> arrival_key_tables() {
    return {{"arrivals[]", "Where people come from", arrival_keys},
            {"arrivals[].csv", "Counts by day in a file", counts_keys()},
            {"arrivals[].hours", "Hours of the day over which arrivals are spread", arrival_hours_keys()}};
}

}  // namespace caseload::scenarios

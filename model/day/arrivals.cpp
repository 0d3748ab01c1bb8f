#include "model/day/arrivals.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>

#include "model/claims/allocation.hpp"
#include "model/claims/claim.hpp"
#include "model/office/log.hpp"
#include "model/setup/hazard.hpp"
#include "model/stages/claim_changes.hpp"
#include "model/stages/course.hpp"

namespace caseload::model {

namespace {

constexpr std::uint64_t gap_draw = sim::named("arrival.gap");
constexpr std::uint64_t kept_draw = sim::named("arrival.kept");
constexpr std::uint64_t moment_draw = sim::named("arrival.moment");
constexpr std::uint64_t elapsed_draw = sim::named("stock.elapsed");
constexpr double seconds_an_hour = 3600;

/// A draw about a candidate of a source, who is not yet anybody.
sim::Draw candidate_draw(const Site& site, std::uint16_t source, sim::Day day, std::uint64_t what,
                         std::uint32_t candidate) {
    const auto date = static_cast<std::uint32_t>(day.time_since_epoch().count());
    const sim::Identity who{std::uint64_t{site.office().register_id} << 32 | site.setup->source_hash[source],
                            std::uint64_t{date} << 32 | candidate};
    return {site.luck, who, what, 0};
}

bool is_full(const Site& site, std::uint16_t source) {
    const std::int64_t most = site.model().arrivals[source].stop_after;
    return most >= 0 && site.arrived[source] >= most;
}

void schedule(Site& site, std::uint16_t source, sim::Time when) {
    site.agenda.add({when, source, 0, static_cast<std::uint8_t>(EventKind::arrival)});
}

/// The next candidate, if there is one before midnight: exponential gaps have no memory, so that every day may begin
/// anew. The gap is rounded to whole seconds up or down by chance, and so keeps its mean.
void schedule_candidate(Site& site, std::uint16_t source, sim::Day day, sim::Time since) {
    const ArrivalSource& from = site.model().arrivals[source];
    if (!(from.greatest_per_hour > 0)) return;
    sim::Draw draw = candidate_draw(site, source, day, gap_draw, site.candidates[source]);
    const double exponential = -std::log(sim::unit(draw));
    const double rounding = sim::unit(draw);
    const double seconds = exponential * seconds_an_hour / from.greatest_per_hour + rounding;
    const sim::Time midnight{day + sim::Days{1}};
    if (seconds >= static_cast<double>((midnight - since).count())) return;
    schedule(site, source, since + sim::Seconds{static_cast<std::int64_t>(seconds)});
}

/// People of a given count come at moments spread at random over the opening hours; on a day on which the office is
/// closed, over the whole day.
void schedule_count(Site& site, std::uint16_t source, sim::Day day) {
    const auto& daily = site.model().arrivals[source].daily;
    const auto given =
        std::lower_bound(daily.begin(), daily.end(), day,
                         [](const auto& entry, sim::Day wanted) { return entry.first < wanted; });
    if (given == daily.end() || given->first != day) return;
    const Office& office = site.office();
    auto [from, until] = office.hours[static_cast<std::size_t>(sim::weekday_index(day))];
    if (office.always_open || from >= until) {
        from = sim::Seconds{0};
        until = sim::Days{1};
    }
    for (std::uint32_t candidate = 0; candidate < given->second; ++candidate) {
        sim::Draw draw = candidate_draw(site, source, day, moment_draw, candidate);
        const std::uint64_t seconds = sim::below(draw, static_cast<std::uint64_t>((until - from).count()));
        schedule(site, source, sim::Time{day} + from + sim::Seconds{static_cast<std::int64_t>(seconds)});
    }
}

bool is_kept(const Site& site, std::uint16_t source, sim::Time now, std::uint32_t candidate) {
    const ArrivalSource& from = site.model().arrivals[source];
    const sim::Day day = sim::day_of(now);
    const auto hour = static_cast<std::size_t>(
        sim::weekday_index(day) * 24 +
        std::chrono::duration_cast<std::chrono::hours>(sim::time_of_day(now)).count());
    const auto month = static_cast<unsigned>(std::chrono::year_month_day{day}.month());
    const double rate = from.per_hour[hour] * from.month_factor[month - 1];
    sim::Draw draw = candidate_draw(site, source, day, kept_draw, candidate);
    return sim::occurs(draw, sim::Chance::of(std::min(rate / from.greatest_per_hour, 1.0)));
}

std::vector<Trait> traits_of(Site& site, std::uint32_t person) {
    std::vector<Trait> traits;
    const auto& attributes = site.model().attributes;
    for (std::size_t a = 0; a < attributes.size(); ++a)
        traits.push_back({attributes[a].name, attributes[a].levels[site.people[person].attribute(a)]});
    return traits;
}

/// What somebody is given, of whom `drawn` was drawn; notes the arm that is due, and that people outside the trial are
/// not compared.
std::uint8_t given_level(Site& site, std::uint32_t person, bool stock, bool own, std::uint8_t drawn) {
    const Trial& trial = site.model().trial;
    std::uint8_t due = drawn;
    bool inside = drawn == trial.treated || drawn == trial.control;
    if (trial.allocation != Allocation::attribute) {
        // A source that names the arm of its people has none of them allocated.
        const auto allocated = own ? std::nullopt : allocate(site, person, stock);
        inside = allocated.has_value();
        due = allocated.value_or(drawn);
        if (!inside) site.people[person].head().flags |= follow_up_decided;
    } else if (stock) {
        inside = false;
    }
    if (trial.treats == Treats::allocated) return due;
    site.people[person].set_attribute(static_cast<std::size_t>(trial.arm), due);
    if (!inside) return due;
    return trial.treats == Treats::everybody ? trial.treated : trial.control;
}

/// What somebody is stands once in the log, where it begins.
void note_start(Site& site, std::uint32_t person, bool claims) {
    if (!site.logging()) return;
    site.note(main_strand(site, person), {.event = claims ? LogEvent::claim_started : LogEvent::arrived,
                                          .traits = traits_of(site, person)});
}

/// Somebody comes in by the door.
void come_in(Site& site, std::uint16_t source, std::uint32_t number) {
    const ArrivalSource& from = site.model().arrivals[source];
    const std::uint32_t person = make_person(site, source, false, number);
    const Claims claims = site.model().outcomes.present() ? from.claims : Claims::no;
    ++site.arrived[source];
    site.count(Measured::arrivals);
    note_start(site, person, claims == Claims::yes);
    if (claims == Claims::yes) open_claim(site, person, 0);
    if (claims == Claims::later) return come_in_off_benefit(site, person, from.stage);
    enter(site, main_strand(site, person), from.stage);
}

/// The next person of a stock enters the stage, unless the claim has ended since. As the site was empty before, the
/// stocks' people are numbered one stock after the other.
void enter_from_stock(Site& site, std::uint16_t source) {
    const Model& model = site.model();
    const std::size_t index = source - model.arrivals.size();
    const Stock& stock = model.stock[index];
    std::uint32_t person = site.candidates[source];
    for (std::size_t s = 0; s < index; ++s) {
        if (model.stock[s].office == site.index) person += model.stock[s].count;
    }
    const std::uint32_t number = site.candidates[source]++;
    if (site.candidates[source] < stock.count) {
        const std::int64_t spread = seconds_in(stock.spread).count();
        schedule(site, source,
                 sim::Time{site.branched.first_day} +
                     sim::Seconds{spread * site.candidates[source] / stock.count});
    }
    const Head& head = site.people[person].head();
    if ((head.flags & Head::alive) == 0 || head.source != source || head.number != number) return;
    if (head.spell > 0 && (head.flags & Head::on_benefit) == 0) return;
    const Who who = main_strand(site, person);
    if (site.strand(who).stage == nowhere) enter(site, who, stock.stage);
}

}  // namespace

void begin_arrivals(Site& site, sim::Day day) {
    const Model& model = site.model();
    for (std::uint16_t source = 0; source < model.arrivals.size(); ++source) {
        const ArrivalSource& from = model.arrivals[source];
        if (from.office != site.index) continue;
        site.candidates[source] = 0;
        if (day < from.first || day >= from.last || is_full(site, source)) continue;
        if (from.working_days_only && !model.calendar.working(day)) continue;
        if (from.daily.empty()) {
            schedule_candidate(site, source, day, sim::Time{day});
        } else {
            schedule_count(site, source, day);
        }
    }
}

void arrive(Site& site, std::uint16_t source) {
    const Model& model = site.model();
    if (source >= model.arrivals.size()) return enter_from_stock(site, source);
    const ArrivalSource& from = model.arrivals[source];
    if (is_full(site, source)) return;
    const std::uint32_t candidate = site.candidates[source]++;
    if (!from.daily.empty()) return come_in(site, source, candidate);
    if (is_kept(site, source, site.now(), candidate)) {
        for (std::uint32_t k = 0; k < from.batch && !is_full(site, source); ++k) {
            come_in(site, source, candidate * from.batch + k);
        }
    }
    if (!is_full(site, source)) schedule_candidate(site, source, site.today(), site.now());
}

void place_stock(Site& site) {
    const Model& model = site.model();
    for (std::uint16_t s = 0; s < model.stock.size(); ++s) {
        const Stock& stock = model.stock[s];
        if (stock.office != site.index || stock.count == 0) continue;
        for (std::uint32_t number = 0; number < stock.count; ++number) {
            const std::uint32_t person = make_person(site, s, true, number);
            note_start(site, person, stock.claims && !site.setup->elapsed.empty());
            if (!stock.claims || site.setup->elapsed.empty()) continue;
            sim::Draw draw(site.luck, site.identity(person), elapsed_draw, 0);
            const std::int32_t days = draw_elapsed(draw, site.setup->elapsed);
            open_claim(site, person, days);
        }
        schedule(site, static_cast<std::uint16_t>(model.arrivals.size() + s), site.now());
    }
}

std::uint32_t make_person(Site& site, std::uint16_t source, bool stock, std::uint32_t number) {
    const Model& model = site.model();
    const std::uint32_t person = site.people.add();
    Head& head = site.people[person].head();
    head.number = number;
    head.arrived = site.setup->layout.number_of(site.today());
    head.source = static_cast<std::uint16_t>(stock ? model.arrivals.size() + source : source);
    const auto& own = stock ? model.stock[source].attributes : model.arrivals[source].attributes;
    const sim::Identity who = site.identity(person);
    const bool forced = model.trial.present() && model.trial.treats != Treats::allocated;
    for (std::uint16_t a = 0; a < model.attributes.size(); ++a) {
        if (forced && a == model.trial.arm) continue;  // known with what is given
        const Varying<sim::Categories>& shares = model.attributes[a].shares;
        const std::uint8_t earlier =
            shares.attribute < 0 ? std::uint8_t{0}
                                 : site.people[person].attribute(static_cast<std::size_t>(shares.attribute));
        const sim::Categories* categories = &shares.at(earlier, site.today());
        bool categories_are_own = false;
        for (const auto& [attribute, categories_here] : own) {
            if (attribute != a) continue;
            categories = &categories_here;
            categories_are_own = true;
        }
        sim::Draw draw(site.luck, who, site.setup->attribute_draws[a], 0);
        auto level = static_cast<std::uint8_t>(sim::pick(draw, *categories));
        if (model.trial.present() && a == model.trial.given_attribute())
            level = given_level(site, person, stock, categories_are_own, level);
        site.people[person].set_attribute(a, level);
    }
    site.levels.inside.change(site.now(), +1);
    site.levels.markers[0].change(site.now(), +1);
    return person;
}

}  // namespace caseload::model

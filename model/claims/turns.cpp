#include "model/claims/turns.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "model/setup/hazard.hpp"

namespace caseload::model {

namespace {

constexpr double days_a_year = 365.25;

/// A person's threshold in the present spell.
std::uint64_t threshold(Site& site, std::uint32_t person, std::string_view name) {
    sim::Draw draw(site.luck_of_spell(person), site.identity(person), sim::named(name),
                   site.people[person].head().spell);
    return draw_threshold(draw);
}

std::uint64_t threshold(Site& site, std::uint32_t person, std::string_view what, const Cause& cause) {
    return threshold(site, person, std::string(what) + cause.name);
}

/// Days of the first spell that had passed when somebody came into the run with the stock: what is drawn is drawn
/// given that it has lasted so long.
std::int32_t days_before_run(Site& site, std::uint32_t person) {
    const Head& head = site.people[person].head();
    return std::max(head.arrived - head.turned, 0);
}

/// The day on which so much of an effect was delivered; `unset` when it was not, or in an earlier course.
DayNumber delivered_on(const Person& who, const Effect& effect, std::size_t delivery) {
    const DayNumber day = who.clock(effect.delivered[delivery]);
    return day != unset && day >= who.clock(effect.clock) ? day : unset;
}

/// The factor an effect has on a day, by the days since its clock was set and what had been delivered by then.
Factor factor_on(const Person& who, const Effect& effect, std::int32_t day) {
    const Effect::Piece* acting = nullptr;
    for (const Effect::Piece& piece : effect.pieces) {
        if (day - who.clock(effect.clock) < piece.from_day) break;
        acting = &piece;
    }
    if (acting == nullptr) return unchanged;
    std::size_t delivered = 0;
    for (std::size_t d = 0; d < effect.delivered.size(); ++d) {
        const DayNumber on = delivered_on(who, effect, d);
        if (on != unset && on <= day) delivered |= std::size_t{1} << d;
    }
    return acting->factors[delivered];
}

/// The factors on a hazard whose day 0 is `origin`, from `from_day` on: `constant` times those effects on the cause
/// whose clock is set.
std::vector<Stretch> stretches(Site& site, const Outcomes& outcomes, std::uint32_t person,
                               std::uint16_t cause, bool on_reclaim, std::int32_t from_day, Factor constant) {
    const Person who = site.people[person];
    const DayNumber origin = who.head().turned;
    const std::vector<Effect>& effects = outcomes.effects;
    const auto acts = [&](const Effect& effect) {
        return effect.on_reclaim == on_reclaim && who.clock(effect.clock) != unset &&
               (!effect.first_spell_only || who.head().spell == 1) && site.holds({person, 0}, effect.who) &&
               std::find(effect.causes.begin(), effect.causes.end(), cause) != effect.causes.end();
    };
    std::vector<Stretch> found{{from_day, constant}};
    const auto changes_on = [&](std::int32_t day) {
        if (day > from_day) found.push_back({day, constant});
    };
    for (const Effect& effect : effects) {
        if (!acts(effect)) continue;
        for (const Effect::Piece& piece : effect.pieces)
            changes_on(who.clock(effect.clock) - origin + piece.from_day);
        for (std::size_t d = 0; d < effect.delivered.size(); ++d) {
            const DayNumber on = delivered_on(who, effect, d);
            if (on != unset) changes_on(on - origin);
        }
    }
    std::sort(found.begin(), found.end(),
              [](const Stretch& a, const Stretch& b) { return a.from_day < b.from_day; });
    for (const Effect& effect : effects) {
        if (!acts(effect)) continue;
        for (Stretch& stretch : found)
            stretch.factor = product(stretch.factor, factor_on(who, effect, stretch.from_day + origin));
    }
    return found;
}

/// What is held against a threshold.
struct Course {
    const CumulatedHazard* hazard;
    std::vector<Stretch> stretches;
};

/// The day on which a threshold is passed, counted from where Head::turned is day 0. `course` gives the hazards of an
/// Outcomes from a day on. What was used up before the day on which hazards changed stays used up.
template <class CourseOf>
std::int32_t day_reached(Site& site, std::uint32_t person, std::uint64_t threshold, std::int32_t from_day,
                         const CourseOf& course) {
    const Outcomes& outcomes = site.model().outcomes;
    if (site.branched.outcomes_before != nullptr) {
        const std::int32_t then =
            site.setup->layout.number_of(site.branched.changed) - site.people[person].head().turned;
        if (then > from_day) {
            const Course before = course(*site.branched.outcomes_before, from_day);
            const std::uint64_t used = used_before(*before.hazard, then, before.stretches);
            if (used >= threshold) return day_passed(*before.hazard, threshold, before.stretches);
            const Course now = course(outcomes, then);
            return day_passed(*now.hazard, threshold - used, now.stretches);
        }
    }
    const Course now = course(outcomes, from_day);
    return day_passed(*now.hazard, threshold, now.stretches);
}

}  // namespace

std::int32_t day_of_leaving(Site& site, std::uint32_t person, std::uint16_t cause) {
    const Cause& leaving = site.model().outcomes.causes[cause];
    const auto course = [&](const Outcomes& outcomes, std::int32_t from_day) {
        const Person who = site.people[person];
        Factor factor = unchanged;
        for (const FactorByAttribute& by : outcomes.causes[cause].factors)
            factor = product(factor, by.by_level[who.attribute(by.attribute)]);
        return Course{&outcomes.causes[cause].hazard,
                      stretches(site, outcomes, person, cause, false, from_day, factor)};
    };
    return day_reached(site, person, threshold(site, person, "claim.leaves.", leaving),
                       days_before_run(site, person), course);
}

std::int32_t day_of_return(Site& site, std::uint32_t person) {
    const std::uint8_t left_for = site.people[person].head().cause;
    const std::uint16_t why = left_for == came_in ? std::uint16_t{0} : left_for;
    const Cause& cause = site.model().outcomes.causes[why];
    if (cause.reclaim.empty()) return never;
    const auto course = [&](const Outcomes& outcomes, std::int32_t from_day) {
        return Course{&outcomes.causes[why].reclaim,
                      stretches(site, outcomes, person, why, true, from_day, unchanged)};
    };
    return day_reached(site, person, threshold(site, person, "claim.returns.", cause), 0, course);
}

std::int32_t day_of_job_loss(Site& site, std::uint32_t person) {
    const std::uint8_t why = site.people[person].head().cause;
    if (why == came_in) return 0;
    const Cause& cause = site.model().outcomes.causes[why];
    if (!cause.employed) return 0;
    if (cause.job_loss.empty()) return never;
    const auto course = [&](const Outcomes& outcomes, std::int32_t from_day) {
        return Course{&outcomes.causes[why].job_loss, {Stretch{from_day, unchanged}}};
    };
    return day_reached(site, person, threshold(site, person, "claim.loses_job.", cause), 0, course);
}

std::int32_t day_of_move(Site& site, std::uint32_t person) {
    if (!(site.model().outcomes.moves_a_year > 0) || site.model().offices.size() < 2) return never;
    // Of the hazards before and of those now.
    std::array<CumulatedHazard, 2> constant;
    const auto course = [&](const Outcomes& outcomes, std::int32_t from_day) {
        CumulatedHazard& hazard = constant[&outcomes == site.branched.outcomes_before ? 0 : 1];
        hazard = {0, static_cast<std::uint64_t>(outcomes.moves_a_year / days_a_year * hazard_unit + 0.5)};
        return Course{&hazard, {Stretch{from_day, unchanged}}};
    };
    return day_reached(site, person, threshold(site, person, "claim.moves"), days_before_run(site, person),
                       course);
}

Turn next_turn(Site& site, std::uint32_t person, std::int64_t after) {
    const Head head = site.people[person].head();
    Turn turn;
    if ((head.flags & Head::on_benefit) == 0) {
        const std::int32_t day = day_of_return(site, person);
        if (day == never) return turn;
        return {Turn::Kind::returns, std::int64_t{head.turned} + day, 0};
    }
    for (std::uint16_t c = 0; c < site.model().outcomes.causes.size(); ++c) {
        const std::int32_t day = day_of_leaving(site, person, c);
        if (day == never || std::int64_t{head.turned} + day >= turn.day) continue;
        turn = {Turn::Kind::leaves, std::int64_t{head.turned} + day, c};
    }
    const std::int32_t move = day_of_move(site, person);
    if (move == never) return turn;
    const std::int64_t day = std::int64_t{head.turned} + move;
    if (day > after && day < turn.day) turn = {Turn::Kind::moves, day, 0};
    return turn;
}

}  // namespace caseload::model

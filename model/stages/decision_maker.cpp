#include <algorithm>
#include <utility>

#include "model/rules/sanction_scale.hpp"
#include "model/stages/stages.hpp"

/// HTW-94, 97: failures are referred; a decision takes time; its outcome is a sanction, none, or reserved. Several may
/// be pending in one strand: each is decided apart, and the strand stands at the stage of the one decided next.
namespace caseload::model {

namespace {

constexpr std::uint64_t shows_good_reason = sim::named(".good_reason");
constexpr std::uint64_t delay = sim::named(".delay");
constexpr std::uint64_t is_sanctioned = sim::named(".sanctioned");
constexpr std::uint64_t is_reserved = sim::named(".reserved");
constexpr std::uint64_t is_appealed = sim::named(".appeal");
constexpr std::uint64_t needs_hardship = sim::named(".hardship");

enum Ending : std::size_t { sanctioned, not_sanctioned, reserved };
enum SanctionGroup : int { lower_first, higher_first = 2 };
/// Strand::phase: between decisions, in the middle of one, or on the way out after the last.
enum Phase : std::uint8_t { waiting, deciding, leaving };

/// The draw of a decision on a referral, named by the entry that it came by.
sim::Draw draw_of(Site& site, const Referral& referral, std::uint64_t decision) {
    std::uint64_t what = site.model().stages[referral.stage].draw_name ^ decision;
    // Past counting, the time keeps later entries from meeting the same luck again for ever.
    if (referral.entry == most_visits) what += referral.due;
    const auto earlier = static_cast<std::uint32_t>(referral.entry - 1);
    return {site.luck, site.identity(referral.person), what, earlier << 16};
}

bool happens(Site& site, const Referral& referral, std::uint64_t decision,
             const Varying<sim::Chance>& chance) {
    const sim::Chance& threshold = site.value({referral.person, referral.strand}, chance);
    if (!threshold.always && threshold.below == 0) return false;
    sim::Draw drawn = draw_of(site, referral, decision);
    return sim::happens(drawn, threshold);
}

/// The day of the failure that is referred today: dates are of failures, not of referrals or decisions (HTW-92). A
/// reserved one that is referred again keeps its date by the stage's clock.
DayNumber failure_day(Site& site, Who who, const DecisionMaker& stage) {
    if (stage.failure_clock >= 0) {
        const DayNumber day = site.people[who.person].clock(static_cast<std::size_t>(stage.failure_clock));
        if (day != unset) return day;
    }
    return site.setup->layout.number_of(site.today());
}

bool is_of(const Referral& referral, Who who) {
    return referral.person == who.person && referral.strand == who.strand;
}

/// The strand's referral that is due first; of equal ones the one that came first. Null: none is pending.
Referral* next_of(Site& site, Who who) {
    Referral* next = nullptr;
    for (Referral& one : site.referrals.all) {
        if (!is_of(one, who)) continue;
        if (next == nullptr || std::pair(one.due, one.order) < std::pair(next->due, next->order)) next = &one;
    }
    return next;
}

/// A note about a referral, whatever stage the strand stands at.
void note(Site& site, Who who, const Referral& referral, std::string_view event, std::string detail = {}) {
    if (!site.logging()) return;
    const sim::Time failed{site.setup->layout.day_of(referral.failed)};
    const std::uint16_t stage = std::exchange(site.strand(who).stage, referral.stage);
    site.note(who, {.event = event, .start = failed, .end = failed, .detail = std::move(detail)});
    site.strand(who).stage = stage;
}

/// A failure comes before the decision maker, unless good reason is shown at once. The entry has been counted.
bool refer(Site& site, Who who, std::uint16_t stage_index) {
    const Stage& stage = site.model().stages[stage_index];
    const auto& decision = std::get<DecisionMaker>(stage.kind);
    const Layout& layout = site.setup->layout;
    const int entry = stage.visits_slot < 0
                          ? 1
                          : site.people[who.person].visits(static_cast<std::size_t>(stage.visits_slot));
    Referral referral;
    referral.person = who.person;
    referral.due = layout.seconds_of(site.now());
    referral.stage = stage_index;
    referral.failed = failure_day(site, who, decision);
    referral.strand = who.strand;
    referral.entry = static_cast<std::uint8_t>(entry);
    if (happens(site, referral, shows_good_reason, decision.good_reason)) return false;
    sim::Draw draw = draw_of(site, referral, delay);
    const sim::Seconds takes = sim::duration(site.value(who, decision.delay), draw);
    referral.due = layout.seconds_of(site.now() + takes);
    referral.order = site.referrals.next_order++;
    site.referrals.all.push_back(referral);
    note(site, who, referral, "failure");
    return true;
}

/// Waits for the next decision, at its stage.
void await_next(Site& site, Who who) {
    const Referral next = *next_of(site, who);
    Strand& at = site.strand(who);
    at.phase = waiting;
    if (at.stage != next.stage) {
        const std::int64_t stood = (site.now() - site.setup->layout.time_of(at.since)).count();
        site.measure(site.setup->measured.time_in_stage, at.stage, 0, 0, stood);
        site.levels.stages[at.stage].change(site.now(), -1);
        at.stage = next.stage;
        at.since = site.setup->layout.seconds_of(site.now());
        site.levels.stages[at.stage].change(site.now(), +1);
        if (site.logging()) site.note(who, {.event = "entered"});
    }
    site.schedule(who, site.setup->layout.time_of(next.due));
}

/// One of several referrals is done with, and the strand stays for the others.
void count_ending(Site& site, const Referral& referral, Ending ending, std::int64_t seconds) {
    const Measured& measured = site.setup->measured;
    site.measure(measured.time_in_stage, referral.stage, 0, 1, seconds);
    site.measure(measured.ended, referral.stage, measured.ending_group[referral.stage][ending], 1, 1);
}

/// The date of the person's earliest failure that is still undecided.
DayNumber earliest_undecided(const Site& site, const Referral& referral) {
    DayNumber earliest = referral.failed;
    for (const Referral& one : site.referrals.all) {
        if (one.person == referral.person) earliest = std::min(earliest, one.failed);
    }
    return earliest;
}

/// HTW-92, 77: the rank of a sanction from the dates of the failures sanctioned before, which this one joins. What is too
/// old to count for any failure of the person that is still undecided is forgotten.
SanctionRank place_on_scale(Site& site, const Referral& referral, bool higher_level,
                            const SanctionWindow& window) {
    const int oldest = earliest_undecided(site, referral) - window.counts_days;
    std::vector<Sanction>& sanctions = site.referrals.sanctions;
    std::erase_if(sanctions, [&](const Sanction& one) {
        return one.person == referral.person && one.higher_level == (higher_level ? 1 : 0) &&
               one.failed < oldest;
    });
    std::vector<SanctionedFailure> earlier;
    for (const Sanction& one : sanctions) {
        if (one.person == referral.person && one.higher_level == (higher_level ? 1 : 0))
            earlier.push_back({one.failed, one.was_repeated != 0});
    }
    SanctionRank rank = rank_on_scale(earlier, referral.failed, window);
    if (!higher_level && rank == SanctionRank::further) rank = SanctionRank::repeat;
    sanctions.push_back({referral.person, referral.failed, static_cast<std::uint8_t>(higher_level ? 1 : 0),
                         static_cast<std::uint8_t>(rank != SanctionRank::first ? 1 : 0)});
    return rank;
}

void impose(Site& site, Who who, const DecisionMaker& stage, const Referral& referral) {
    const auto days = [&](const Varying<Span>& span) {
        return static_cast<std::int32_t>(seconds_in(site.value(who, span)) / sim::Days{1});
    };
    const SanctionRank rank = place_on_scale(site, referral, stage.higher_level,
                                             {days(stage.disregarded_within), days(stage.counts_within)});
    const int group = (stage.higher_level ? higher_first : lower_first) + static_cast<int>(rank);
    const Measured& measured = site.setup->measured;
    site.measure(measured.sanctions, -1, group, 1, 1);
    const std::int32_t length = days(rank == SanctionRank::first    ? stage.first_length
                                     : rank == SanctionRank::repeat ? stage.repeat_length
                                                                    : stage.further_length);
    note(site, who, referral, "decision",
         std::string("outcome=sanction;level=") + (stage.higher_level ? "higher" : "lower") +
             ";weeks=" + std::to_string(length / 7) + ";days=" + std::to_string(length));
    // HTW-93
    if (happens(site, referral, is_appealed, stage.appeals)) {
        site.measure(measured.appeals, -1, 0, 1, 1);
        note(site, who, referral, "appeal");
    }
    if (happens(site, referral, needs_hardship, stage.hardship)) {
        site.measure(measured.hardship, -1, 0, 1, 1);
        note(site, who, referral, "hardship");
    }
}

Ending decide(Site& site, Who who, const DecisionMaker& stage, const Referral& referral) {
    const std::string level = stage.higher_level ? ";level=higher" : ";level=lower";
    if (happens(site, referral, is_reserved, stage.reserved)) {
        note(site, who, referral, "decision", "outcome=reserved" + level);
        return reserved;
    }
    if (!happens(site, referral, is_sanctioned, stage.sanctioned)) {
        note(site, who, referral, "decision", "outcome=no_sanction" + level);
        return not_sanctioned;
    }
    impose(site, who, stage, referral);
    return sanctioned;
}

/// Nothing that came of a decision has taken the strand out of its stage.
bool still_deciding(Site& site, Who who, std::uint16_t stage) {
    if (!site.people.alive(who.person)) return false;
    const Strand& at = site.strand(who);
    return at.stage == stage && at.suspended == 0 && at.phase == deciding;
}

}  // namespace

void begin(Site& site, Who who, const DecisionMaker&) {
    if (!refer(site, who, site.strand(who).stage)) return site.leave(who, not_sanctioned);
    await_next(site, who);
}

void happen(Site& site, Who who, const DecisionMaker& stage) {
    Referral* next = next_of(site, who);
    const Referral referral = *next;
    *next = site.referrals.all.back();
    site.referrals.all.pop_back();
    site.strand(who).phase = deciding;
    const Ending ending = decide(site, who, stage, referral);
    if (ending == sanctioned) site.react(who.person, Happening::sanctioned);
    if (!still_deciding(site, who, referral.stage)) return;
    Strand& at = site.strand(who);
    if (next_of(site, who) == nullptr) {
        at.phase = leaving;
        return site.leave(who, ending);
    }
    count_ending(site, referral, ending, (site.now() - site.setup->layout.time_of(at.since)).count());
    at.since = site.setup->layout.seconds_of(site.now());
    site.apply(who, site.model().stages[referral.stage].routes[ending].actions);
    if (still_deciding(site, who, referral.stage)) await_next(site, who);
}

void withdraw(Site& site, Who who, const DecisionMaker&) {
    std::erase_if(site.referrals.all, [&](const Referral& one) { return is_of(one, who); });
}

bool has_pending(Site& site, Who who) {
    const Strand& at = site.strand(who);
    if (at.stage == nowhere || at.suspended != 0) return false;
    if (site.stage_of(who).does() != Does::decision_maker) return false;
    return at.phase == deciding || (at.phase == waiting && next_of(site, who) != nullptr);
}

void refer_again(Site& site, Who who, std::uint16_t stage) {
    if (refer(site, who, stage)) {
        if (site.strand(who).phase == waiting) await_next(site, who);
        return;
    }
    Referral excused;
    excused.stage = stage;
    count_ending(site, excused, not_sanctioned, 0);
    site.apply(who, site.model().stages[stage].routes[not_sanctioned].actions);
}

void take_referrals(Site& site, std::uint32_t person, Request& into) {
    const auto is_theirs = [person](const auto& one) { return one.person == person; };
    Referrals& here = site.referrals;
    std::copy_if(here.all.begin(), here.all.end(), std::back_inserter(into.referrals), is_theirs);
    std::copy_if(here.sanctions.begin(), here.sanctions.end(), std::back_inserter(into.sanctions), is_theirs);
    forget_referrals(site, person);
    std::sort(into.referrals.begin(), into.referrals.end(),
              [](const Referral& one, const Referral& other) { return one.order < other.order; });
}

void forget_referrals(Site& site, std::uint32_t person) {
    const auto is_theirs = [person](const auto& one) { return one.person == person; };
    std::erase_if(site.referrals.all, is_theirs);
    std::erase_if(site.referrals.sanctions, is_theirs);
}

void bring_referrals(Site& site, std::uint32_t person, const Request& from) {
    for (Sanction sanction : from.sanctions) {
        sanction.person = person;
        site.referrals.sanctions.push_back(sanction);
    }
    for (Referral referral : from.referrals) {
        referral.person = person;
        referral.order = site.referrals.next_order++;
        site.referrals.all.push_back(referral);
    }
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s) {
        if (!site.people.alive(person)) return;
        const Who who{person, s};
        const Strand& at = site.strand(who);
        if (at.stage == nowhere || at.suspended != 0) continue;
        if (site.stage_of(who).does() != Does::decision_maker) continue;
        site.levels.stages[at.stage].change(site.now(), +1);
        if (next_of(site, who) != nullptr) {
            await_next(site, who);
        } else {
            // A reaction to the last sanction has led here before its ending was taken.
            site.leave(who, sanctioned);
        }
    }
}

}  // namespace caseload::model

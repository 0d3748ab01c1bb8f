#include "model/stages/decision_maker.hpp"

#include <algorithm>
#include <string_view>

#include "model/office/log.hpp"
#include "model/rules/sanction_scale.hpp"
#include "model/setup/measured_groups.hpp"
#include "model/stages/course.hpp"
#include "model/stages/decisions.hpp"
#include "model/stages/stages.hpp"
#include "model/waits/stays.hpp"

/// HTW-94, 97: failures are referred; a decision takes time; its outcome is a sanction, none, or reserved. Several may
/// be pending in one strand: each is decided apart, and the strand stands at the stage of the one decided next.
namespace caseload::model {

using namespace decisions;

namespace {

constexpr std::uint64_t is_sanctioned = sim::named(".sanctioned");
constexpr std::uint64_t is_reserved = sim::named(".reserved");
constexpr std::uint64_t is_appealed = sim::named(".appeal");
constexpr std::uint64_t needs_hardship = sim::named(".hardship");

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
SanctionRank place_on_scale(Site& site, const Referral& referral, const DecisionMaker& stage,
                            const SanctionWindow& window) {
    const bool higher_level = stage.higher_level;
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
    if (rank == SanctionRank::further && !tells_further(stage)) rank = SanctionRank::repeat;
    sanctions.push_back({referral.person, referral.failed, static_cast<std::uint8_t>(higher_level ? 1 : 0),
                         static_cast<std::uint8_t>(rank != SanctionRank::first ? 1 : 0)});
    return rank;
}

std::string_view level_of(const DecisionMaker& stage) { return stage.higher_level ? "higher" : "lower"; }

void impose(Site& site, Who who, const DecisionMaker& stage, const Referral& referral) {
    const auto days = [&](const Varying<Span>& span) {
        return static_cast<std::int32_t>(seconds_in(site.value(who, span)) / sim::Days{1});
    };
    const SanctionRank rank =
        place_on_scale(site, referral, stage, {days(stage.disregarded_within), days(stage.counts_within)});
    site.count(Measured::sanctions, {.group = sanction_group(stage.higher_level, rank)});
    const std::int32_t length = days(rank == SanctionRank::first    ? stage.first_length
                                     : rank == SanctionRank::repeat ? stage.repeat_length
                                                                    : stage.further_length);
    note(site, who, referral, LogEvent::decision,
         {{DetailKey::outcome, "sanction"},
          {DetailKey::level, level_of(stage)},
          {DetailKey::weeks, length / 7},
          {DetailKey::days, length}});
    // HTW-93
    if (occurs(site, referral, is_appealed, stage.appeals)) {
        site.count(Measured::appeals);
        note(site, who, referral, LogEvent::appeal);
    }
    if (occurs(site, referral, needs_hardship, stage.hardship)) {
        site.count(Measured::hardship);
        note(site, who, referral, LogEvent::hardship);
    }
}

/// HTW-97, 160: what is reserved has not been decided yet, so that the share sanctioned is of the others.
Ending decide(Site& site, Who who, const DecisionMaker& stage, const Referral& referral) {
    if (occurs(site, referral, is_reserved, stage.reserved)) {
        note(site, who, referral, LogEvent::decision,
             {{DetailKey::outcome, "reserved"}, {DetailKey::level, level_of(stage)}});
        site.referrals.all.push_back(referral);
        site.referrals.all.back().reserved = 1;
        return reserved;
    }
    if (!occurs(site, referral, is_sanctioned, stage.sanctioned)) {
        note(site, who, referral, LogEvent::decision,
             {{DetailKey::outcome, "no_sanction"}, {DetailKey::level, level_of(stage)}});
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

void take_up(Site& site, Who who, const DecisionMaker&) {
    if (!refer(site, who, site.strand(who).stage)) return leave(site, who, not_sanctioned);
    await_next(site, who);
}

void due(Site& site, Who who, const DecisionMaker& stage) {
    Referral* next = next_of(site, who);
    const Referral referral = *next;
    *next = site.referrals.all.back();
    site.referrals.all.pop_back();
    site.strand(who).phase = deciding;
    const Ending ending = decide(site, who, stage, referral);
    if (ending == sanctioned) react(site, who.person, Happening::sanctioned);
    if (!still_deciding(site, who, referral.stage)) return;
    Strand& at = site.strand(who);
    if (next_of(site, who) == nullptr) {
        at.phase = leaving;
        return leave(site, who, ending);
    }
    count_ending(site, referral, ending, (site.now() - site.setup->layout.time_of(at.since)).count());
    begin_another_stay(site, who);
    begin_stay(site, who);
    apply(site, who, site.model().stages[referral.stage].routes[ending].actions);
    if (still_deciding(site, who, referral.stage)) await_next(site, who);
}

void give_up(Site& site, Who who, const DecisionMaker&) {
    std::erase_if(site.referrals.all,
                  [&](const Referral& one) { return is_of(one, who) && one.reserved == 0; });
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
    apply(site, who, site.model().stages[stage].routes[not_sanctioned].actions);
}

}  // namespace caseload::model

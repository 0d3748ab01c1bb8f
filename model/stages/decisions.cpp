#include "model/stages/decisions.hpp"

#include <algorithm>
#include <utility>

#include "model/office/log.hpp"
#include "model/stages/course.hpp"
#include "model/waits/stays.hpp"

namespace caseload::model::decisions {

namespace {

constexpr std::uint64_t shows_good_reason = sim::named(".good_reason");
constexpr std::uint64_t delay = sim::named(".delay");

/// The day of the failure that is referred today: dates are of failures, not of referrals or decisions (HTW-92). A
/// reserved one that is referred again keeps its date by the stage's clock.
DayNumber failure_day(Site& site, Who who, const DecisionMaker& stage) {
    if (stage.failure_clock >= 0) {
        const DayNumber day = site.people[who.person].clock(static_cast<std::size_t>(stage.failure_clock));
        if (day != unset) return day;
    }
    return site.setup->layout.number_of(site.today());
}

/// Decision makers are taken to keep the hours of the claimant's office. What would be ready at some share of a day is
/// decided at that share of the next hours that are still to come, so that decisions spread over them; where no more
/// come, past the run's end.
sim::Time in_office_hours(const Site& site, sim::Time ready) {
    const Office& office = site.office();
    if (office.always_open) return ready;
    const sim::Seconds of_day = sim::time_of_day(ready);
    for (sim::Day day = sim::day_of(ready); day < site.model().end; day += sim::Days{1}) {
        if (!site.diary.opens(day)) continue;
        const auto& [opens, closes] = office.hours[static_cast<std::size_t>(sim::weekday_index(day))];
        const sim::Time decided = day + opens +
                                  sim::Seconds{(closes - opens) / sim::Seconds{1} * of_day.count() /
                                               sim::Seconds{sim::Days{1}}.count()};
        if (decided >= site.now()) return decided;
    }
    return std::max(ready, sim::Time{site.model().end});
}

}  // namespace

sim::Draw draw_of(Site& site, const Referral& referral, std::uint64_t decision) {
    std::uint64_t what = site.model().stages[referral.stage].draw_name ^ decision;
    // Past counting, the referral itself keeps later ones from meeting the same luck again: its place in the order of all
    // here, and the time, for there are other offices.
    if (referral.entry == most_visits) what += std::uint64_t{referral.due} << 32 | referral.order;
    const auto earlier = static_cast<std::uint32_t>(referral.entry - 1);
    return {site.luck, site.identity(referral.person), what, earlier << 16};
}

bool occurs(Site& site, const Referral& referral, std::uint64_t decision,
            const Varying<sim::Chance>& chance) {
    const sim::Chance& threshold = site.value({referral.person, referral.strand}, chance);
    if (!threshold.always && threshold.below == 0) return false;
    sim::Draw drawn = draw_of(site, referral, decision);
    return sim::occurs(drawn, threshold);
}

bool is_of(const Referral& referral, Who who) {
    return referral.person == who.person && referral.strand == who.strand;
}

Referral* next_of(Site& site, Who who) {
    Referral* next = nullptr;
    for (Referral& one : site.referrals.all) {
        if (!is_of(one, who) || one.reserved != 0) continue;
        if (next == nullptr || std::pair(one.due, one.order) < std::pair(next->due, next->order)) next = &one;
    }
    return next;
}

void note(Site& site, Who who, const Referral& referral, LogEvent event,
          std::initializer_list<Detail> details) {
    if (!site.logging()) return;
    const sim::Time failed{site.setup->layout.day_of(referral.failed)};
    const std::uint16_t stage = std::exchange(site.strand(who).stage, referral.stage);
    site.note(who, {.event = event, .start = failed, .end = failed, .details = details});
    site.strand(who).stage = stage;
}

void await_decision(Site& site, Who who, Referral& referral, const DecisionMaker& decision) {
    const Layout& layout = site.setup->layout;
    referral.due = layout.seconds_of(site.now());
    sim::Draw draw = draw_of(site, referral, delay);
    const sim::Seconds takes = sim::duration(site.value(who, decision.delay), draw);
    referral.due = layout.seconds_of(in_office_hours(site, site.now() + takes));
    site.referrals.all.push_back(referral);
    note(site, who, referral, LogEvent::failure);
}

void stand_at(Site& site, Who who, std::uint16_t stage) {
    end_strand(site, who);
    Strand& at = site.strand(who);
    at.clear();
    at.stage = stage;
    begin_stay(site, who);
    begin_to_stand(site, who);
    if (site.logging()) site.note(who, {.event = LogEvent::entered});
}

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
    referral.order = site.referrals.next_order++;
    if (occurs(site, referral, shows_good_reason, decision.good_reason)) return false;
    await_decision(site, who, referral, decision);
    return true;
}

void await_next(Site& site, Who who) {
    const Referral next = *next_of(site, who);
    Strand& at = site.strand(who);
    at.phase = waiting;
    if (at.stage != next.stage) {
        const std::int64_t stood = (site.now() - site.setup->layout.time_of(at.since)).count();
        site.observe_more(Measured::time_in_stage, {.stage = at.stage}, stood);
        stand_no_longer(site, who);
        at.stage = next.stage;
        begin_stay(site, who);
        begin_to_stand(site, who);
        if (site.logging()) site.note(who, {.event = LogEvent::entered});
    }
    site.schedule(who, site.setup->layout.time_of(next.due));
}

void count_ending(Site& site, const Referral& referral, Ending ending, std::int64_t seconds) {
    const int stage = referral.stage;
    site.observe(Measured::time_in_stage, {.stage = stage}, seconds);
    site.count(Measured::ended,
               {.stage = stage, .group = site.setup->measured.ending_group[referral.stage][ending]});
}

}  // namespace caseload::model::decisions

#include "model/stages/placement_course.hpp"

#include <algorithm>

#include "model/bookings/booked_waits.hpp"
#include "model/bookings/bookings.hpp"
#include "model/office/log.hpp"
#include "model/stages/course.hpp"
#include "model/stages/placement_places.hpp"
#include "model/stages/placement_weeks.hpp"
#include "model/stages/stages.hpp"

namespace caseload::model {

namespace {

constexpr std::uint64_t engagement_takes = sim::named(".engagement");
constexpr std::uint64_t sourcing_takes = sim::named(".sourcing");
constexpr std::uint64_t in_error = sim::named(".refers_in_error");
constexpr std::uint64_t misses_engagement = sim::named(".misses_engagement");
constexpr std::uint64_t fails_to_start = sim::named(".fails_to_start");

/// Attempts of the draws of durations.
enum Time : std::uint32_t { at_first, again };

/// Providers meet people from opening on, on the first working day on or after a drawn moment.
sim::Time drawn_opening(Site& site, Who who, std::uint64_t what, std::uint32_t attempt, sim::Day from,
                        const Varying<sim::Distribution>& takes) {
    sim::Draw draw = site.draw(who, what, attempt);
    const sim::Time moment = sim::Time{from} + sim::duration(site.value(who, takes), draw);
    const sim::Day day = site.model().calendar.next_working(std::max(sim::day_of(moment), site.today()));
    return std::max(site.diary.opening(day), site.now());
}

void schedule_due(Site& site, Who who, sim::Time due) {
    site.strand(who).detail = site.setup->layout.seconds_of(due);
    site.schedule(who, due);
}

/// From entry to the provider: both the place and the meeting are waits for it.
void measure_wait_for_provider(Site& site, Who who) {
    const std::int64_t seconds = (site.now() - site.setup->layout.time_of(site.strand(who).since)).count();
    WaitShares& waits = site.in_hand.waits;
    waits.clear(site.setup->measured.wait_causes());
    waits.of(WaitCause::provider) = seconds;
    measure_wait(site, site.stage_index(who), waits);
    site.strand(who).cause = static_cast<std::uint8_t>(WaitCause::provider);
}

void note_meeting(Site& site, Who who, const Placement& stage, bool comes, std::string_view meeting) {
    site.observe(Measured::missed, {.stage = site.stage_index(who)}, comes ? 0 : 1);
    if (!site.logging()) return;
    site.note(who, {.event = comes ? LogEvent::attended : LogEvent::missed,
                    .resource = site.model().providers[stage.provider].name,
                    .start = site.now(),
                    .end = site.now(),
                    .details = {{DetailKey::meeting, meeting}}});
}

/// HTW-88: the place is free again, the provider refers the failure, and the office sees it in a report.
void fail_before_start(Site& site, Who who, const Placement& stage, PlacementPhase phase) {
    give_place_back(site, who, stage);
    set_phase(site, who, phase);
    schedule_due(site, who, after(site.now(), site.value(who, stage.reported_after), site.model().calendar));
    apply(site, who, stage.on_failure);
}

void meet_provider(Site& site, Who who, const Placement& stage) {
    // HTW-127 to 129: referred in error; no failure action.
    if (site.occurs(who, in_error, stage.refers_in_error)) {
        give_place_back(site, who, stage);
        return leave_placement(site, who, placement_withdrawn);
    }
    const bool comes = !site.occurs(who, misses_engagement, stage.misses_engagement);
    note_meeting(site, who, stage, comes, "engagement");
    if (!comes) return fail_before_start(site, who, stage, PlacementPhase::missed);
    measure_wait_for_provider(site, who);
    begin_sourcing(site, who, stage, PlacementPhase::sourcing);
    begin_week(site, who, stage);
    apply(site, who, stage.on_engagement);
}

void meet_provider_again(Site& site, Who who, const Placement& stage) {
    note_meeting(site, who, stage, true, "re_engagement");
    measure_wait_for_provider(site, who);
    begin_sourcing(site, who, stage, PlacementPhase::sourcing_again);
    begin_week(site, who, stage);
}

void go_to_work(Site& site, Who who, const Placement& stage, const Actions& actions) {
    set_phase(site, who, PlacementPhase::placed);
    site.strand(who).detail = 0;
    if (site.logging()) {
        site.note(who, {.event = LogEvent::placement_started,
                        .start = site.now(),
                        .end = sim::Time{end_of_placement(site, who, stage)},
                        .details = {{DetailKey::hours, site.value(who, stage.hours)}}});
    }
    begin_week(site, who, stage);
    const std::uint32_t generation = site.strand(who).generation;
    apply(site, who, actions);
    if (site.strand(who).generation == generation) draw_absences(site, who, stage);
}

void first_day(Site& site, Who who, const Placement& stage) {
    if (site.occurs(who, fails_to_start, stage.fails_to_start))
        return fail_before_start(site, who, stage, PlacementPhase::not_started);
    set_clock(site, who.person, stage.start_clock, site.today());
    use_place(site, who, stage);
    go_to_work(site, who, stage, stage.on_start);
}

}  // namespace

void leave_placement(Site& site, Who who, PlacementEnding ending) {
    if (phase_of(site, who) == PlacementPhase::placed && site.logging())
        site.note(who, {.event = LogEvent::placement_ended});
    // Nothing is left to be withdrawn from, whatever the route does.
    set_phase(site, who, PlacementPhase::over);
    leave(site, who, ending);
}

sim::Day referral_day(Site& site, Who who, const Placement& stage) {
    return site.setup->layout.day_of(site.people[who.person].clock(stage.referral_clock));
}

bool has_started(Site& site, Who who, const Placement& stage) {
    const Person person = site.people[who.person];
    return person.clock(stage.start_clock) != unset && person.clock(stage.referral_clock) != unset;
}

sim::Day end_of_provision(Site& site, Who who, const Placement& stage) {
    return after(referral_day(site, who, stage), site.value(who, stage.provision), site.model().calendar);
}

sim::Day end_of_placement(Site& site, Who who, const Placement& stage) {
    const sim::Day start = site.setup->layout.day_of(site.people[who.person].clock(stage.start_clock));
    const sim::Day provided = end_of_provision(site, who, stage);
    // HTW-115, 159, 162: whoever has come back since the start stays for the balance of provision.
    const bool came_back = start < sim::day_of(site.setup->layout.time_of(site.strand(who).since));
    if (came_back) return provided;
    return std::min(after(start, site.value(who, stage.lasting), site.model().calendar), provided);
}

void begin_sourcing(Site& site, Who who, const Placement& stage, PlacementPhase phase) {
    set_phase(site, who, phase);
    const bool back = phase == PlacementPhase::sourcing_again;
    const sim::Day end = back ? end_of_placement(site, who, stage) : end_of_provision(site, who, stage);
    const sim::Time found =
        drawn_opening(site, who, sourcing_takes, back ? again : at_first, site.today(), stage.sourcing);
    site.strand(who).detail = site.setup->layout.seconds_of(std::min(found, sim::Time{end}));
}

void take_up(Site& site, Who who, const Placement& stage) {
    if (!has_started(site, who, stage)) return ask_for_place(site, who, stage);
    // HTW-115, 159, 162: back for the balance; a re-engagement meeting, not a new referral, and provision ends as before.
    set_phase(site, who, PlacementPhase::engaging_again);
    const sim::Day end = end_of_placement(site, who, stage);
    if (site.today() >= end) return leave_placement(site, who, placement_completed);
    const sim::Time meeting =
        drawn_opening(site, who, engagement_takes, again, site.today(), stage.engagement);
    schedule_due(site, who, std::min(meeting, sim::Time{end}));
}

void take_place(Site& site, Who who, const Placement& stage, bool granted, std::int64_t) {
    // HTW-63: with no place there is no referral.
    if (!granted) return leave_placement(site, who, placement_no_place);
    // HTW-83: the referral starts the 30 weeks; they count from the day on which the place was asked for.
    const sim::Day asked = sim::day_of(site.setup->layout.time_of(site.strand(who).since));
    set_clock(site, who.person, stage.referral_clock, asked);
    set_phase(site, who, PlacementPhase::engaging);
    const sim::Time meeting = drawn_opening(site, who, engagement_takes, at_first, asked, stage.engagement);
    schedule_due(site, who, std::min(meeting, sim::Time{end_of_provision(site, who, stage)}));
    apply(site, who, stage.on_referral);
}

void due(Site& site, Who who, const Placement& stage) {
    const PlacementPhase phase = phase_of(site, who);
    const bool back = phase == PlacementPhase::engaging_again || phase == PlacementPhase::sourcing_again;
    switch (phase) {
    case PlacementPhase::missed: return leave_placement(site, who, placement_engagement_missed);
    case PlacementPhase::not_started: return leave_placement(site, who, placement_not_started);
    case PlacementPhase::placed:
        if (site.today() >= end_of_placement(site, who, stage))
            return leave_placement(site, who, placement_completed);
        begin_week(site, who, stage);
        return draw_absences(site, who, stage);
    default: break;
    }
    // Reading 26: never placed by the end of provision is no failure.
    if (site.today() >= (back ? end_of_placement(site, who, stage) : end_of_provision(site, who, stage))) {
        if (!back) give_place_back(site, who, stage);
        return leave_placement(site, who, placement_completed);
    }
    if (phase == PlacementPhase::engaging) return meet_provider(site, who, stage);
    if (phase == PlacementPhase::engaging_again) return meet_provider_again(site, who, stage);
    if (site.now() < site.setup->layout.time_of(site.strand(who).detail)) return begin_week(site, who, stage);
    if (back) return go_to_work(site, who, stage, {});
    first_day(site, who, stage);
}

}  // namespace caseload::model

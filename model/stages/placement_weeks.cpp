#include "model/stages/placement_weeks.hpp"

#include <algorithm>

#include "model/office/log.hpp"
#include "model/setup/measured_groups.hpp"
#include "model/stages/course.hpp"
#include "model/stages/placement_course.hpp"

namespace caseload::model {

namespace {

constexpr std::uint64_t sick = sim::named(".sick");
constexpr std::uint64_t sickness_lasts = sim::named(".sickness_lasts");
constexpr std::uint64_t other_absence = sim::named(".other");
constexpr std::uint64_t other_fails = sim::named(".other_fails");
constexpr std::uint64_t unreported = sim::named(".unreported");
constexpr std::uint64_t refuses = sim::named(".refuses");

constexpr sim::Days week{7};
constexpr sim::Seconds day_long = sim::Days{1};
/// Of Person::spells: the long spell of sickness has been used; the rest counts the others.
constexpr std::uint8_t long_spell = 0x80;

sim::Day first_day(Site& site, Who who, const Placement& stage) {
    return site.setup->layout.day_of(site.people[who.person].clock(stage.start_clock));
}

/// Whole weeks since the first day of the placement.
std::int64_t weeks_since_start(Site& site, Who who, const Placement& stage) {
    return (site.today() - first_day(site, who, stage)) / week;
}

/// Weeks count from the first day of the placement, and before it back from that day.
sim::Time end_of_week(Site& site, Who who, const Placement& stage) {
    const sim::Time due = site.setup->layout.time_of(site.strand(who).detail);
    if (phase_of(site, who) == PlacementPhase::sourcing) {
        const sim::Seconds whole = week * ((due - site.now() - sim::Seconds{1}) / sim::Seconds{week});
        return due - whole;
    }
    const sim::Time next{first_day(site, who, stage) + week * (weeks_since_start(site, who, stage) + 1)};
    const sim::Time end{end_of_placement(site, who, stage)};
    return std::min(next, phase_of(site, who) == PlacementPhase::placed ? end : due);
}

void count_hours(Site& site, Activity activity, std::int64_t a_week, std::int64_t days) {
    const std::int64_t hours = a_week * days / week.count();
    if (hours > 0) site.count(Measured::placement_hours, {.group = activity}, hours);
}

void note_absence(Site& site, Who who, const Placement& stage, std::string_view kind, bool fails,
                  AbsenceGroup group, sim::Days lasts) {
    site.count(Measured::absences, {.group = group});
    if (!site.logging()) return;
    const sim::Day end = std::min(site.today() + lasts, end_of_placement(site, who, stage));
    site.note(who,
              {.event = LogEvent::absence,
               .start = site.now(),
               .end = sim::Time{end},
               .details = {{DetailKey::kind, kind}, {DetailKey::treated, fails ? "failure" : "available"}}});
}

/// HTW-106 to 109, JSA Regs 55 and 55ZA: is a sickness treated as available? It then counts.
bool within_allowance(Site& site, Who who, const Absences& absences, sim::Days lasts) {
    std::uint8_t& count = site.people[who.person].spells();
    const sim::Seconds length = lasts;
    const std::int64_t spells = std::min<std::int64_t>(site.value(who, absences.sick_spells), long_spell - 1);
    if ((count & ~long_spell) < spells && length <= seconds_in(site.value(who, absences.sick_longest))) {
        ++count;
        return true;
    }
    const bool allowed =
        (count & long_spell) == 0 && length <= seconds_in(site.value(who, absences.long_sick_longest));
    if (allowed) count |= long_spell;
    return allowed;
}

/// Applies actions; false when they have taken the strand out of the stage.
bool still_here_after(Site& site, Who who, const Actions& actions) {
    const std::uint32_t generation = site.strand(who).generation;
    apply(site, who, actions);
    return site.strand(who).generation == generation;
}

void fall_sick(Site& site, Who who, const Placement& stage, std::uint32_t attempt) {
    sim::Draw draw = site.draw(who, sickness_lasts, attempt);
    const sim::Seconds drawn = sim::duration(site.value(who, stage.absences.sickness_lasts), draw);
    const sim::Days lasts{std::max<std::int64_t>((drawn + day_long / 2) / day_long, 1)};
    site.strand(who).detail = site.setup->layout.seconds_of(sim::Time{site.today() + lasts});
    const bool fails = !within_allowance(site, who, stage.absences, lasts);
    note_absence(site, who, stage, "sick", fails,
                 fails ? AbsenceGroup::sick_failure : AbsenceGroup::sick_available, lasts);
    if (fails) apply(site, who, stage.on_failure);
}

}  // namespace

void schedule_week(Site& site, Who who, const Placement& stage) {
    site.schedule(who, end_of_week(site, who, stage));
}

void begin_week(Site& site, Who who, const Placement& stage) {
    const sim::Time end = end_of_week(site, who, stage);
    const std::int64_t days = (sim::day_of(end) - site.today()).count();
    if (phase_of(site, who) == PlacementPhase::placed) {
        count_hours(site, Activity::placement, site.value(who, stage.hours), days);
        count_hours(site, Activity::job_search, site.value(who, stage.job_search_hours), days);
    } else {
        count_hours(site, Activity::job_search, site.value(who, stage.unplaced_hours), days);
    }
    const int index = site.stage_index(who);
    const auto& payers = site.setup->measured.payer_group[static_cast<std::size_t>(index)];
    const std::size_t first = site.stage_of(who).costs.size();
    for (std::size_t c = 0; c < stage.weekly_costs.size(); ++c) {
        const auto pence = static_cast<std::int64_t>(stage.weekly_costs[c].amount * 100 + 0.5);
        site.observe(Measured::cost, {.stage = index, .group = payers[first + c]},
                     pence * days / week.count());
    }
    site.schedule(who, end);
}

void draw_absences(Site& site, Who who, const Placement& stage) {
    // Who is sick today is away already.
    if (site.setup->layout.seconds_of(site.now()) < site.strand(who).detail) return;
    const Absences& absences = stage.absences;
    const auto attempt = static_cast<std::uint32_t>(weeks_since_start(site, who, stage));
    if (site.occurs(who, sick, absences.sick, attempt)) return fall_sick(site, who, stage, attempt);
    // HTW-110 to 113: reported, for another reason.
    if (site.occurs(who, other_absence, absences.other, attempt)) {
        const bool fails = site.occurs(who, other_fails, absences.other_fails, attempt);
        note_absence(site, who, stage, "other", fails,
                     fails ? AbsenceGroup::other_failure : AbsenceGroup::other_available, sim::Days{1});
        if (fails && !still_here_after(site, who, stage.on_failure)) return;
    }
    // HTW-114: the office is not told.
    if (site.occurs(who, unreported, absences.unreported, attempt)) {
        note_absence(site, who, stage, "unreported", true, AbsenceGroup::unreported_failure, sim::Days{1});
        if (!still_here_after(site, who, stage.on_failure)) return;
    }
    // HTW-77, 95, 96: a vacancy, an interview or an offer; the provider refers it straight to the decision maker.
    if (site.occurs(who, refuses, absences.refuses, attempt)) {
        site.count(Measured::absences, {.group = AbsenceGroup::refusal_failure});
        apply(site, who, stage.on_refusal);
    }
}

}  // namespace caseload::model

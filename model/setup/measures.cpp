#include "model/setup/measures.hpp"

#include <algorithm>

#include "model/setup/measured_groups.hpp"

namespace caseload::model::measures {

namespace {

using enum Measured::Id;
using enum sim::Statistic;
using enum sim::Axis;

constexpr Margins overall = sim::Margin{};
constexpr Margins by_office = sim::Margin{.office = true};
constexpr Margins by_stage = sim::Margin{.stage = true};
constexpr Margins by_week = sim::Margin{.period = true};
constexpr Margins by_day = by_week;
constexpr Margins by_office_stage = sim::Margin{.office = true, .stage = true};
constexpr Margins by_office_week = sim::Margin{.office = true, .period = true};
constexpr Margins by_stage_week = sim::Margin{.stage = true, .period = true};

constexpr Unit minutes{"minutes", 1.0 / 60};  // ledgers hold seconds
constexpr Unit hours{"hours", 1.0 / 3600};
constexpr Unit pounds{"pounds", 0.01};  // ledgers hold pence

constexpr auto declared = std::to_array<Declaration>({
    {arrivals, "arrivals", "people", count, overall | by_office | by_week | by_office_week, "New people"},
    // What happens in stages
    {entered, "entered", "people", count, by_stage | by_office_stage | by_stage_week, "Entries into a stage"},
    {ended, "ended", "people", count, by_stage | by_office_stage | by_stage_week, "Endings of a stage",
     groups::endings},
    {ended_share, "ended_share", "share", share, by_stage | by_office_stage,
     "Share of the endings of a stage that were this one; the shares of a stage sum to 1", groups::endings},
    {broken_off, "broken_off", "people", count, by_stage | by_office_stage,
     "Stays that ended by none of the stage's endings: the claim closed, something else ended or began the "
     "pathway anew, the person moved away or left at an exit"},
    {moved_in, "moved_in", "people", count, by_stage | by_office_stage,
     "People who came from another office and go on at a stage without entering it anew"},
    {in_stage, "in_stage", "people", time_average, by_stage | by_office_stage | by_stage_week,
     "People in a stage, averaged over time"},
    {time_in_stage, "time_in_stage", minutes, mean, by_stage | by_office_stage,
     "From entry into a stage to its ending"},
    {median_time_in_stage, "median_time_in_stage", minutes, mean, by_stage | by_office_stage,
     "Half of those who left a stage had been in it no longer, to within 3%"},
    {time_in_stage_90, "time_in_stage_90", minutes, mean, by_stage | by_office_stage,
     "Nine in ten of those who left a stage had been in it no longer, to within 3%"},
    {wait, "wait", minutes, mean, by_stage | by_office_stage | by_stage_week,
     "From entry, less prescribed time (interval), until what was waited for began or its time came and the "
     "claimant did not; in the week in which the wait ended"},
    {waited, "waited", "share", share, by_stage | by_office_stage,
     "Share of those served in a queue who had to wait"},
    {wait_cause, "wait_cause", minutes, mean, by_stage | by_office_stage,
     "Mean wait for this cause; the causes sum to the wait", groups::wait_causes},
    {interval, "interval", minutes, mean, by_stage | by_office_stage,
     "Time before the start that the scenario prescribes, by the key that sets it, of those whom it holds "
     "back; no part of the wait",
     groups::prescribed},
    {still_waiting, "still_waiting", "people", count, by_stage | by_office_stage,
     "People who still waited when the run ended"},
    {still_waiting_for, "still_waiting_for", minutes, mean, by_stage | by_office_stage,
     "How long they had waited by then; no part of the wait"},
    {interrupted, "interrupted", "interruptions", count, by_stage | by_office_stage | by_stage_week,
     "Services interrupted by somebody more urgent"},
    {interruption, "interruption", minutes, mean, by_stage | by_office_stage,
     "From the interruption of a service until it goes on or begins anew; no part of the wait"},
    {inside, "inside", "people", time_average, overall | by_office | by_week | by_office_week,
     "People at the office, averaged over time"},
    {missed, "missed", "share", share, by_stage | by_office_stage,
     "Share of due appointments, calls, sessions or reviews not kept"},
    {late, "late", "share", share, by_stage | by_office_stage,
     "Share of appointments and group sessions begun late, after an overrun"},
    {late_by, "late_by", minutes, mean, by_stage | by_office_stage,
     "How long after its time an appointment or group session began, of those begun late"},
    {late_by_90, "late_by_90", minutes, mean, by_stage | by_office_stage,
     "Nine in ten of those begun late began no later, to within 3%"},
    {within, "within_limit", "share", share, overall | by_office | by_week,
     "Share that met a deadline, of those who came to it or had not when it passed", groups::deadlines},
    {breach_cause, "breaches", "people", count, overall | by_office | by_week,
     "Missed deadlines by what the time until then was most for", groups::causes_of_delay},
    {early, "early", "people", count, by_stage, "Done sooner than a deadline's range begins"},
    {session_size, "session_size", "people", mean, by_stage | by_office_stage | by_stage_week,
     "People present at a group session that was held"},
    {sessions_held, "sessions_held", "sessions", count, by_stage | by_office_stage | by_stage_week,
     "Group sessions held"},
    {sessions_not_held, "sessions_not_held", "sessions", count, by_stage | by_office_stage,
     "Group sessions not held, by why", groups::wait_causes},
    {calls, "call_attempts", "attempts", mean, by_stage, "Attempts an outbound call took"},
    // What staff, rooms and money are used for
    {busy, "utilisation", "share", share, overall | by_office | by_week | by_office_week,
     "Share of staff's or a resource's bookable or on-duty time that was used: as long as meetings really "
     "lasted, and as long as was booked for whoever did not come",
     groups::units},
    {overtime, "overtime", hours, total, overall | by_office | by_week,
     "Time in which staff or a resource was used beyond what was on offer: after closing, after duty, "
     "overruns "
     "into other duties, kept overnight",
     groups::units},
    {queue_length, "queue_length", "people", time_average, overall | by_office,
     "People waiting in a queue, averaged over time", groups::queues},
    {staff_minutes, "staff_time", minutes, total, overall | by_office | by_stage,
     "Staff time spent on a stage, by role: what was kept as long as it lasted, what was not as long as it "
     "was booked",
     groups::roles},
    {cost, "cost", pounds, total, overall | by_office | by_stage, "Money spent", groups::payers},
    // What becomes of people
    {sanctions, "sanctions", "people", count, overall | by_office | by_week, "Sanctions by level",
     groups::sanctions},
    {marker_stock, "marker_stock", "people", time_average, overall | by_office | by_week,
     "People with a marker, averaged over time", groups::markers},
    {claims_ended, "claims_ended", "people", count, overall | by_office | by_week, "Claims ended, by cause",
     groups::causes_of_ends},
    {reclaims, "reclaims", "people", count, overall | by_office | by_week, "People who claim again"},
    {transferred, "transferred", "people", count, overall | by_office,
     "People who moved in from another office"},
    {headcount, "headcount", "people", count, overall | by_office,
     "People of whom a statement holds in the end", groups::headcounts},
    // Steering, placements, daily attendance, what decisions lead to
    {steered, "steered", "share", share, overall | by_office | by_week,
     "Share of the decisions between steered elements that took this one: whoever is steered twice counts "
     "twice, and the shares of elements steered together sum to 1",
     groups::elements},
    {held_back, "held_back", "people", count, overall | by_office,
     "Choices in which the element furthest below its share could not be taken, by why", groups::held_back},
    {places_granted, "places_granted", "places", count, overall | by_office | by_week,
     "Places held from a provider's yearly limit", groups::places},
    {places_used, "places_used", "places", count, overall | by_office | by_week,
     "Places whose placement started", groups::places},
    {places_given_back, "places_given_back", "places", count, overall | by_office | by_week,
     "Places held and given back unused", groups::places},
    {turned_away, "turned_away", "people", count, overall | by_office | by_week,
     "People for whom no place was left", groups::places},
    {absences, "absences", "absences", count, overall | by_office,
     "Absences from placements, by kind and how they are treated", groups::absences},
    {placement_hours, "placement_hours", "hours", count, overall | by_office, "Hours with providers",
     groups::activities},
    {attendances, "attendances", "attendances", count, by_office | by_stage,
     "Meetings attended, by weekday and hour of their start", groups::hours_of_the_week},
    {appeals, "appeals", "people", count, overall | by_office, "Sanctions appealed against"},
    {hardship, "hardship", "people", count, overall | by_office,
     "Sanctions after which hardship payments are asked for"},
    {work_after, "work_after", "share", share, overall | by_office,
     "Share in employment at some time, or for long enough, within the time of [outcomes.work_after], of "
     "those for whom it is over",
     groups::work_after},
    // From the claim on, day by day
    {on_benefit, "on_benefit", "share", share, by_day, "Share on benefit by day since the claim",
     groups::arms, claim_day},
    {in_work, "in_work", "share", share, by_day, "Share in employment by day since the claim", groups::arms,
     claim_day},
    {before_claim, "on_benefit_before", "share", share, by_day,
     "Share on benefit so many days before the claim", nullptr, claim_day},
    // What people of a trial come to who are followed to the end
    {trial_benefit, "trial_benefit", "days", mean, overall,
     "Days on benefit of people whose whole comparison lies within the run", groups::arms, none,
     sums_up_trial},
    {trial_benefit_squares, "trial_benefit_squares", "squared days", mean, overall,
     "The same days squared, person by person", groups::arms, none, sums_up_trial},
    {trial_work, "trial_work", "days", mean, overall,
     "Days in employment of people whose whole comparison lies within the run", groups::arms, none,
     sums_up_trial},
    {trial_work_squares, "trial_work_squares", "squared days", mean, overall,
     "The same days squared, person by person", groups::arms, none, sums_up_trial},
    {office_benefit, "office_benefit", "days", mean, overall,
     "Of the same people, the days on benefit of those who came to an office", groups::offices_by_arm, none,
     sums_up_offices},
    {office_work, "office_work", "days", mean, overall,
     "Of the same people, the days in employment of those who came to an office", groups::offices_by_arm,
     none, sums_up_offices},
});

constexpr bool in_order_of_ids() {
    for (std::size_t place = 0; place < declared.size(); ++place)
        if (declared[place].id != static_cast<Measured::Id>(place)) return false;
    return true;
}
static_assert(in_order_of_ids(), "a measure is not declared at the place of its id");

}  // namespace

std::span<const Declaration> all() { return declared; }

sim::Measure measure_of(const Declaration& declaration, const Model& model, const Measured& numbers) {
    const std::span margins(declaration.margins.all.data(), declaration.margins.count);
    return {.name = std::string(declaration.name),
            .unit = std::string(declaration.unit.name),
            .meaning = std::string(declaration.meaning),
            .statistic = declaration.statistic,
            .groups = declaration.groups != nullptr ? declaration.groups(model, numbers)
                                                    : std::vector<std::string>{},
            .by_stage = std::ranges::any_of(margins, &sim::Margin::stage),
            .axis = declaration.axis,
            .margins = {margins.begin(), margins.end()},
            .scale = declaration.unit.scale};
}

}  // namespace caseload::model::measures

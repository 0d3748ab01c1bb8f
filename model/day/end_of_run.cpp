#include "model/day/end_of_run.hpp"

#include <optional>

#include "model/bookings/booked_waits.hpp"
#include "model/claims/claim.hpp"
#include "model/claims/curves.hpp"
#include "model/day/capacity.hpp"
#include "model/sessions/seats.hpp"
#include "model/stages/placement_course.hpp"
#include "model/waits/deadlines.hpp"
#include "model/waits/stays.hpp"

namespace caseload::model {

namespace {

using sim::Seconds;

std::optional<Seconds> waits_in_queue(const Site& site, const Strand& strand) {
    const Service& service = site.services.all[strand.detail];
    if (service.seconds >= 0) return std::nullopt;  // has been begun
    return site.now() - service.ticket.since;
}

/// Of a booking or a seat: what is prescribed comes first, and is no wait.
std::optional<Seconds> waits_for_booking(const Site& site, const Strand& strand) {
    const auto wait = wait_of_booking(site, strand);
    if (!wait) return std::nullopt;
    const Seconds so_far = site.now() - wait->since - Seconds{wait->shares.prescribed()};
    return so_far > Seconds{0} ? std::optional(so_far) : std::nullopt;
}

/// On the list for a session that has not been set up.
std::optional<Seconds> waits_on_list(Site& site, Who who) {
    const sim::Time since = earliest_session(site, who);
    return site.now() > since ? std::optional(site.now() - since) : std::nullopt;
}

std::optional<Seconds> waits_for_provider(Site& site, Who who) {
    switch (phase_of(site, who)) {
    case PlacementPhase::asking:
    case PlacementPhase::engaging:
    case PlacementPhase::engaging_again:
        return site.now() - site.setup->layout.time_of(site.strand(who).since);
    default: return std::nullopt;
    }
}

/// How long the strand has waited by now for what its stage is for; nothing where it does not wait.
std::optional<Seconds> waits(Site& site, Who who) {
    const Strand& strand = site.strand(who);
    const Stage& stage = site.stage_of(who);
    if (stage.does() == Does::placement) return waits_for_provider(site, who);
    if (stage.does() == Does::group_session && seating_of(strand) == Seating::listed)
        return waits_on_list(site, who);
    if (strand.detail == no_booking) return std::nullopt;
    if (stage.does() == Does::walk_in) return waits_in_queue(site, strand);
    return holds_bookings(stage) ? waits_for_booking(site, strand) : std::nullopt;
}

void measure_person(Site& site, std::uint32_t person) {
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s) {
        const Who who{person, s};
        const Strand& strand = site.strand(who);
        if (strand.stage == nowhere || strand.suspended != 0) continue;
        judge_stay(site, who);
        judge_pathway(site, who);
        site.stays.seconds[strand.stage] += measured_stay(site, who);
        const auto so_far = waits(site, who);
        if (!so_far) continue;
        site.count(Measured::still_waiting, {.stage = strand.stage});
        site.observe(Measured::still_waiting_for, {.stage = strand.stage}, so_far->count());
    }
}

/// What goes with the time in a stage and not with entries, once the stays of all are known.
void count_paperwork(Site& site) {
    for (std::size_t s = 0; s < site.model().stages.size(); ++s) {
        const Stage& stage = site.model().stages[s];
        if (stage.paperwork_role < 0 || stage.paperwork_every == 0) continue;
        const std::int64_t once = seconds_in(stage.paperwork.choices.front()).count();
        site.observe(Measured::staff_minutes, {.stage = static_cast<int>(s), .group = stage.paperwork_role},
                     once * site.stays.seconds[s] / stage.paperwork_every);
    }
}

/// Whoever left another office on the last night is nowhere, and the account is closed all the same.
void close_accounts_on_the_way(Site& site) {
    for (const Request& request : site.inbox) {
        if (request.kind != Request::Kind::move) continue;
        const std::uint32_t person = site.people.add(request.record);
        close_account(site, person);
        site.people.remove(person);
    }
}

}  // namespace

void finish_run(Site& site) {
    for (std::uint32_t person = 0; person < site.people.places(); ++person) {
        if (!site.people.alive(person)) continue;
        measure_person(site, person);
        close_account(site, person);
    }
    count_paperwork(site);
    close_accounts_on_the_way(site);
    write_levels(site);
    measure_diaries(site, site.today() - sim::Days{1});
    write_curves(site);
}

}  // namespace caseload::model

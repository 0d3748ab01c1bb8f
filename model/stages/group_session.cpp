#include "model/bookings/bookings.hpp"
#include "model/office/log.hpp"
#include "model/sessions/seats.hpp"
#include "model/sessions/staffing.hpp"
#include "model/stages/course.hpp"
#include "model/stages/meeting.hpp"
#include "model/stages/session_course.hpp"
#include "model/stages/session_visits.hpp"
#include "model/stages/stages.hpp"

/// One person's part in a group session: a seat, a place on the waiting list, or an appointment instead of it.
/// The session itself is in session_course.cpp.
namespace caseload::model {

namespace {

/// Seen one to one in place of a session below its minimum: comes, or misses.
void begin_alone(Site& site, Who who, const GroupSession& stage) {
    const bool comes = !site.occurs(who, session_misses, stage.misses);
    if (comes && starts_late(site, who)) return;
    measure_attendance(site, who, comes);
    if (!comes) {
        stay_away(site, who);
        return leave_seat(site, site.strand(who).detail, session_missed);
    }
    site.strand(who).phase = static_cast<std::uint8_t>(Seating::seen);
    site.schedule(who, site.now() + hold(site, who, Varying<sim::Distribution>{}));
}

void end_alone(Site& site, Who who, const GroupSession& stage) {
    const std::uint32_t id = site.strand(who).detail;
    const Booking& booking = site.bookings[id];
    const bool took_part = !site.occurs(who, session_takes_part, stage.does_not_take_part);
    if (site.logging()) {
        Details details{{DetailKey::alone, true}};
        if (!took_part) details.push_back({DetailKey::present, true});
        site.note(who, {.event = took_part ? LogEvent::attended : LogEvent::missed,
                        .resource = place_name(site, booking),
                        .start = site.setup->layout.time_of(booking.began),
                        .end = site.now(),
                        .details = std::move(details)});
    }
    leave_seat(site, id, took_part ? session_attended : session_missed);
}

}  // namespace

void take_up(Site& site, Who who, const GroupSession& stage) {
    const sim::Day last = last_session_day(site, who);
    const std::uint32_t session = find_seat(site, who, earliest_session(site, who), last);
    if (session != no_session) return take_seat(site, who, session, site.now(), site.now());
    if (!stage.on_demand) return leave(site, who, session_no_place);
    site.sessions.waiting_list[site.strand(who).stage].push_back(who.person);
    site.strand(who).phase = static_cast<std::uint8_t>(Seating::listed);
    site.schedule(who, sim::Time{last + sim::Days{1}});
}

void due(Site& site, Who who, const GroupSession& stage) {
    switch (seating_of(site.strand(who))) {
    case Seating::listed:
        // The horizon is over and no session has been set up.
        give_up_seat(site, who);
        return leave(site, who, session_no_place);
    case Seating::visiting: return visit_begins(site, who);
    case Seating::alone: return begin_alone(site, who, stage);
    case Seating::seen: return end_alone(site, who, stage);
    case Seating::none:
    case Seating::seated:
    case Seating::asking:
    case Seating::visited:
    case Seating::taking_part: return;
    }
}

void give_up(Site& site, Who who, const GroupSession&) { give_up_seat(site, who); }

}  // namespace caseload::model

#include "model/stages/session_visits.hpp"

#include <algorithm>

#include "model/bookings/booked_waits.hpp"
#include "model/office/log.hpp"
#include "model/sessions/seats.hpp"
#include "model/sessions/staffing.hpp"
#include "model/stages/session_course.hpp"
#include "model/waits/deadlines.hpp"

namespace caseload::model {

void visit_begins(Site& site, Who who) {
    auto& elsewhere = site.sessions.elsewhere;
    const auto seat = std::find_if(elsewhere.begin(), elsewhere.end(), [&](const SeatElsewhere& one) {
        return one.person == who.person && one.strand == who.strand;
    });
    const bool comes = seat->present != 0;
    measure_attendance(site, who, comes);
    end_booked_wait(site, who);
    if (comes) {
        site.strand(who).phase = static_cast<std::uint8_t>(Seating::visited);
        return;
    }
    elsewhere.erase(seat);
    leave_seat(site, site.strand(who).detail, session_missed);
}

void take_word(Site& site, const Request& request) {
    auto& elsewhere = site.sessions.elsewhere;
    const auto seat = std::find_if(elsewhere.begin(), elsewhere.end(), [&](const SeatElsewhere& one) {
        return one.person == request.person && one.strand == request.strand && one.office == request.from &&
               one.session == request.session;
    });
    if (seat == elsewhere.end()) return;
    elsewhere.erase(seat);
    const Who who{request.person, request.strand};
    const std::uint32_t booking = site.strand(who).detail;
    if (request.kind == Request::Kind::session_not_held)
        return leave_seat(site, booking, session_did_not_run);
    judge_start(site, who, request.start);
    const GroupSession& kind = session_kind(site, site.strand(who).stage);
    const bool took_part = !site.occurs(who, session_takes_part, kind.does_not_take_part);
    if (site.logging()) {
        site.note(who, {.event = took_part ? LogEvent::attended : LogEvent::missed,
                        .resource = site.model().offices[request.from].name,
                        .start = request.start,
                        .end = request.end,
                        .details = took_part ? Details{} : Details{{DetailKey::present, true}}});
    }
    leave_seat(site, booking, took_part ? session_attended : session_missed);
}

}  // namespace caseload::model

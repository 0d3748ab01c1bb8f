#include "model/sessions/brigading.hpp"

#include <algorithm>

#include "model/bookings/booked_waits.hpp"
#include "model/bookings/bookings.hpp"
#include "model/office/log.hpp"
#include "model/sessions/seats.hpp"
#include "model/sessions/staffing.hpp"

namespace caseload::model {

namespace {

using Message = Request::Kind;

/// Asks the neighbour whose turn it is (Strand::count).
void ask(Site& site, Who who) {
    const Strand& strand = site.strand(who);
    const GroupSession& kind = session_kind(site, strand.stage);
    Request request;
    request.kind = Message::seat;
    request.strand = who.strand;
    request.present = site.occurs(who, session_misses, kind.misses) ? 0 : 1;
    request.from = site.index;
    request.to = site.office().neighbours[strand.count];
    request.stage = strand.stage;
    request.generation = strand.generation;
    request.person = who.person;
    request.start = earliest_session(site, who);
    request.end = sim::Time{last_session_day(site, who) + sim::Days{1}};
    if (site.logging()) {
        site.note(who, {.event = LogEvent::requested,
                        .details = {{DetailKey::to, site.model().offices[request.to].name}}});
    }
    site.outbox.push_back(std::move(request));
}

bool is_visitor(const Visitor& visitor, const Request& request) {
    return visitor.office == request.from && visitor.person == request.person &&
           visitor.strand == request.strand;
}

void give_back(Site& site, const Request& granted) {
    Request request = granted;
    request.kind = Message::seat_given_up;
    request.from = site.index;
    request.to = granted.from;
    site.outbox.push_back(std::move(request));
}

/// The time of a session elsewhere, as a booking that holds no diary here.
Booking time_of_visit(const Site& site, const Request& request) {
    const sim::Seconds period{60 * sim::period_minutes};
    Booking booking;
    booking.person = request.person;
    booking.strand = request.strand;
    booking.day = site.setup->layout.number_of(sim::day_of(request.start));
    booking.period = static_cast<std::int16_t>(sim::time_of_day(request.start) / period);
    booking.length = static_cast<std::int16_t>((request.end - request.start) / period);
    return booking;
}

/// The seat here is given up for the one there.
void go_visiting(Site& site, Who who, const Request& request) {
    const auto wait = wait_of_booking(site, site.strand(who));
    give_up_seat(site, who);
    Strand& strand = site.strand(who);
    strand.detail = site.bookings.add(time_of_visit(site, request));
    strand.phase = static_cast<std::uint8_t>(Seating::visiting);
    site.sessions.elsewhere.push_back(
        {request.person, request.session, request.from, request.strand, request.present});
    if (wait) {
        begin_booked_wait(site, who, wait->since, wait->shares);
        move_start(site, who, request.start);
    }
    if (site.logging()) {
        site.note(who, {.event = LogEvent::granted,
                        .resource = site.model().offices[request.from].name,
                        .start = request.start,
                        .end = request.end});
    }
    site.schedule(who, request.start);
}

}  // namespace

bool ask_neighbours(Site& site, std::uint32_t id) {
    Session& session = site.sessions.all[id];
    if (site.office().neighbours.empty() || session.seats.empty()) return false;
    if (sim::day_of(session.start) <= site.today()) return false;
    session.asking = 1;
    for (const std::uint32_t seat : session.seats) {
        const Who who{site.bookings[seat].person, site.bookings[seat].strand};
        site.strand(who).phase = static_cast<std::uint8_t>(Seating::asking);
        site.strand(who).count = 0;
        ask(site, who);
    }
    return true;
}

void tell_visitors(Site& site, std::uint32_t id, bool held) {
    const Session& session = site.sessions.all[id];
    for (const Visitor& visitor : session.visitors) {
        Request request;
        request.kind = held ? Message::session_held : Message::session_not_held;
        request.strand = visitor.strand;
        request.from = site.index;
        request.to = visitor.office;
        request.stage = session.stage;
        request.generation = visitor.generation;
        request.person = visitor.person;
        request.session = id;
        request.start = session.start;
        request.end = session.end;
        site.outbox.push_back(std::move(request));
    }
}

std::uint32_t take_seat_answer(Site& site, const Request& request) {
    const Who who{request.person, request.strand};
    const bool lapsed = request.person >= site.people.places() || !site.people.alive(request.person) ||
                        site.strand(who).stage != request.stage ||
                        site.strand(who).generation != request.generation ||
                        site.strand(who).phase != static_cast<std::uint8_t>(Seating::asking);
    const bool granted = request.kind == Message::seat_granted;
    if (lapsed) {
        if (granted) give_back(site, request);
        return no_session;
    }
    const std::uint32_t session = site.bookings[site.strand(who).detail].session;
    const bool can_come = granted && !busy_at(site, who, time_of_visit(site, request));
    if (can_come) {
        go_visiting(site, who, request);
    } else {
        if (granted) give_back(site, request);
        if (site.logging()) {
            site.note(who, {.event = LogEvent::refused, .resource = site.model().offices[request.from].name});
        }
        Strand& strand = site.strand(who);
        const bool time_left = sim::day_of(site.sessions.all[session].start) > site.today();
        if (++strand.count < site.office().neighbours.size() && time_left) {
            ask(site, who);
            return no_session;
        }
        strand.phase = static_cast<std::uint8_t>(Seating::seated);
    }
    const auto& seats = site.sessions.all[session].seats;
    const bool still_asking = std::any_of(seats.begin(), seats.end(), [&](std::uint32_t seat) {
        return site.strand({site.bookings[seat].person, site.bookings[seat].strand}).phase ==
               static_cast<std::uint8_t>(Seating::asking);
    });
    return !still_asking && site.sessions.all[session].asking != 0 ? session : no_session;
}

void visitor_stays_away(Site& site, const Request& request) {
    if (request.session >= site.sessions.all.size()) return;
    Session& session = site.sessions.all[request.session];
    if (session.start != request.start) return;
    std::erase_if(session.visitors, [&](const Visitor& visitor) { return is_visitor(visitor, request); });
}

Request answer_seat_request(Site& host, const Request& request) {
    Request answer = request;
    answer.kind = Message::seat_refused;
    answer.from = host.index;
    answer.to = request.from;
    // The answer is known at home from the next opening only: a session must lie after it.
    const sim::Time known = host.diary.opening(host.today());
    for (const std::uint32_t id : host.sessions.coming[request.stage]) {
        Session& session = host.sessions.all[id];
        if (session.start < request.start || session.start <= known || session.taken() >= session.largest)
            continue;
        if (session.start >= request.end) break;
        // Two offices that ask each other on one night meet at the one later in site order.
        if (session.asking != 0 && request.from > host.index) break;
        session.visitors.push_back(
            {request.person, request.generation, request.from, request.strand, request.present});
        answer.kind = Message::seat_granted;
        answer.session = id;
        answer.start = session.start;
        answer.end = session.end;
        break;
    }
    return answer;
}

}  // namespace caseload::model

#include "model/stages/session_course.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "model/bookings/booked_waits.hpp"
#include "model/bookings/bookings.hpp"
#include "model/bookings/search.hpp"
#include "model/office/log.hpp"
#include "model/sessions/brigading.hpp"
#include "model/sessions/decisions.hpp"
#include "model/sessions/group_sessions.hpp"
#include "model/sessions/schedule.hpp"
#include "model/sessions/seats.hpp"
#include "model/sessions/staffing.hpp"
#include "model/stages/course.hpp"
#include "model/stages/meeting.hpp"
#include "model/waits/deadlines.hpp"

namespace caseload::model {

namespace {

/// The session is not held; those still booked leave as did_not_run.
void call_off(Site& site, std::uint32_t id, std::int32_t cause) {
    announce_not_held(site, id, cause);
    std::vector<std::uint32_t> seats = std::move(site.sessions.all[id].seats);
    site.sessions.all[id].seats.clear();
    for (const std::uint32_t seat : seats) leave_seat(site, seat, session_did_not_run);
    seats.clear();
    site.sessions.all[id].seats = std::move(seats);
    recycle(site, id);
}

/// Each is given an appointment of the session's length with a facilitator instead.
void see_one_to_one(Site& site, std::uint32_t id) {
    const std::uint16_t stage = site.sessions.all[id].stage;
    const GroupSession& kind = session_kind(site, stage);
    BookingRequest request;
    request.role = kind.facilitator;
    request.skill = kind.skill;
    request.minutes = kind.minutes;
    announce_not_held(site, id, static_cast<std::int32_t>(WaitCause::group));
    std::vector<std::uint32_t> seats;
    seats.swap(site.sessions.all[id].seats);
    recycle(site, id);
    WaitShares& waits = site.in_hand.waits;
    for (const std::uint32_t seat : seats) {
        const Who who{site.bookings[seat].person, site.bookings[seat].strand};
        const sim::Time was = start_of(site, site.bookings[seat]);
        const auto before = cut_short(site, who);
        forget_booking(site, who);
        site.strand(who).phase = static_cast<std::uint8_t>(Seating::none);
        const sim::Day last = std::max(last_session_day(site, who), sim::day_of(was));
        const auto slot = find_slot(site, who, request, site.now(), last, last, waits);
        if (!slot) {
            leave(site, who, session_no_place);
            continue;
        }
        site.strand(who).phase = static_cast<std::uint8_t>(Seating::alone);
        book(site, who, *slot, site.now(), waits);
        if (before) go_on_waiting(site, who, *before);
    }
}

void go_on(Site& site, std::uint32_t id, Next next) {
    if (next == Next::one_to_one) see_one_to_one(site, id);
    if (next == Next::not_held) call_off(site, id, static_cast<std::int32_t>(WaitCause::group));
}

/// Is a facilitator or a room still held by an overrun? Then it begins when all are free.
bool starts_late(Site& site, std::uint32_t id) {
    Session& session = site.sessions.all[id];
    const Booking& booking = site.bookings[session.booking];
    const std::uint16_t last = last_to_be_free(site, booking);
    const sim::Time free = site.diary.busy_until(last);
    const bool late = free > site.now();
    if (site.now() == session.start) {
        site.observe(Measured::late, {.stage = session.stage}, late ? 1 : 0);
        if (late && site.logging()) {
            site.note_session(session, {.event = LogEvent::late,
                                        .resource = site.name_of_diary(last),
                                        .start = session.start,
                                        .end = free});
        }
    }
    if (late) {
        schedule_session(site, id, free);
        return true;
    }
    if (site.now() > session.start) measure_late_by(site, session.stage, site.now() - session.start);
    session.end += site.now() - session.start;
    session.began = site.now();
    return false;
}

/// Whoever is still in a meeting that overruns comes as soon as it is over.
void come_in(Site& site, Who who, std::uint32_t seat, const Session& session) {
    const sim::Time comes = std::min(claimant_free(site, who), session.end);
    site.bookings[seat].began = site.setup->layout.seconds_of(comes);
    if (comes > session.start && site.logging())
        site.note(who, {.event = LogEvent::late, .start = session.start, .end = comes});
}

/// Those who are due come or miss. Too few come: it is not held, and those who came leave without a failure.
void start(Site& site, std::uint32_t id) {
    if (site.sessions.all[id].taken() > 0 && starts_late(site, id)) return;
    std::erase(site.sessions.coming[site.sessions.all[id].stage], id);
    if (site.sessions.all[id].taken() == 0) return give_up_session(site, id, no_cause);
    std::vector<std::uint32_t> absent;
    const bool held = start_session(site, id, absent);
    for (const std::uint32_t seat : absent) {
        end_booked_wait(site, {site.bookings[seat].person, site.bookings[seat].strand});
        leave_seat(site, seat, session_missed);
    }
    if (!held) return call_off(site, id, static_cast<std::int32_t>(WaitCause::group));
    absent.clear();
    Session& session = site.sessions.all[id];
    session.seats = std::move(absent);
    keep_busy(site, site.bookings[session.booking], session.end);
    for (const std::uint32_t seat : site.sessions.all[id].present) {
        const Who who{site.bookings[seat].person, site.bookings[seat].strand};
        judge_start(site, who, site.now());
        end_booked_wait(site, who);
        come_in(site, who, seat, session);
    }
}

/// Those present have attended, or have not taken part, which counts as missing it (IAP-13).
void end(Site& site, std::uint32_t id) {
    tell_visitors(site, id, true);
    const Session& session = site.sessions.all[id];
    const GroupSession& kind = session_kind(site, session.stage);
    const std::uint32_t number = session.number;
    const std::string place =
        site.logging() ? place_name(site, site.bookings[session.booking]) : std::string{};
    std::vector<std::uint32_t> present = std::move(site.sessions.all[id].present);
    site.sessions.all[id].present.clear();
    for (const std::uint32_t seat : present) {
        const Who who{site.bookings[seat].person, site.bookings[seat].strand};
        const bool took_part = !site.occurs(who, session_takes_part, kind.does_not_take_part);
        if (took_part) site.people[who.person].head().cohort = number;
        if (site.logging()) {
            Details details{{DetailKey::session, number}};
            if (!took_part) details.push_back({DetailKey::present, true});
            site.note(who, {.event = took_part ? LogEvent::attended : LogEvent::missed,
                            .resource = place,
                            .start = site.setup->layout.time_of(site.bookings[seat].began),
                            .end = site.now(),
                            .details = std::move(details)});
        }
        leave_seat(site, seat, took_part ? session_attended : session_missed);
    }
    present.clear();
    site.sessions.all[id].present = std::move(present);
    recycle(site, id);
}

}  // namespace

void leave_seat(Site& site, std::uint32_t seat, std::size_t ending) {
    const Who who{site.bookings[seat].person, site.bookings[seat].strand};
    forget_booking(site, who);
    site.strand(who).phase = static_cast<std::uint8_t>(Seating::none);
    leave(site, who, ending);
}

void settle_session(Site& site, std::uint32_t id) { go_on(site, id, settle(site, id)); }

void session_due(Site& site, std::uint32_t id, std::uint32_t generation) {
    const Session& session = site.sessions.all[id];
    if (session.generation != generation) return;
    switch (session.phase) {
    case Session::Phase::planned: return go_on(site, id, decide(site, id));
    case Session::Phase::decided: return session.asking != 0 ? settle_session(site, id) : start(site, id);
    case Session::Phase::running: return end(site, id);
    case Session::Phase::over: return;
    }
}

void session_loses(Site& site, std::uint32_t id, std::uint16_t member) {
    const Session& session = site.sessions.all[id];
    if (session.phase == Session::Phase::over || session.start < site.now()) return;
    Booking& booking = site.bookings[session.booking];
    const auto last = booking.diaries.begin() + booking.diary_count;
    const auto place = std::find(booking.diaries.begin(), last, member);
    if (place == last) return;
    const std::uint16_t cover = substitute(site, session.stage, booking);
    if (cover == no_coach) {
        const std::uint16_t role = session_kind(site, session.stage).facilitator;
        return call_off(site, id, site.setup->measured.role_cause(role));
    }
    free_diaries(site, booking);
    *place = cover;
    fill_diaries(site, booking);
}

}  // namespace caseload::model

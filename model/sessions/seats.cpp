#include "model/sessions/seats.hpp"

#include <algorithm>

#include "model/bookings/booked_waits.hpp"
#include "model/bookings/bookings.hpp"
#include "model/office/log.hpp"
#include "model/sessions/staffing.hpp"

namespace caseload::model {

namespace {

using sim::Day;
using sim::Days;
using sim::Time;

bool has_seat(const Session& session) { return session.asking == 0 && session.taken() < session.largest; }

/// Why nobody could be seated on a day before the one found: could one more session have been held? The first test
/// that failed says.
std::uint16_t cause_of_day(Site& site, Who who, Day day, Time earliest) {
    const std::uint16_t stage = site.strand(who).stage;
    const auto timetable = static_cast<std::uint16_t>(WaitCause::timetable);
    const auto claimant = static_cast<std::uint16_t>(WaitCause::claimant);
    if (!site.diary.opens(day)) return static_cast<std::uint16_t>(WaitCause::closed);
    // A seat was free, but the person is booked elsewhere at that time.
    for (const std::uint32_t id : site.sessions.coming[stage]) {
        const Session& session = site.sessions.all[id];
        if (sim::day_of(session.start) > day) break;
        if (sim::day_of(session.start) < day || session.start < earliest || !has_seat(session)) continue;
        if (busy_at(site, who, site.bookings[session.booking])) return claimant;
    }
    const SessionOpenings openings = session_openings(site, stage, day);
    const sim::Periods own_time = ~busy_periods(site, who.person, day, who.strand);
    const sim::Periods possible = sim::gaps(own_time, session_length(site, stage, day));
    if (possible.none()) return claimant;
    if (openings.starts.none()) return openings.cause;
    if ((openings.starts & possible).none()) return claimant;
    // Staff and room are free now: a slot was not planned when they were not, or a session was put off.
    // Until the next session comes, the wait is for what kept that slot empty.
    std::uint16_t cause = timetable;
    Day latest = sim::day_of(earliest);
    for (const std::uint32_t id : site.sessions.coming[stage]) {
        const Day held = sim::day_of(site.sessions.all[id].start);
        if (held > day) break;
        latest = std::max(latest, held);
    }
    for (const SessionNotPlanned& slot : site.sessions.not_planned[stage]) {
        if (slot.day > day || slot.day < latest) continue;
        latest = slot.day;
        cause = slot.cause;
    }
    return cause;
}

/// Shares the wait from entry to `start` out by cause.
void share_wait(Site& site, Who who, Time gathered, Time decided, Time start, WaitShares& waits) {
    const GroupSession& kind = session_kind(site, site.strand(who).stage);
    waits.clear(site.setup->measured.wait_causes());
    const Time entry = site.setup->layout.time_of(site.strand(who).since);
    const Time earliest = std::min(earliest_session(site, who), start);
    Time from = entry;
    const auto add = [&](std::int64_t& seconds, Time until) {
        if (until <= from) return;
        seconds += (until - from).count();
        from = until;
    };
    add(waits.of(Prescribed::earliest), earliest);
    if (decided > entry) {
        add(waits.of(WaitCause::group), std::min(gathered, start));
        add(waits.of(WaitCause::timetable), std::min(decided, start));
        add(waits.of(Prescribed::notice),
            std::min(after(decided, site.value(who, kind.notice), site.model().calendar), start));
    }
    for (Day day = sim::day_of(from); day < sim::day_of(start); day += Days{1}) {
        add(waits.seconds[cause_of_day(site, who, day, earliest)], Time{day + Days{1}});
    }
    add(waits.of(WaitCause::closed), std::min(site.diary.opening(sim::day_of(start)), start));
    add(waits.of(WaitCause::timetable), start);
}

void remove_seat_elsewhere(Site& site, Who who) {
    auto& elsewhere = site.sessions.elsewhere;
    const auto found = std::find_if(elsewhere.begin(), elsewhere.end(), [&](const SeatElsewhere& seat) {
        return seat.person == who.person && seat.strand == who.strand;
    });
    if (found == elsewhere.end()) return;
    const Time start = start_of(site, site.bookings[site.strand(who).detail]);
    if (start > site.now()) {
        Request request;
        request.kind = Request::Kind::seat_given_up;
        request.from = site.index;
        request.to = found->office;
        request.person = who.person;
        request.strand = who.strand;
        request.session = found->session;
        request.start = start;
        site.outbox.push_back(std::move(request));
    }
    elsewhere.erase(found);
}

}  // namespace

Time earliest_session(Site& site, Who who) {
    const GroupSession& kind = session_kind(site, site.strand(who).stage);
    const Time entry = site.setup->layout.time_of(site.strand(who).since);
    const Span earliest = site.value(who, kind.earliest);
    if (earliest.unit == Span::Unit::seconds) return after(entry, earliest, site.model().calendar);
    return std::max(Time{after(sim::day_of(entry), earliest, site.model().calendar)}, entry);
}

Day last_session_day(Site& site, Who who) {
    const GroupSession& kind = session_kind(site, site.strand(who).stage);
    return after(sim::day_of(earliest_session(site, who)), site.value(who, kind.horizon),
                 site.model().calendar);
}

bool busy_at(Site& site, Who who, const Booking& time) {
    const Day day = site.setup->layout.day_of(time.day);
    const sim::Periods busy = busy_periods(site, who.person, day, who.strand);
    return !(busy & sim::Periods::range(time.period, time.period + time.length)).none();
}

std::uint32_t find_seat(Site& site, Who who, Time earliest, Day last) {
    const std::uint16_t stage = site.strand(who).stage;
    const GroupSession& kind = session_kind(site, stage);
    const std::uint32_t cohort = site.people[who.person].head().cohort;
    std::uint32_t found = no_session;
    Time latest{};
    for (const std::uint32_t id : site.sessions.coming[stage]) {
        const Session& session = site.sessions.all[id];
        if (session.start < earliest || !has_seat(session)) continue;
        if (sim::day_of(session.start) > last || (found != no_session && session.start > latest)) break;
        if (busy_at(site, who, site.bookings[session.booking])) continue;
        if (found == no_session) {
            found = id;
            if (!kind.same_cohort_preferred || cohort == 0) break;
            latest = after(session.start, site.value(who, kind.cohort_patience), site.model().calendar);
        }
        if (session.cohort == cohort) return id;
    }
    return found;
}

void take_seat(Site& site, Who who, std::uint32_t id, Time gathered, Time decided) {
    Session& session = site.sessions.all[id];
    // A seat has no diaries of its own: they are the session's.
    Booking seat = site.bookings[session.booking];
    seat.person = who.person;
    seat.strand = who.strand;
    seat.session = id;
    seat.diary_count = 0;
    if (session.seats.empty()) session.cohort = site.people[who.person].head().cohort;
    share_wait(site, who, gathered, decided, session.start, site.in_hand.waits);
    const std::uint32_t booking = site.bookings.add(seat);
    session.seats.push_back(booking);
    site.strand(who).detail = booking;
    site.strand(who).phase = static_cast<std::uint8_t>(Seating::seated);
    begin_booked_wait(site, who, site.setup->layout.time_of(site.strand(who).since), site.in_hand.waits);
    if (site.logging()) {
        site.note(
            who, {.event = LogEvent::booked,
                  .resource = place_name(site, site.bookings[session.booking]),
                  .start = session.start,
                  .end = session.end,
                  .details = {{DetailKey::session, session.number},
                              {DetailKey::cause, site.setup->measured.cause_names[site.strand(who).cause]}}});
    }
}

void move_seat(Site& site, std::uint32_t seat, std::uint32_t id) {
    Session& session = site.sessions.all[id];
    Booking& booking = site.bookings[seat];
    const Booking& time = site.bookings[session.booking];
    const Who who{booking.person, booking.strand};
    booking.session = id;
    booking.day = time.day;
    booking.period = time.period;
    booking.length = time.length;
    if (session.seats.empty()) session.cohort = site.people[who.person].head().cohort;
    session.seats.push_back(seat);
    move_start(site, who, session.start);
    if (site.logging()) {
        site.note(who, {.event = LogEvent::booked,
                        .resource = place_name(site, time),
                        .start = session.start,
                        .end = session.end,
                        .details = {{DetailKey::session, session.number}, {DetailKey::cause, "group"}}});
    }
}

void give_up_seat(Site& site, Who who) {
    Strand& strand = site.strand(who);
    switch (seating_of(strand)) {
    case Seating::none: break;
    case Seating::listed: std::erase(site.sessions.waiting_list[strand.stage], who.person); break;
    case Seating::seated:
    case Seating::asking:
    case Seating::taking_part: {
        Session& session = site.sessions.all[site.bookings[strand.detail].session];
        std::erase(session.seats, strand.detail);
        std::erase(session.present, strand.detail);
        forget_booking(site, who);
        break;
    }
    case Seating::visiting:
    case Seating::visited:
        remove_seat_elsewhere(site, who);
        forget_booking(site, who);
        break;
    case Seating::alone:
    case Seating::seen: cancel_booking(site, who); break;
    }
    strand.phase = static_cast<std::uint8_t>(Seating::none);
}

void measure_attendance(Site& site, Who who, bool kept) {
    site.observe(Measured::missed, {.stage = site.stage_index(who)}, kept ? 0 : 1);
    if (kept || !site.logging()) return;
    const Booking& booking = site.bookings[site.strand(who).detail];
    site.note(who,
              {.event = LogEvent::missed, .start = start_of(site, booking), .end = end_of(site, booking)});
}

}  // namespace caseload::model

#include "model/sessions/planning.hpp"

#include <algorithm>

#include "model/bookings/bookings.hpp"
#include "model/sessions/schedule.hpp"
#include "model/sessions/seats.hpp"
#include "model/sessions/staffing.hpp"

namespace caseload::model {

namespace {

using sim::Day;
using sim::Days;
using sim::Time;

bool held_here(const Site& site, const Stage& stage) {
    return stage.does() == Does::group_session && (stage.office < 0 || stage.office == site.index);
}

const std::vector<SessionTime>& timetable_of(const Site& site, std::uint16_t stage) {
    for (const OfficeSessions& own : site.office().sessions) {
        if (own.stage == stage && !own.timetable.empty()) return own.timetable;
    }
    return session_kind(site, stage).timetable;
}

/// The moment at which bookings are counted: at opening, so many working days before.
Time decision_time(const Site& site, std::uint16_t stage, Time start) {
    const Day day = sim::day_of(start);
    Span before = of_session(session_kind(site, stage).decided_before, day);
    before.amount = -before.amount;
    if (before.unit == Span::Unit::seconds) return after(start, before, site.model().calendar);
    return std::min(site.diary.opening(after(day, before, site.model().calendar)), start);
}

/// Sets up a session at the booking's time, which is one of `session_openings`.
std::uint32_t create(Site& site, std::uint16_t stage, Booking booking) {
    Sessions& sessions = site.sessions;
    std::uint32_t id = static_cast<std::uint32_t>(sessions.all.size());
    if (sessions.free.empty()) {
        sessions.all.emplace_back();
    } else {
        id = sessions.free.back();
        sessions.free.pop_back();
    }
    staff_session(site, stage, booking);
    booking.person = no_person;
    booking.session = id;
    Session& session = sessions.all[id];
    session.stage = stage;
    session.phase = Session::Phase::planned;
    session.put_off = session.small = session.remote = session.asking = 0;
    session.policy = 0;
    session.number = sessions.next_number++;
    session.cohort = 0;
    session.start = start_of(site, booking);
    session.end = end_of(site, booking);
    session.largest = static_cast<std::uint16_t>(largest_of(site, stage, sim::day_of(session.start)));
    session.booking = site.bookings.add(booking);
    auto& coming = sessions.coming[stage];
    const auto later =
        std::upper_bound(coming.begin(), coming.end(), session.start,
                         [&](Time time, std::uint32_t one) { return time < sessions.all[one].start; });
    coming.insert(later, id);
    // What is planned too late to be decided beforehand is decided at its start.
    const Time decision = decision_time(site, stage, session.start);
    schedule_session(site, id, decision < site.now() ? session.start : decision);
    return id;
}

Booking time_of(const Site& site, std::uint16_t stage, Day day, int period) {
    Booking booking;
    booking.day = site.setup->layout.number_of(day);
    booking.period = static_cast<std::int16_t>(period);
    booking.length = static_cast<std::int16_t>(session_length(site, stage, day));
    return booking;
}

void plan_day(Site& site, std::uint16_t stage, Day day) {
    if (!site.diary.opens(day)) return;
    for (const SessionTime& time : timetable_of(site, stage)) {
        if (time.weekday != sim::weekday_index(day)) continue;
        const int period = static_cast<int>(time.at / std::chrono::minutes{sim::period_minutes});
        const SessionOpenings openings =
            session_openings(site, stage, day, sim::Periods::range(period, period + 1));
        if (openings.starts.none()) {
            site.sessions.not_planned[stage].push_back({stage, openings.cause, 0, day});
        } else {
            create(site, stage, time_of(site, stage, day, period));
        }
    }
}

/// Today's slots that could not be planned are sessions not held; those of the past are no longer of interest.
void count_not_planned(Site& site, std::uint16_t stage) {
    auto& slots = site.sessions.not_planned[stage];
    std::erase_if(slots, [&](const SessionNotPlanned& slot) { return slot.day < site.today(); });
    for (SessionNotPlanned& slot : slots) {
        if (slot.day != site.today() || slot.counted != 0) continue;
        slot.counted = 1;
        site.count(Measured::sessions_not_held, {.stage = stage, .group = slot.cause});
    }
}

/// The first time after the notice at which a session could be held; length 0: none in sight.
Booking first_opening(Site& site, std::uint16_t stage) {
    const Span notice = of_session(session_kind(site, stage).notice, site.today());
    const Time from =
        notice.unit == Span::Unit::seconds
            ? after(std::max(site.now(), site.diary.opening(site.today())), notice, site.model().calendar)
            : Time{after(site.today(), notice, site.model().calendar)};
    const auto minute = std::chrono::ceil<std::chrono::minutes>(sim::time_of_day(from)).count();
    int period = static_cast<int>((minute + sim::period_minutes - 1) / sim::period_minutes);
    for (Day day = sim::day_of(from); day < site.diary.diary.last(); day += Days{1}) {
        const sim::Periods starts = session_openings(site, stage, day).starts;
        const int first = (starts & sim::Periods::range(period, sim::periods_a_day)).first();
        if (first >= 0) return time_of(site, stage, day, first);
        period = 0;
    }
    return {};
}

/// Sets up a session when enough wait for one. Fewer go ahead, unless a below-minimum policy does better, when one a
/// working day later would come too late for whoever has waited longest.
void plan_on_demand(Site& site, std::uint16_t stage) {
    auto& list = site.sessions.waiting_list[stage];
    const auto strand = static_cast<std::uint8_t>(site.model().stages[stage].pathway);
    std::vector<std::uint32_t> chosen;
    while (!list.empty()) {
        const Booking time = first_opening(site, stage);
        if (time.length == 0) return;
        const Day day = site.setup->layout.day_of(time.day);
        const auto largest = static_cast<std::size_t>(largest_of(site, stage, day));
        chosen.clear();
        for (const std::uint32_t person : list) {
            if (chosen.size() == largest) break;
            const Who who{person, strand};
            if (earliest_session(site, who) > start_of(site, time) || last_session_day(site, who) < day)
                continue;
            if (!busy_at(site, who, time)) chosen.push_back(person);
        }
        if (chosen.empty()) return;
        const bool enough = static_cast<std::int64_t>(chosen.size()) >= smallest_of(site, stage, day);
        const Day next = site.model().calendar.add_working_days(day, 1);
        if (!enough && last_session_day(site, {chosen.front(), strand}) >= next) return;
        // The list is in order of coming: enough were there when the last that was needed had come.
        Time gathered = site.now();
        if (enough) {
            const auto last =
                static_cast<std::size_t>(std::max<std::int64_t>(1, smallest_of(site, stage, day))) - 1;
            gathered = site.setup->layout.time_of(site.strand({chosen[last], strand}).since);
        }
        const std::uint32_t session = create(site, stage, time);
        if (!enough) site.sessions.all[session].small = 1;
        for (const std::uint32_t person : chosen) {
            const Who who{person, strand};
            std::erase(list, person);
            ++site.strand(who).generation;  // the end of the horizon no longer matters
            take_seat(site, who, session, gathered, site.now());
        }
    }
}

}  // namespace

void plan_sessions(Site& site) {
    const auto stages = static_cast<std::uint16_t>(site.model().stages.size());
    std::vector<std::uint16_t> held;
    for (std::uint16_t stage = 0; stage < stages; ++stage) {
        if (held_here(site, site.model().stages[stage])) held.push_back(stage);
    }
    Day& until = site.sessions.planned_until;
    for (until = std::max(until, site.today()); until < site.diary.diary.last(); until += Days{1}) {
        // They take turns from day to day in going first, so that one that contends for a room never always loses.
        const auto turn = static_cast<std::size_t>(until.time_since_epoch().count());
        for (std::size_t i = 0; i < held.size(); ++i) plan_day(site, held[(turn + i) % held.size()], until);
    }
    for (const std::uint16_t stage : held) {
        count_not_planned(site, stage);
        if (session_kind(site, stage).on_demand) plan_on_demand(site, stage);
    }
}

}  // namespace caseload::model

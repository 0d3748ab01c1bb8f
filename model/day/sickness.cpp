#include "model/day/sickness.hpp"

#include <algorithm>
#include <utility>

#include "model/bookings/booked_waits.hpp"
#include "model/bookings/bookings.hpp"
#include "model/stages/daily_reviews_timetable.hpp"
#include "model/stages/lost_booking.hpp"
#include "model/stages/session_course.hpp"

namespace caseload::model {

namespace {

/// The skill that a strand's booking asks for, unless it may do without (IAP-17); -1: none.
std::int16_t wanted_skill(Site& site, Who who) {
    const Stage& stage = site.stage_of(who);
    if (const auto* session = std::get_if<GroupSession>(&stage.kind)) return session->skill;
    const BookingRequest* request = booking_of(stage);
    return request == nullptr || request->untrained ? std::int16_t{-1} : request->skill;
}

/// A colleague of the same role who has the skill and is free at the booking's time today; no_coach: none.
std::uint16_t cover_for(Site& site, Who who, const Booking& booking) {
    const std::int16_t skill = wanted_skill(site, who);
    const std::uint16_t role = site.diary.members[booking.diaries[0]].role;
    for (const std::uint16_t member : site.diary.members_of(role)) {
        if (site.diary.members[member].sick || !site.diary.has_skill(member, skill)) continue;
        if (sim::gaps(site.diary.diary.free(member, site.today()), booking.length).test(booking.period))
            return member;
    }
    return no_coach;
}

void pass_on(Site& site, std::uint32_t id, std::uint16_t cover) {
    free_diaries(site, site.bookings[id]);
    site.bookings[id].diaries[0] = cover;
    fill_diaries(site, site.bookings[id]);
}

/// A person and the stage whose booking of today has been called off.
struct CalledOff {
    std::uint32_t person = 0;
    std::int16_t stage = -1;
};

/// Nobody can take the booking: it falls through.
void call_off_booking(Site& site, Who who, std::uint32_t id, std::vector<CalledOff>& called_off) {
    const auto before = cut_short(site, who);
    if (site.stage_of(who).does() == Does::daily_reviews) {
        const bool was_next = site.strand(who).detail == id;
        cancel_day(site, who, id);
        if (!was_next) return;
    } else {
        cancel_booking(site, who);
        called_off.push_back({who.person, static_cast<std::int16_t>(site.strand(who).stage)});
    }
    ++site.strand(who).generation;
    const std::uint16_t stage = site.strand(who).stage;
    const std::uint32_t since = site.strand(who).since;
    lose_booking(site, who);
    const Strand& now = site.strand(who);
    if (before && now.stage == stage && now.since == since) go_on_waiting(site, who, *before);
}

/// Their sessions of today; what is then left of their day is no longer bookable.
void cover_sessions(Site& site, std::uint16_t member) {
    for (auto& coming : site.sessions.coming) {
        const std::vector<std::uint32_t> sessions = coming;
        for (const std::uint32_t session : sessions) {
            if (sim::day_of(site.sessions.all[session].start) == site.today()) {
                session_loses(site, session, member);
            }
        }
    }
    if (site.diary.diary.booked_periods(member, site.today()) == 0) {
        site.diary.diary.open(member, site.today(), sim::Periods{});
    }
}

}  // namespace

void cover_sickness(Site& site, const std::vector<std::uint16_t>& away) {
    std::vector<std::uint32_t> bookings;
    bookings.swap(bookings_on(site, site.today()));
    const DayNumber today = site.setup->layout.number_of(site.today());
    std::vector<CalledOff> called_off;
    for (const std::uint32_t id : bookings) {
        const Booking booking = site.bookings[id];
        if (booking.used == 0 || booking.day != today || booking.diary_count == 0) continue;
        if (booking.began != 0) continue;  // at midnight, where an office never closes
        // A session's own time is seen to below.
        if (booking.session != no_session) continue;
        if (std::find(away.begin(), away.end(), booking.diaries[0]) == away.end()) continue;
        const Who who{booking.person, booking.strand};
        const std::uint16_t cover = cover_for(site, who, booking);
        if (cover != no_coach) {
            pass_on(site, id, cover);
        } else {
            call_off_booking(site, who, id, called_off);
        }
    }
    for (const auto& [person, stage] : called_off) {
        if (site.people.alive(person)) attend_after_all(site, person, stage);
    }
    for (const std::uint16_t member : away) cover_sessions(site, member);
}

}  // namespace caseload::model

#include <algorithm>
#include <utility>

#include "model/saved/maps.hpp"

/// Staff, rooms, bookings and sessions in the form of another scenario.
namespace caseload::model {

namespace {

/// Whose diary it is, in words.
std::string whose(std::size_t diary, std::size_t office, const Maps& maps) {
    return maps.diaries[office].names[diary] + " of " + maps.from->offices[office].name;
}

/// What is booked of somebody's day.
sim::Periods booked(const sim::Diary& diary, int member, sim::Day day) {
    return diary.bookable(member, day) & ~diary.free(member, day);
}

/// The same bookable and booked time for another member of another diary.
void copy_day(const sim::Diary& from, int member, sim::Day day, sim::Diary& to, int into) {
    to.open(into, day, from.bookable(member, day));
    const sim::Periods taken = booked(from, member, day);
    for (int period = 0; period < sim::periods_a_day; ++period)
        if (taken.test(period)) to.book(into, day, period, 1);
}

void map_days(const SiteState& from, SiteState& to, std::size_t office, const Maps& maps,
              Refusals& refusals) {
    const sim::Diary& diary = from.diary.diary;
    sim::Diary into = closed_diary(to.diary.diary, diary.first());
    for (std::size_t d = 0; d < maps.diaries[office].diaries.size(); ++d) {
        const auto member = static_cast<int>(d);
        const std::int32_t number = maps.diaries[office].diaries[d];
        for (sim::Day day = diary.first(); day < diary.last(); day += sim::Days{1}) {
            if (number >= 0 && day < into.last()) {
                copy_day(diary, member, day, into, number);
            } else if (!booked(diary, member, day).none() && day >= sim::day_of(from.agenda.now())) {
                refusals.gone(whose(d, office, maps), "days with bookings");
            }
        }
    }
    // Days that only the variant's diary reaches are opened on the next morning.
    to.diary.opened_until = std::min(from.diary.opened_until, into.last());
    to.diary.diary = std::move(into);
}

void map_members(const SiteState& from, SiteState& to, std::size_t office, const Maps& maps,
                 Refusals& refusals) {
    for (std::size_t m = 0; m < from.diary.members.size(); ++m) {
        const Member& member = from.diary.members[m];
        const std::int32_t number = maps.diaries[office].diaries[m];
        if (number < 0) {
            if (member.busy_until > from.agenda.now()) refusals.gone(whose(m, office, maps), "overruns");
            continue;
        }
        Member& into = to.diary.members[static_cast<std::size_t>(number)];
        into.own_people = member.own_people;
        into.catching_up = member.catching_up;
        into.due = member.due;
        into.busy_until = member.busy_until;
        into.sick = member.sick;
        to.diary.used_today[static_cast<std::size_t>(number)] = from.diary.used_today[m];
    }
    const std::size_t members = from.diary.members.size();
    for (std::size_t r = 0; r < from.diary.rooms_busy_until.size(); ++r) {
        const sim::Time until = from.diary.rooms_busy_until[r];
        const std::int32_t number = maps.diaries[office].diaries[members + r];
        if (number >= 0) {
            to.diary.keep_busy(static_cast<std::uint16_t>(number), until);
            to.diary.used_today[static_cast<std::size_t>(number)] = from.diary.used_today[members + r];
        } else if (until > from.agenda.now()) {
            refusals.gone(whose(members + r, office, maps), "overruns");
        }
    }
}

/// Rows of waits for what is booked: since when, what is prescribed, and by cause. What was waited for and is no more
/// counts as the office's hours.
void map_waits(const SiteState& from, SiteState& to, const Maps& maps) {
    constexpr std::size_t before_causes = 1 + prescribed_count;
    const std::size_t causes = maps.wait_causes.size() - 1;
    const std::size_t into =
        before_causes + causes_before_roles + maps.to->roles.size() + maps.to->resources.size();
    const std::vector<std::int64_t>& rows = from.booked_waits.rows;
    const std::size_t width = before_causes + causes;
    to.booked_waits.rows.assign(rows.size() / width * into, 0);
    for (std::size_t row = 0; row < rows.size() / width; ++row) {
        const auto at = rows.begin() + static_cast<std::ptrdiff_t>(row * width);
        std::copy_n(at, before_causes,
                    to.booked_waits.rows.begin() + static_cast<std::ptrdiff_t>(row * into));
        for (std::size_t cause = 0; cause < causes; ++cause) {
            const auto place = static_cast<std::size_t>(std::max(maps.wait_causes[cause], 0));
            to.booked_waits.rows[row * into + before_causes + place] +=
                rows[row * width + before_causes + cause];
        }
    }
}

}  // namespace

sim::Diary closed_diary(const sim::Diary& like, sim::Day first) {
    return {like.members(), static_cast<int>((like.last() - like.first()).count()), first};
}

void map_diary(const SiteState& from, SiteState& to, std::size_t office, const Maps& maps,
               Refusals& refusals) {
    map_members(from, to, office, maps, refusals);
    map_days(from, to, office, maps, refusals);
    const NumberMap& diaries = maps.diaries[office].diaries;
    to.bookings = from.bookings;
    map_waits(from, to, maps);
    for (Booking& booking : to.bookings.all) {
        if (booking.used == 0) continue;
        if (booking.session == no_booking) {
            const std::int32_t strand = maps.pathways[booking.strand];
            if (strand < 0) refusals.gone("pathway " + maps.from->pathways[booking.strand], "bookings");
            booking.strand = static_cast<std::uint8_t>(strand);
        }
        for (std::size_t d = 0; d < booking.diary_count; ++d) {
            const std::int32_t diary = diaries[booking.diaries[d]];
            if (diary < 0) refusals.gone(whose(booking.diaries[d], office, maps), "bookings");
            booking.diaries[d] = static_cast<std::uint16_t>(diary);
        }
    }
    // Each list is of one day ahead; its order and what has left it since are kept.
    for (auto& of_day : to.bookings_by_day) of_day.clear();
    const std::size_t days = from.bookings_by_day.size();
    const std::size_t today =
        static_cast<std::size_t>(sim::day_of(from.agenda.now()).time_since_epoch().count());
    for (std::size_t day = today; day < today + days; ++day) {
        const auto& ids = from.bookings_by_day[day % days];
        if (!ids.empty() && day < today + to.bookings_by_day.size())
            to.bookings_by_day[day % to.bookings_by_day.size()] = ids;
    }
}

void map_sessions(const SiteState& from, SiteState& to, const Maps& maps, Refusals& refusals) {
    const Sessions& before = from.sessions;
    Sessions& sessions = to.sessions;
    sessions.all = before.all;
    sessions.free = before.free;
    sessions.elsewhere = before.elsewhere;
    sessions.planned_until = before.planned_until;
    sessions.next_number = before.next_number;
    std::vector<bool> unused(before.all.size());
    for (const std::uint32_t id : before.free) unused[id] = true;
    for (std::size_t s = 0; s < sessions.all.size(); ++s) {
        Session& session = sessions.all[s];
        const std::int32_t stage = maps.stages[session.stage];
        if (stage < 0 && !unused[s])
            refusals.gone("stage " + maps.from->stages[session.stage].name, "sessions");
        session.stage = static_cast<std::uint16_t>(std::max(stage, 0));
        for (Visitor& visitor : session.visitors) {
            const std::int32_t office = maps.offices[visitor.office];
            const std::int32_t strand = maps.pathways[visitor.strand];
            if (office < 0) refusals.gone("office " + maps.from->offices[visitor.office].name, "visitors");
            if (strand < 0) refusals.gone("pathway " + maps.from->pathways[visitor.strand], "visitors");
            visitor.office = static_cast<std::uint16_t>(office);
            visitor.strand = static_cast<std::uint8_t>(strand);
        }
    }
    for (std::size_t s = 0; s < maps.stages.size(); ++s) {
        const std::int32_t stage = maps.stages[s];
        if (stage < 0) {
            if (!before.waiting_list[s].empty())
                refusals.gone("stage " + maps.from->stages[s].name, "people on a waiting list",
                              static_cast<std::int64_t>(before.waiting_list[s].size()));
            continue;
        }
        const auto into = static_cast<std::size_t>(stage);
        sessions.coming[into] = before.coming[s];
        sessions.waiting_list[into] = before.waiting_list[s];
        sessions.not_planned[into] = before.not_planned[s];
        for (SessionNotPlanned& slot : sessions.not_planned[into]) {
            slot.stage = static_cast<std::uint16_t>(stage);
            const std::int32_t cause =
                slot.cause < maps.wait_causes.size() ? maps.wait_causes[slot.cause] : 0;
            slot.cause = static_cast<std::uint16_t>(std::max(cause, 0));
        }
    }
    for (SeatElsewhere& seat : sessions.elsewhere) {
        const std::int32_t office = maps.offices[seat.office];
        const std::int32_t strand = maps.pathways[seat.strand];
        if (office < 0) refusals.gone("office " + maps.from->offices[seat.office].name, "seats elsewhere");
        if (strand < 0) refusals.gone("pathway " + maps.from->pathways[seat.strand], "seats elsewhere");
        seat.office = static_cast<std::uint16_t>(office);
        seat.strand = static_cast<std::uint8_t>(strand);
    }
}

}  // namespace caseload::model

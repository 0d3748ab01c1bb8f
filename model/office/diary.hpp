#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "model/plan/model.hpp"
#include "sim/diary.hpp"
#include "sim/draws.hpp"

namespace caseload::model {

/// A member of staff.
struct Member {
    std::uint16_t group = 0;   ///< Index into Office::staff.
    std::uint16_t number = 0;  ///< Within the group, from 0: holds a skill when below its count.
    std::uint16_t role = 0;
    std::uint16_t own_people = 0;  ///< Whose own coach this is.
    sim::Time busy_until{};        ///< The fact beside the diary's plan: an overrun delays the next booking.
    bool sick = false;             ///< Today.
    bool catching_up = false;      ///< Came later, and still has fewer people than colleagues.
    double due = 0;                ///< Of who catches up: their share in people given since, less those had.

    template <class Archive> void fields(Archive& archive) {
        archive("group", group);
        archive("number", number);
        archive("role", role);
        archive("own_people", own_people);
        archive("busy_until", busy_until);
        archive("sick", sick);
        archive("catching_up", catching_up);
        archive("due", due);
    }
};

/// What of a member's or room's time has been used since it was measured last, in seconds.
struct Used {
    std::int64_t within = 0;  ///< Of the bookable time.
    std::int64_t beyond = 0;
    sim::Time until{};  ///< Counted up to here.
};

/// The bookable time of an office's staff and rooms. Members come first in the diary, then rooms by resource.
class OfficeDiary {
public:
    OfficeDiary() = default;
    OfficeDiary(const Model& model, std::uint16_t office, sim::Luck luck);

    /// Rolls to `today` and opens the days that have come into sight.
    void open_day(sim::Day today);

    /// Takes background work out of the days that open_day() opened: one stretch of each member's free time, at a
    /// moment drawn by member and date. After sessions have been planned: other work gives way to a timetable.
    void take_background_work();

    /// Opens the diary of a member or room that came later, from `today` on as far as the others have been opened, and
    /// takes its background work.
    void open_added(std::uint16_t diary_number, sim::Day today);

    /// Who is away today without notice; drawn by member and date.
    std::vector<std::uint16_t> sick_today(sim::Day today);

    /// May anything be booked on that day at all? False on closed days and bank holidays.
    bool opens(sim::Day day) const;
    /// The moment on that day from which what was decided overnight takes effect: opening, or midnight where the office
    /// never closes or does not open that day.
    sim::Time opening(sim::Day day) const;

    bool has_skill(std::uint16_t member, std::int16_t skill) const;
    std::span<const std::uint16_t> members_of(std::uint16_t role) const { return by_role_[role]; }
    std::span<const std::uint16_t> rooms_of(std::uint16_t resource) const { return by_resource_[resource]; }
    std::size_t member_count() const { return members.size(); }

    /// Members of the role who serve queues on `today` at the moment `time_of_day`, overruns apart.
    std::vector<std::uint16_t> on_queue_duty(std::uint16_t role, sim::Day today,
                                             sim::Seconds time_of_day) const;
    /// Known long before: not working here, away, or on leave on that day.
    bool planned_absence(std::uint16_t member, sim::Day day) const;
    /// Engaged, and not gone for good.
    bool in_post(std::uint16_t member, sim::Day day) const;
    /// That, and not away for days on end.
    bool at_work(std::uint16_t member, sim::Day day) const;
    /// The people whose own coach a member is, and `more`, for an hour of bookable duty in a week.
    double people_an_hour(std::uint16_t member, int more = 0) const;
    /// Has who is catching up been given their share of the people since, by hours of duty? All others have not.
    bool had_share(std::uint16_t member, sim::Day day) const;
    /// Somebody more has this member as own coach.
    void give_person(std::uint16_t member, sim::Day day);

    /// Is it known that nobody of the role has so many periods together on that day? A hint that spares looking; what
    /// is found never depends on it.
    bool known_full(std::uint16_t role, sim::Day day, int length) const {
        return length >= shortest_without_room_[hint(role, day)];
    }
    /// A whole day has been looked through for every member of the role, in vain.
    void remember_full(std::uint16_t role, sim::Day day, int length) {
        std::uint16_t& known = shortest_without_room_[hint(role, day)];
        known = std::min(known, static_cast<std::uint16_t>(length));
    }
    /// Time has been given back on that day.
    void forget_full(sim::Day day);

    /// Until when a member or room is held by a meeting that has begun, overruns too.
    sim::Time busy_until(std::uint16_t diary_number) const {
        return diary_number < members.size() ? members[diary_number].busy_until
                                             : rooms_busy_until[diary_number - members.size()];
    }
    void keep_busy(std::uint16_t diary_number, sim::Time until) {
        (diary_number < members.size() ? members[diary_number].busy_until
                                       : rooms_busy_until[diary_number - members.size()]) = until;
    }

    /// A member or room is used from a moment until another, one use after the other.
    void use(std::uint16_t diary_number, sim::Time from, sim::Time until);

    std::vector<Used> used_today;  ///< By number in the diary.
    std::vector<Member> members;
    std::vector<sim::Time> rooms_busy_until;  ///< By number in the diary after the members.
    sim::Diary diary;
    sim::Day opened_until{};  ///< The first day that has not been opened.

    template <class Archive> void fields(Archive& archive) {
        archive("used_today", used_today);
        archive("members", members);
        archive("rooms_busy_until", rooms_busy_until);
        archive("diary", diary);
        archive("opened_until", opened_until);
    }

private:
    void open(std::uint16_t member, sim::Day day);
    bool room_is_there(std::uint16_t room, sim::Day day) const;
    void catch_up(std::uint16_t member);
    double share_of(std::uint16_t member, sim::Day day) const;
    double fewest_people_of_others(std::uint16_t member, sim::Day day) const;
    void take_background_work(std::uint16_t member, sim::Day day);
    sim::Periods hours(sim::Day day) const;
    sim::Identity who(std::uint16_t member, sim::Day day) const;
    std::size_t hint(std::uint16_t role, sim::Day day) const {
        return static_cast<std::size_t>(day.time_since_epoch().count()) % hint_days_ * by_role_.size() + role;
    }

    const Model* model_ = nullptr;
    const Office* office_ = nullptr;
    sim::Luck luck_;
    std::vector<std::vector<std::uint16_t>> by_role_;
    std::vector<std::vector<std::uint16_t>> by_resource_;
    std::size_t hint_days_ = 1;
    std::vector<std::uint16_t> shortest_without_room_;  // by day and role; not saved: only a hint
};

/// Days of the diary that the model's stages may look ahead.
int diary_days(const Model& model);

}  // namespace caseload::model

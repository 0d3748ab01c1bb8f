#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "sim/periods.hpp"
#include "sim/time.hpp"

namespace caseload::sim {

/// The bookable time of many members (of staff, or rooms) over the days ahead. The days are a ring: rolling
/// forward reuses the storage of the days that have passed. Days outside it are closed: nothing is bookable.
///
/// A mistake of the caller (a double booking, cancelling what is not booked, a member or day that does not
/// exist) throws std::logic_error naming member, day and periods, in every build, and changes nothing.
class Diary {
public:
    Diary() = default;

    /// `members` >= 0 members, numbered from 0, and `horizon_days` >= 1 days from `first` on, all closed.
    Diary(int members, int horizon_days, Day first);

    /// The first day of the diary.
    Day first() const { return first_; }

    /// One past the last day of the diary.
    Day last() const { return first_ + Days{horizon_days_}; }

    int members() const { return members_; }

    /// Adds a member whose days are all closed, and gives its number.
    int add_member();

    /// Sets what can be booked on a day. Bookings stay; each must lie within the new bookable time, so one that
    /// does not is cancelled before.
    void open(int member, Day day, const Periods& bookable);

    /// Moves the first day forward to `new_first`. Older days drop off with their bookings; the days that come
    /// into sight are closed.
    void roll(Day new_first);

    /// The bookable periods that are not booked. The reference holds until the next add_member() or roll().
    const Periods& free(int member, Day day) const;

    /// The periods that can be booked, booked or not.
    const Periods& bookable(int member, Day day) const;

    /// Books `length` >= 1 free periods from `period` on.
    void book(int member, Day day, int period, int length);

    /// Frees `length` >= 1 booked periods from `period` on; they can be a part of a booking.
    void cancel(int member, Day day, int period, int length);

    /// The first period p with from_period <= p and p + length <= until_period from which `length` >= 1 periods
    /// are free, or -1.
    int first_free(int member, Day day, int length, int from_period, int until_period) const;

    /// Bookable periods that are booked.
    int booked_periods(int member, Day day) const;

    template <class Archive> void fields(Archive& archive) {
        archive("members", members_);
        archive("horizon_days", horizon_days_);
        archive("first", first_);
        archive("first_slot", first_slot_);
        archive("days", days_);
        if (!is_sound()) throw std::runtime_error("state: a diary contradicts itself");
    }

private:
    struct MemberDay {
        Periods bookable;
        Periods free;
    };

    /// The days are those of the members, and the ring begins in them.
    bool is_sound() const;
    bool holds(int member, Day day) const;
    std::size_t index(int member, Day day) const;
    const MemberDay& look(int member, Day day) const;
    MemberDay& change(int member, Day day, int period, int length, const char* what);

    int members_ = 0;
    int horizon_days_ = 0;
    Day first_{};
    int first_slot_ = 0;           // where first_ stands in the ring
    std::vector<MemberDay> days_;  // all members' same day together: who is free is asked day by day
};

}  // namespace caseload::sim

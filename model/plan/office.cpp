#include "model/plan/office.hpp"

#include <algorithm>
#include <bit>

namespace caseload::model {

std::uint16_t in_post(const StaffGroup& group, sim::Day day) {
    if (!group.employed.in_force(day)) return 0;
    std::uint16_t number = group.count;
    for (const DatedCount& dated : group.counts) {
        if (!dated.days.in_force(day)) continue;
        // Who is not there on some weekdays only has not left.
        number =
            dated.days.weekdays == DatedDays::every_weekday ? dated.count : std::max(number, dated.count);
    }
    return number;
}

std::uint16_t at_work(const StaffGroup& group, sim::Day day) {
    std::uint16_t number = in_post(group, day);
    for (const DatedCount& absence : group.away)
        if (absence.days.in_force(day) && absence.days.weekdays == DatedDays::every_weekday)
            number = static_cast<std::uint16_t>(number - std::min(number, absence.count));
    return number;
}

std::uint16_t present(const StaffGroup& group, sim::Day day) {
    if (!group.employed.on(day)) return 0;
    std::uint16_t number = count_on(group.counts, day, group.count);
    for (const DatedCount& absence : group.away)
        if (absence.days.on(day))
            number = static_cast<std::uint16_t>(number - std::min(number, absence.count));
    return number;
}

std::int64_t weekly_minutes(const StaffGroup& group) {
    std::int64_t minutes = 0;
    for (const Duty& duty : group.pattern) {
        if (duty.kind != Duty::Kind::booked) continue;
        const auto days = static_cast<unsigned>(duty.weekdays & group.employed.weekdays);
        minutes += std::popcount(days) * (duty.until - duty.from).count() / 60;
    }
    return std::max<std::int64_t>(minutes, 1);
}

}  // namespace caseload::model

#include "model/plan/office.hpp"

#include <algorithm>

namespace caseload::model {

std::uint16_t on_the_books(const StaffGroup& group, sim::Day day) {
    if (!group.employed.in_force(day)) return 0;
    std::uint16_t number = group.count;
    for (const DatedCount& dated : group.counts) {
        if (!dated.in_force(day)) continue;
        // Who is not there on some weekdays only has not left.
        number = dated.weekdays == DatedCount::every_weekday ? dated.count : std::max(number, dated.count);
    }
    return number;
}

std::uint16_t present(const StaffGroup& group, sim::Day day) {
    if (!group.employed.on(day)) return 0;
    std::uint16_t number = count_on(group.counts, day, group.count);
    for (const DatedCount& absence : group.away)
        if (absence.on(day)) number = static_cast<std::uint16_t>(number - std::min(number, absence.count));
    return number;
}

}  // namespace caseload::model

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/office/diary.hpp"

/// Who is in post, and how people are shared out among own coaches. Somebody new goes to the coach who then has the fewest for
/// their hours, which makes up for weeks away. That alone would give everybody to a coach who comes later, for as long as it
/// takes to have a whole caseload: a newcomer has no more than a share of the people given since, until as many as the
/// colleague with the fewest.
namespace caseload::model {

bool OfficeDiary::in_post(std::uint16_t member, sim::Day day) const {
    return members[member].number < model::in_post(office_->staff[members[member].group], day);
}

bool OfficeDiary::at_work(std::uint16_t member, sim::Day day) const {
    return members[member].number < model::at_work(office_->staff[members[member].group], day);
}

double OfficeDiary::people_an_hour(std::uint16_t member, int more) const {
    const std::int64_t minutes = weekly_minutes(office_->staff[members[member].group]);
    return 60.0 * (members[member].own_people + more) / static_cast<double>(minutes);
}

/// Of somebody new, by the hours of those at work.
double OfficeDiary::share_of(std::uint16_t member, sim::Day day) const {
    const auto minutes = [&](std::uint16_t one) {
        return weekly_minutes(office_->staff[members[one].group]);
    };
    std::int64_t all = 0;
    for (const std::uint16_t colleague : by_role_[members[member].role])
        if (at_work(colleague, day)) all += minutes(colleague);
    return static_cast<double>(minutes(member)) / static_cast<double>(std::max(all, minutes(member)));
}

/// Of those who do not catch up themselves; 0 where there are none: nobody is caught up with.
double OfficeDiary::fewest_people_of_others(std::uint16_t member, sim::Day day) const {
    double fewest = std::numeric_limits<double>::infinity();
    for (const std::uint16_t colleague : by_role_[members[member].role])
        if (!members[colleague].catching_up && at_work(colleague, day))
            fewest = std::min(fewest, people_an_hour(colleague));
    return std::isinf(fewest) ? 0 : fewest;
}

bool OfficeDiary::had_share(std::uint16_t member, sim::Day day) const {
    return members[member].catching_up && members[member].due + share_of(member, day) < 1;
}

void OfficeDiary::give_person(std::uint16_t member, sim::Day day) {
    ++members[member].own_people;
    for (const std::uint16_t colleague : by_role_[members[member].role]) {
        Member& one = members[colleague];
        if (!one.catching_up) continue;
        one.due += share_of(colleague, day) - (colleague == member ? 1 : 0);
        one.catching_up = people_an_hour(colleague) < fewest_people_of_others(colleague, day);
    }
}

void OfficeDiary::catch_up(std::uint16_t member) {
    members[member].catching_up = true;
    members[member].due = 0;
}

}  // namespace caseload::model

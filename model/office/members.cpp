#include <algorithm>
#include <optional>

#include "model/office/diary.hpp"

/// Who is engaged and about, and how many people each is the own coach of.
namespace caseload::model {

bool OfficeDiary::on_the_books(std::uint16_t member, sim::Day day) const {
    return members[member].number < model::on_the_books(office_->staff[members[member].group], day);
}

bool OfficeDiary::about(std::uint16_t member, sim::Day day) const {
    return members[member].number < model::about(office_->staff[members[member].group], day);
}

double OfficeDiary::people_an_hour(std::uint16_t member) const {
    const StaffGroup& group = office_->staff[members[member].group];
    return 60.0 * members[member].own_people / static_cast<double>(weekly_minutes(group));
}

void OfficeDiary::take_in(std::uint16_t member, sim::Day day) {
    std::optional<double> fewest;
    for (const std::uint16_t colleague : by_role_[members[member].role]) {
        if (colleague == member || !on_the_books(colleague, day - sim::Days{1})) continue;
        fewest = std::min(fewest.value_or(people_an_hour(colleague)), people_an_hour(colleague));
    }
    if (!fewest) return;
    const std::int64_t minutes = weekly_minutes(office_->staff[members[member].group]);
    const auto people = static_cast<std::uint16_t>(*fewest * static_cast<double>(minutes) / 60);
    members[member].own_people = std::max(members[member].own_people, people);
}

}  // namespace caseload::model

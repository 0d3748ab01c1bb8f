#include "model/bookings/own_coach.hpp"

#include <algorithm>
#include <tuple>

namespace caseload::model {

std::uint16_t own_coach(Site& site, std::uint32_t person, const BookingRequest& request, sim::Day day) {
    std::uint16_t& coach = site.people[person].head().coach;
    const auto members = site.diary.members_of(request.role);
    if (coach != no_coach && site.diary.members[coach].role == request.role &&
        site.diary.on_the_books(coach, day)) {
        return coach;
    }
    // Of those who are about, with the skill if anybody has it, the one with the fewest people for their hours.
    const auto rank = [&](std::uint16_t member) {
        return std::tuple(!site.diary.about(member, day), !site.diary.has_skill(member, request.skill),
                          site.diary.people_an_hour(member));
    };
    const auto best = std::ranges::min_element(members, {}, rank);
    if (best == members.end()) return no_coach;
    const std::uint16_t chosen = *best;
    if (coach != no_coach) --site.diary.members[coach].own_people;
    coach = chosen;
    ++site.diary.members[chosen].own_people;
    return chosen;
}

}  // namespace caseload::model

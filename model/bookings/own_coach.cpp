#include "model/bookings/own_coach.hpp"

#include <algorithm>
#include <tuple>

namespace caseload::model {

std::uint16_t own_coach(Site& site, std::uint32_t person, const BookingRequest& request, sim::Day day) {
    std::uint16_t& coach = site.people[person].head().coach;
    const auto members = site.diary.members_of(request.role);
    if (coach != no_coach && site.diary.members[coach].role == request.role &&
        site.diary.in_post(coach, day)) {
        return coach;
    }
    // Of those at work, with the skill if anybody has it, the one who then has the fewest people for their hours.
    const auto rank = [&](std::uint16_t member) {
        return std::tuple(!site.diary.at_work(member, day), !site.diary.has_skill(member, request.skill),
                          site.diary.had_share(member, day), site.diary.people_an_hour(member, 1));
    };
    const auto best = std::ranges::min_element(members, {}, rank);
    if (best == members.end()) return no_coach;
    const std::uint16_t chosen = *best;
    if (coach != no_coach) --site.diary.members[coach].own_people;
    coach = chosen;
    site.diary.give_person(chosen, day);
    return chosen;
}

}  // namespace caseload::model

#include "model/office/site.hpp"

#include <algorithm>

namespace caseload::model {

namespace {

bool has(const std::vector<std::uint64_t>& bits, std::size_t level) {
    return level / 64 < bits.size() && (bits[level / 64] >> (level % 64) & 1) != 0;
}

}  // namespace

bool Site::holds(Who who, const Condition& condition) {
    return std::all_of(condition.all.begin(), condition.all.end(),
                       [&](const Test& test) { return holds(who, test); });
}

bool Site::holds(Who who, const Test& test) {
    const Person person = people[who.person];
    const auto within = [&](std::int64_t number) { return test.low <= number && number < test.high; };
    const auto any = [&] {
        return std::any_of(test.parts.begin(), test.parts.end(),
                           [&](const Test& part) { return holds(who, part); });
    };
    switch (test.of) {
    case Test::Of::attribute: return has(test.levels, person.attribute(test.subject));
    case Test::Of::marker: return has(test.levels, person.head().marker);
    case Test::Of::clock_set: return (person.clock(test.subject) != unset) == (test.low != 0);
    case Test::Of::days_since: {
        const DayNumber day = person.clock(test.subject);
        return day != unset && within(std::int64_t{setup->layout.number_of(today())} - day);
    }
    case Test::Of::clock_between: {
        const DayNumber day = person.clock(test.subject);
        return day != unset && within(setup->layout.day_of(day).time_since_epoch().count());
    }
    case Test::Of::visits: {
        const std::int16_t slot = model().stages[test.subject].visits_slot;
        return within(slot < 0 ? 0 : person.visits(static_cast<std::size_t>(slot)));
    }
    case Test::Of::interrupted: {
        const Strand& strand = person.strand(who.strand);
        return strand.suspended != 0 && strand.stage == test.subject;
    }
    case Test::Of::on_benefit: return person.on_benefit() == (test.low != 0);
    case Test::Of::office: return has(test.levels, index);
    case Test::Of::place_free: return places_left[test.subject] > 0;
    case Test::Of::same_area: return in_hand.moved_within_area == (test.low != 0);
    case Test::Of::today: return within(today().time_since_epoch().count());
    case Test::Of::any_of: return any();
    case Test::Of::none_of: return !any();
    }
    return false;
}

}  // namespace caseload::model

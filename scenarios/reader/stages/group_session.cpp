#include "scenarios/reader/stages/group_session.hpp"

#include <algorithm>

namespace caseload::scenarios {

namespace {

constexpr auto below_minimum_choices = "wait|brigade|one_to_one|remote|run_small";

constexpr Key all_group_session_keys[] = {
    {"role", Kind::name, "The facilitators' role", "required"},
    {"skill", Kind::name, "A skill the facilitators must have"},
    {"facilitators", Kind::integer, "How many are needed", "1", Varies::yes},
    {"minutes", Kind::span, "Length in the diaries: a multiple of the calendar's slot", "required",
     Varies::yes},
    {"needs", Kind::counts, "Rooms and other resources of the office: { group_room = 1 }"},
    {"smallest", Kind::integer, "Fewest bookings with which a session is held", "1", Varies::yes},
    {"largest", Kind::integer, "Most bookings", "required", Varies::yes},
    {"cancel_floor", Kind::integer, "With fewer present on the day it is not held", "0", Varies::yes},
    {"below_minimum", Kind::list, "What to do about a session below its minimum, in this order (IAP-5)", "",
     Varies::no, below_minimum_choices},
    {"decided_before", Kind::span, "How long before the session its bookings are counted", "1 working day",
     Varies::yes},
    {"waits_most", Kind::integer, "How often a session may be put off for want of bookings", "1",
     Varies::yes},
    {"timetable", Kind::list, "When sessions start, [\"Mon 10:00\"]; offices may have their own"},
    {"on_demand", Kind::flag, "A session is set up when enough people want one", "false"},
    {"earliest", Kind::span, "Not before this long after entry", "0 min", Varies::yes},
    {"notice", Kind::span, "On demand: from the decision to the session", "0 min", Varies::yes, "",
     "on_demand"},
    {"horizon", Kind::span, "Given up when there is no seat for this long: no_place", "56 days", Varies::yes},
    {"cohort", Kind::choice, "Whether to prefer the session with those met in the last one (IAP-8)", "off",
     Varies::no, "off|prefer"},
    {"cohort_patience", Kind::span, "How much later than the first seat such a session may be", "0 min",
     Varies::yes, "", "cohort"},
    {"misses", Kind::share, "Chance of not coming", "0", Varies::yes},
    {"does_not_take_part", Kind::share, "Chance of not taking part, of those present; ends as missed", "0",
     Varies::yes},
};

constexpr model::Span standard_decided_before{1, model::Span::Unit::working_days};
constexpr std::int64_t most_seats = 10'000;

/// Sizes are compared choice by choice where they vary alike, else by their extremes.
bool always_too_large(const model::Varying<std::int64_t>& smallest,
                      const model::Varying<std::int64_t>& largest) {
    const auto& low = smallest.choices;
    const auto& high = largest.choices;
    if (low.size() == high.size()) {
        for (std::size_t i = 0; i < low.size(); ++i)
            if (low[i] > high[i]) return true;
        return false;
    }
    return *std::min_element(low.begin(), low.end()) > *std::max_element(high.begin(), high.end());
}

void check_sizes(const StageReading& reading, const model::GroupSession& session) {
    if (always_too_large(session.smallest, session.largest))
        reading.keys["smallest"].error("a session needs more people than it has seats for: smallest is " +
                                           std::to_string(session.smallest.choices.front()) + ", largest " +
                                           std::to_string(session.largest.choices.front()),
                                       "make smallest at most largest");
    if (always_too_large(session.cancel_floor, session.largest))
        reading.keys["cancel_floor"].error("no session could ever be held: cancel_floor is above largest",
                                           "make cancel_floor at most largest");
}

}  // namespace

std::span<const Key> group_session_keys() { return all_group_session_keys; }

model::GroupSession read_group_session(const StageReading& reading) {
    model::GroupSession session;
    const bool counted = vary_integer(session.facilitators, reading, "facilitators", 1, most_seats);
    if (const auto role = resolve(reading.names.roles, reading.keys["role"])) {
        session.facilitator = *role;
        session.skill = read_skill(reading, reading.keys["skill"], *role);
        const auto& counts = session.facilitators.choices;
        const auto most = static_cast<std::uint16_t>(*std::max_element(counts.begin(), counts.end()));
        check_role(reading, reading.keys[counted ? "facilitators" : "role"], *role, most);
    }
    vary_minutes(session.minutes, reading, "minutes");
    session.resources = read_resources(reading);
    vary_integer(session.smallest, reading, "smallest", 1, most_seats);
    if (vary_integer(session.largest, reading, "largest", 1, most_seats)) {
        vary_integer(session.cancel_floor, reading, "cancel_floor", 0, most_seats);
        check_sizes(reading, session);
    }
    for (const auto& field : items(reading.keys["below_minimum"]))
        if (const auto choice = as_choice(field, below_minimum_choices))
            session.below_minimum.push_back(static_cast<model::BelowMinimum>(*choice));
    session.decided_before = model::Varying<model::Span>(standard_decided_before);
    vary_span(session.decided_before, reading, "decided_before");
    vary_integer(session.waits_most, reading, "waits_most", 0, most_seats);
    for (const auto& field : items(reading.keys["timetable"]))
        if (const auto time = as_session_time(field))
            session.timetable.push_back({time->first, time->second});
    session.on_demand = as_flag(reading.keys["on_demand"]).value_or(false);
    if (session.on_demand && !session.timetable.empty())
        reading.keys["on_demand"].error("sessions are both timetabled and on demand",
                                        "leave one of the two out");
    vary(session.earliest, reading.keys["earliest"], reading.names, as_time_ahead);
    vary_span(session.notice, reading, "notice");
    session.horizon = model::Varying<model::Span>(standard_horizon);
    vary(session.horizon, reading.keys["horizon"], reading.names, as_time_ahead);
    session.same_cohort_preferred = as_choice(reading.keys["cohort"], "off|prefer").value_or(0) == 1;
    vary_span(session.cohort_patience, reading, "cohort_patience");
    vary_chance(session.misses, reading, "misses");
    vary_chance(session.does_not_take_part, reading, "does_not_take_part");
    return session;
}

}  // namespace caseload::scenarios

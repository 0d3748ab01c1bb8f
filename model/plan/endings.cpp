#include "model/plan/endings.hpp"

#include <algorithm>

namespace caseload::model {

namespace {

template <class T, class Holds> bool any(const Varying<T>& varying, const Holds& holds) {
    return std::any_of(varying.choices.begin(), varying.choices.end(), holds);
}

bool possible(const Varying<sim::Chance>& chance) {
    return any(chance, [](const sim::Chance& one) { return one.always || one.below > 0; });
}

bool uncertain(const Varying<sim::Chance>& chance) {
    return any(chance, [](const sim::Chance& one) { return !one.always; });
}

bool lasts(const Varying<Span>& span) {
    return any(span, [](const Span& one) { return one.amount > 0; });
}

/// Whether an office where the stage can take place satisfies the test.
template <class Holds> bool some_office(const Model& model, const Stage& stage, const Holds& holds) {
    if (stage.office >= 0) return holds(model.offices[static_cast<std::size_t>(stage.office)]);
    return std::any_of(model.offices.begin(), model.offices.end(), holds);
}

bool role_falls_sick(const Model& model, const Stage& stage, std::uint16_t role) {
    return some_office(model, stage, [role](const Office& office) {
        return std::any_of(office.staff.begin(), office.staff.end(), [role](const StaffGroup& group) {
            return group.role == role && (group.sickness.always || group.sickness.below > 0);
        });
    });
}

bool can_end(const Model& model, const Stage& stage, const Appointment& kind, std::string_view ending) {
    if (ending == "attended") return uncertain(kind.misses);
    if (ending == "missed") return possible(kind.misses);
    if (ending == "rearranged") return possible(kind.rearranges);
    if (ending == "cancelled")
        return possible(kind.cancels) || role_falls_sick(model, stage, kind.booking.role);
    return true;
}

bool can_end(const Model&, const Stage&, const Call& kind, std::string_view ending) {
    const bool by_telephone = uncertain(kind.face_to_face);
    if (ending == "reached") return by_telephone && possible(kind.contact) && uncertain(kind.security);
    if (ending == "unsuccessful") return by_telephone && (uncertain(kind.contact) || possible(kind.security));
    if (ending == "attended") return possible(kind.face_to_face) && uncertain(kind.misses);
    if (ending == "missed") return possible(kind.face_to_face) && possible(kind.misses);
    return true;
}

bool can_end(const Model& model, const Stage& stage, const WalkIn& kind, std::string_view ending) {
    if (ending == "left") return kind.impatient;
    if (ending == "turned_away")
        return some_office(model, stage, [&kind](const Office& office) {
            return std::any_of(office.queues.begin(), office.queues.end(),
                               [&kind](const QueueDeclaration& queue) {
                                   return queue.name == kind.queue && queue.room >= 0;
                               });
        });
    if (ending == "closed")
        return some_office(model, stage, [](const Office& office) { return !office.always_open; });
    return true;
}

/// The least number of bookings that any office asks for.
bool needs_company(const Model& model, const Stage& stage, const GroupSession& kind) {
    if (any(kind.smallest, [](std::int64_t least) { return least > 1; })) return true;
    return some_office(model, stage, [&](const Office& office) {
        return std::any_of(office.sessions.begin(), office.sessions.end(), [&](const OfficeSessions& own) {
            return &model.stages[own.stage] == &stage && own.smallest > 1;
        });
    });
}

bool can_end(const Model& model, const Stage& stage, const GroupSession& kind, std::string_view ending) {
    if (ending == "missed") return possible(kind.misses) || possible(kind.does_not_take_part);
    if (ending == "did_not_run") {
        const bool runs_small = std::find(kind.below_minimum.begin(), kind.below_minimum.end(),
                                          BelowMinimum::run_small) != kind.below_minimum.end();
        return any(kind.cancel_floor, [](std::int64_t floor) { return floor > 0; }) ||
               role_falls_sick(model, stage, kind.facilitator) ||
               (needs_company(model, stage, kind) && !runs_small);
    }
    return true;
}

bool can_end(const Model&, const Stage&, const Reviews& kind, std::string_view ending) {
    if (ending == "elapsed") return lasts(kind.lasting) || !kind.until.all.empty();
    if (ending == "doubt") return possible(kind.doubts) && !kind.on_doubt;
    if (ending == "missed") return possible(kind.misses) && !kind.on_miss;
    if (ending == "asked_in") return possible(kind.asks_in);
    return true;
}

bool can_end(const Model&, const Stage&, const DecisionMaker& kind, std::string_view ending) {
    // A good reason comes first, then what is reserved: neither is ever sanctioned.
    const bool referred = uncertain(kind.good_reason);
    if (ending == "sanctioned") return referred && uncertain(kind.reserved) && possible(kind.sanctioned);
    if (ending == "reserved") return referred && possible(kind.reserved);
    return possible(kind.good_reason) || (uncertain(kind.reserved) && uncertain(kind.sanctioned));
}

bool can_end(const Model&, const Stage&, const DailyReviews& kind, std::string_view ending) {
    if (ending == "ended_early") return possible(kind.ends_early);
    if (ending == "failed") return possible(kind.misses) && possible(kind.loses_contact);
    return true;
}

/// Whether people may move between offices of different areas.
bool moves_far(const Model& model) {
    return model.outcomes.moves_a_year > 0 &&
           std::any_of(model.offices.begin(), model.offices.end(),
                       [&](const Office& office) { return office.area != model.offices.front().area; });
}

bool can_end(const Model& model, const Stage&, const Placement& kind, std::string_view ending) {
    if (ending == "engagement_missed") return possible(kind.misses_engagement);
    if (ending == "not_started") return possible(kind.fails_to_start) || model.outcomes.moves_a_year > 0;
    if (ending == "out_of_reach") return moves_far(model) && uncertain(kind.reach_other_area);
    if (ending == "withdrawn") return possible(kind.refers_in_error);
    return true;
}

template <class Simple> bool can_end(const Model&, const Stage&, const Simple&, std::string_view) {
    return true;
}

}  // namespace

bool can_happen(const Model& model, const Stage& stage, std::size_t ending) {
    const auto endings = endings_of(stage.does());
    if (ending >= endings.size()) return true;
    return std::visit([&](const auto& kind) { return can_end(model, stage, kind, endings[ending]); },
                      stage.kind);
}

}  // namespace caseload::model

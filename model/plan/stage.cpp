#include "model/plan/stage.hpp"

#include <array>

namespace caseload::model {

std::vector<Trip> trips_of(const Stage& stage) {
    if (const auto* appointment = std::get_if<Appointment>(&stage.kind)) return appointment->trips;
    if (const auto* reviews = std::get_if<Reviews>(&stage.kind)) return reviews->trips;
    if (const auto* daily = std::get_if<DailyReviews>(&stage.kind)) return daily->trips;
    return {};
}

std::vector<std::string_view> endings_of(Does does) {
    switch (does) {
    case Does::appointment: return {"attended", "missed", "rearranged", "cancelled", "no_slot"};
    case Does::call: return {"reached", "unsuccessful", "no_slot", "attended", "missed"};
    case Does::walk_in: return {"served", "left", "turned_away", "closed"};
    case Does::group_session: return {"attended", "missed", "did_not_run", "no_place"};
    case Does::reviews: return {"elapsed", "doubt", "missed", "no_slot", "asked_in"};
    case Does::decision_maker: return {"sanctioned", "not_sanctioned", "reserved"};
    case Does::wait: return {"done"};
    case Does::daily_reviews: return {"completed", "ended_early", "failed", "no_slot"};
    case Does::placement:
        return {"completed", "no_place", "engagement_missed", "not_started", "out_of_reach", "withdrawn"};
    case Does::choose:
    case Does::exit: return {};
    }
    return {};
}

std::string_view name_of(Does does) {
    static constexpr std::array<std::string_view, 11> names{
        "appointment", "call", "walk_in", "group_session", "reviews",  "decision_maker",
        "choose",      "wait", "exit",    "daily_reviews", "placement"};
    return names[static_cast<std::size_t>(does)];
}

}  // namespace caseload::model

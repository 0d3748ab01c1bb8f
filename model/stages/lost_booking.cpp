#include "model/stages/lost_booking.hpp"

#include <variant>

#include "model/sessions/seats.hpp"
#include "model/stages/course.hpp"
#include "model/stages/stages.hpp"

namespace caseload::model {

namespace {

/// Position in Stage::routes.
constexpr std::size_t appointment_cancelled = 3;

}  // namespace

void lose_booking(Site& site, Who who) {
    const Stage& stage = site.stage_of(who);
    switch (stage.does()) {
    case Does::appointment: return leave(site, who, appointment_cancelled);
    case Does::call: return take_up(site, who, std::get<Call>(stage.kind));
    case Does::reviews: return hold_review_soon(site, who, std::get<Reviews>(stage.kind));
    case Does::daily_reviews: return attend_next(site, who, std::get<DailyReviews>(stage.kind));
    case Does::group_session:  // was to be seen one to one in place of a session
        site.strand(who).phase = static_cast<std::uint8_t>(Seating::none);
        return leave(site, who, session_did_not_run);
    default: return;
    }
}

}  // namespace caseload::model

#pragma once

#include <cstdint>
#include <vector>

#include "model/office/site.hpp"

/// Group sessions on their day: who comes, whether they are held. Whose stay in the stage ends by it is handed back
/// (model/stages/session_course.hpp sees to that): nobody leaves a stage from here.
namespace caseload::model {

constexpr std::int32_t no_cause = -1;

/// Those who are due come or miss: the seats of those who do not come are put into `absent`, in order of booking. Too few
/// come: it is not held (false), and those who came are still in its seats.
bool start_session(Site& site, std::uint32_t session, std::vector<std::uint32_t>& absent);
/// The session is not held. With a cause it is counted and logged; without one nobody had booked and nothing is said.
/// Its diaries are free, visitors hear of it overnight. Those still booked are to leave before it is recycled.
void announce_not_held(Site& site, std::uint32_t session, std::int32_t cause);
/// The same with nobody left who is booked: it is over.
void give_up_session(Site& site, std::uint32_t session, std::int32_t cause);
/// The place of a session that is over is used again, with its lists' memory; its generation goes on.
void recycle(Site& site, std::uint32_t session);

}  // namespace caseload::model

#pragma once

#include "model/site.hpp"

namespace caseload::model {

/// A person leaves for another office overnight, to enter `stage` there; the record goes whole.
void move_away(Site& site, Who who, std::uint16_t stage);
/// What was decided overnight takes effect, at opening.
void take_answers(Site& site);
/// Overnight, on one thread, with all sites at rest: answers one request; what follows from it is put into inboxes.
void answer(std::vector<Site>& sites, Request& request);

}  // namespace caseload::model

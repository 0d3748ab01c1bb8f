#pragma once

#include "model/day/providers.hpp"
#include "model/office/site.hpp"

namespace caseload::model {

/// What was decided overnight takes effect, at opening.
void take_answers(Site& site);
/// Overnight, on one thread, with all sites at rest: answers one request; what follows from it is put into inboxes.
void answer(std::vector<Site>& sites, Providers& providers, Request& request);
/// The same where nobody has asked for a provider's place.
void answer(std::vector<Site>& sites, Request& request);

}  // namespace caseload::model

#pragma once

#include "model/day/providers.hpp"
#include "model/office/site.hpp"

namespace caseload::model {

/// A person leaves for another office overnight, to enter `stage` there; the record goes whole.
void move_away(Site& site, Who who, std::uint16_t stage);
/// A person moves to another office for reasons of their own; every strand goes on there.
void move_office(Site& site, std::uint32_t person, std::uint16_t to);
/// What was decided overnight takes effect, at opening.
void take_answers(Site& site);
/// Overnight, on one thread, with all sites at rest: answers one request; what follows from it is put into inboxes.
void answer(std::vector<Site>& sites, Providers& providers, Request& request);
/// The same where nobody has asked for a provider's place.
void answer(std::vector<Site>& sites, Request& request);

}  // namespace caseload::model

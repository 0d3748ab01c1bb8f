#pragma once

#include "model/office/site.hpp"

/// Those who are at a session of another office (IAP-5).
namespace caseload::model {

/// The session elsewhere begins: whoever does not come misses it.
void visit_begins(Site& site, Who who);
/// Word of a session elsewhere: what became of the person who was there.
void take_word(Site& site, const Request& request);

}  // namespace caseload::model

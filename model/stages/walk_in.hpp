#pragma once

#include <cstdint>

#include "model/office/site.hpp"

/// The queues of an office, beyond what one person does in them.
namespace caseload::model {

/// The capacity of a unit of the desk changes: those whose turn it is start.
void serve_waiting(Site& site);
/// `by` more of a role or resource are used from now on.
void use_unit(Site& site, const Unit& unit, int by);
/// Everybody waiting in queues is sent away when the office closes.
void close_queues(Site& site);
/// Gives back whatever the person kept from earlier stages.
void release_kept(Site& site, std::uint32_t person);

}  // namespace caseload::model

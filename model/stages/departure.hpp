#pragma once

#include <cstdint>

#include "model/office/site.hpp"

/// Leaving for another office: the record goes whole, overnight.
namespace caseload::model {

/// A person leaves for another office overnight, to enter `stage` there; the record goes whole.
void move_away(Site& site, Who who, std::uint16_t stage);
/// A person moves to another office for reasons of their own; every strand goes on there.
void move_office(Site& site, std::uint32_t person, std::uint16_t to);

}  // namespace caseload::model

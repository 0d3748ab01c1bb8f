#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/office/site.hpp"

/// Which arm of a trial people come into.
namespace caseload::model {

/// By office: does a trial of whole offices treat it? The same in every run of this luck.
std::vector<bool> treated_offices(const Setup& setup, sim::Luck luck);

/// The arm of somebody who is just coming in, from the attributes drawn so far; nothing for those whom the trial does not
/// allocate. Takes a place where there are quotas.
std::optional<std::uint8_t> allocate(Site& site, std::uint32_t person, bool stock);

/// Deals what is left of shared places out to the offices for `day`, one after the other from an office drawn for the
/// day: what an office does not use is dealt again the next night. Never more than there are.
void deal_places(std::vector<Site>& sites, sim::Day day);

}  // namespace caseload::model

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/plan/trial.hpp"
#include "sim/draws.hpp"
#include "sim/time.hpp"

namespace caseload::model {

struct Setup;
struct Site;

/// What an office knows of a trial's allocation.
struct Allotment {
    bool treated = false;    ///< Cluster: the whole office is; holds for good.
    sim::Day period{};       ///< Quota: first day of the period that `used` counts in.
    std::int64_t used = 0;   ///< Treated since.
    std::int64_t dealt = 0;  ///< Of shared places: so many are this office's today.
    template <class Archive> void fields(Archive& archive) {
        archive("treated", treated);
        archive("period", period);
        archive("used", used);
        archive("dealt", dealt);
    }
};

/// By office: does a trial of whole offices treat it? The same in every run of this luck.
std::vector<bool> treated_offices(const Setup& setup, sim::Luck luck);

/// The arm of somebody who is just coming in, from the attributes drawn so far; nothing for those whom the trial does not
/// allocate. Takes a place where there are quotas.
std::optional<std::uint8_t> allocate(Site& site, std::uint32_t person, bool stock);

/// Deals what is left of shared places out to the offices for `day`, one after the other from an office drawn for the
/// day: what an office does not use is dealt again the next night. Never more than there are.
void deal_places(std::vector<Site>& sites, sim::Day day);

}  // namespace caseload::model

#pragma once

#include <cstddef>
#include <cstdint>

#include "model/office/site.hpp"

namespace caseload::model {

/// Which arm of the trial a person was due: 0 treated, 1 control. Only of people who are compared.
inline std::size_t side_of(Site& site, std::uint32_t person) {
    const Trial& trial = site.model().trial;
    return site.people[person].attribute(static_cast<std::size_t>(trial.arm)) == trial.treated ? 0 : 1;
}

/// Calls each(group) for the groups that a person of the trial belongs to, one a subgroup: group 2s is the treated of
/// subgroup s, 2s + 1 its control.
template <class Each> void for_each_trial_group(Site& site, std::uint32_t person, Each each) {
    const Trial& trial = site.model().trial;
    const std::size_t side = side_of(site, person);
    for (std::size_t s = 0; s < trial.subgroups.size(); ++s) {
        if (site.holds(main_strand(site, person), trial.subgroups[s].who)) each(s * 2 + side);
    }
}

}  // namespace caseload::model

#include "model/waits/stays.hpp"

#include <algorithm>

namespace caseload::model {

std::int64_t measured_stay(Site& site, Who who) {
    const sim::Time since = site.setup->layout.time_of(site.strand(who).since);
    const sim::Time measured{site.model().measured_from};
    return (site.now() - std::min(site.now(), std::max(since, measured))).count();
}

void begin_to_stand(Site& site, Who who) {
    const std::uint16_t stage = site.strand(who).stage;
    site.stays.seconds[stage] -= measured_stay(site, who);
    site.levels.stages[stage].change(site.now(), +1);
}

void stand_no_longer(Site& site, Who who) {
    const std::uint16_t stage = site.strand(who).stage;
    site.stays.seconds[stage] += measured_stay(site, who);
    site.levels.stages[stage].change(site.now(), -1);
}

void begin_another_stay(Site& site, Who who) {
    site.stays.seconds[site.strand(who).stage] += measured_stay(site, who);
}

void break_off(Site& site, Who who) {
    Strand& at = site.strand(who);
    if (at.ended == 0) site.count(Measured::broken_off, {.stage = at.stage});
    at.ended = 0;
    stand_no_longer(site, who);
}

}  // namespace caseload::model

#include "model/stages/walk_in.hpp"

/// What is kept past a service is given back.
namespace caseload::model {

void release_kept(Site& site, std::uint32_t person) {
    bool any = false;
    for (std::size_t s = 0; s < site.model().stages.size(); ++s) {
        const std::int16_t keeper = site.setup->keeper_of_stage[s];
        if (keeper < 0) continue;
        std::uint16_t& times = site.people[person].kept(static_cast<std::size_t>(keeper));
        const auto& stage = std::get<WalkIn>(site.model().stages[s].kind);
        for (; times > 0; --times) {
            any = true;
            site.services.desk.release(site.services.kept_by_stage[s]);
            for (const std::size_t place : stage.keep) {
                const auto& [unit, count] = stage.needs[place];
                use_unit(site, unit, -count);
            }
        }
    }
    if (any) serve_waiting(site);
}

}  // namespace caseload::model

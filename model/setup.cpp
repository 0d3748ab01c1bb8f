#include "model/setup.hpp"

#include <algorithm>

#include "model/hazard.hpp"
#include "sim/draws.hpp"

namespace caseload::model {

Setup::Setup(const Model& the_model)
    : model(the_model),
      layout(the_model),
      measured(the_model),
      clock_moves_hazard(the_model.clocks.size()),
      first_week(sim::week_of(the_model.measured_from)) {
    for (const Effect& effect : model.outcomes.effects) clock_moves_hazard[effect.clock] = true;
    std::int16_t keepers = 0;
    for (std::uint16_t s = 0; s < model.stages.size(); ++s) {
        const auto* walk_in = std::get_if<WalkIn>(&model.stages[s].kind);
        const bool keeps = walk_in != nullptr && !walk_in->keep.empty();
        keeper_of_stage.push_back(keeps ? keepers++ : std::int16_t{-1});
        std::uint16_t queue = 0;
        if (walk_in != nullptr) {
            const auto& names = measured.queue_names;
            queue = static_cast<std::uint16_t>(std::find(names.begin(), names.end(), walk_in->queue) -
                                               names.begin());
        }
        queue_of_stage.push_back(queue);
    }
    for (const Office& office : model.offices) {
        for (const StaffGroup& group : office.staff) {
            for (const Duty& duty : group.pattern) gaps_are_filled = gaps_are_filled || duty.fill_gaps;
        }
    }
    for (const Attribute& attribute : model.attributes) {
        attribute_draws.push_back(sim::named("attribute." + attribute.name));
    }
    if (model.outcomes.present()) elapsed = elapsed_table(model.outcomes);
    const auto add_source = [&](const std::string& name, std::uint16_t office) {
        source_hash.push_back(static_cast<std::uint32_t>(sim::named(name)));
        source_office.push_back(office);
    };
    for (const ArrivalSource& source : model.arrivals) add_source(source.name, source.office);
    for (const Stock& stock : model.stock) add_source(stock.name, stock.office);
}

}  // namespace caseload::model

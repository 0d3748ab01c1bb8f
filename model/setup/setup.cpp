#include "model/setup/setup.hpp"

#include <algorithm>

#include "model/setup/hazard.hpp"
#include "sim/draws.hpp"

namespace caseload::model {

namespace {

std::uint16_t place_among(std::vector<std::string>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    const auto place = static_cast<std::uint16_t>(found - names.begin());
    if (found == names.end()) names.push_back(name);
    return place;
}

}  // namespace

Setup::Setup(const Model& the_model)
    : model(the_model),
      layout(the_model),
      measured(the_model),
      clock_moves_hazard(the_model.clocks.size()),
      clock_deadlines(model::clock_deadlines(the_model)),
      first_week(sim::week_of(the_model.measured_from)) {
    for (const Effect& effect : model.outcomes.effects) {
        clock_moves_hazard[effect.clock] = true;
        for (const std::uint16_t clock : effect.delivered) clock_moves_hazard[clock] = true;
    }
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
    const std::size_t markers = model.markers.size();
    marker_may_change.assign(markers * markers, model.marker_changes.empty());
    for (const MarkerChange& change : model.marker_changes) {
        marker_may_change[change.from * markers + change.to] = true;
    }
    std::vector<std::string> districts;
    for (const Office& office : model.offices) {
        district_of_office.push_back(place_among(districts, office.district));
        area_of_office.push_back(place_among(measured.areas, office.area));
    }
    for (const Attribute& attribute : model.attributes) {
        const std::string& name = attribute.drawn_as.empty() ? attribute.name : attribute.drawn_as;
        attribute_draws.push_back(sim::named("attribute." + name));
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

#include <catch2/catch.hpp>

#include <string>

#include "tests/scenarios/whole.hpp"

/// Shares that are shown together sum to 1.
namespace caseload {

namespace {

double of(const whole::Scenario& scenario, const std::vector<sim::Cell>& cells, const sim::CellName& name) {
    const auto cell = scenario.setup->measured.declared.find(name);
    return cell && cells[*cell].n > 0 ? sim::value(cells[*cell], sim::Statistic::share) : 0;
}

}  // namespace

TEST_CASE("The shares of a stage's endings sum to 1, and so do those of elements steered together",
          "[shares]") {
    bool steered = false;
    for (const char* file : {"help-to-work", "iap-trial", "post-work-programme"}) {
        const whole::Scenario scenario(whole::shipped / file);
        const model::Measured& measured = scenario.setup->measured;
        const auto cells = whole::once(scenario, 2, false).cells;
        for (std::size_t stage = 0; stage < scenario.model->stages.size(); ++stage) {
            INFO(file << ' ' << scenario.model->full_name(scenario.model->stages[stage]));
            double endings = 0;
            for (int ending = 0; ending < static_cast<int>(measured.ending_names.size()); ++ending) {
                endings +=
                    of(scenario, cells,
                       {.measure = measured.ended_share, .stage = static_cast<int>(stage), .group = ending});
            }
            CHECK((endings == Approx(1) || endings == 0));
            double elements = 0;
            for (const std::uint16_t element : measured.elements_together[stage])
                elements += of(scenario, cells, {.measure = measured.steered, .group = element});
            CHECK((elements == Approx(1) || elements == 0));
            steered = steered || elements > 0;
        }
    }
    CHECK(steered);
}

}  // namespace caseload

#include "model/results/impacts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include "tests/model/claim_models.hpp"

using namespace caseload;
using namespace caseload::model;

namespace {

/// A trial with two subgroups.
Model trial_model() {
    Model model = claiming_model(10);
    add_causes(model, 0.577, 105.84, 0.5);
    add_attribute(model, "arm", {"iap", "bau"}, {1, 1});
    model.trial.arm = 0;
    model.trial.days = 274;
    model.trial.subgroups = {{"All", {}}, {"Male", {}}};
    return model;
}

double named_value(const Model& model, const std::vector<double>& values, const std::string& measure,
                   const std::string& subgroup, int period = -1) {
    const auto names = impact_names(model);
    REQUIRE(names.size() == values.size());
    const auto found = std::find_if(names.begin(), names.end(), [&](const DerivedName& name) {
        return name.measure == measure && name.group == "subgroup=" + subgroup && name.period == period;
    });
    REQUIRE(found != names.end());
    return values[static_cast<std::size_t>(found - names.begin())];
}

/// Cells in which `treated` and `control` of 1000 people are counted on every day of [first, end).
void fill(sim::Ledger& ledger, sim::MeasureId measure, int subgroup, int first, int end, std::int64_t treated,
          std::int64_t control) {
    for (int day = first; day < end; ++day) {
        ledger.add(measure, {.group = subgroup * 2, .period = day}, {1000, treated});
        ledger.add(measure, {.group = subgroup * 2 + 1, .period = day}, {1000, control});
    }
}

}  // namespace

TEST_CASE("impacts are differences of the arms' shares, added up over days", "[impacts][TRIAL-9]") {
    const Model model = trial_model();
    const Setup setup(model);
    sim::Ledger ledger(setup.measured.declared);
    fill(ledger, setup.measured.on_benefit, 0, 0, 28, 700, 700);
    fill(ledger, setup.measured.on_benefit, 0, 28, 35, 630, 700);
    fill(ledger, setup.measured.on_benefit, 0, 35, 84, 650, 700);
    fill(ledger, setup.measured.on_benefit, 0, 84, 274, 465, 500);
    fill(ledger, setup.measured.in_work, 0, 0, 35, 100, 100);
    fill(ledger, setup.measured.in_work, 0, 35, 42, 141, 100);
    fill(ledger, setup.measured.in_work, 0, 42, 274, 136, 100);
    fill(ledger, setup.measured.on_benefit, 1, 0, 274, 500, 510);
    const auto values = impacts(setup, sim::fold(setup.measured.declared, {&ledger, 1}));
    const auto of = [&](const std::string& measure, int period = -1) {
        return named_value(model, values, measure, "All", period);
    };
    CHECK(of("benefit_days_difference") == Approx(-7 * 0.07 - 49 * 0.05 - 190 * 0.035));
    CHECK(of("benefit_week_5") == Approx(-7));
    CHECK(of("benefit_week_5_lowest") == Approx(-7));
    CHECK(of("benefit_from_week_12") == Approx(-3.5));
    CHECK(of("benefit_days_by_84") == Approx(-7 * 0.07 - 49 * 0.05));
    CHECK(of("benefit_days_by_122") == Approx(-7 * 0.07 - 49 * 0.05 - 38 * 0.035));
    CHECK(of("benefit_difference", 27) == Approx(0).margin(1e-12));
    CHECK(of("benefit_difference", 28) == Approx(-7));
    CHECK(of("work_days_difference") == Approx(7 * 0.041 + 232 * 0.036));
    CHECK(of("work_peak") == Approx(4.1));
    CHECK(of("work_peak_week") == 6);
    CHECK(of("work_difference", 273) == Approx(3.6));
    CHECK(of("benefit_week_5_error") == Approx(100 * std::sqrt(0.63 * 0.37 / 1000 + 0.7 * 0.3 / 1000)));
    CHECK(named_value(model, values, "benefit_days_difference", "Male") == Approx(-2.74));
    const double half_width = 1.959964 * std::sqrt(0.5 * 0.5 / 1000 + 0.51 * 0.49 / 1000);
    CHECK(named_value(model, values, "benefit_days_summed_half_width", "Male") ==
          Approx(274 * half_width).epsilon(1e-6));
    CHECK(std::isnan(named_value(model, values, "work_days_difference", "Male")));
}

TEST_CASE("an empty arm leaves impacts unobserved, not zero", "[impacts]") {
    const Model model = trial_model();
    const Setup setup(model);
    sim::Ledger ledger(setup.measured.declared);
    for (int day = 0; day < 274; ++day) ledger.add(setup.measured.on_benefit, {.period = day}, {10, 5});
    const auto values = impacts(setup, sim::fold(setup.measured.declared, {&ledger, 1}));
    REQUIRE(values.size() == impact_names(model).size());
    CHECK(std::all_of(values.begin(), values.end(), [](double value) { return std::isnan(value); }));
}

TEST_CASE("without a trial there are no impacts and a shorter follow-up shortens them", "[impacts]") {
    Model model = trial_model();
    model.outcomes.follow_up = 30;
    const Setup setup(model);
    sim::Ledger ledger(setup.measured.declared);
    fill(ledger, setup.measured.on_benefit, 0, 0, 30, 600, 500);
    const auto values = impacts(setup, sim::fold(setup.measured.declared, {&ledger, 1}));
    CHECK(named_value(model, values, "benefit_days_difference", "All") == Approx(3));
    CHECK(named_value(model, values, "benefit_days_by_84", "All") == Approx(3));
    CHECK(named_value(model, values, "benefit_week_5", "All") == Approx(10));
    CHECK(std::isnan(named_value(model, values, "benefit_from_week_12", "All")));
    model.trial.arm = -1;
    CHECK(impact_names(model).empty());
}

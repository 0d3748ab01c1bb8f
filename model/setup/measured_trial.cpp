#include "model/setup/measured.hpp"

namespace caseload::model {

void Measured::declare_trial(const Model& model, const std::vector<std::string>& groups) {
    if (!model.trial.present() || !model.outcomes.present()) return;
    const auto mean = [&](const char* name, const char* unit, const char* meaning,
                          std::vector<std::string> of) {
        return catalogue.declare({.name = name,
                                  .unit = unit,
                                  .meaning = meaning,
                                  .statistic = sim::Statistic::mean,
                                  .groups = std::move(of),
                                  .axis = sim::Axis::none});
    };
    trial_benefit = mean("trial_benefit", "days",
                         "Days on benefit of people whose whole comparison lies within the run", groups);
    trial_benefit_squares =
        mean("trial_benefit_squares", "squared days", "The same days squared, person by person", groups);
    trial_work = mean("trial_work", "days",
                      "Days in employment of people whose whole comparison lies within the run", groups);
    trial_work_squares =
        mean("trial_work_squares", "squared days", "The same days squared, person by person", groups);
    trial_groups_ = arm_groups;
    if (model.trial.allocation != Allocation::cluster) return;
    const Attribute& arm = model.attributes[static_cast<std::size_t>(model.trial.arm)];
    std::vector<std::string> offices;
    for (const Office& office : model.offices) {
        for (const std::uint8_t level : {model.trial.treated, model.trial.control})
            offices.push_back("arm=" + arm.levels[level] + ";office=" + office.name);
    }
    trial_groups_ += offices.size();
    office_benefit = mean("office_benefit", "days",
                          "Of the same people, the days on benefit of those who came to an office", offices);
    office_work =
        mean("office_work", "days",
             "Of the same people, the days in employment of those who came to an office", std::move(offices));
}

}  // namespace caseload::model

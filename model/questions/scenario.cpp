#include "model/questions/scenario.hpp"

#include <algorithm>

#include "model/run/warm_up.hpp"

namespace caseload::model {

void settle(const Scenarios& scenarios, const Start& start, const Settling& settling) {
    std::vector<Model*> models;
    for (const auto& scenario : scenarios) models.push_back(&scenario->model);
    const bool any =
        std::any_of(models.begin(), models.end(), [](const Model* model) { return model->warm_up.wanted; });
    if (!any) return;
    if (start.state) {
        // Measuring may have begun before the state's day.
        for (Model* model : models) {
            if (!model->warm_up.wanted) continue;
            model->measured_from = start.state->run().names.measured_from;
            model->warm_up = start.state->run().warm_up;
        }
    } else {
        const int replications = replications_to_settle(settling.replications);
        if (settling.told) settling.told(replications);
        for (Model* model : models) find_warm_up(*model, start.seed, replications, settling.threads);
        align_warm_ups(models);
    }
    for (const auto& scenario : scenarios) scenario->setup.emplace(scenario->model);
}

}  // namespace caseload::model

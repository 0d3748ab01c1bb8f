#include "cli/warm_up.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "model/run/warm_up.hpp"
#include "sim/experiment/precision.hpp"

namespace caseload::cli {

void settle_warm_up(const std::vector<model::Model*>& models, const RunArguments& arguments,
                    const Continued& start) {
    const bool any = std::any_of(models.begin(), models.end(),
                                 [](const model::Model* model) { return model->warm_up.wanted; });
    if (!any) return;
    if (start.state) {
        // Measuring may have begun before the state's day.
        for (model::Model* model : models) {
            if (!model->warm_up.wanted) continue;
            model->measured_from = start.state->run().names.measured_from;
            model->warm_up = start.state->run().warm_up;
        }
    } else {
        // How many --precision will take is not known yet: as many as it takes at the least.
        const int replications = model::replications_to_settle(
            arguments.precision.empty() ? start.replications.count
                                        : static_cast<int>(sim::Precision{}.least));
        if (!arguments.quiet) fmt::print(stderr, "finding the warm-up in {} replications\n", replications);
        for (model::Model* model : models)
            model::find_warm_up(*model, start.seed, replications, threads_or_all(arguments.threads));
        model::align_warm_ups(models);
    }
    for (const model::Model* model : models) {
        if (model->warm_up.run_longer)
            fmt::print(stderr,
                       "{}: warning: the run is too short to be seen settled: the warm-up would be {} of {} "
                       "days, and "
                       "at least {} days are wanted; run longer\n",
                       model->name, (model->measured_from - model->start).count(),
                       (model->end - model->start).count(), model::fewest_days_to_settle);
    }
}

}  // namespace caseload::cli

#include "cli/warm_up.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "cli/words/replications.hpp"
#include "model/run/warm_up.hpp"
#include "sim/experiment/precision.hpp"

namespace caseload::cli {

void tell_finding_warm_up(const RunArguments& arguments, int replications) {
    if (!arguments.quiet) fmt::print(stderr, "finding the warm-up in {} replications\n", replications);
}

void warn_where_too_short(const model::Model& model) {
    if (!model.warm_up.run_longer) return;
    fmt::print(
        stderr,
        "{}: warning: the run is too short to be seen settled: the warm-up would be {} of {} days, and "
        "at least {} days are wanted; run longer\n",
        model.name, (model.measured_from - model.start).count(), (model.end - model.start).count(),
        model::fewest_days_to_settle);
}

void settle(const model::Scenarios& scenarios, const RunArguments& arguments, const model::Start& start) {
    // How many --precision will take is not known yet: as many as it takes at the least.
    const int replications =
        arguments.precision.empty() ? start.replications.count : static_cast<int>(sim::Precision{}.least);
    model::settle(scenarios, start,
                  {.replications = replications,
                   .threads = threads_or_all(arguments.threads),
                   .told = [&](int looked_at) { tell_finding_warm_up(arguments, looked_at); }});
    for (const auto& scenario : scenarios) warn_where_too_short(scenario->model);
}

}  // namespace caseload::cli

#include <cmath>

#include "model/results/results.hpp"
#include "sim/proportion.hpp"

namespace caseload::model {

bool none_or_all(const Results& results, std::size_t cell) {
    const sim::DeclaredMeasures& declared = results.setup->measured.declared;
    // A share of time has seconds for observations, and they are no trials.
    if (declared.statistic(cell) != sim::Statistic::share || results.observed[cell] == 0 ||
        declared.name(cell).measure == results.setup->measured.busy)
        return false;
    const double mean = results.estimates[cell].mean();
    return mean == 0 || mean == 1;
}

sim::Interval interval_of(const Results& results, std::size_t cell) {
    if (!none_or_all(results, cell)) return results.estimates[cell].interval();
    const std::int64_t people = results.observed[cell];
    return sim::wilson(results.estimates[cell].mean() == 0 ? 0 : people, people);
}

}  // namespace caseload::model

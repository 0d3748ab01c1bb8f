#include "model/plan/placement.hpp"

#include <algorithm>

namespace caseload::model {

sim::Day first_day_of_limit(const Provider& provider, int year) {
    const std::chrono::year_month_day first{provider.year_begins};
    const std::chrono::year_month_day that{first.year() + std::chrono::years{year}, first.month(),
                                           first.day()};
    // An anniversary of 29 February is the last day of that month.
    return that.ok() ? sim::Day{that} : sim::Day{that.year() / that.month() / std::chrono::last};
}

int year_of_limit(const Provider& provider, sim::Day day) {
    const std::chrono::year_month_day first{provider.year_begins};
    const std::chrono::year_month_day that{day};
    const int years = static_cast<int>(that.year()) - static_cast<int>(first.year());
    return std::max(0, day < first_day_of_limit(provider, years) ? years - 1 : years);
}

}  // namespace caseload::model

#pragma once

#include <cstdint>
#include <vector>

#include "model/results/compare_figures.hpp"
#include "model/results/results.hpp"

namespace caseload::model {

/// How a figure stands to what it is wanted to be, its 95% interval taken at its word.
enum class Standing : std::uint8_t {
    nothing_wanted,
    met,      ///< The whole interval is as wanted.
    not_met,  ///< None of it is.
    unsure,   ///< The wanted value lies within it, or there is no interval.
};

/// One of the scenario's answers.
struct Answered {
    const Answer* asked = nullptr;
    const sim::Accumulator* estimate = nullptr;
    sim::Interval interval{};
    Standing standing = Standing::nothing_wanted;
};

/// Is it the figure that is asked for?
bool names(const Answer& asked, const FigureName& figure);

/// Where an interval stands to a value that is wanted.
Standing standing_of(const Answer& asked, const sim::Interval& interval);

/// Those of the scenario's answers that were observed, in its order.
std::vector<Answered> answered(const Results& results);

}  // namespace caseload::model

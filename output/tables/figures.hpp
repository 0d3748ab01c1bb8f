#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "model/results/results.hpp"

namespace caseload::output {

/// A figure of the results with its coordinates in words. Empty: the figure is about all of them, or its
/// measure has no such dimension.
struct Figure {
    std::string_view measure;
    std::string_view unit;
    std::string_view office = {};
    std::string_view pathway = {};
    std::string_view stage = {};  ///< Without its pathway.
    std::string_view group = {};  ///< "arm=iap;sex=female"
    sim::Axis axis = sim::Axis::none;
    std::string period = {};  ///< The Monday of a week, or a claim day; empty without a period.
    const sim::Accumulator* over_replications = nullptr;
    bool proportion = false;      ///< 0 or 1 in a replication.
    sim::Interval interval = {};  ///< 95%: model::interval_of; of a proportion Wilson's.
};

/// Every figure in the order of the measures, then those worked out from them. What was never observed in
/// any replication (a count or total that is always 0, a mean of nothing) is left out.
void for_each_figure(const model::Results& results, const std::function<void(const Figure&)>& visit);

/// A figure asked for by name; a stage as "pathway.stage" or, where only one has the name, "stage".
struct Wanted {
    std::string_view measure;
    std::string_view office = {};
    std::string_view stage = {};
    std::string_view group = {};
    std::string_view period = {};
};

/// The figure, or why there is none.
struct Lookup {
    const sim::Accumulator* found = nullptr;
    std::string problem = {};
};
Lookup find_figure(const model::Results& results, const Wanted& wanted);

/// The cell of a measure that the run has, or nullptr. For groups: see sim::CellName.
const sim::Accumulator* find_cell(const model::Results& results, const sim::CellName& name);

}  // namespace caseload::output

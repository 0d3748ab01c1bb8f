#pragma once

#include <cstddef>
#include <vector>

#include "model/results/results.hpp"

namespace caseload::model {

/// An element that choices are steered to (HTW-4): the share of live markers that is aimed at, and the share there was.
struct SteeredElement {
    std::size_t element = 0;  ///< Index into Measured::elements.
    double aimed_at = 0;
    double live = 0;  ///< Of people with a marker of any element steered together, averaged over time.
    /// Choices in a replication in which it was furthest below its share, and did not suit, or no place was left.
    double unsuitable = 0;
    double no_place = 0;
};

/// The elements of every stage that steers between several, where their markers were carried at all. What one stage has said of
/// an element another does not say again.
std::vector<SteeredElement> split_between_elements(const Results& results);

}  // namespace caseload::model

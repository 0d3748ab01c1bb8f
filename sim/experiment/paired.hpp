#pragma once

#include "sim/estimate.hpp"

namespace caseload::sim {

/// A figure of a base and of a variant, replication by replication with the same luck (common random numbers; Law,
/// Simulation Modeling and Analysis, 5th ed., 11.2). A pair of which one was not observed is counted as missing.
class Paired {
public:
    void add(double base, double variant);

    const Accumulator& base() const { return base_; }
    const Accumulator& variant() const { return variant_; }
    /// Variant less base; its interval is the paired one.
    const Accumulator& difference() const { return difference_; }

    /// The correlation of the pairs, -1 ... 1. NaN below two pairs, or where one of the two does not vary.
    double correlation() const;
    /// The variance that the difference of independent runs would have, in units of the paired one's: above 1 pairing
    /// helps. Infinite where the difference does not vary, NaN where nothing does.
    double variance_ratio() const;

private:
    Accumulator base_;
    Accumulator variant_;
    Accumulator difference_;
};

}  // namespace caseload::sim

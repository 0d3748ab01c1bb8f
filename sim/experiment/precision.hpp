#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "sim/estimate.hpp"

namespace caseload::sim {

/// How closely figures are to be known: half the 95% interval at most this share of the figure.
///
/// Replications are added one by one until all figures are (Law and Kelton's sequential procedure: Law, Simulation
/// Modeling and Analysis, 5th ed., 9.4.1). Since the share is of the estimate, not of the true value, the half-width is
/// held against relative / (1 + relative). `least` guards against stopping on a lucky small spread; Law asks for 10
/// or more, and for a share of 0.15 or less. With skew figures 10 are too few: of intervals of a short queue's mean
/// wait to 10% only 92.4% then hold the true value, with 30 and the look ahead below 93.8%.
struct Precision {
    double relative = 0;
    std::int64_t least = 30;
};

/// The figures must stay as close for so many replications more (Hoad, Robinson and Davies 2010, Journal of the
/// Operational Research Society 61, 1632-1644: five, and 5% where there are more than a hundred).
std::int64_t look_ahead(std::int64_t replications);

/// A figure, and the size its half-width is held against: of a mean the mean itself, of a difference the base's.
struct Watched {
    const Accumulator* figure = nullptr;
    double size = 0;
};

/// Half the 95% interval as a share of the size: 0 where nothing varies, infinite where the size is 0 or there are
/// fewer than two observations.
double relative_half_width(const Watched& watched);

/// Is this figure known so closely?
bool reached(const Watched& watched, const Precision& precision);

/// About how many observations it takes, judged by the spread so far. Never less than precision.least or than there
/// are already where it is not reached; the greatest int64 where no number will do.
std::int64_t needed(const Watched& watched, const Precision& precision);

/// How far all figures together are.
struct Standing {
    bool reached = false;
    std::int64_t needed = 0;  ///< Replications in all, about.
    std::size_t widest = 0;   ///< The figure with the greatest relative half-width.
    double relative = 0;      ///< That half-width.
};

/// Tells when to stop, replication by replication.
class Stopping {
public:
    /// Is it enough after these replications?
    bool look(const Standing& now, std::int64_t replications);
    /// Replications in all, about: what is needed, and the look ahead.
    std::int64_t expected(const Standing& now) const;

private:
    std::int64_t since_ = 0;  ///< Reached after so many replications and ever since; 0: not reached.
};

/// What was done so far; `replications` were run. Nothing to watch is reached after the least number.
Standing standing(std::span<const Watched> figures, const Precision& precision, std::int64_t replications);

}  // namespace caseload::sim

#pragma once

#include <cstdint>
#include <span>
#include <stdexcept>
#include <vector>

#include "sim/measures.hpp"

namespace caseload::sim {

/// The confidence of the intervals in all outputs.
inline constexpr double usual_confidence = 0.95;

/// The two-sided quantile of Student's t: 2.262 for 9 degrees of freedom at 0.95. Degrees are 1 or more, confidence
/// lies strictly between 0 and 1; otherwise std::domain_error.
double student_t(std::int64_t degrees, double confidence);

/// A confidence interval of a mean over replications. NaN at both ends when there are fewer than two.
struct Interval {
    double lower;
    double upper;
};

/// True when the interval excludes zero; an interval of a difference that does not is "not distinguishable".
inline bool distinguishable(const Interval& interval) { return interval.lower > 0 || interval.upper < 0; }

/// Mean and spread over replications, in the order they are added (Welford 1962, Technometrics 4(3), 419-420).
/// A replication without an observation (NaN) is counted apart and otherwise left out. A paired difference is an
/// accumulator of differences: add(variant - base).
class Accumulator {
public:
    void add(double x);

    /// Replications with an observation.
    std::int64_t count() const { return count_; }
    /// Replications without one.
    std::int64_t missing() const { return missing_; }
    /// NaN when nothing was observed.
    double mean() const;
    /// The sample standard deviation (divisor n - 1): the spread of the runs. NaN below two observations.
    double sd() const;
    /// Half the width of the confidence interval of the mean, by Student's t. NaN below two observations.
    double half_width(double confidence = usual_confidence) const;
    /// mean() plus and minus half_width().
    Interval interval(double confidence = usual_confidence) const;

    bool operator==(const Accumulator&) const = default;

    template <class Archive> void fields(Archive& archive) {
        archive("count", count_);
        archive("missing", missing_);
        archive("mean", mean_);
        archive("squares", squares_);
    }

private:
    std::int64_t count_ = 0;
    std::int64_t missing_ = 0;
    double mean_ = 0;
    double squares_ = 0;  // of the distances from the mean
};

/// An accumulator for every cell of the measures that are declared, which outlive it.
class Estimates {
public:
    explicit Estimates(const DeclaredMeasures& declared);

    /// Adds one replication's cells, as from fold(). Call in order of replication.
    void add(std::span<const Cell> cells);

    /// Adds, cell by cell, variant minus base of one replication (paired: the same people with the same luck). A
    /// cell that was not observed in both counts as missing.
    void add_difference(std::span<const Cell> variant, std::span<const Cell> base);

    const Accumulator& operator[](std::size_t cell) const { return accumulators_[cell]; }
    std::size_t size() const { return accumulators_.size(); }

    template <class Archive> void fields(Archive& archive) {
        const std::size_t expected = accumulators_.size();
        archive("accumulators", accumulators_);
        if (accumulators_.size() != expected) {
            throw std::runtime_error("state: the estimates are not those of this run");
        }
    }

private:
    struct Shown {
        Statistic statistic;
        double scale;
    };
    double shown(const Cell& cell, std::size_t place) const {
        return value(cell, shown_[place].statistic) * shown_[place].scale;
    }
    std::vector<Shown> shown_;
    std::vector<Accumulator> accumulators_;
};

}  // namespace caseload::sim

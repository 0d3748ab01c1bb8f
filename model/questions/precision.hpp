#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/run/comparison.hpp"
#include "sim/experiment/precision.hpp"

namespace caseload::model {

/// How closely figures are to be known, instead of a fixed number of replications.
struct PrecisionAim {
    sim::Precision precision;
    std::vector<std::string> of = {};   ///< As figures_named() takes them; empty: the headlines.
    std::optional<double> budget = {};  ///< Seconds; nothing: as long as it takes.
};

/// As good as no bound on the number of replications.
constexpr int as_many_as_it_takes = 100'000;

/// What became of a precision that was aimed at.
struct PrecisionReached {
    std::int64_t least = 0;  ///< Replications without which nothing is judged.
    bool judged = false;     ///< Otherwise the rest below `seconds` says nothing.
    int replications = 0;
    double seconds = 0;       ///< Wall clock.
    std::size_t figures = 0;  ///< So many were watched.
    bool enough = false;      ///< All are known so closely, and have been for some while.
    sim::Standing standing;
    std::int64_t expected =
        0;  ///< Replications in all that it takes, about; the greatest int64: no number will do.
    FigureName widest = {};      ///< The figure known least closely, where any was watched.
    std::size_t of_variant = 0;  ///< Whose difference it is, in a comparison.
};

/// Looks at figures after each replication until they are precise enough or the time is up. What to watch is chosen
/// when the least number has been run.
class PrecisionWatch {
public:
    explicit PrecisionWatch(PrecisionAim aim) : aim_(std::move(aim)) {}

    /// Is it enough?
    bool look(const Results& results);
    bool look(const Comparison& comparison);

    /// Replications in all, as it looks now: between what is done and the most.
    int expected(int done, int most) const;
    /// At the end.
    PrecisionReached reached() const;

private:
    struct Place {
        std::size_t variant = 0;
        std::size_t figure = 0;  ///< Of the run, or the pair of the variant.
        FigureName name;
    };
    void choose(const Results& results);
    void choose(const Comparison& comparison);
    bool judge(const std::vector<sim::Watched>& watched, int replications);
    double seconds() const;

    PrecisionAim aim_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    std::vector<Place> places_;
    bool chosen_ = false;
    sim::Standing standing_;
    sim::Stopping stopping_;
    bool enough_ = false;
    int replications_ = 0;
    bool out_of_time_ = false;
};

}  // namespace caseload::model

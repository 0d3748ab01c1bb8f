#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/problems.hpp"
#include "model/questions/compare.hpp"
#include "sim/experiment/precision.hpp"

namespace caseload::cli {

/// What --precision, --precision-of and --budget say.
struct PrecisionWish {
    sim::Precision precision;
    std::vector<std::string> of;   ///< Empty: the headlines.
    std::optional<double> budget;  ///< Seconds.
    std::string asked;             ///< As it was written, "2%".
};

/// Nothing where no precision is asked for; what is wrong is a problem.
std::optional<PrecisionWish> precision_wish(const RunArguments& arguments, Problems& problems);

/// How many replications may be run: where a precision is asked for and no number given, as many as it takes.
Replications most_replications(const RunArguments& arguments, Replications given);

/// As --replications takes them: "57", or "5..9".
std::string replications_text(Replications replications);

/// Tells the problem of a measure that none of the scenarios has.
void check_measures(const PrecisionWish& wish, const std::vector<const model::Setup*>& setups,
                    Problems& problems);

/// Looks at figures after each replication until they are precise enough or the time is up. What to watch is chosen
/// when the least number has been run.
class PrecisionWatch {
public:
    explicit PrecisionWatch(PrecisionWish wish) : wish_(std::move(wish)) {}

    /// Is it enough?
    bool look(const model::Results& results);
    bool look(const model::Comparison& comparison);

    /// Replications in all, as it looks now: between what is done and the most.
    int expected(int done, int most) const;
    /// What was asked for and reached, in words, for the end of the run.
    std::string told() const;

private:
    struct Place {
        std::size_t variant = 0;
        std::size_t figure = 0;  ///< Of the run, or the pair of the variant.
        std::string label;
    };
    bool judge(const std::vector<sim::Watched>& watched, int replications);
    double seconds() const;

    PrecisionWish wish_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    std::vector<Place> places_;
    bool chosen_ = false;
    sim::Standing standing_;
    sim::Stopping stopping_;
    bool enough_ = false;
    int replications_ = 0;
    bool out_of_time_ = false;
};

}  // namespace caseload::cli

#pragma once

#include <catch2/catch.hpp>

#include "tests/scenarios/whole.hpp"

/// Comparing what came out of a run with what theory says.
namespace caseload::theory {

using whole::Scenario;
using whole::Sets;
using whole::Wanted;

inline const std::filesystem::path here = whole::source_folder / "tests/theory";
inline const std::filesystem::path shipped = whole::shipped / "theory";

/// The mean over replications lies within three standard errors of what theory says, and the standard error is
/// at most `precision` of it: a comparison that could fail.
inline void check_matches(const sim::Accumulator& found, double expected, double precision = 0.01) {
    const double error = whole::standard_error(found);
    INFO("expected " << expected << ", found " << found.mean() << " with standard error " << error << " over "
                     << found.count() << " replications");
    CHECK(error <= precision * expected);
    CHECK(std::fabs(found.mean() - expected) <= 3 * error);
}

/// A scenario and its run.
struct Ran {
    Ran(const std::filesystem::path& file, int replications, const Sets& sets = {})
        : scenario(file, sets), results(whole::run(scenario, replications)) {}
    const sim::Accumulator& operator()(const Wanted& wanted) const {
        return whole::figure(scenario, results, wanted);
    }
    Scenario scenario;
    model::Results results;
};

/// Stationary probabilities of a birth-death process with states 0 ... last.
template <class Birth, class Death>
std::vector<double> birth_death(int last, const Birth& birth, const Death& death) {
    std::vector<double> probability{1};
    double total = 1;
    for (int n = 0; n < last; ++n) {
        probability.push_back(probability.back() * birth(n) / death(n + 1));
        total += probability.back();
    }
    for (double& p : probability) p /= total;
    return probability;
}

}  // namespace caseload::theory

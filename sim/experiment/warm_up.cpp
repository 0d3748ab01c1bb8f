#include "sim/experiment/warm_up.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace caseload::sim {

namespace {

constexpr std::size_t batch = 5;
constexpr std::size_t fewest_batches = 10;
/// A cut that leaves less may look good by chance alone: this many batches, or this part of them.
constexpr std::size_t fewest_left = 5;
constexpr std::size_t least_part_left = 4;

std::vector<double> batch_means(std::span<const double> series) {
    std::vector<double> means(series.size() / batch);
    for (std::size_t b = 0; b < means.size(); ++b) {
        double sum = 0;
        for (std::size_t i = 0; i < batch; ++i) sum += series[b * batch + i];
        means[b] = sum / static_cast<double>(batch);
    }
    return means;
}

}  // namespace

WarmUp mser_5(std::span<const double> series) {
    const std::vector<double> means = batch_means(series);
    if (means.size() < fewest_batches) return {.observations = 0, .run_longer = true};
    // From the end on: mean and squares of what is left (Welford).
    double mean = 0;
    double squares = 0;
    double least = std::numeric_limits<double>::infinity();
    std::size_t cut = 0;
    const std::size_t least_left = std::max(fewest_left, means.size() / least_part_left);
    for (std::size_t left = 1; left <= means.size(); ++left) {
        const std::size_t first = means.size() - left;
        const auto n = static_cast<double>(left);
        const double before = means[first] - mean;
        mean += before / n;
        squares += before * (means[first] - mean);
        // Of equal cuts the shortest.
        if (left >= least_left && squares / (n * n) <= least) {
            least = squares / (n * n);
            cut = first;
        }
    }
    return {.observations = cut * batch, .run_longer = 2 * cut > means.size()};
}

}  // namespace caseload::sim

#include "sim/draws.hpp"

#include <cmath>
#include <sstream>
#include <stdexcept>

namespace caseload::sim {

Chance Chance::of(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
        std::ostringstream message;
        message << "a probability must lie between 0 and 1, found " << probability;
        throw std::invalid_argument(message.str());
    }
    if (probability == 1) return {true, 0};
    return {false, static_cast<std::uint64_t>(probability * 0x1p64)};
}

Categories Categories::of(std::span<const double> weights) {
    if (weights.empty()) throw std::invalid_argument("a choice needs at least one weight");
    double total = 0;
    std::size_t last_possible = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!(weights[i] >= 0) || !std::isfinite(weights[i])) {
            std::ostringstream message;
            message << "a weight must be 0 or more, found " << weights[i];
            throw std::invalid_argument(message.str());
        }
        total += weights[i];
        if (weights[i] > 0) last_possible = i;
    }
    if (total == 0) throw std::invalid_argument("the weights of a choice must not all be 0");
    if (!std::isfinite(total))
        throw std::invalid_argument("the weights of a choice are too large to be added up");

    constexpr std::uint64_t certain = std::uint64_t{1} << 63;
    Categories categories;
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i];
        const auto threshold = static_cast<std::uint64_t>(sum / total * 0x1p63);
        categories.cumulative.push_back(i >= last_possible ? certain : threshold);
    }
    return categories;
}

/// Multiplication with rejection of the few values that would favour some results (Lemire, "Fast random integer
/// generation in an interval", ACM TOMACS 29, 2019).
std::uint64_t below(Draw& draw, std::uint64_t n) {
    if (n == 0) throw std::invalid_argument("there is no number below 0 to draw");
    __extension__ using Wide = unsigned __int128;
    while (true) {
        const Wide product = static_cast<Wide>(draw()) * n;
        const auto low = static_cast<std::uint64_t>(product);
        // The division is dear and seldom needed: the values to reject are fewer than n.
        if (low >= n || low >= (0 - n) % n) return static_cast<std::uint64_t>(product >> 64);
    }
}

}  // namespace caseload::sim

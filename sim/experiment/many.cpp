#include "sim/experiment/many.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace caseload::sim {

double p_value(const Accumulator& figure) {
    if (figure.count() < 2) return std::numeric_limits<double>::quiet_NaN();
    if (figure.sd() == 0) return figure.mean() == 0 ? 1 : 0;
    const auto n = static_cast<double>(figure.count());
    const double t = std::abs(figure.mean()) * std::sqrt(n) / figure.sd();
    const boost::math::students_t distribution(n - 1);
    return 2 * boost::math::cdf(boost::math::complement(distribution, t));
}

std::vector<double> holm(std::span<const double> p_values) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p_values.size(); ++i) {
        if (!std::isnan(p_values[i])) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
    std::vector<double> adjusted(p_values.begin(), p_values.end());
    double highest = 0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const auto left = static_cast<double>(order.size() - rank);
        highest = std::max(highest, std::min(1.0, left * p_values[order[rank]]));
        adjusted[order[rank]] = highest;
    }
    return adjusted;
}

}  // namespace caseload::sim

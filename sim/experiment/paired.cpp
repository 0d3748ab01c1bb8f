#include "sim/experiment/paired.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace caseload::sim {

namespace {

double square(double x) { return x * x; }

}  // namespace

void Paired::add(double base, double variant) {
    const double difference = variant - base;
    difference_.add(difference);
    if (std::isnan(difference)) return;
    base_.add(base);
    variant_.add(variant);
}

double Paired::correlation() const {
    // The variance of a difference is the sum of the variances less twice the covariance.
    const double spread = base_.sd() * variant_.sd();
    if (!(spread > 0)) return std::numeric_limits<double>::quiet_NaN();
    const double covariance = (square(base_.sd()) + square(variant_.sd()) - square(difference_.sd())) / 2;
    return std::clamp(covariance / spread, -1.0, 1.0);
}

double Paired::variance_ratio() const {
    return (square(base_.sd()) + square(variant_.sd())) / square(difference_.sd());
}

}  // namespace caseload::sim

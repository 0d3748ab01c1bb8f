#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/distribution.hpp"

/// Distribution functions, apart from the sampling: they are asked once, when a scenario is read.
namespace caseload::sim {

namespace {

using namespace shapes;

double standard_normal_under(double x) { return std::erfc(-x / std::numbers::sqrt2) / 2; }

double under(const Constant& constant, double limit) { return constant.value < limit ? 1 : 0; }
double under(const Uniform& uniform, double limit) {
    if (uniform.high <= uniform.low) return uniform.low < limit ? 1 : 0;
    return std::clamp((limit - uniform.low) / (uniform.high - uniform.low), 0.0, 1.0);
}
double under(const Triangular& triangular, double limit) {
    const auto [low, mode, high] = triangular;
    if (limit <= low) return 0;
    if (limit >= high) return 1;
    if (limit < mode) return (limit - low) * (limit - low) / ((high - low) * (mode - low));
    return 1 - (high - limit) * (high - limit) / ((high - low) * (high - mode));
}
double under(const Exponential& exponential, double limit) { return -std::expm1(-limit / exponential.mean); }
double under(const Erlang& erlang, double limit) {
    return boost::math::gamma_p(erlang.k, limit / erlang.step);
}
double under(const Gamma& gamma, double limit) {
    return boost::math::gamma_p(gamma.shape, limit / gamma.scale);
}
/// Of the part that is not cut off.
double under(const Normal& normal, double limit) {
    const double cut = standard_normal_under(-normal.mean / normal.sd);
    return (standard_normal_under((limit - normal.mean) / normal.sd) - cut) / (1 - cut);
}
double under(const Lognormal& lognormal, double limit) {
    return standard_normal_under((std::log(limit) - lognormal.log_mean) / lognormal.log_sd);
}
double under(const Weibull& weibull, double limit) {
    return -std::expm1(-std::pow(limit / weibull.scale, weibull.shape));
}
double under(const Empirical& empirical, double limit) {
    double share = 0;
    for (std::size_t i = 0; i < empirical.values.size(); ++i)
        if (empirical.values[i] < limit) share += empirical.shares[i];
    return share;
}

}  // namespace

double Distribution::share_under(double limit) const {
    return std::visit([limit](const auto& parameters) { return under(parameters, limit); }, parameters_);
}

}  // namespace caseload::sim

#include "sim/distribution.hpp"

#include <boost/random/normal_distribution.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <sstream>
#include <stdexcept>

namespace caseload::sim {

namespace {

using namespace shapes;

template <class... Parts> [[noreturn]] void refuse(const Parts&... parts) {
    std::ostringstream message;
    (message << ... << parts);
    throw std::invalid_argument(message.str());
}

/// `what` is said as a sentence's subject: "the mean of a gamma".
void require_finite(double value, const char* what) {
    if (!std::isfinite(value)) refuse(what, " must be a finite number, found ", value);
}

void require_within(double value, std::pair<double, double> range, const char* what) {
    if (!(value >= range.first && value <= range.second))
        refuse(what, " must lie between ", range.first, " and ", range.second, ", found ", value);
}

void require_positive(double value, const char* what) {
    require_finite(value, what);
    if (value <= 0) refuse(what, " must be positive, found ", value);
}

double square(double x) { return x * x; }

/// Of mean 1. Rising in the unit, so that the luck of being slow means the same whatever the mean.
double standard_exponential(Draw& draw) { return -std::log(1 - unit(draw)); }

/// Boost's ziggurat rather than an inverted quantile, which takes several times as long. Variants stay in step all
/// the same: what it returns, and how many numbers it takes, depends on the draw alone and never on the parameters;
/// and whatever a rejection takes is on this draw's own sub-counter, so that no other draw is moved by it.
double standard_normal(Draw& draw) { return boost::random::normal_distribution<double>()(draw); }

/// What the cut at 0 does to a normal: the ratio of the density at the cut to the share kept.
double hazard_at_cut(const Normal& normal) {
    const double cut = normal.mean / normal.sd;
    const double density = std::exp(-square(cut) / 2) / std::sqrt(2 * std::numbers::pi);
    return density / (std::erfc(-cut / std::numbers::sqrt2) / 2);
}

double sample_of(const Constant& constant, Draw&) { return constant.value; }

double sample_of(const Uniform& uniform, Draw& draw) {
    return uniform.low + (uniform.high - uniform.low) * unit(draw);
}

double sample_of(const Triangular& triangular, Draw& draw) {
    const auto [low, mode, high] = triangular;
    const double u = unit(draw);
    if (u * (high - low) < mode - low) return low + std::sqrt(u * (high - low) * (mode - low));
    return high - std::sqrt((1 - u) * (high - low) * (high - mode));
}

double sample_of(const Exponential& exponential, Draw& draw) {
    return exponential.mean * standard_exponential(draw);
}

/// One logarithm of a product of units. Sixteen units are at least 2^-848, so a product never underflows.
double sample_of(const Erlang& erlang, Draw& draw) {
    constexpr int safe_factors = 16;
    double steps = 0;
    double product = 1;
    for (int i = 1; i <= erlang.k; ++i) {
        product *= 1 - unit(draw);
        if (i % safe_factors == 0 || i == erlang.k) {
            steps -= std::log(product);
            product = 1;
        }
    }
    return erlang.step * steps;
}

/// Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000). Under a shape of 1 it
/// is their section 6: a gamma of one shape more, times a unit to the power 1 / shape.
double sample_of(const Gamma& gamma, Draw& draw) {
    const bool boosted = gamma.shape < 1;
    const double factor = boosted ? std::pow(unit(draw), 1 / gamma.shape) : 1.0;
    const double d = (boosted ? gamma.shape + 1 : gamma.shape) - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    while (true) {
        const double x = standard_normal(draw);
        const double root = 1 + c * x;
        if (root <= 0) continue;
        const double v = root * root * root;
        const double u = unit(draw);
        if (std::log(u) < x * x / 2 + d - d * v + d * std::log(v)) return gamma.scale * factor * d * v;
    }
}

double sample_of(const Normal& normal, Draw& draw) {
    while (true) {
        const double value = normal.mean + normal.sd * standard_normal(draw);
        if (value >= 0) return value;
    }
}

double sample_of(const Lognormal& lognormal, Draw& draw) {
    return std::exp(lognormal.log_mean + lognormal.log_sd * standard_normal(draw));
}

double sample_of(const Weibull& weibull, Draw& draw) {
    return weibull.scale * std::pow(standard_exponential(draw), 1 / weibull.shape);
}

double sample_of(const Empirical& empirical, Draw& draw) {
    return empirical.values[pick(draw, empirical.categories)];
}

double mean_of(const Constant& constant) { return constant.value; }
double mean_of(const Uniform& uniform) { return (uniform.low + uniform.high) / 2; }
double mean_of(const Triangular& triangular) {
    return (triangular.low + triangular.mode + triangular.high) / 3;
}
double mean_of(const Exponential& exponential) { return exponential.mean; }
double mean_of(const Erlang& erlang) { return erlang.step * erlang.k; }
double mean_of(const Gamma& gamma) { return gamma.scale * gamma.shape; }
/// Johnson, Kotz and Balakrishnan, "Continuous univariate distributions" 1 (1994), section 13.10.1.
double mean_of(const Normal& normal) { return normal.mean + normal.sd * hazard_at_cut(normal); }
double mean_of(const Lognormal& lognormal) { return lognormal.mean; }
double mean_of(const Weibull& weibull) { return weibull.scale * std::tgamma(1 + 1 / weibull.shape); }
double mean_of(const Empirical& empirical) {
    return std::inner_product(empirical.values.begin(), empirical.values.end(), empirical.shares.begin(),
                              0.0);
}

double variance_of(const Constant&) { return 0; }
double variance_of(const Uniform& uniform) { return square(uniform.high - uniform.low) / 12; }
double variance_of(const Triangular& triangular) {
    const auto [low, mode, high] = triangular;
    return (square(high - low) + (mode - low) * (mode - high)) / 18;
}
double variance_of(const Exponential& exponential) { return square(exponential.mean); }
double variance_of(const Erlang& erlang) { return square(erlang.step) * erlang.k; }
double variance_of(const Gamma& gamma) { return square(gamma.scale) * gamma.shape; }
/// The same section: sd^2 (1 - hazard (hazard + mean / sd)).
double variance_of(const Normal& normal) {
    const double hazard = hazard_at_cut(normal);
    return square(normal.sd) * (1 - hazard * (hazard + normal.mean / normal.sd));
}
double variance_of(const Lognormal& lognormal) { return square(lognormal.sd); }
double variance_of(const Weibull& weibull) {
    return square(weibull.scale) *
           (std::tgamma(1 + 2 / weibull.shape) - square(std::tgamma(1 + 1 / weibull.shape)));
}
double variance_of(const Empirical& empirical) {
    const double mean = mean_of(empirical);
    double variance = 0;
    for (std::size_t i = 0; i < empirical.values.size(); ++i)
        variance += empirical.shares[i] * square(empirical.values[i] - mean);
    return variance;
}

}  // namespace

Distribution Distribution::constant(double value) {
    require_finite(value, "a constant");
    return Distribution(Constant{value});
}

Distribution Distribution::uniform(double low, double high) {
    require_finite(low, "the low end of a uniform");
    require_finite(high, "the high end of a uniform");
    if (low > high)
        refuse("the low end of a uniform must not exceed its high end, found ", low, " and ", high);
    return Distribution(Uniform{low, high});
}

Distribution Distribution::triangular(double low, double mode, double high) {
    require_finite(low, "the low end of a triangular");
    require_finite(mode, "the mode of a triangular");
    require_finite(high, "the high end of a triangular");
    if (low >= high)
        refuse("the low end of a triangular must lie under its high end, found ", low, " and ", high);
    if (mode < low || mode > high)
        refuse("the mode of a triangular must lie between ", low, " and ", high, ", found ", mode);
    return Distribution(Triangular{low, mode, high});
}

Distribution Distribution::exponential(double mean) {
    require_positive(mean, "the mean of an exponential");
    return Distribution(Exponential{mean});
}

Distribution Distribution::erlang(double mean, int k) {
    require_positive(mean, "the mean of an erlang");
    if (k < 1) refuse("the k of an erlang must be at least 1, found ", k);
    return Distribution(Erlang{mean / k, k});
}

Distribution Distribution::gamma(double mean, double shape) {
    require_positive(mean, "the mean of a gamma");
    require_within(shape, gamma_shapes, "the shape of a gamma");
    return Distribution(Gamma{mean / shape, shape});
}

Distribution Distribution::gamma_with_sd(double mean, double sd) {
    require_positive(mean, "the mean of a gamma");
    require_positive(sd, "the standard deviation of a gamma");
    const double shape = square(mean / sd);
    require_within(shape, gamma_shapes, "the squared ratio of mean to standard deviation of a gamma");
    return gamma(mean, shape);
}

/// A mean under 0 is refused because sampling, which keeps at least half of all tries, could then take for ever.
Distribution Distribution::normal(double mean, double sd) {
    require_finite(mean, "the mean of a normal");
    require_positive(sd, "the standard deviation of a normal");
    if (mean < 0) refuse("the mean of a normal, which is cut off at 0, must not be negative, found ", mean);
    return Distribution(Normal{mean, sd});
}

Distribution Distribution::lognormal(double mean, double sd) {
    require_positive(mean, "the mean of a lognormal");
    require_positive(sd, "the standard deviation of a lognormal");
    if (!(sd <= most_lognormal_sd * mean))
        refuse("the standard deviation of a lognormal must be at most ", most_lognormal_sd,
               " times its mean");
    const double log_variance = std::log1p(square(sd / mean));
    return Distribution(Lognormal{mean, sd, std::log(mean) - log_variance / 2, std::sqrt(log_variance)});
}

Distribution Distribution::weibull(double scale, double shape) {
    require_positive(scale, "the scale of a weibull");
    require_within(shape, weibull_shapes, "the shape of a weibull");
    return Distribution(Weibull{scale, shape});
}

Distribution Distribution::empirical(std::span<const double> values, std::span<const double> weights) {
    if (values.size() != weights.size())
        refuse("an empirical needs as many weights as values, found ", values.size(), " values and ",
               weights.size(), " weights");
    for (const double value : values) require_finite(value, "a value of an empirical");
    std::vector<std::size_t> rising(values.size());
    std::iota(rising.begin(), rising.end(), std::size_t{0});
    std::stable_sort(rising.begin(), rising.end(), [&](auto a, auto b) { return values[a] < values[b]; });

    Empirical empirical;
    for (const std::size_t i : rising) {
        empirical.values.push_back(values[i]);
        empirical.shares.push_back(weights[i]);
    }
    empirical.categories = Categories::of(empirical.shares);
    const double total = std::accumulate(empirical.shares.begin(), empirical.shares.end(), 0.0);
    for (double& share : empirical.shares) share /= total;
    return Distribution(std::move(empirical));
}

double Distribution::sample(Draw& draw) const {
    return std::visit([&](const auto& parameters) { return sample_of(parameters, draw); }, parameters_);
}

double Distribution::mean() const {
    return std::visit([](const auto& parameters) { return mean_of(parameters); }, parameters_);
}

double Distribution::variance() const {
    return std::visit([](const auto& parameters) { return variance_of(parameters); }, parameters_);
}

Seconds duration(const Distribution& distribution, Draw& draw) {
    constexpr auto longest = static_cast<double>(Seconds(std::chrono::years(10'000)).count());
    const double seconds = std::clamp(distribution.sample(draw), 0.0, longest);
    return Seconds(std::llround(seconds));
}

}  // namespace caseload::sim

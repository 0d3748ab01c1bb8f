#pragma once

#include "sim/draws.hpp"
#include "sim/time.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace caseload::sim {

/// The parameters of each shape, in the unit of the result; made by the factory functions of Distribution.
namespace shapes {

struct Constant {
    double value = 0;
    bool operator==(const Constant&) const = default;
};

struct Uniform {
    double low, high;
    bool operator==(const Uniform&) const = default;
};

struct Triangular {
    double low, mode, high;
    bool operator==(const Triangular&) const = default;
};

struct Exponential {
    double mean;
    bool operator==(const Exponential&) const = default;
};

/// The sum of k exponentials, each of mean `step`.
struct Erlang {
    double step;
    int k;
    bool operator==(const Erlang&) const = default;
};

struct Gamma {
    double scale, shape;
    bool operator==(const Gamma&) const = default;
};

/// Mean and standard deviation before values under 0 are cut off.
struct Normal {
    double mean, sd;
    bool operator==(const Normal&) const = default;
};

/// Mean and standard deviation of the result, and of its logarithm.
struct Lognormal {
    double mean, sd, log_mean, log_sd;
    bool operator==(const Lognormal&) const = default;
};

struct Weibull {
    double scale, shape;
    bool operator==(const Weibull&) const = default;
};

/// Observed values, rising, so that a larger draw is never a smaller value.
struct Empirical {
    std::vector<double> values, shares;
    Categories categories;
    bool operator==(const Empirical&) const = default;
};

}  // namespace shapes

/// Least and greatest shapes that work. Beyond them a sample is 0 or beyond all bounds so often that no run could show the
/// mean: at a gamma shape of 0.001 the standard deviation is 32 means, at a Weibull shape of 0.1 it is 430.
inline constexpr std::pair gamma_shapes{0.001, 1e9};
inline constexpr std::pair weibull_shapes{0.1, 1000.0};
/// The greatest standard deviation of a lognormal, in means.
inline constexpr double most_lognormal_sd = 1000;

/// A distribution of one number: how long something takes, how many come, how old somebody is.
/// The factory functions throw std::invalid_argument, in the user's words, when a parameter makes no sense, also when
/// mean or variance would be no finite number.
class Distribution {
public:
    enum class Shape : std::uint8_t {
        constant,
        uniform,
        triangular,
        exponential,
        erlang,
        gamma,
        normal,
        lognormal,
        weibull,
        empirical
    };

    /// The constant 0.
    Distribution() = default;

    static Distribution constant(double value);
    /// low <= high.
    static Distribution uniform(double low, double high);
    /// low <= mode <= high, low < high.
    static Distribution triangular(double low, double mode, double high);
    /// mean > 0.
    static Distribution exponential(double mean);
    /// The sum of k >= 1 exponentials; mean > 0 is that of the sum.
    static Distribution erlang(double mean, int k);
    /// mean > 0, shape in gamma_shapes; the variance is mean^2 / shape.
    static Distribution gamma(double mean, double shape);
    /// mean > 0, sd > 0.
    static Distribution gamma_with_sd(double mean, double sd);
    /// A normal of which values under 0 are drawn again: mean >= 0 and sd > 0 are those before the cut, so mean() is
    /// a little more and variance() a little less than given.
    static Distribution normal(double mean, double sd);
    /// mean > 0, sd > 0 of the result itself, not of its logarithm; sd at most most_lognormal_sd times the mean.
    static Distribution lognormal(double mean, double sd);
    /// scale > 0, shape in weibull_shapes; the share beyond x is exp(-(x / scale)^shape).
    static Distribution weibull(double scale, double shape);
    /// One of the values, each as often as its weight says. As many weights as values, none negative, not all 0.
    static Distribution empirical(std::span<const double> values, std::span<const double> weights);

    Shape shape() const { return static_cast<Shape>(parameters_.index()); }
    double sample(Draw& draw) const;
    /// Exact, not estimated.
    double mean() const;
    double variance() const;
    /// The share of results under `limit` > 0, for telling how many lengths round to nothing.
    double share_under(double limit) const;
    bool operator==(const Distribution&) const = default;

private:
    /// In the order of Shape.
    using Parameters = std::variant<shapes::Constant, shapes::Uniform, shapes::Triangular,
                                    shapes::Exponential, shapes::Erlang, shapes::Gamma, shapes::Normal,
                                    shapes::Lognormal, shapes::Weibull, shapes::Empirical>;

    template <class One>
    explicit Distribution(One one) : parameters_(std::in_place_type<One>, std::move(one)) {}

    Parameters parameters_;
};

/// A sample of a distribution in seconds, rounded to the nearest second; what falls under 0 is 0, and what falls
/// beyond ten thousand years is cut there, so that adding it to a date cannot overflow.
Seconds duration(const Distribution& distribution, Draw& draw);

}  // namespace caseload::sim

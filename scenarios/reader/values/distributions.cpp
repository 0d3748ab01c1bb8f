#include <fmt/format.h>

#include <array>
#include <cmath>
#include <numeric>

#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/text/numbers.hpp"
#include "scenarios/reader/values/distributions.hpp"
#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

namespace {

constexpr double shortest_mean = 30;         // Seconds: below it, rounding to whole seconds shows.
constexpr double rounds_to_nothing = 0.5;    // Seconds.
constexpr double told_share_of_none = 0.01;  // So many lengths of nothing are told.
constexpr double least_sd = 1e-6;            // Of a normal and a lognormal, in means.
constexpr int most_stages = 1'000;

constexpr std::array uniform_keys = {Key{"from", Kind::span, "Least length", "required"},
                                     Key{"to", Kind::span, "Greatest length", "required"}};
constexpr std::array triangular_keys = {Key{"from", Kind::span, "Least length", "required"},
                                        Key{"mode", Kind::span, "Most likely length", "required"},
                                        Key{"to", Kind::span, "Greatest length", "required"}};
constexpr std::array exponential_keys = {Key{"mean", Kind::span, "Mean", "required"}};
constexpr std::array erlang_keys = {
    Key{"mean", Kind::span, "Mean of the sum", "required"},
    Key{"k", Kind::integer, "How many exponentials are summed, 1 to 1000", "required"}};
constexpr std::array gamma_keys = {
    Key{"mean", Kind::span, "Mean", "required"},
    Key{"sd", Kind::span, "Standard deviation; or give the shape"},
    Key{"shape", Kind::number, "Shape; the variance is mean squared over shape"}};
constexpr std::array normal_keys = {
    Key{"mean", Kind::span, "Mean, before values under 0 are drawn again", "required"},
    Key{"sd", Kind::span, "Standard deviation before the cut", "required"}};
constexpr std::array lognormal_keys = {
    Key{"mean", Kind::span, "Mean of the length itself", "required"},
    Key{"sd", Kind::span, "Standard deviation of the length itself", "required"}};
constexpr std::array weibull_keys = {
    Key{"scale", Kind::span, "The length that a share of 1/e goes beyond", "required"},
    Key{"shape", Kind::number, "Shape; 1 is exponential", "required"}};
constexpr std::array empirical_keys = {
    Key{"values", Kind::list, "Lengths", "required"},
    Key{"weights", Kind::numbers, "How often each, in any unit", "required"}};
constexpr std::array shape_keys = {
    Key{"constant", Kind::span, "Always this length"},
    Key{"uniform", Kind::table, "Any length between two alike"},
    Key{"triangular", Kind::table, "Between two lengths, most likely at a third"},
    Key{"exponential", Kind::table, "Without memory"},
    Key{"erlang", Kind::table, "A sum of exponentials"},
    Key{"gamma", Kind::table, "By mean and standard deviation or shape"},
    Key{"normal", Kind::table, "Normal, cut at 0"},
    Key{"lognormal", Kind::table, "Normal in its logarithm"},
    Key{"weibull", Kind::table, "By scale and shape"},
    Key{"empirical", Kind::table, "One of a list of lengths, by weight"}};

using Result = std::optional<sim::Distribution>;

std::optional<double> positive(const Field& field, std::optional<double> value) {
    if (!value || *value > 0) return value;
    field.error("wanted more than 0, found " + found(field));
    return std::nullopt;
}
std::optional<double> length(const Field& field, const Names& names) {
    return positive(field, constant_value(field, names, as_seconds));
}
/// Four figures are enough to act on.
std::string ratio(double number) { return fmt::format("{:.4g}", number); }
/// A shape within the range that works.
std::optional<double> shape_within(const Field& field, const Names& names, std::pair<double, double> range) {
    return constant_value(
        field, names, [&range](const Field& plain) { return as_number(plain, range.first, range.second); });
}
std::optional<double> bound(const Field& field, const Names& names) {
    return constant_value(field, names, as_seconds);
}

Result between(const Field& field, const Names& names) {
    const Section section(field, {uniform_keys}, "a uniform distribution");
    const auto low = bound(section["from"], names);
    const auto high = bound(section["to"], names);
    if (!low || !high) return std::nullopt;
    if (*high < *low) {
        section["to"].error("ends before it begins: found " + found(section["to"]));
        return std::nullopt;
    }
    return sim::Distribution::uniform(*low, *high);
}

Result peaked(const Field& field, const Names& names) {
    const Section section(field, {triangular_keys}, "a triangular distribution");
    const auto low = bound(section["from"], names);
    const auto mode = bound(section["mode"], names);
    const auto high = bound(section["to"], names);
    if (!low || !mode || !high) return std::nullopt;
    if (*mode < *low || *high < *mode || *high <= *low) {
        field.error("wanted from <= mode <= to, and from < to");
        return std::nullopt;
    }
    return sim::Distribution::triangular(*low, *mode, *high);
}

Result erlang(const Field& field, const Names& names) {
    const Section section(field, {erlang_keys}, "an erlang distribution");
    const auto mean = length(section["mean"], names);
    const auto k = constant_value(section["k"], names,
                                  [](const Field& plain) { return as_integer(plain, 1, most_stages); });
    if (!mean || !k) return std::nullopt;
    return sim::Distribution::erlang(*mean, static_cast<int>(*k));
}

Result gamma(const Field& field, const Names& names) {
    const Section section(field, {gamma_keys}, "a gamma distribution");
    const auto mean = length(section["mean"], names);
    const auto sd = length(section["sd"], names);
    const auto shape = shape_within(section["shape"], names, sim::gamma_shapes);
    if (field.is_table() && section["sd"].operator bool() == section["shape"].operator bool()) {
        field.error("wanted either sd or shape beside the mean");
        return std::nullopt;
    }
    if (!mean || (!sd && !shape)) return std::nullopt;
    const auto [least, most] = sim::gamma_shapes;
    const double ratio_to_sd = sd ? *mean / *sd : 1;
    if (!(ratio_to_sd * ratio_to_sd >= least && ratio_to_sd * ratio_to_sd <= most)) {
        section["sd"].error("found " + found(section["sd"]) + ", wanted from " + ratio(1 / std::sqrt(most)) +
                            " to " + ratio(1 / std::sqrt(least)) + " times the mean");
        return std::nullopt;
    }
    return sd ? sim::Distribution::gamma_with_sd(*mean, *sd) : sim::Distribution::gamma(*mean, *shape);
}

Result weibull(const Field& field, const Names& names) {
    const Section section(field, {weibull_keys}, "a weibull distribution");
    const auto scale = length(section["scale"], names);
    const auto shape = shape_within(section["shape"], names, sim::weibull_shapes);
    if (!scale || !shape) return std::nullopt;
    return sim::Distribution::weibull(*scale, *shape);
}

Result empirical(const Field& field) {
    const Section section(field, {empirical_keys}, "an empirical distribution");
    std::vector<double> values;
    std::vector<double> weights;
    for (const Field& item : items(section["values"]))
        if (const auto value = as_seconds(item)) values.push_back(*value);
    for (const Field& item : items(section["weights"]))
        if (const auto weight = as_number(item)) weights.push_back(*weight);
    if (!section["values"].is_array() || !section["weights"].is_array()) return std::nullopt;
    if (values.size() != weights.size() || values.empty()) {
        field.error("wanted as many weights as values, found " + std::to_string(values.size()) +
                    " values and " + std::to_string(weights.size()) + " weights");
        return std::nullopt;
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!(sum > 0 && sum < 1e300)) {
        section["weights"].error("the weights must not all be 0");
        return std::nullopt;
    }
    return sim::Distribution::empirical(values, weights);
}

Result with_mean_and_sd(const Field& field, const Names& names, std::span<const Key> keys,
                        std::string_view what, sim::Distribution (*make)(double, double)) {
    const Section section(field, {keys}, what);
    const auto mean = length(section["mean"], names);
    const auto sd = length(section["sd"], names);
    if (!mean || !sd) return std::nullopt;
    const double ratio_to_mean = *sd / *mean;
    if (!(ratio_to_mean >= least_sd && ratio_to_mean <= sim::most_lognormal_sd)) {
        section["sd"].error("found " + found(section["sd"]) + ", wanted from " + ratio(least_sd) + " to " +
                            ratio(sim::most_lognormal_sd) + " times the mean");
        return std::nullopt;
    }
    return make(*mean, *sd);
}

Result constant(const Field& field) {
    const auto seconds = as_seconds(field);
    return seconds ? Result(sim::Distribution::constant(*seconds)) : std::nullopt;
}

Result shaped(const Field& field, const Names& names) {
    const Section section(field, {shape_keys}, "a distribution");
    const auto children = field.children();
    if (children.size() != 1) {
        field.error("a distribution has one shape, found " + std::to_string(children.size()),
                    "write, for one, { exponential = { mean = \"3 min\" } }");
        return std::nullopt;
    }
    const auto& [shape, value] = children.front();
    if (shape == "constant") return constant(value);
    if (shape == "uniform") return between(value, names);
    if (shape == "triangular") return peaked(value, names);
    if (shape == "erlang") return erlang(value, names);
    if (shape == "gamma") return gamma(value, names);
    if (shape == "weibull") return weibull(value, names);
    if (shape == "empirical") return empirical(value);
    if (shape == "normal")
        return with_mean_and_sd(value, names, normal_keys, "a normal", sim::Distribution::normal);
    if (shape == "lognormal")
        return with_mean_and_sd(value, names, lognormal_keys, "a lognormal", sim::Distribution::lognormal);
    if (shape == "exponential") {
        const Section only(value, {exponential_keys}, "an exponential distribution");
        const auto mean = length(only["mean"], names);
        return mean ? Result(sim::Distribution::exponential(*mean)) : std::nullopt;
    }
    return std::nullopt;  // An unknown shape: the section has reported it.
}

}  // namespace

namespace {

/// Nothing is a length like any other, but seldom what was meant.
void warn_of_rounding(const Field& field, const sim::Distribution& lengths) {
    const double none = lengths.share_under(rounds_to_nothing);
    const bool many = none >= told_share_of_none;
    if (lengths.mean() >= shortest_mean && !many) return;
    field.warning("a mean of " + written(lengths.mean()) + " s: durations are rounded to whole seconds" +
                  (many ? fmt::format("; {:.3g}% are under half a second and take none", 100 * none) : ""));
}

}  // namespace

std::optional<sim::Distribution> as_distribution(const Field& field, const Names& names) {
    if (!field) return std::nullopt;
    const Result result = field.is_table() ? shaped(field, names) : constant(field);
    if (result && result->mean() > 0) warn_of_rounding(field, *result);
    return result;
}

std::vector<KeyTable> distribution_key_tables() {
    return {{"distribution", "How long something takes; a length of time alone is constant", shape_keys},
            {"distribution.uniform", "Uniform", uniform_keys},
            {"distribution.triangular", "Triangular", triangular_keys},
            {"distribution.exponential", "Exponential", exponential_keys},
            {"distribution.erlang", "Erlang", erlang_keys},
            {"distribution.gamma", "Gamma", gamma_keys},
            {"distribution.normal", "Normal, cut at 0", normal_keys},
            {"distribution.lognormal", "Lognormal", lognormal_keys},
            {"distribution.weibull", "Weibull", weibull_keys},
            {"distribution.empirical", "Empirical", empirical_keys}};
}

}  // namespace caseload::scenarios

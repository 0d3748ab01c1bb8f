#include "cli/words/precision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

#include "model/results/headlines.hpp"

namespace caseload::cli {

namespace {

/// A positive number and what stands behind it.
std::optional<std::pair<double, std::string>> number_and_unit(const std::string& text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || !(number > 0) || !std::isfinite(number)) return std::nullopt;
    std::string unit(end, text.data() + text.size());
    unit.erase(0, unit.find_first_not_of(' '));
    return std::pair{number, unit};
}

std::optional<double> parse_share(const std::string& text) {
    const auto parts = number_and_unit(text);
    if (!parts || (!parts->second.empty() && parts->second != "%")) return std::nullopt;
    const double share = parts->second.empty() ? parts->first : parts->first / 100;
    return share < 1 ? std::optional(share) : std::nullopt;
}

std::optional<double> parse_seconds(const std::string& text) {
    const auto parts = number_and_unit(text);
    if (!parts) return std::nullopt;
    if (parts->second == "s") return parts->first;
    if (parts->second == "min") return parts->first * 60;
    if (parts->second == "h") return parts->first * 3600;
    return std::nullopt;
}

}  // namespace

std::optional<model::PrecisionAim> precision_aim(const RunArguments& arguments, Problems& problems) {
    if (arguments.precision.empty()) return std::nullopt;
    model::PrecisionAim aim;
    if (const auto share = parse_share(arguments.precision)) {
        aim.precision.relative = *share;
    } else {
        problems.add(fmt::format("--precision {}: wanted a share such as 2%", arguments.precision));
    }
    std::istringstream measures(arguments.precision_of);
    for (std::string measure; std::getline(measures, measure, ',');) aim.of.push_back(measure);
    if (!arguments.budget.empty()) {
        aim.budget = parse_seconds(arguments.budget);
        if (!aim.budget)
            problems.add(fmt::format("--budget {}: wanted a time such as 90s, 5min or 1h", arguments.budget));
    }
    if (!arguments.events.empty())
        problems.add("--events needs a number of replications: with --precision it is not known beforehand");
    return aim;
}

model::Replications most_replications(const RunArguments& arguments, model::Replications given) {
    if (arguments.precision.empty() || arguments.replications_given) return given;
    return {.first = 0, .count = model::as_many_as_it_takes};
}

void check_measures(const model::PrecisionAim& aim, const std::vector<const model::Setup*>& setups,
                    Problems& problems) {
    for (const std::string& wanted : aim.of) {
        const bool known = std::any_of(setups.begin(), setups.end(), [&](const model::Setup* setup) {
            return !model::figures_named(model::Figures(*setup), wanted).empty();
        });
        if (!known)
            problems.add(
                fmt::format("--precision-of {}: there is no such measure about the whole period and all "
                            "offices (caseload reference lists them)",
                            wanted));
    }
}

}  // namespace caseload::cli

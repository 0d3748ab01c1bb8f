#include "output/answers/fitted.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "model/questions/free_values.hpp"
#include "output/files/csv.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

constexpr std::string_view rules_prefix = "rules.";
/// Two parameters whose errors hang together as much as this are told of.
constexpr double strong = 0.9;
/// A local minimum further away than this share of the standard error is told of.
constexpr double far = 0.5;

std::string key_with_unit(const std::string& key) {
    const std::string_view unit = model::unit_of_key(key);
    return unit.empty() ? key : fmt::format("{} ({})", key, unit);
}

std::string interval_text(const model::FittedParameters& fitted, std::size_t i) {
    return fmt::format("{:.4g} to {:.4g}", fitted.lower95(i), fitted.upper95(i));
}

bool known(const model::FittedParameters& fitted, std::size_t i) {
    return std::isfinite(fitted.uncertainty.standard_errors[i]);
}

std::string list_of(const model::FittedParameters& fitted, const std::vector<std::size_t>& which) {
    std::string text;
    for (std::size_t n = 0; n < which.size(); ++n)
        text += (n == 0 ? "" : n + 1 == which.size() ? " and " : ", ") + fitted.parameters[which[n]].key;
    return text;
}

std::string indented(const std::string& text) {
    std::string all;
    for (const std::string& line : wrapped(text, line_width - 2)) all += "  " + line + "\n";
    return all;
}

std::string loose_words(const model::FittedParameters& fitted, const sim::Loose& loose) {
    if (loose.parameters.size() == 1) {
        const std::size_t i = loose.parameters.front();
        return fmt::format(
            "Not identified: the fitted targets hardly move with {}: any value from {:.4g} to {:.4g} fits "
            "about as well. Fix it, or fit a target that depends on it.",
            fitted.parameters[i].key, fitted.lower95(i), fitted.upper95(i));
    }
    std::vector<std::size_t> with, against;
    for (std::size_t n = 0; n < loose.parameters.size(); ++n)
        (loose.parts[n] > 0 ? with : against).push_back(loose.parameters[n]);
    const std::string how = against.empty()
                                ? list_of(fitted, with) + " can rise or fall together"
                                : list_of(fitted, with) + " can rise while " + list_of(fitted, against) +
                                      (against.size() == 1 ? " falls" : " fall");
    return "Not identified apart: " + how +
           ", and the fitted targets stay much the same. Fix one of them, or fit a target that tells them "
           "apart.";
}

std::string advice(const model::FittedParameters& fitted) {
    const sim::Uncertainty& found = fitted.uncertainty;
    std::string text;
    for (const sim::Loose& loose : found.loose) text += indented(loose_words(fitted, loose));
    for (std::size_t i = 0; i < fitted.parameters.size(); ++i) {
        const model::FreeParameter& one = fitted.parameters[i];
        if (fitted.point[i] <= one.lower || fitted.point[i] >= one.upper)
            text += indented(fmt::format("{} lies on its bound: the targets would have it beyond {:.5g}.",
                                         one.key, fitted.point[i]));
        for (std::size_t j = 0; j < i && found.loose.empty(); ++j) {
            const double r = found.correlations[i][j];
            if (!(std::abs(r) >= strong)) continue;
            text += indented(
                fmt::format("{} and {} hang together (correlation of their errors {:.2f}): if one is "
                            "higher, so is the other{}.",
                            fitted.parameters[j].key, one.key, r, r > 0 ? "" : " lower"));
        }
    }
    std::vector<std::size_t> away;
    for (std::size_t i = 0; i < fitted.parameters.size() && found.loose.empty(); ++i)
        if (std::abs(found.to_minimum[i]) > far * found.standard_errors[i]) away.push_back(i);
    if (!away.empty()) {
        std::string where;
        for (const std::size_t i : away)
            where += fmt::format("{}{} at {:.4g}", where.empty() ? "" : ", ", fitted.parameters[i].key,
                                 std::clamp(fitted.point[i] + found.to_minimum[i], fitted.parameters[i].lower,
                                            fitted.parameters[i].upper));
        text += indented("The slopes around the fit point to a better one: " + where +
                         ". Start there, or allow more --evaluations.");
    }
    return text;
}

}  // namespace

std::string fitted_toml(const model::FittedParameters& fitted, const std::string& command) {
    std::map<std::string, std::string> chapters;
    std::string others;
    for (std::size_t i = 0; i < fitted.parameters.size(); ++i) {
        const std::string& key = fitted.parameters[i].key;
        const std::string value = model::written_value(key, fitted.point[i]);
        const std::string error = known(fitted, i) ? fmt::format("95%: {}{}{}", interval_text(fitted, i),
                                                                 model::unit_of_key(key).empty() ? "" : " ",
                                                                 model::unit_of_key(key))
                                                   : "the targets do not identify it";
        const auto dot = key.find('.', std::min(rules_prefix.size(), key.size()));
        if (!key.starts_with(rules_prefix) || dot == std::string::npos) {
            others += fmt::format("# calibrated, to be put at its place: {} = {}  ({})\n", key, value, error);
            continue;
        }
        chapters[key.substr(0, dot)] +=
            fmt::format("{} = {}  # calibrated; {}\n", key.substr(dot + 1), value, error);
    }
    std::string text = "# Fitted values, written by: " + command + "\n" + others;
    for (const auto& [chapter, lines] : chapters) text += fmt::format("\n[{}]\n{}", chapter, lines);
    return text;
}

std::string fitted_csv(const model::FittedParameters& fitted) {
    const sim::Uncertainty& found = fitted.uncertainty;
    const auto number = [](double x) { return std::isfinite(x) ? csv_number(x) : std::string{}; };
    std::string text = "parameter,fitted,standard_error,lower95,upper95,start,lowest,highest,identified";
    for (const auto& one : fitted.parameters) text += "," + csv_field("correlation " + one.key);
    text += "\n";
    std::vector<bool> identified(fitted.parameters.size(), true);
    for (const sim::Loose& loose : found.loose)
        for (const std::size_t i : loose.parameters) identified[i] = false;
    for (std::size_t i = 0; i < fitted.parameters.size(); ++i) {
        const model::FreeParameter& one = fitted.parameters[i];
        text += csv_field(one.key);
        for (const double x : {fitted.point[i], found.standard_errors[i], fitted.lower95(i),
                               fitted.upper95(i), one.start, one.lower, one.upper})
            text += "," + number(x);
        text += identified[i] ? ",yes" : ",no";
        for (const double r : found.correlations[i]) text += "," + number(r);
        text += "\n";
    }
    return text;
}

std::string fitted_summary(const model::FittedParameters& fitted, int replications) {
    TextTable table({{"parameter", TextTable::Align::left},
                     {"fitted"},
                     {"standard error"},
                     {"95% interval"},
                     {"started at"},
                     {"within"}});
    for (std::size_t i = 0; i < fitted.parameters.size(); ++i) {
        const model::FreeParameter& one = fitted.parameters[i];
        table.row(
            {key_with_unit(one.key), fmt::format("{:.5g}", fitted.point[i]),
             known(fitted, i) ? fmt::format("{:.2g}", fitted.uncertainty.standard_errors[i]) : "unknown",
             known(fitted, i) ? interval_text(fitted, i) : "any", fmt::format("{:.5g}", one.start),
             fmt::format("{:.5g} to {:.5g}", one.lower, one.upper)});
    }
    return "Fitted parameters\n" + table.text() +
           indented(fmt::format(
               "Errors are to first order: how the fitted targets move with each parameter, what the "
               "published bounds leave open (where there are none, the target's weight), and the "
               "error of {} {}. Published figures count as independent of one another; intervals are cut "
               "at the bounds.",
               replications, replications == 1 ? "replication, unknown" : "replications")) +
           advice(fitted);
}

}  // namespace caseload::output

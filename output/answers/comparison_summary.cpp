#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "output/answers/comparison.hpp"
#include "output/answers/comparison_question.hpp"
#include "output/answers/comparison_split.hpp"
#include "output/answers/comparison_words.hpp"
#include "output/answers/line_difference.hpp"
#include "output/summary/said_first.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/text_table.hpp"
#include "sim/experiment/many.hpp"

namespace caseload::output {

namespace {

constexpr std::size_t most_lines = 20;
constexpr std::size_t most_others = 12;
constexpr double significant = 1 - sim::usual_confidence;

/// One variant's figures with what the table needs.
struct Beside {
    const model::Variant& variant;
    int replications;

    model::FigureName name(std::size_t pair) const {
        return variant.figures.name(variant.matching.both[pair].variant);
    }
    std::vector<std::string> row(std::size_t place) const {
        const sim::Paired& pair = variant.pairs[place];
        const std::size_t figure = variant.matching.both[place].variant;
        const sim::Statistic statistic = variant.figures.statistic(figure);
        const model::FigureName named = variant.figures.name(figure);
        const double half = pair.difference().half_width();
        return {figure_label(named),
                value_in_words(pair.base().mean(), half, named.unit, statistic),
                value_in_words(pair.variant().mean(), half, named.unit, statistic),
                std::isnan(pair.correlation()) ? std::string{} : fmt::format("{:.2f}", pair.correlation()),
                runs_apart(pair),
                verdict_in_words(pair.difference(), named.unit, statistic)};
    }
    /// Replications of independent runs that would give an interval as narrow.
    std::string runs_apart(const sim::Paired& pair) const {
        const double ratio = pair.variance_ratio();
        if (!std::isfinite(ratio)) return {};
        return grouped(std::ceil(ratio * replications), 0);
    }
};

/// By how much of the greater figure the two differ at the least, the interval taken at its word.
double least_relative(const sim::Paired& pair) {
    const sim::Interval interval = pair.difference().interval();
    const double least = std::min(std::abs(interval.lower), std::abs(interval.upper));
    return least / std::max(std::abs(pair.base().mean()), std::abs(pair.variant().mean()));
}

TextTable table_of_figures() {
    return TextTable({{"", TextTable::Align::left},
                      {"base"},
                      {"variant"},
                      {"r"},
                      {"apart"},
                      {"difference", TextTable::Align::wrapped}});
}

std::string lines_that_differ(const model::Comparison& comparison, const model::Variant& variant) {
    const auto changes = line_difference(comparison.base.setup->model.resolved_toml,
                                         variant.results.setup->model.resolved_toml);
    if (changes.empty()) return "  The scenarios are the same.\n";
    std::string text;
    std::string section;
    for (std::size_t c = 0; c < std::min(changes.size(), most_lines); ++c) {
        const LineChange& change = changes[c];
        if (change.section != section && !change.section.empty()) text += "    " + change.section + "\n";
        section = change.section;
        text += clipped(fmt::format("  {} {}", change.added ? '+' : '-', change.line), line_width) + "\n";
    }
    if (changes.size() > most_lines)
        text += fmt::format("  and {} more lines: see run.json\n", changes.size() - most_lines);
    return text;
}

std::string wrapped_lines(const std::string& text) {
    std::string block;
    for (const std::string& line : wrapped(text, line_width - 2)) block += "  " + line + "\n";
    return block;
}

/// The interval of a difference that cannot be told from zero: how large it may still be.
std::string may_be(const Beside& beside, std::size_t place) {
    const model::FigureName name = beside.name(place);
    const std::string verdict =
        verdict_in_words(beside.variant.pairs[place].difference(), name.unit,
                         beside.variant.figures.statistic(beside.variant.matching.both[place].variant));
    const auto comma = verdict.find(", ");
    return figure_label(name) +
           (comma == std::string::npos ? std::string{} : " (" + verdict.substr(comma + 2) + ")");
}

/// The headlines: a table of those that differ, surest first, and in a sentence each the others.
std::string headline_section(const Beside& beside, const std::vector<std::size_t>& headlines) {
    std::vector<double> p_values;
    for (const std::size_t pair : headlines)
        p_values.push_back(sim::p_value(beside.variant.pairs[pair].difference()));
    const std::vector<double> adjusted = sim::holm(p_values);
    TextTable stand = table_of_figures();
    TextTable unsure = table_of_figures();
    std::string open;
    std::string same;
    const auto add = [](std::string& list, const std::string& item) {
        list += (list.empty() ? "" : "; ") + item;
    };
    for (std::size_t h = 0; h < headlines.size(); ++h) {
        const sim::Accumulator& difference = beside.variant.pairs[headlines[h]].difference();
        if (verdict_of(difference) == Verdict::same) {
            add(same, figure_label(beside.name(headlines[h])));
        } else if (!sim::distinguishable(difference.interval())) {
            add(open, may_be(beside, headlines[h]));
        } else {
            (adjusted[h] < significant ? stand : unsure).row(beside.row(headlines[h]));
        }
    }
    std::string text;
    if (!stand.empty()) text += "  What differs\n" + stand.text();
    if (!unsure.empty())
        text += "  Perhaps: differs when looked at alone, not after looking at all headlines (Holm)\n" +
                unsure.text();
    if (stand.empty() && unsure.empty()) text += "  No headline differs distinguishably.\n";
    if (!open.empty())
        text += wrapped_lines("Not distinguishable, with the interval of the difference: " + open);
    if (!same.empty()) text += wrapped_lines("The same in every replication: " + same);
    return text;
}

/// What is not about a period, an office or a headline, and distinguishable after looking at all of it.
std::string others_section(const Beside& beside, const std::vector<std::size_t>& headlines) {
    const std::set<std::size_t> shown(headlines.begin(), headlines.end());
    std::vector<std::size_t> looked_at;
    std::vector<double> p_values;
    for (std::size_t p = 0; p < beside.variant.pairs.size(); ++p) {
        const sim::Paired& pair = beside.variant.pairs[p];
        if (pair.difference().count() < 2 || shown.contains(p)) continue;
        if (pair.base().mean() == 0 && pair.variant().mean() == 0 && !(pair.difference().sd() > 0)) continue;
        const model::FigureName name = beside.name(p);
        if (name.axis != sim::Axis::none || !name.office.empty()) continue;
        looked_at.push_back(p);
        p_values.push_back(sim::p_value(pair.difference()));
    }
    const std::vector<double> adjusted = sim::holm(p_values);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < looked_at.size(); ++i) {
        if (adjusted[i] < significant) found.push_back(looked_at[i]);
    }
    std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
        return least_relative(beside.variant.pairs[a]) > least_relative(beside.variant.pairs[b]);
    });
    if (found.empty())
        return fmt::format("  Of {} other figures none is distinguishable (Holm).\n", looked_at.size());
    TextTable table = table_of_figures();
    for (std::size_t f = 0; f < std::min(found.size(), most_others); ++f) table.row(beside.row(found[f]));
    return fmt::format("  Of {} other figures {} are distinguishable (Holm); those that differ most:\n",
                       looked_at.size(), found.size()) +
           table.text();
}

/// Stages and offices that only one of the two has.
std::string only_section(const model::Comparison& comparison, const model::Variant& variant) {
    const auto names = [](const model::Figures& figures, const std::vector<std::size_t>& only) {
        std::set<std::string> found;
        for (const std::size_t figure : only) {
            const model::FigureName name = figures.name(figure);
            if (name.axis != sim::Axis::none) continue;
            if (!name.stage.empty() && name.office.empty()) found.insert(figure_label(name));
            if (name.stage.empty())
                found.insert(name.office.empty() ? figure_label(name) : "office " + name.office);
        }
        std::string text;
        std::size_t told = 0;
        for (const std::string& name : found) {
            if (++told > most_lines) break;
            text += (text.empty() ? "" : ", ") + name;
        }
        if (found.size() > most_lines) text += fmt::format(" and {} more", found.size() - most_lines);
        return text;
    };
    std::string text;
    const std::string base = names(comparison.base_figures, variant.matching.only_base);
    const std::string other = names(variant.figures, variant.matching.only_variant);
    if (!base.empty()) text += wrapped_lines("Only in the base: " + base);
    if (!other.empty()) text += wrapped_lines("Only in the variant: " + other);
    return text;
}

}  // namespace

std::string figure_label(const model::FigureName& name) {
    std::string text = name.measure;
    std::replace(text.begin(), text.end(), '_', ' ');
    if (!name.stage.empty()) text += " " + name.pathway + "." + name.stage;
    if (name.group.empty()) return text;
    // The keys of a group say nothing that its values do not.
    for (std::size_t at = 0; at < name.group.size();) {
        const std::size_t end = std::min(name.group.find(';', at), name.group.size());
        const std::string part = name.group.substr(at, end - at);
        const auto equals = part.find('=');
        text += " " + (equals == std::string::npos ? part : part.substr(equals + 1));
        at = end + 1;
    }
    return text;
}

namespace {

/// What must be known before any difference is read, scenario by scenario.
std::string said_first_of(const model::Results& results, const std::string& label) {
    std::string text;
    for (const std::string& sentence : said_first(results))
        text += "\n" + wrapped_lines(label + ": " + sentence);
    return text;
}

}  // namespace

std::string comparison_summary(const model::Comparison& comparison) {
    const model::Results& base = comparison.base;
    const std::vector<std::string> labels = scenario_labels(comparison);
    std::string text = fmt::format("Base: {} ({})\n", base.setup->model.title, labels.front());
    for (const std::string& line :
         wrapped(fmt::format("Replications {} to {} with seed {}, each with the same people and luck in all "
                             "scenarios. Intervals are 95% confidence intervals of the mean difference "
                             "(paired, Student's t). r is the correlation of the pairs, \"apart\" how many "
                             "replications independent runs would have needed to be as precise.",
                             base.first_replication, base.first_replication + comparison.replications() - 1,
                             base.seed),
                 line_width))
        text += line + "\n";
    text += said_first_of(base, labels.front());
    for (std::size_t v = 0; v < comparison.variants.size(); ++v)
        text += said_first_of(comparison.variants[v].results, labels[v + 1]);
    text += comparison_question(comparison);
    for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
        const model::Variant& variant = comparison.variants[v];
        const model::Model& model = variant.results.setup->model;
        text += fmt::format("\n{}: {}\n", labels[v + 1], model.title);
        if (!model.question.empty()) text += wrapped_lines(model.question);
        text += lines_that_differ(comparison, variant);
        text += split_section(base, labels.front(), variant.results, labels[v + 1]);
        const Beside beside{variant, comparison.replications()};
        const auto headlines = variant.headline_pairs(false);
        text += headline_section(beside, headlines);
        text += others_section(beside, headlines);
        text += only_section(comparison, variant);
    }
    return text;
}

}  // namespace caseload::output

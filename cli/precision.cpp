#include "cli/precision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <sstream>

#include "model/results/headlines.hpp"
#include "output/answers/comparison.hpp"
#include "output/tables/amounts.hpp"

namespace caseload::cli {

namespace {

/// As good as no bound.
constexpr int as_many_as_it_takes = 100'000;

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

/// The accumulator of one of the figures of a run; nullptr for the days, which only a comparison adds up.
const sim::Accumulator* accumulator(const model::Results& results, std::size_t figure) {
    if (figure < results.estimates.size()) return &results.estimates[figure];
    const std::size_t derived = figure - results.estimates.size();
    return derived < results.derived.size() ? &results.derived[derived] : nullptr;
}

std::vector<std::size_t> named(const model::Figures& figures, const std::vector<std::string>& wanted) {
    std::vector<std::size_t> all;
    for (const std::string& one : wanted) {
        const auto found = model::figures_named(figures, one);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

}  // namespace

std::optional<PrecisionWish> precision_wish(const RunArguments& arguments, Problems& problems) {
    if (arguments.precision.empty()) return std::nullopt;
    PrecisionWish wish{.precision = {}, .of = {}, .budget = {}, .asked = arguments.precision};
    if (const auto share = parse_share(arguments.precision)) {
        wish.precision.relative = *share;
    } else {
        problems.add(fmt::format("--precision {}: wanted a share such as 2%", arguments.precision));
    }
    std::istringstream measures(arguments.precision_of);
    for (std::string measure; std::getline(measures, measure, ',');) wish.of.push_back(measure);
    if (!arguments.budget.empty()) {
        wish.budget = parse_seconds(arguments.budget);
        if (!wish.budget)
            problems.add(fmt::format("--budget {}: wanted a time such as 90s, 5min or 1h", arguments.budget));
    }
    if (!arguments.events.empty())
        problems.add("--events needs a number of replications: with --precision it is not known beforehand");
    return wish;
}

Replications most_replications(const RunArguments& arguments, Replications given) {
    if (arguments.precision.empty() || arguments.replications_given) return given;
    return {.first = 0, .count = as_many_as_it_takes};
}

std::string replications_text(Replications replications) {
    if (replications.first == 0) return fmt::format("{}", replications.count);
    return fmt::format("{}..{}", replications.first, replications.first + replications.count - 1);
}

void check_measures(const PrecisionWish& wish, const std::vector<const model::Setup*>& setups,
                    Problems& problems) {
    for (const std::string& wanted : wish.of) {
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

bool PrecisionWatch::look(const model::Results& results) {
    const bool choose = !chosen_ && results.replications >= wish_.precision.least;
    if (choose) {
        chosen_ = true;
        const model::Figures figures(*results.setup);
        const auto mean = [&](std::size_t figure) {
            const auto* found = accumulator(results, figure);
            return found != nullptr ? found->mean() : std::numeric_limits<double>::quiet_NaN();
        };
        for (const std::size_t figure :
             wish_.of.empty() ? model::precise_headlines(figures, mean) : named(figures, wish_.of)) {
            const auto* found = accumulator(results, figure);
            if (found == nullptr || found->count() == 0) continue;
            places_.push_back(
                {.variant = 0, .figure = figure, .label = output::figure_label(figures.name(figure))});
        }
    }
    std::vector<sim::Watched> watched;
    for (const Place& place : places_) {
        const auto* found = accumulator(results, place.figure);
        watched.push_back({.figure = found, .size = found->mean()});
    }
    return judge(watched, results.replications);
}

bool PrecisionWatch::look(const model::Comparison& comparison) {
    if (!chosen_ && comparison.replications() >= wish_.precision.least) {
        chosen_ = true;
        for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
            const model::Variant& variant = comparison.variants[v];
            std::vector<std::size_t> pairs;
            if (wish_.of.empty()) {
                pairs = variant.headline_pairs(true);
            } else {
                for (const std::size_t figure : named(variant.figures, wish_.of)) {
                    if (const auto pair = variant.pair_of(figure)) pairs.push_back(*pair);
                }
            }
            for (const std::size_t pair : pairs) {
                if (variant.pairs[pair].difference().count() == 0) continue;
                const auto name = variant.figures.name(variant.matching.both[pair].variant);
                places_.push_back({.variant = v,
                                   .figure = pair,
                                   .label = output::figure_label(name) + " of " +
                                            output::scenario_labels(comparison)[v + 1]});
            }
        }
    }
    std::vector<sim::Watched> watched;
    for (const Place& place : places_) {
        const sim::Paired& pair = comparison.variants[place.variant].pairs[place.figure];
        watched.push_back({.figure = &pair.difference(), .size = pair.base().mean()});
    }
    return judge(watched, comparison.replications());
}

double PrecisionWatch::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
}

bool PrecisionWatch::judge(const std::vector<sim::Watched>& watched, int replications) {
    replications_ = replications;
    standing_ = sim::standing(watched, wish_.precision, replications);
    enough_ = stopping_.look(standing_, replications);
    out_of_time_ = !enough_ && wish_.budget && seconds() >= *wish_.budget;
    return enough_ || out_of_time_;
}

int PrecisionWatch::expected(int done, int most) const {
    if (enough_ || out_of_time_) return done;
    const std::int64_t needed = std::max<std::int64_t>(stopping_.expected(standing_), done + 1);
    return static_cast<int>(std::min<std::int64_t>(needed, most));
}

std::string PrecisionWatch::told() const {
    const double each = seconds() / std::max(replications_, 1);
    const std::string pace = each < 60
                                 ? fmt::format(", at {:.2g} s a replication", each)
                                 : fmt::format(", at {} a replication", output::time_text(each / 60, 0));
    if (!chosen_) {
        const double more = static_cast<double>(wish_.precision.least - replications_);
        return fmt::format(
            "Precision {}: not judged after {} replications, it takes {} at the least: about {} more{}.\n",
            wish_.asked, replications_, wish_.precision.least, output::time_text(each * more / 60, 0), pace);
    }
    std::string text = fmt::format("Precision {} of {} {}: {} after {} replications", wish_.asked,
                                   places_.size(), places_.size() == 1 ? "figure" : "figures",
                                   enough_             ? "reached"
                                   : standing_.reached ? "reached, but not for long enough to rely on it,"
                                                       : "not reached",
                                   replications_);
    if (!places_.empty())
        text += fmt::format("; the widest is {}: half of its 95% interval is {:.2g}% of it",
                            places_[standing_.widest].label, 100 * standing_.relative);
    if (enough_) return text + ".\n";
    const std::int64_t needed = stopping_.expected(standing_);
    if (needed == std::numeric_limits<std::int64_t>::max())
        return text + ". No number of replications is in sight.\n";
    const double more = static_cast<double>(std::max<std::int64_t>(needed - replications_, 1));
    return text + fmt::format(".\nIt would take about {} replications more, about {}{}.\n",
                              output::grouped(more, 0), output::time_text(each * more / 60, 0), pace);
}

}  // namespace caseload::cli

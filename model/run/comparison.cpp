#include "model/run/comparison.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "model/results/headlines.hpp"
#include "model/run/replication.hpp"
#include "model/run/run.hpp"
#include "sim/replicate.hpp"

namespace caseload::model {

Variant::Variant(const Figures& base, const Setup& setup)
    : figures(setup), results(setup), matching(match(base, figures)), pairs(matching.both.size()) {}

std::optional<std::size_t> Variant::pair_of(std::size_t figure) const {
    const auto found =
        std::lower_bound(matching.both.begin(), matching.both.end(), figure,
                         [](const Match& match, std::size_t wanted) { return match.variant < wanted; });
    if (found == matching.both.end() || found->variant != figure) return std::nullopt;
    return static_cast<std::size_t>(found - matching.both.begin());
}

std::vector<std::size_t> Variant::headline_pairs(bool precise) const {
    // What only one of the two has much of is a headline too.
    const auto mean = [&](std::size_t figure) {
        const auto pair = pair_of(figure);
        if (!pair) return std::numeric_limits<double>::quiet_NaN();
        const double base = pairs[*pair].base().mean();
        const double variant = pairs[*pair].variant().mean();
        return std::abs(base) > std::abs(variant) ? base : variant;
    };
    std::vector<std::size_t> found;
    for (const std::size_t figure : precise ? precise_headlines(figures, mean) : headlines(figures, mean))
        found.push_back(*pair_of(figure));
    return found;
}

Comparison::Comparison(const Setup& the_base, std::span<const Setup* const> the_variants)
    : base_figures(the_base), base(the_base) {
    variants.reserve(the_variants.size());
    for (const Setup* variant : the_variants) variants.emplace_back(base_figures, *variant);
}

std::unique_ptr<Comparison> compare(const Setup& base, std::span<const Setup* const> variants,
                                    const CompareOptions& options) {
    const auto began = std::chrono::steady_clock::now();
    auto comparison = std::make_unique<Comparison>(base, variants);
    const int arms = 1 + static_cast<int>(variants.size());
    const auto arm = [&](int a) -> Results& {
        return a == 0 ? comparison->base : comparison->variants[static_cast<std::size_t>(a - 1)].results;
    };
    for (int a = 0; a < arms; ++a) {
        arm(a).seed = options.seed;
        arm(a).first_replication = options.first;
        arm(a).threads = options.threads;
    }
    // The arms of a replication are neighbours, so that the base's figures are at hand when a variant's are folded.
    const int inside = options.count * arms >= options.threads ? 1 : options.threads;
    const auto one = [&](int unit) {
        Replication replication(*arm(unit % arms).setup, options.seed, options.first + unit / arms);
        if (options.from) options.from(replication, *arm(unit % arms).setup, options.first + unit / arms);
        replication.run_to(arm(unit % arms).setup->model.end, inside);
        ReplicationCells outcome;
        outcome.cells = replication.finish();
        outcome.events = replication.events();
        return outcome;
    };
    std::stop_source stop;
    const std::stop_callback pass_on(options.stop, [&] { stop.request_stop(); });
    std::vector<double> base_values;
    bool enough = false;
    std::uint64_t events = 0;
    const auto fold = [&](int unit, const ReplicationCells& outcome) {
        if (enough) return;  // was in hand when the one before was the last
        const int a = unit % arms;
        add_replication(arm(a), outcome);
        if (options.shown) options.shown(a, outcome.cells);
        events += outcome.events;
        if (a == 0) {
            base_values = comparison->base_figures.values(outcome.cells);
        } else {
            Variant& variant = comparison->variants[static_cast<std::size_t>(a - 1)];
            const std::vector<double> values = variant.figures.values(outcome.cells);
            for (std::size_t p = 0; p < variant.pairs.size(); ++p) {
                const Match& both = variant.matching.both[p];
                variant.pairs[p].add(base_values[both.base], values[both.variant]);
            }
        }
        if (a != arms - 1) return;
        enough = options.enough && options.enough(*comparison);
        if (enough) stop.request_stop();
        if (options.progress) options.progress(comparison->replications(), options.count, events);
    };
    sim::replicate(options.count * arms, options.threads, one, fold, stop.get_token());
    comparison->interrupted = !enough && arm(arms - 1).replications < options.count;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    for (int a = 0; a < arms; ++a) arm(a).seconds = seconds;
    return comparison;
}

}  // namespace caseload::model

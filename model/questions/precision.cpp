#include "model/questions/precision.hpp"

#include <algorithm>
#include <limits>

#include "model/results/headlines.hpp"

namespace caseload::model {

namespace {

/// The accumulator of one of the figures of a run; nullptr for the days, which only a comparison adds up.
const sim::Accumulator* accumulator(const Results& results, std::size_t figure) {
    if (figure < results.estimates.size()) return &results.estimates[figure];
    const std::size_t derived = figure - results.estimates.size();
    return derived < results.derived.size() ? &results.derived[derived] : nullptr;
}

std::vector<std::size_t> all_named(const Figures& figures, const std::vector<std::string>& wanted) {
    std::vector<std::size_t> all;
    for (const std::string& one : wanted) {
        const auto found = figures_named(figures, one);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

}  // namespace

void PrecisionWatch::choose(const Results& results) {
    const Figures figures(*results.setup);
    const auto mean = [&](std::size_t figure) {
        const auto* found = accumulator(results, figure);
        return found != nullptr ? found->mean() : std::numeric_limits<double>::quiet_NaN();
    };
    for (const std::size_t figure :
         aim_.of.empty() ? precise_headlines(figures, mean) : all_named(figures, aim_.of)) {
        const auto* found = accumulator(results, figure);
        if (found == nullptr || found->count() == 0) continue;
        places_.push_back({.variant = 0, .figure = figure, .name = figures.name(figure)});
    }
}

bool PrecisionWatch::look(const Results& results) {
    if (!chosen_ && results.replications >= aim_.precision.least) {
        chosen_ = true;
        choose(results);
    }
    std::vector<sim::Watched> watched;
    for (const Place& place : places_) {
        const auto* found = accumulator(results, place.figure);
        watched.push_back({.figure = found, .size = found->mean()});
    }
    return judge(watched, results.replications);
}

void PrecisionWatch::choose(const Comparison& comparison) {
    for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
        const Variant& variant = comparison.variants[v];
        std::vector<std::size_t> pairs;
        if (aim_.of.empty()) {
            pairs = variant.headline_pairs(true);
        } else {
            for (const std::size_t figure : all_named(variant.figures, aim_.of)) {
                if (const auto pair = variant.pair_of(figure)) pairs.push_back(*pair);
            }
        }
        for (const std::size_t pair : pairs) {
            if (variant.pairs[pair].difference().count() == 0) continue;
            places_.push_back({.variant = v,
                               .figure = pair,
                               .name = variant.figures.name(variant.matching.both[pair].variant)});
        }
    }
}

bool PrecisionWatch::look(const Comparison& comparison) {
    if (!chosen_ && comparison.replications() >= aim_.precision.least) {
        chosen_ = true;
        choose(comparison);
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
    standing_ = sim::standing(watched, aim_.precision, replications);
    enough_ = stopping_.look(standing_, replications);
    out_of_time_ = !enough_ && aim_.budget && seconds() >= *aim_.budget;
    return enough_ || out_of_time_;
}

int PrecisionWatch::expected(int done, int most) const {
    if (enough_ || out_of_time_) return done;
    const std::int64_t needed = std::max<std::int64_t>(stopping_.expected(standing_), done + 1);
    return static_cast<int>(std::min<std::int64_t>(needed, most));
}

PrecisionReached PrecisionWatch::reached() const {
    PrecisionReached reached{.least = aim_.precision.least,
                             .judged = chosen_,
                             .replications = replications_,
                             .seconds = seconds(),
                             .figures = places_.size(),
                             .enough = enough_,
                             .standing = standing_,
                             .expected = stopping_.expected(standing_)};
    if (!places_.empty()) {
        reached.widest = places_[standing_.widest].name;
        reached.of_variant = places_[standing_.widest].variant;
    }
    return reached;
}

}  // namespace caseload::model

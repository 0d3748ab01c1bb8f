// What pairing is worth: the variance of the difference between a variant and its base when both meet the same people
// with the same luck, against runs with seeds of their own.
//
// usage: bench_pairing REPLICATIONS BASE VARIANT...
//
// Prints a Markdown table: for each variant the variance of the difference in days on benefit and in employment under
// both, their ratio, and which other headline measures stay below a ratio of 5.

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "model/results/compare_figures.hpp"
#include "model/results/headlines.hpp"
#include "model/run/replication.hpp"
#include "scenarios/reader/read.hpp"
#include "sim/estimate.hpp"
#include "sim/replicate.hpp"

namespace {

using namespace caseload;

constexpr double wanted_ratio = 5;
constexpr std::uint64_t common_seed = 1;

struct Arm {
    explicit Arm(model::Model&& read) : model(std::move(read)), setup(model), figures(setup) {}
    model::Model model;
    model::Setup setup;
    model::Figures figures;
};

std::unique_ptr<Arm> read_arm(const char* file) {
    auto reading = scenarios::read(file);
    for (const auto& problem : reading.problems) fmt::print(stderr, "{}\n", scenarios::text(problem));
    if (!reading.model) std::exit(2);
    return std::make_unique<Arm>(std::move(*reading.model));
}

std::vector<double> simulate(const Arm& arm, std::uint64_t seed, int replication) {
    model::Replication run(arm.setup, seed, replication);
    run.run_to(arm.model.end, 1);
    return arm.figures.values(run.finish());
}

/// A variant beside the base: both kinds of difference, figure by figure.
struct Differences {
    Differences(const Arm& base, const Arm& variant)
        : matching(model::match(base.figures, variant.figures)),
          paired(matching.both.size()),
          apart(matching.both.size()),
          means(variant.figures.size()) {}

    double ratio(std::size_t p) const {
        const double with = paired[p].sd() * paired[p].sd();
        const double without = apart[p].sd() * apart[p].sd();
        return with > 0 ? without / with : std::numeric_limits<double>::infinity();
    }

    model::Matching matching;
    std::vector<sim::Accumulator> paired;
    std::vector<sim::Accumulator> apart;
    std::vector<sim::Accumulator> means;
};

std::string title(const model::FigureName& name) {
    std::string text = name.measure;
    if (!name.stage.empty()) text += " " + name.pathway + "." + name.stage;
    if (!name.group.empty()) text += " " + name.group;
    return text;
}

void print(const Arm& variant, const Differences& differences) {
    const auto headlines =
        model::headlines(variant.figures, [&](std::size_t f) { return differences.means[f].mean(); });
    std::string below;
    int looked_at = 0;
    for (const std::size_t figure : headlines) {
        for (std::size_t p = 0; p < differences.matching.both.size(); ++p) {
            if (differences.matching.both[p].variant != figure || !(differences.apart[p].sd() > 0)) continue;
            const model::FigureName name = variant.figures.name(figure);
            const double ratio = differences.ratio(p);
            if (name.measure == "benefit_days" || name.measure == "work_days") {
                fmt::print("| {} | {} | {:.3g} | {:.3g} | {:.0f} |\n", variant.model.name, title(name),
                           differences.paired[p].sd() * differences.paired[p].sd(),
                           differences.apart[p].sd() * differences.apart[p].sd(), ratio);
                continue;
            }
            ++looked_at;
            if (ratio < wanted_ratio)
                below += fmt::format("{}{} {:.1f}", below.empty() ? "" : ", ", title(name), ratio);
        }
    }
    fmt::print(stderr, "{}: of {} other headline figures below {}: {}\n", variant.model.name, looked_at,
               wanted_ratio, below.empty() ? "none" : below);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        fmt::print(stderr, "usage: bench_pairing REPLICATIONS BASE VARIANT...\n");
        return 2;
    }
    const int replications = std::atoi(argv[1]);
    std::vector<std::unique_ptr<Arm>> arms;
    for (int a = 2; a < argc; ++a) arms.push_back(read_arm(argv[a]));
    std::vector<std::unique_ptr<Differences>> differences(1);
    for (std::size_t a = 1; a < arms.size(); ++a)
        differences.push_back(std::make_unique<Differences>(*arms[0], *arms[a]));

    // Each unit is a replication of an arm: with the common seed, then, but for the base, with a seed of its own.
    const int units = static_cast<int>(arms.size()) * 2;
    std::vector<double> base, same_luck;
    const auto one = [&](int unit) {
        const int a = unit % units / 2;
        const bool own = unit % 2 == 1;
        if (a == 0 && own) return std::vector<double>{};
        return simulate(*arms[static_cast<std::size_t>(a)],
                        own ? common_seed + static_cast<std::uint64_t>(a) : common_seed, unit / units);
    };
    const auto fold = [&](int unit, const std::vector<double>& values) {
        const auto a = static_cast<std::size_t>(unit % units / 2);
        const bool own = unit % 2 == 1;
        if (a == 0) {
            if (!own) base = values;
            return;
        }
        Differences& here = *differences[a];
        for (std::size_t p = 0; p < here.matching.both.size(); ++p) {
            const model::Match& both = here.matching.both[p];
            (own ? here.apart : here.paired)[p].add(values[both.variant] - base[both.base]);
        }
        if (own) return;
        for (std::size_t f = 0; f < values.size(); ++f) here.means[f].add(values[f]);
    };
    sim::replicate(replications * units, 2, one, fold, {});

    fmt::print(
        "| question | measure | variance, paired | variance, independent | ratio |\n|---|---|---|---|---|\n");
    for (std::size_t a = 1; a < arms.size(); ++a) print(*arms[a], *differences[a]);
}

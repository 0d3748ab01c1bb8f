#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>

#include "model/results/compare_figures.hpp"
#include "sim/experiment/paired.hpp"

namespace caseload::model {

class Replication;

/// A variant beside its base.
struct Variant {
    Variant(const Figures& base, const Setup& setup);

    Figures figures;
    Results results;
    Matching matching;
    std::vector<sim::Paired> pairs;  ///< As Matching::both.

    /// The place in `pairs` of one of the variant's figures, if the base has it too.
    std::optional<std::size_t> pair_of(std::size_t figure) const;
    /// The places in `pairs` of the headlines, most important first; `precise` only those that --precision looks at.
    std::vector<std::size_t> headline_pairs(bool precise) const;
};

/// Base and variants over the same replications. Its size does not depend on how many there are.
struct Comparison {
    Comparison(const Setup& base, std::span<const Setup* const> variants);

    Figures base_figures;
    Results base;
    std::vector<Variant> variants;
    bool interrupted = false;

    int replications() const { return base.replications; }
};

struct CompareOptions {
    int first = 0;
    int count = 20;  ///< At most.
    std::uint64_t seed = 1;
    int threads = 1;
    /// Brings a fresh replication of an arm to where it goes on from; empty: it begins at the beginning.
    std::function<void(Replication& replication, const Setup& arm, int number)> from = {};
    /// Looks at all replications folded so far: true ends the comparison there, as if no more had been asked for.
    std::function<bool(const Comparison&)> enough = {};
    /// Told after each arm of a replication: replications done, of how many, events so far.
    std::function<void(int done, int count, std::uint64_t events)> progress = {};
    /// Shown the cells of each arm of each replication, in order: 0 is the base, then the variants.
    std::function<void(int arm, std::span<const sim::Cell> cells)> shown = {};
    std::stop_token stop = {};
};

/// Runs base and variants replication by replication, all arms of one with the same luck, and folds each variant's
/// differences at once. The results have the same bits at any number of threads.
std::unique_ptr<Comparison> compare(const Setup& base, std::span<const Setup* const> variants,
                                    const CompareOptions& options);

}  // namespace caseload::model

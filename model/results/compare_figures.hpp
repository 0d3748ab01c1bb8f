#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "model/results/results.hpp"

namespace caseload::model {

/// What a figure is called, in words that mean the same in every scenario. Empty: about all of them, or the measure
/// has no such dimension.
struct FigureName {
    std::string measure;
    std::string unit;
    std::string office;
    std::string pathway;
    std::string stage;  ///< Without its pathway.
    std::string group;
    sim::Axis axis = sim::Axis::none;  ///< None where the figure is about the whole period.
    std::string period;                ///< The Monday of a week, or a claim day.

    bool operator==(const FigureName&) const = default;
};

/// All figures of a scenario that a comparison is about, by number: the cells of the measures, what the trial's
/// impacts are, and the days on benefit and in employment that the curves by claim day add up to.
class Figures {
public:
    /// The setup outlives it.
    explicit Figures(const Setup& setup);

    std::size_t size() const { return cells() + derived_.size(); }
    /// Figures below this number are cells of the measures.
    std::size_t cells() const { return setup_->measured.declared.cells(); }
    const Setup& setup() const { return *setup_; }
    /// What is not a cell.
    const std::vector<DerivedName>& derived() const { return derived_; }

    FigureName name(std::size_t figure) const;
    /// A derived figure counts as a total.
    sim::Statistic statistic(std::size_t figure) const;
    /// Every figure of one replication; NaN where it was not observed.
    std::vector<double> values(std::span<const sim::Cell> cells) const;

private:
    /// A curve over claim days that is added up.
    struct Days {
        sim::MeasureId curve;
        int group;
    };
    void add_days(sim::MeasureId curve, const std::string& measure, const std::string& meaning);

    const Setup* setup_;
    int days_ = 0;  ///< How many days of the curves count.
    std::vector<DerivedName> derived_;
    std::vector<Days> day_sums_;  ///< The last of the derived ones.
};

/// A figure that two scenarios share.
struct Match {
    std::size_t base = 0;
    std::size_t variant = 0;
};

/// The figures of two scenarios that have the same name and are shown in the same way, in the variant's order, and
/// those that only one of them has. Offices, stages and groups are matched by name, weeks by date.
struct Matching {
    std::vector<Match> both;
    std::vector<std::size_t> only_base;
    std::vector<std::size_t> only_variant;
};
Matching match(const Figures& base, const Figures& variant);

}  // namespace caseload::model

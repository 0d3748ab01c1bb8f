#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/setup/measured.hpp"

/// The table of measures: name, unit, what is shown, margins, meaning and groups, one line each.
namespace caseload::model::measures {

/// What amounts are told in.
struct Unit {
    std::string_view name;
    double scale = 1;  ///< What one unit of a ledger is in this one.

    constexpr Unit(const char* the_name, double the_scale = 1) : name(the_name), scale(the_scale) {}
};

/// The tables of a measure, in the order in which files list them: `overall | by_office`.
struct Margins {
    std::array<sim::Margin, 4> all = {};
    std::size_t count = 0;

    constexpr Margins(sim::Margin only) : count(1) { all[0] = only; }
    constexpr Margins operator|(const Margins& next) const {
        Margins both = *this;
        for (std::size_t m = 0; m < next.count; ++m) both.all[both.count++] = next.all[m];
        return both;
    }
};

/// The groups' names in a model, whose numbers are known, in order.
using Groups = std::vector<std::string> (*)(const Model&, const Measured&);

constexpr bool always(const Model&) { return true; }

/// A measure's one declaration.
struct Declaration {
    Measured::Id id;
    std::string_view name;  ///< Unique and permanent.
    Unit unit;
    sim::Statistic statistic;
    Margins margins;
    std::string_view meaning;
    Groups groups = nullptr;  ///< None: one group without a name.
    sim::Axis axis = sim::Axis::week;
    bool (*when)(const Model&) = always;  ///< The models in which it is measured.
};

/// All of them in the order of their ids; those that are not always measured come last.
std::span<const Declaration> all();

/// A measure as it stands for a model, whose groups are numbered already.
sim::Measure measure_of(const Declaration& declaration, const Model& model, const Measured& numbers);

}  // namespace caseload::model::measures

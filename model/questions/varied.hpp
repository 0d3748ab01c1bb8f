#pragma once

#include <string>
#include <vector>

#include "model/plan/changed_key.hpp"
#include "sim/experiment/designs.hpp"

namespace caseload::model {

/// A key of the scenario and the values it is to take.
struct Varied {
    std::string key;
    std::string unit = {};  ///< "min" of "60..90 min"; empty: plain numbers.
    bool whole = true;      ///< Values are whole numbers.
    std::vector<double> values =
        {};  ///< Ascending; empty for a range without a step, of fractions or very long.
    double low = 0;
    double high = 0;

    /// As the scenario has it: "9", or "\"75 min\"".
    std::string written(double value) const;
    /// For people: "9", "75 min".
    std::string shown(double value) const;
    /// A place in the range, 0 ... 1, as a value: one of `values`, all as likely; else rounded where it is whole.
    double at(double place) const;
};

/// The keys changed everywhere and those of a point, a value for each of `varied`.
std::vector<ChangedKey> keys_at(const std::vector<ChangedKey>& changed, const std::vector<Varied>& varied,
                                const sim::Point& point);

}  // namespace caseload::model

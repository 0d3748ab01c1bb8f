#pragma once

#include <optional>
#include <string>
#include <vector>

namespace caseload::cli {

/// A key of the scenario and the values it is to take.
struct Varied {
    std::string key;
    std::string unit;            ///< "min" of "60..90 min"; empty: plain numbers.
    bool whole = true;           ///< Values are whole numbers.
    std::vector<double> values;  ///< Ascending; empty for a range without a step, of fractions or very long.
    double low = 0;
    double high = 0;

    /// As the scenario has it: "9", or "\"75 min\"".
    std::string written(double value) const;
    /// For people: "9", "75 min".
    std::string shown(double value) const;
    /// A place in the range, 0 ... 1, as a value: one of `values`, all as likely; else rounded where it is whole.
    double at(double place) const;
};

/// Reads KEY=LOW..HIGH, KEY=LOW..HIGH:STEP or KEY=A,B,C, with a unit at the end if need be: "count=4..20",
/// "show_up=0.5..0.9:0.1", "rules.iap.workshop_minutes=60..90:15 min". Without a step whole numbers go up by 1.
/// Nothing, and `problem` in words, where it is none of these.
std::optional<Varied> parse_varied(const std::string& text, std::string& problem);

}  // namespace caseload::cli

#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>

namespace caseload::model {

/// A number that a rule of the guidance, a published table or an assumption gives. Scenarios refer to it by
/// `{ rule = "iap.workshop_minutes" }` and change it by `[rules.iap] workshop_minutes = "75 min"`.
struct Parameter {
    /// What a value may be written as, and its unit.
    enum class Kind : std::uint8_t {
        minutes,
        hours,
        days,          ///< Calendar days.
        working_days,  ///< Monday to Friday less bank holidays.
        weeks,         ///< Of seven calendar days.
        share,         ///< 0 to 1.
        count,         ///< Whole, never negative.
        pounds,
        factor,  ///< Multiplies; 1 leaves things as they are.
        date     ///< A day; `standard`, `low` and `high` are days since 1970-01-01.
    };
    std::string_view name;  ///< "chapter.parameter".
    Kind kind;
    double standard;           ///< The default, in the kind's unit.
    double low;                ///< Least value allowed.
    double high;               ///< Greatest value allowed.
    std::string_view meaning;  ///< One sentence.
    /// Ids of the rule catalogue, "IAP-3" or "IAP-3 TRIAL-7"; or "assumption", with the rule whose gap it fills where
    /// there is one: "assumption (IAP-11)".
    std::string_view source;

    /// No source gives the number: it is ours and is listed with the results.
    bool assumed() const { return source.starts_with("assumption"); }
};

/// Every declared parameter, chapter by chapter, in the order of the declarations.
std::span<const Parameter> parameters();

/// The parameter of this name ("iap.workshop_minutes"), or nullptr.
const Parameter* find_parameter(std::string_view name);

/// A day as the number a parameter of the kind `date` holds: days since 1970-01-01.
constexpr double days_since_1970(int year, unsigned month, unsigned day) {
    const std::chrono::sys_days at{std::chrono::year{year} / std::chrono::month{month} /
                                   std::chrono::day{day}};
    return static_cast<double>(at.time_since_epoch().count());
}

/// The unit as scenarios write it: "min", "h", "days", "working days", "weeks", "pounds"; "" for shares, counts,
/// factors and dates.
std::string_view unit_of(Parameter::Kind kind);

/// The kind's own name: "minutes", "share", ...
std::string_view name_of(Parameter::Kind kind);

/// "iap" of "iap.workshop_minutes".
std::string_view chapter_of(const Parameter& parameter);

}  // namespace caseload::model

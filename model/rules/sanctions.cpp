#include <array>

#include "model/rules/chapters.hpp"

namespace caseload::model::chapters {

namespace {

using enum Parameter::Kind;

constexpr auto declared = std::to_array<Parameter>({
    // Lower level
    {"sanctions.first", weeks, 4, 0, 156, "Sanction for a first failure.", "HTW-92"},
    {"sanctions.repeat", weeks, 13, 0, 156, "Sanction for a further failure.", "HTW-92"},
    {"sanctions.counts_within", weeks, 52, 0, 156,
     "An earlier failure that was sanctioned counts at most so long.", "HTW-92"},
    {"sanctions.disregarded_within", weeks, 2, 0, 52, "An earlier failure so recent is disregarded.",
     "HTW-92"},
    // Higher level
    {"sanctions.higher_first", weeks, 13, 0, 156, "Higher-level sanction for a first failure.", "HTW-77"},
    {"sanctions.higher_repeat", weeks, 26, 0, 156, "Higher-level sanction for a second failure.", "HTW-77"},
    {"sanctions.higher_further", weeks, 156, 0, 156, "Higher-level sanction for any further failure.",
     "HTW-77"},
    // Under Universal Credit: until compliance, and then
    {"sanctions.uc_first_days", days, 7, 0, 91, "Added after compliance, first failure.", "IAP-13"},
    {"sanctions.uc_second_days", days, 14, 0, 91, "Added after compliance, second failure.", "IAP-13"},
    {"sanctions.uc_further_days", days, 28, 0, 91, "Added after compliance, any further failure.", "IAP-13"},
    // Decisions
    {"sanctions.good_reason_share", share, 0.5, 0, 1, "Failures with a good reason: nothing is referred.",
     "assumption (HTW-92)"},
    {"sanctions.decision_days", days, 45, 0, 365,
     "Mean time to a decision; if exponential, 42% take over 28 working days.", "FACT-5"},
    {"sanctions.sanctioned_share", share, 0.5, 0, 1,
     "Decisions that bring a sanction, of those not reserved.", "assumption (HTW-94)"},
    {"sanctions.reserved_share", share, 0.1, 0, 1, "Decisions that are reserved.", "assumption (HTW-97)"},
    {"sanctions.appeal_share", share, 0.1, 0, 1, "Sanctions appealed against.", "assumption (HTW-93)"},
    {"sanctions.hardship_share", share, 0.2, 0, 1, "Sanctioned claimants who ask for hardship payments.",
     "assumption (HTW-93)"},
    {"sanctions.contact_within", working_days, 5, 0, 20, "Contact after a miss by then keeps the claim open.",
     "assumption (READING-24)"},
});

}  // namespace

std::span<const Parameter> sanctions() { return declared; }

}  // namespace caseload::model::chapters

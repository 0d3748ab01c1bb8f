#include <array>

#include "model/rules/chapters.hpp"

namespace caseload::model::chapters {

namespace {

using enum Parameter::Kind;

constexpr auto declared = std::to_array<Parameter>({
    {"office.other_work_share", share, 0.48, 0, 1,
     "Coaches' time spent on other work: what interviewing leaves.", "FACT-11"},
    {"office.leave_share", share, 0.12, 0, 0.9, "Planned absence, known when diaries open.", "assumption"},
    {"office.sickness_share", share, 0.03, 0, 0.9, "Absence known only on the day.", "assumption"},
    {"office.stock", count, 1714, 0, 20000,
     "Claimants of an office in balance: 79 claims a week for 21.7 weeks.", "assumption (TRIAL-3)"},
    {"office.coaches", count, 17, 1, 200,
     "Coaches of an office: its stock over the claimants a coach looks after.", "assumption (TRIAL-3)"},
    {"office.booking_horizon", days, 56, 7, 365, "How far ahead diaries are open.", "assumption"},
});

}  // namespace

std::span<const Parameter> office() { return declared; }

}  // namespace caseload::model::chapters

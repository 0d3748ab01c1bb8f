#pragma once

#include <cstdint>

namespace caseload::model {

struct Site;

/// What is added up of people who are compared and whose whole comparison lies within the run: days on benefit and in
/// employment and their squares, whole numbers all.
struct TrialSum {
    std::int64_t people = 0;
    std::int64_t benefit = 0;
    std::int64_t benefit_squares = 0;
    std::int64_t work = 0;
    std::int64_t work_squares = 0;
    bool operator==(const TrialSum&) const = default;
};

/// Adds a person who is followed, once, when the account is closed; nothing where the comparison goes past the end of the run.
void add_to_trial(Site& site, std::uint32_t person);

/// Writes the sums into the site's ledger; once.
void write_trial(Site& site);

}  // namespace caseload::model

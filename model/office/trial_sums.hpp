#pragma once

#include <cstdint>

namespace caseload::model {

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

}  // namespace caseload::model

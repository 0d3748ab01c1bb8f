#pragma once

#include "scenarios/reader/stages/reading.hpp"

namespace caseload::scenarios {

std::span<const Key> daily_reviews_keys();
model::DailyReviews read_daily_reviews(const StageReading& reading);

}  // namespace caseload::scenarios

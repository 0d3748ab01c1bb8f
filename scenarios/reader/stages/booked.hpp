#pragma once

#include "scenarios/reader/stages/reading.hpp"

/// The stages that book time with a member of staff.
namespace caseload::scenarios {

std::span<const Key> appointment_keys();
model::Appointment read_appointment(const StageReading& reading);

std::span<const Key> call_keys();
model::Call read_call(const StageReading& reading);

std::span<const Key> reviews_keys();
model::Reviews read_reviews(const StageReading& reading);

}  // namespace caseload::scenarios

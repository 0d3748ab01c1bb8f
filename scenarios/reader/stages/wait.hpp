#pragma once

#include "scenarios/reader/stages/reading.hpp"

namespace caseload::scenarios {

std::span<const Key> wait_keys();
/// The keys of a moment: { clock, plus }, { entry = true, plus } or { date }.
std::span<const Key> moment_keys();
/// What `until` may have instead of the keys of a moment: later_of or earlier_of.
std::span<const Key> several_moments_keys();
model::Wait read_wait(const StageReading& reading);

}  // namespace caseload::scenarios

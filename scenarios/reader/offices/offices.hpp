#pragma once

#include "model/plan/model.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

/// [offices] over [office_defaults]: Model::offices in the order of Names::offices. Completes what `names` knows of
/// opening, sickness and rooms to wait in. Sessions come later (read_sessions), default patterns too.
void read_offices(const Field& root, Names& names, model::Model& model);

/// An office's permanent id: its `register`, else a hash of its name in the upper half of the range.
std::uint32_t register_id(std::string_view name, const Field& office);

/// The staff of one office. Role by role: those who are counted first, then members by themselves.
void read_staff(const Field& staff, const Names& names, model::Office& office);

/// [offices.<name>.sessions], when the stages are known.
void read_sessions(const Field& root, const Names& names, model::Model& model);

/// One duty over the opening hours for every group of staff without a pattern: "queue" if a walk-in stage needs the
/// role and no stage books it, else "booked".
void add_default_patterns(model::Model& model);

/// Reports a resource that is both booked along with a member and taken from by queues.
void check_resources(const Field& root, const model::Model& model);

/// This office's table, with the defaults beneath.
Field office_field(const Field& root, const std::string& name);

/// Opening hours as the language writes them: start and end, or "always".
struct Hours {
    std::uint8_t weekdays = 0b0011111;
    sim::Seconds from{};
    sim::Seconds until{};
};
/// { weekdays, from, until } with the given times where they are left out; reports an end before the start and, when
/// `slot_minutes` is not 0, times off the slot.
std::optional<Hours> read_hours(const Section& section, Hours standard, std::int32_t slot_minutes);
/// The same of a section that has no weekdays.
std::optional<Hours> read_times(const Section& section, Hours standard, std::int32_t slot_minutes);

std::vector<KeyTable> office_key_tables();
std::vector<KeyTable> staff_key_tables();
std::vector<KeyTable> session_key_tables();

}  // namespace caseload::scenarios

#pragma once

#include <cstdint>
#include <vector>

#include "model/run/replication.hpp"
#include "model/saved/names.hpp"

namespace caseload::model {

struct SavedRun;

/// A replication's state by itself, which needs no scenario.
using SavedReplication = ReplicationState<SiteState>;

/// Holds a state against the tables of names it came with: what points nowhere throws StateError.
void check(const SavedReplication& saved, const SavedRun& run);

/// The state in the form of another scenario, mapped by name into a `fresh` replication of it. What is in use and gone
/// there, or cannot be mapped soundly, throws StateError saying what and how many.
SavedReplication branch(const SavedReplication& saved, const SavedRun& run, const SavedNames& names,
                        SavedReplication fresh);

/// The hazards of the state by the variant's numbers of causes, clocks and attributes. Refuses what they depend on and
/// the variant lacks.
Outcomes hazards_before(const SavedNames& state, const SavedNames& variant);

/// By office and place of a person, when the claim's event waits; Time::max() where none does.
std::vector<std::vector<sim::Time>> claims_due(const SavedReplication& saved, const SavedNames& names);

/// Offices that only the variant has.
std::vector<std::uint16_t> added_offices(const SavedNames& state, const SavedNames& variant);

/// Members of staff and rooms of an office, by their place in its diary.
struct AddedMembers {
    std::uint16_t office = 0;
    std::vector<std::uint16_t> diaries;
};

/// Who and what only the variant has, in offices that both have.
std::vector<AddedMembers> added_members(const SavedNames& state, const SavedNames& variant);

}  // namespace caseload::model

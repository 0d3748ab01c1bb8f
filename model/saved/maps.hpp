#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/office/site_state.hpp"
#include "model/saved/names.hpp"

namespace caseload::model {

/// By number in a state, the number in a variant; -1: gone there.
using NumberMap = std::vector<std::int32_t>;

/// What a state uses and a variant lacks, counted; and what cannot be mapped.
class Refusals {
public:
    /// So many `of` (people, bookings) use something that is gone: "stage iap.leaflet".
    void gone(const std::string& what, const std::string& of, std::int64_t count = 1);
    /// A difference that cannot be mapped, in words.
    void differs(const std::string& what) { differences_[what] = true; }
    /// Throws StateError that tells all of them, if there are any.
    void tell() const;

private:
    std::map<std::string, std::map<std::string, std::int64_t>> gone_;
    std::map<std::string, bool> differences_;
};

/// The members and rooms of an office, in the order of its diary.
struct DiaryMap {
    NumberMap diaries;                 ///< Members, then rooms.
    std::vector<std::uint16_t> added;  ///< Members and rooms that only the variant has.
    std::vector<std::string> names;    ///< "work_coach 3", by number in the state.
};

/// A state's numbers as a variant's, by name.
struct Maps {
    Maps(const SavedNames& state, const SavedNames& variant);

    const SavedNames* from;
    const SavedNames* to;
    NumberMap pathways, stages, clocks, clock_deadlines, markers, attributes, roles, resources, providers,
        causes, areas, queues;
    NumberMap offices, sources;
    std::vector<NumberMap> levels;  ///< By attribute.
    NumberMap wait_causes;          ///< As in Measured::cause_names, the last included.
    NumberMap units;                ///< Roles, then resources, as in Levels::units_busy.
    std::vector<DiaryMap> diaries;  ///< By office of the state; empty where it is gone.
};

/// A person's record in the variant's form; counts what the person uses and is gone.
void map_record(const std::byte* from, std::byte* to, std::size_t office, const Maps& maps,
                Refusals& refusals);

// Parts of a site: each fills the variant's fresh part from the state's. `office` is the state's.
void map_people(const SiteState& from, SiteState& to, std::size_t office, const Maps& maps,
                Refusals& refusals);
void map_diary(const SiteState& from, SiteState& to, std::size_t office, const Maps& maps,
               Refusals& refusals);
/// A diary as long and of as many members from `first` on, nothing of which is open.
sim::Diary closed_diary(const sim::Diary& like, sim::Day first);
void map_sessions(const SiteState& from, SiteState& to, const Maps& maps, Refusals& refusals);
void map_desk(const SiteState& from, SiteState& to, std::size_t office, const Maps& maps, Refusals& refusals);
void map_measures(const SiteState& from, SiteState& to, const Maps& maps, Refusals& refusals);

}  // namespace caseload::model

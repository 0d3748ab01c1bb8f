#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/setup/setup.hpp"

namespace caseload::model {

/// A group of staff as a saved state knows it.
struct SavedStaff {
    std::uint16_t role = 0;
    std::uint16_t count = 0;
    std::string name;  ///< Of a member by itself.

    bool operator==(const SavedStaff&) const = default;
    template <class Archive> void fields(Archive& archive) {
        archive("role", role);
        archive("count", count);
        archive("name", name);
    }
};

/// What the walk-ins of an office hold on to: units, lines and needs by their numbers in its desk.
struct SavedDesk {
    std::vector<std::int32_t> unit_of_role;
    std::vector<std::int32_t> unit_of_resource;
    std::vector<std::int32_t> line_of_stage;
    std::vector<sim::NeedsId> needs_of_stage;
    std::vector<sim::NeedsId> kept_by_stage;
    /// The needs of each stage and what is kept of them: (unit, how many).
    std::vector<std::vector<std::pair<std::uint16_t, std::uint16_t>>> needs;
    /// By queue that the office declares: name, and order, preemption and room as numbers.
    std::vector<std::pair<std::string, std::array<std::int32_t, 3>>> queues;

    bool operator==(const SavedDesk&) const = default;
    template <class Archive> void fields(Archive& archive) {
        archive("unit_of_role", unit_of_role);
        archive("unit_of_resource", unit_of_resource);
        archive("line_of_stage", line_of_stage);
        archive("needs_of_stage", needs_of_stage);
        archive("kept_by_stage", kept_by_stage);
        archive("needs", needs);
        archive("queues", queues);
    }
};

/// An office as a saved state knows it.
struct SavedOffice {
    std::string name;
    std::uint32_t register_id = 0;
    std::uint32_t area = 0;  ///< Index into SavedNames::areas.
    std::vector<SavedStaff> staff;
    std::vector<std::pair<std::uint16_t, std::uint16_t>> resources;  ///< (resource, how many)
    SavedDesk desk;

    bool operator==(const SavedOffice&) const = default;
    template <class Archive> void fields(Archive& archive) {
        archive("name", name);
        archive("register_id", register_id);
        archive("area", area);
        archive("staff", staff);
        archive("resources", resources);
        archive("desk", desk);
    }
};

/// Where the parts of a person's record lie, and what stands in them.
struct SavedLayout {
    std::uint32_t strands = 0, clocks = 0, totals = 0, attributes = 0, visits = 0, judged = 0, kept = 0,
                  width = 0;
    std::vector<Layout::Bits> attribute_bits;

    bool operator==(const SavedLayout& other) const;
    template <class Archive> void fields(Archive& archive) {
        archive("strands", strands);
        archive("clocks", clocks);
        archive("totals", totals);
        archive("attributes", attributes);
        archive("visits", visits);
        archive("judged", judged);
        archive("kept", kept);
        archive("width", width);
        archive("attribute_bits", attribute_bits);
    }
};

/// A stage as a saved state knows it.
struct SavedStage {
    std::string name;  ///< "pathway.stage"
    std::uint8_t does = 0;
    std::int16_t visits_slot = -1;
    std::int16_t keeper = -1;
    std::uint16_t queue = 0;  ///< Index into SavedNames::queues.

    bool operator==(const SavedStage&) const = default;
    template <class Archive> void fields(Archive& archive) {
        archive("name", name);
        archive("does", does);
        archive("visits_slot", visits_slot);
        archive("keeper", keeper);
        archive("queue", queue);
    }
};

/// A measure as a saved state knows it: what its cells are about.
struct SavedMeasure {
    std::string name;
    std::vector<std::string> groups;
    std::uint8_t by_stage = 0;
    sim::Axis axis = sim::Axis::none;
    std::vector<std::array<std::uint8_t, 3>> margins;  ///< By office, stage, period.

    bool operator==(const SavedMeasure&) const = default;
    template <class Archive> void fields(Archive& archive) {
        archive("name", name);
        archive("groups", groups);
        archive("by_stage", by_stage);
        archive("axis", axis);
        archive("margins", margins);
    }
};

/// The tables of names of a saved state: what its numbers mean. Where a scenario has the same tables, its records have
/// the same form.
struct SavedNames {
    SavedNames() = default;
    explicit SavedNames(const Setup& setup);

    sim::Day start{};
    sim::Day end{};
    sim::Day measured_from{};
    SavedLayout layout;
    std::vector<std::string> pathways;
    std::vector<SavedStage> stages;
    std::vector<std::string> clocks;
    std::vector<std::string> clock_deadlines;
    std::vector<std::string> markers;
    std::vector<std::pair<std::string, std::vector<std::string>>> attributes;  ///< With their levels.
    std::vector<std::string> roles, skills, resources, providers, causes, areas, queues;
    std::vector<SavedOffice> offices;
    std::vector<std::string> sources;  ///< Arrivals, then stock: "register id/name".
    std::uint64_t arrivals = 0;        ///< So many of the sources are arrivals.
    std::int32_t diary_days = 0;
    std::uint64_t curve_days = 0;
    std::uint64_t curve_history = 0;
    std::vector<std::string> curve_groups;
    std::array<std::int32_t, 3> dimensions{};  ///< Of the measures: stages, weeks, claim days.
    std::vector<SavedMeasure> measures;
    Outcomes outcomes;  ///< The hazards alone.

    bool operator==(const SavedNames&) const = default;
    template <class Archive> void fields(Archive& archive) {
        archive("start", start);
        archive("end", end);
        archive("measured_from", measured_from);
        archive("layout", layout);
        archive("pathways", pathways);
        archive("stages", stages);
        archive("clocks", clocks);
        archive("clock_deadlines", clock_deadlines);
        archive("markers", markers);
        archive("attributes", attributes);
        archive("roles", roles);
        archive("skills", skills);
        archive("resources", resources);
        archive("providers", providers);
        archive("causes", causes);
        archive("areas", areas);
        archive("queues", queues);
        archive("offices", offices);
        archive("sources", sources);
        archive("arrivals", arrivals);
        archive("diary_days", diary_days);
        archive("curve_days", curve_days);
        archive("curve_history", curve_history);
        archive("curve_groups", curve_groups);
        archive("dimensions", dimensions);
        archive("measures", measures);
        archive("outcomes", outcomes);
    }
};

}  // namespace caseload::model

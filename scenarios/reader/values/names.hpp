#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/reader/text/field.hpp"

namespace caseload::scenarios {

class Rules;

/// Names of one sort and their indices, in the order in which they were added.
struct NameTable {
    std::string what;  ///< "office", for messages.
    std::vector<std::string> names;
    std::map<std::string, std::uint16_t, std::less<>> index;
    bool overflowed = false;  ///< There were more than model::most_names; check_limits tells it.

    std::uint16_t add(std::string_view name);  ///< Its index, whether new or known.
    std::optional<std::uint16_t> find(std::string_view name) const;
    std::size_t size() const { return names.size(); }
};

/// Every name of a scenario, gathered in a first pass over the TOML, so that sections can be read in any order.
struct Names {
    NameTable attributes{"attribute", {}, {}};
    std::vector<NameTable> levels;        ///< By attribute.
    NameTable clocks{"clock", {}, {}};    ///< Those that are started somewhere, and "claim".
    NameTable markers{"marker", {}, {}};  ///< Marker 0 is "none".
    NameTable roles{"role", {}, {}};
    NameTable skills{"skill", {}, {}};
    NameTable resources{"resource", {}, {}};
    NameTable offices{"office", {}, {}};    ///< In the model's order: ascending by register id.
    NameTable pathways{"pathway", {}, {}};  ///< By name; indices are those of Model::pathways.
    NameTable stages{"stage", {}, {}};  ///< Full names "pathway.stage"; indices are those of Model::stages.
    /// By stage and by role: whose luck and place in order they have, their own name or `drawn_as`; a stage's in full.
    std::vector<std::string> stages_drawn_as;
    std::vector<std::string> roles_drawn_as;
    NameTable causes{"cause of leaving", {}, {}};
    NameTable providers{"provider", {}, {}};
    std::set<std::uint16_t> stages_that_book;  ///< Appointments, calls and reviews of either kind.
    bool all_always_open = false;              ///< Every office is open = "always".
    /// Roles whose members may fall sick, in some office.
    std::set<std::uint16_t> roles_with_sickness;
    /// Queues that have limited room in some office.
    std::set<std::string, std::less<>> queues_with_room;
    std::int32_t slot_minutes = 5;
    const Rules* rules = nullptr;  ///< What { rule = "..." } stands for.
};

/// Is it a word that readers of tables (R, pandas) take for a missing value: "NA", "null"? In measures.csv the rows of
/// an office called so would look like those about all offices, whose name is left empty.
bool reads_as_missing(std::string_view name);

/// The index of the name in the field; reports one that is unknown, with the nearest. Nothing for an absent field.
std::optional<std::uint16_t> resolve(const NameTable& table, const Field& field);
/// The same for a list of names; those that are unknown are reported and left out.
std::vector<std::uint16_t> resolve_all(const NameTable& table, const Field& field);
/// A stage, as "stage" within `pathway` (an index into Names::pathways) or as "pathway.stage".
std::optional<std::uint16_t> resolve_stage(const Names& names, const Field& field, std::uint16_t pathway);
/// A stage from outside any pathway: "pathway.stage", or "stage" when only one pathway has it.
std::optional<std::uint16_t> resolve_stage(const Names& names, const Field& field);
/// The pathway of a stage, as an index into Names::pathways.
std::uint16_t pathway_of(const Names& names, std::uint16_t stage);

}  // namespace caseload::scenarios

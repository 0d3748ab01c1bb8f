#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace caseload::scenarios {

/// What may stand behind a key.
enum class Kind : std::uint8_t {
    text,
    choice,  ///< One of the words in Key::choices.
    integer,
    number,
    share,  ///< 0 to 1, or "12.5%".
    flag,
    span,          ///< "90 min", "21 days", "3 working days".
    day,           ///< 2015-03-16
    time_of_day,   ///< "09:00"
    weekdays,      ///< ["Mon", "Tue"]
    distribution,  ///< A span, or a table such as { exponential = { mean = "3 min" } }.
    name,          ///< Of a stage, role, skill, clock, ...: see Key::meaning.
    names,         ///< A list of names.
    numbers,       ///< A list of numbers.
    list,          ///< An array of tables or values.
    table,         ///< A table with keys of its own.
    counts,        ///< Names with whole numbers: { nurse = 1, bay = 2 }.
    shares,        ///< Names with shares that sum to 1.
    condition,     ///< A condition over a case.
    route,         ///< A stage's name, "end", or { to = ..., marker = ... }.
    one_or_more,   ///< A table, or an array of such tables.
    any
};

/// May the value differ?
enum class Varies : std::uint8_t {
    no,
    yes,   ///< By attribute or by date, or as a rule's parameter does.
    rule,  ///< It is one, but may be a rule's parameter.
};

/// A key of the scenario language, declared once: reading it, refusing misspelt ones, the reference and the JSON
/// Schema all follow from this line.
struct Key {
    std::string_view name;
    Kind kind;
    std::string_view meaning;
    std::string_view standard =
        "";  ///< "required", the default as text, or empty: nothing happens without it.
    Varies varies = Varies::no;
    std::string_view choices = "";  ///< "no|first|only", for Kind::choice.
    std::string_view only_with =
        "";  ///< "rearranges|cancels": it does nothing unless one of these stands beside it.

    constexpr bool required() const { return standard == "required"; }
};

/// The keys of one section. A section may be read with several tables (a stage: the common keys and its kind's).
struct KeyTable {
    std::string_view section;  ///< "pathways.*.stages.* (appointment)"; * stands for a name, [] for a list.
    std::string_view meaning;
    std::span<const Key> keys;
};

/// Every key table of the language, in the order of the reference.
std::vector<KeyTable> key_tables();

}  // namespace caseload::scenarios

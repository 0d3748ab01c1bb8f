#pragma once

#include <toml++/toml.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/reader/text/key.hpp"
#include "scenarios/reader/text/problem.hpp"

namespace caseload::scenarios {

/// A place in the scenario: a value that may be there or not, with its dotted path, file, line and column. Cheap to
/// copy; points into the TOML tree, which must outlive it. A table may have others beneath it, whose keys hold where
/// it has none of its own (office_defaults).
class Field {
public:
    Field() = default;
    Field(const toml::node* node, std::string path, Problems& problems);

    /// Is there a value?
    explicit operator bool() const { return node_ != nullptr; }
    const toml::node* node() const { return node_; }
    /// "offices.Selby.staff.work_coach"
    const std::string& path() const { return path_; }
    /// The last part of the path.
    const std::string& name() const { return name_; }
    Problems& problems() const { return *problems_; }

    bool is_table() const { return node_ && node_->is_table(); }
    bool is_array() const { return node_ && node_->is_array(); }
    bool is_text() const { return node_ && node_->is_string(); }
    bool is_number() const { return node_ && node_->is_number(); }
    /// Is it a table that has this key?
    bool has(std::string_view key) const;
    /// The value behind a key of a table; absent (but with a place) when there is none.
    Field child(std::string_view key) const;
    /// The n-th item of an array, absent beyond its end.
    Field item(std::size_t index) const;
    /// All keys with their values, by name; those of the tables beneath included. Nothing unless it is a table.
    std::vector<std::pair<std::string, Field>> children() const;

    /// This table with `beneath` under it: keys that are absent here are looked up there. An absent field
    /// gives `beneath` itself, under this field's path.
    Field over(const Field& beneath) const;

    /// Adds a problem at this value's place; of an absent value, at that of the table it should be in.
    void error(std::string message, std::string advice = "") const;
    void warning(std::string message, std::string advice = "") const;
    /// As error, at the place of the key instead of the value.
    void error_at_key(std::string message, std::string advice = "") const;
    /// "has text where a length of time is wanted: found "x"" with advice.
    void wrong_kind(std::string_view wanted, std::string advice = "") const;
    /// Where it stands; `message` and `advice` empty.
    Problem place() const;

private:
    void add(Problem place, std::string message, std::string advice, bool warning) const;

    const toml::node* node_ = nullptr;
    const toml::node* place_ = nullptr;  ///< The nearest table around it, for absent values.
    const toml::key* key_ = nullptr;
    std::vector<std::pair<const toml::node*, std::string>> beneath_;  ///< With their own paths.
    std::string path_;
    std::string name_;
    Problems* problems_ = nullptr;
};

/// A table of known keys. Opening one reports what is no table and every key that is not among `keys`, with the nearest
/// that is. Only declared keys can be asked for.
class Section {
public:
    /// `keys`: one or more tables of keys, such as { common_stage_keys, appointment_keys }. Reports missing keys whose
    /// standard is "required", and keys that do nothing without another that is not there. `what` names the section in messages: "an appointment".
    Section(Field field, std::initializer_list<std::span<const Key>> keys, std::string_view what = "");

    /// Is it a table?
    explicit operator bool() const { return field_.is_table(); }
    const Field& field() const { return field_; }
    /// The value behind a declared key, which may be absent. Throws std::logic_error for an undeclared key.
    Field operator[](std::string_view key) const;
    /// The same, reporting when it is absent (for keys required only in some cases).
    Field required(std::string_view key) const;

private:
    void need_company(const Key& key) const;

    Field field_;
    std::vector<const Key*> keys_;
};

/// The items of an array; reports when it is something else. Nothing for an absent field.
std::vector<Field> items(const Field& field);
/// The items of an array, or the field alone when it is no array. Nothing for an absent field.
std::vector<Field> one_or_more(const Field& field);
/// The keys and values of a table of free names; reports when it is no table.
std::vector<std::pair<std::string, Field>> entries(const Field& field);

/// The value as it stands in the file, shortened: for messages.
std::string found(const Field& field);
/// "a table", "an array", "text", "a whole number", ...
std::string_view kind_of(const toml::node& node);

}  // namespace caseload::scenarios

#include "scenarios/reader/text/field.hpp"

#include <algorithm>
#include <map>
#include <ranges>
#include <sstream>
#include <stdexcept>

#include "scenarios/reader/text/nearest.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::size_t most_shown = 60;

std::string joined(const std::string& path, std::string_view name) {
    return path.empty() ? std::string(name) : path + "." + std::string(name);
}

Problem at(const toml::source_region& source) {
    Problem place;
    if (!source.path) return place;
    place.file = *source.path;
    // An override is one line by itself: its name says where it stands.
    if (place.file.starts_with("--set ")) return place;
    place.line = source.begin.line;
    place.column = source.begin.column;
    return place;
}

}  // namespace

Field::Field(const toml::node* node, std::string path, Problems& problems)
    : node_(node), place_(node), path_(std::move(path)), name_(path_), problems_(&problems) {}

bool Field::has(std::string_view key) const { return static_cast<bool>(child(key)); }

Field Field::child(std::string_view key) const {
    Field result;
    result.path_ = joined(path_, key);
    result.name_ = key;
    result.problems_ = problems_;
    result.place_ = node_ ? node_ : place_;
    const auto look_in = [&](const toml::node* node, const std::string& path) {
        if (!node || !node->is_table()) return;
        const auto found = node->as_table()->find(key);
        if (found == node->as_table()->end()) return;
        if (result.node_) {
            result.beneath_.emplace_back(&found->second, joined(path, key));
        } else {
            result.node_ = &found->second;
            result.key_ = &found->first;
            result.path_ = joined(path, key);
        }
    };
    look_in(node_, path_);
    for (const auto& [node, path] : beneath_) look_in(node, path);
    // Only tables are laid over each other; any other value hides what is beneath.
    if (!result.is_table()) result.beneath_.clear();
    return result;
}

Field Field::item(std::size_t index) const {
    Field result;
    result.path_ = joined(path_, std::to_string(index));
    result.name_ = std::to_string(index);
    result.problems_ = problems_;
    result.place_ = node_;
    if (is_array() && index < node_->as_array()->size()) result.node_ = node_->as_array()->get(index);
    return result;
}

std::vector<std::pair<std::string, Field>> Field::children() const {
    std::vector<std::string> keys;
    const auto add_keys = [&](const toml::node* node) {
        if (!node || !node->is_table()) return;
        for (const auto& [key, value] : *node->as_table()) keys.emplace_back(key.str());
    };
    add_keys(node_);
    for (const auto& [node, path] : beneath_) add_keys(node);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::vector<std::pair<std::string, Field>> result;
    for (const std::string& key : keys) result.emplace_back(key, child(key));
    return result;
}

Field Field::over(const Field& beneath) const {
    Field result = *this;
    if (!result.node_) {
        result.node_ = beneath.node_;
        result.key_ = beneath.key_;
    } else if (result.is_table() && beneath.is_table()) {
        result.beneath_.emplace_back(beneath.node_, beneath.path_);
    }
    if (result.is_table() && beneath.is_table())
        result.beneath_.insert(result.beneath_.end(), beneath.beneath_.begin(), beneath.beneath_.end());
    return result;
}

Problem Field::place() const {
    const toml::node* node = node_ ? node_ : place_;
    return node ? at(node->source()) : Problem{};
}

void Field::add(Problem place, std::string message, std::string advice, bool warning) const {
    place.message = path_.empty() ? std::move(message) : path_ + ": " + message;
    place.advice = std::move(advice);
    place.warning = warning;
    if (!problems_)
        throw std::logic_error("a problem with a field that belongs to no scenario: " + place.message);
    problems_->add(std::move(place));
}

void Field::error(std::string message, std::string advice) const {
    add(place(), std::move(message), std::move(advice), false);
}

void Field::warning(std::string message, std::string advice) const {
    add(place(), std::move(message), std::move(advice), true);
}

void Field::error_at_key(std::string message, std::string advice) const {
    Problem where = key_ ? at(key_->source()) : place();
    if (where.file.empty()) where = place();
    add(std::move(where), std::move(message), std::move(advice), false);
}

void Field::wrong_kind(std::string_view wanted, std::string advice) const {
    error("wanted " + std::string(wanted) + ", found " + found(*this), std::move(advice));
}

Section::Section(Field field, std::initializer_list<std::span<const Key>> keys, std::string_view what)
    : field_(std::move(field)) {
    for (const auto& table : keys)
        for (const Key& key : table) keys_.push_back(&key);
    if (!field_) return;
    if (!field_.is_table()) {
        field_.wrong_kind("a table with keys of its own");
        return;
    }
    std::vector<std::string> known;
    for (const Key* key : keys_) known.emplace_back(key->name);
    for (const auto& [name, value] : field_.children()) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        const std::string in = what.empty() ? "" : " of " + std::string(what);
        value.error_at_key("no such key" + in, did_you_mean(name, known));
    }
    for (const Key* key : keys_) {
        if (key->required()) required(key->name);
        if (!key->only_with.empty()) need_company(*key);
    }
}

void Section::need_company(const Key& key) const {
    const Field value = field_.child(key.name);
    if (!value) return;
    std::string company;
    for (const auto part : std::views::split(key.only_with, '|')) {
        const std::string_view name(part.begin(), part.end());
        if (field_.child(name)) return;
        company += (company.empty() ? "" : " or ") + in_quotes(name);
    }
    value.error_at_key("does nothing without " + company, "add it, or leave this out");
}

Field Section::operator[](std::string_view key) const {
    const bool declared =
        std::any_of(keys_.begin(), keys_.end(), [&](const Key* known) { return known->name == key; });
    if (!declared) throw std::logic_error("undeclared key " + std::string(key) + " in " + field_.path());
    return field_.child(key);
}

Field Section::required(std::string_view key) const {
    Field value = (*this)[key];
    if (!value && field_.is_table()) {
        const auto declared =
            std::find_if(keys_.begin(), keys_.end(), [&](const Key* known) { return known->name == key; });
        field_.error("the key " + in_quotes(key) + " is missing",
                     std::string((*declared)->name) + ": " + std::string((*declared)->meaning));
    }
    return value;
}

std::vector<Field> items(const Field& field) {
    std::vector<Field> result;
    if (!field) return result;
    if (!field.is_array()) {
        field.wrong_kind("a list", "write it in square brackets: [ ... ]");
        return result;
    }
    for (std::size_t i = 0; i < field.node()->as_array()->size(); ++i) result.push_back(field.item(i));
    return result;
}

std::vector<Field> one_or_more(const Field& field) {
    if (!field) return {};
    return field.is_array() ? items(field) : std::vector<Field>{field};
}

std::vector<std::pair<std::string, Field>> entries(const Field& field) {
    if (field && !field.is_table()) field.wrong_kind("a table of names");
    return field.children();
}

std::string_view kind_of(const toml::node& node) {
    switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "a list";
    case toml::node_type::string: return "text";
    case toml::node_type::integer: return "a whole number";
    case toml::node_type::floating_point: return "a number";
    case toml::node_type::boolean: return "true or false";
    case toml::node_type::date: return "a date";
    case toml::node_type::time: return "a time of day";
    case toml::node_type::date_time: return "a date with time";
    case toml::node_type::none: break;
    }
    return "nothing";
}

std::string found(const Field& field) {
    if (!field) return "nothing";
    if (field.is_table() || field.is_array()) return std::string(kind_of(*field.node()));
    if (const auto text = field.node()->value<std::string>(); text && field.is_text())
        return in_quotes(*text);
    std::ostringstream out;
    field.node()->visit([&](const auto& value) {
        if constexpr (toml::is_value<decltype(value)>) out << value.get();
    });
    const std::string shown = out.str();
    return shown.size() > most_shown ? shown.substr(0, most_shown) + "..." : shown;
}

}  // namespace caseload::scenarios

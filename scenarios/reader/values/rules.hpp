#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan/model.hpp"
#include "model/rules/parameters.hpp"
#include "scenarios/reader/text/field.hpp"

namespace caseload::scenarios {

struct Names;

/// The parameters of the rules as this scenario sets them: [rules.<chapter>] over the declared defaults.
class Rules {
public:
    /// Reads [rules]; reports unknown parameters, wrong units and values out of range. `rules` may be absent.
    void read(const Field& rules, const Names& names);

    /// What stands for a parameter: the scenario's value, else its default written as TOML. Absent when no such
    /// parameter is declared.
    Field value(std::string_view parameter, Problems& problems) const;
    /// All declared names, for suggestions.
    const std::vector<std::string>& known() const { return known_; }
    /// Index into Model::parameters, or -1.
    std::int16_t index(std::string_view parameter) const;
    /// Warns of parameters that [rules] sets and nothing in the scenario refers to: they change nothing. Last of all.
    void warn_of_unused() const;
    /// Every declared parameter as resolved.
    std::vector<model::ResolvedParameter> resolved() const;

private:
    std::vector<std::string> known_;
    std::map<std::string, Field, std::less<>> values_;
    std::map<std::string, std::unique_ptr<toml::node>, std::less<>> standards_;
    mutable std::set<std::string, std::less<>> referred_to_;
};

}  // namespace caseload::scenarios

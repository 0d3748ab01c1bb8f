#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/plan/changed_key.hpp"
#include "model/plan/trial.hpp"

/// Values of free parameters, in the units that the scenario language has for them.
namespace caseload::model {

/// The unit of a rule's parameter; empty for shares and factors, and for what is no rule's.
std::string_view unit_of_key(const std::string& key);

/// The value that is simulated: days are whole.
double taken_value(const std::string& key, double value);

/// A value as the scenario language wants it: "1.4021", or "\"12.5 min\"" where the parameter has a unit;
/// weeks in days, which are whole.
std::string written_value(const std::string& key, double value);

/// The keys changed everywhere and a point of a fit.
std::vector<ChangedKey> keys_at(const std::vector<ChangedKey>& changed,
                                const std::vector<FreeParameter>& parameters,
                                const std::vector<double>& point);

}  // namespace caseload::model

#pragma once

#include <string>

#include "cli/fit.hpp"

/// What `calibrate` tells and writes of a fit.
namespace caseload::cli {

/// The value that is simulated: days are whole.
double taken_value(const std::string& key, double value);

/// A value as the scenario language wants it: "1.4021", or "\"12.5 min\"" where the parameter has a unit;
/// weeks in days, which are whole.
std::string written_value(const std::string& key, double value);

/// The text of fitted.toml: a table of rules for each chapter, with the interval of each value as a comment; what is no
/// rule's parameter stands in a comment.
std::string fitted_toml(const FittedParameters& fitted, const std::string& command);

/// The text of the table beside it: a row a parameter, with its error and its correlation with each of the others.
std::string fitted_csv(const FittedParameters& fitted);

/// For the terminal: the table of parameters, and in words what the targets do not tell of them. `replications` that
/// every point had.
std::string fitted_summary(const FittedParameters& fitted, int replications);

}  // namespace caseload::cli

#pragma once

#include <string>

#include "model/questions/fitted.hpp"

/// What `calibrate` tells and writes of a fit.
namespace caseload::output {

/// The text of fitted.toml: a table of rules for each chapter, with the interval of each value as a comment; what is no
/// rule's parameter stands in a comment.
std::string fitted_toml(const model::FittedParameters& fitted, const std::string& command);

/// The text of the table beside it: a row a parameter, with its error and its correlation with each of the others.
std::string fitted_csv(const model::FittedParameters& fitted);

/// For the terminal: the table of parameters, and in words what the targets do not tell of them. `replications` that
/// every point had.
std::string fitted_summary(const model::FittedParameters& fitted, int replications);

}  // namespace caseload::output

#pragma once

#include <string>

#include "model/model.hpp"

namespace caseload::output {

/// The pathways as a picture in Graphviz's DOT, from the graphs that run: a box a pathway, stages coloured by
/// kind, endings on the arrows; dashed where a stage starts another strand or a reaction moves one.
std::string draw(const model::Model& model);

}  // namespace caseload::output

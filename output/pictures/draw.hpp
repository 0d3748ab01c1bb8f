#pragma once

#include <string>

#include "model/plan/model.hpp"

namespace caseload::output {

/// The pathways as a picture in Graphviz's DOT, from the graphs that run: a box a pathway, stages coloured by
/// kind, endings on the arrows; dashed where a stage starts another strand or a reaction moves one.
std::string draw(const model::Model& model);

/// The same as a picture that needs no other program: an SVG with a legend. Where people come into a pathway stands in
/// an oval; "+ NAME" beside an ending says that it also starts the strand of that name.
std::string draw_svg(const model::Model& model);

/// The colour of a kind of stage, light enough for black text: "#cfe2ff".
std::string_view colour_of(model::Does does);

/// What happens to a claim, in words: "on reclaim".
std::string_view name_of(model::Happening happening);

}  // namespace caseload::output

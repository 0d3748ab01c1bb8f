#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/plan/model.hpp"
#include "output/pictures/layered_layout.hpp"

/// What a picture of a pathway shows and where, before it becomes SVG.
namespace caseload::output {

/// The width of a letter, at the size of a stage's name and at that of everything else; then the height of a line.
constexpr double letter = 7.0;
constexpr double small_letter = 6.1;
constexpr double line = 15;
constexpr double small_line = 13;

/// One pathway laid out, with what is written in it. Boxes are first the entries, then the stages, then an end for
/// every stage that ends the strand.
struct Drawing {
    using Lines = std::vector<std::string>;
    Layout layout;
    std::vector<Lines> names;                  ///< Of entries and stages; ends have none
    std::vector<const model::Stage*> stages;   ///< By box; null for entries and ends
    std::map<std::size_t, Lines> own_endings;  ///< Of the arrows from a box to itself
    std::vector<Lines> endings;                ///< By arrow
};

/// From the graph that runs. The model outlives it.
Drawing drawing_of(const model::Model& model, std::size_t pathway);

/// As wide as the widest line.
double width_of(const std::vector<std::string>& lines, double of_letter);

}  // namespace caseload::output

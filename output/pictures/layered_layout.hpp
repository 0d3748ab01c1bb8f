#pragma once

#include <cstddef>
#include <vector>

/// Boxes and arrows laid out in rows from top to bottom (Sugiyama, Tagawa and Toda 1981): no arrow or label crosses a
/// box, and labels do not overlap. All lengths in pixels.
namespace caseload::output {

struct Spot {
    double x = 0;
    double y = 0;
};

struct LaidBox {
    double width = 0;
    double height = 0;
    double shown = 0;  ///< The width of what is drawn in its middle, which arrows touch.
    Spot centre{};     ///< Found by lay_out.
};

struct LaidArrow {
    std::size_t from = 0;  ///< Index into Layout::boxes.
    std::size_t to = 0;    ///< An arrow from a box to itself is left alone.
    double label_width = 0;
    double label_height = 0;
    /// Found by lay_out: from, then two spots a row passed (in and out), then to. Within a row it is a straight line.
    std::vector<Spot> course{};
    Spot label{};         ///< The middle of the label.
    bool upward = false;  ///< It leads back.
};

struct Layout {
    std::vector<LaidBox> boxes;  ///< Those without a way in first, where the reading begins.
    std::vector<LaidArrow> arrows;
    double width = 0;
    double height = 0;
};

/// Finds where everything stands, in about E log E steps a sweep.
void lay_out(Layout& picture);

}  // namespace caseload::output

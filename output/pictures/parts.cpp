#include "output/pictures/parts.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

namespace caseload::output {

namespace {

constexpr double between_parts = 14;

/// A part by itself, and where its boxes and arrows stand in the whole.
struct Part {
    Layout layout{};
    std::vector<std::size_t> boxes{}, arrows{};
};

std::vector<Part> parts_of(const Layout& picture) {
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> joined(picture.boxes.size());
    for (const LaidArrow& arrow : picture.arrows) boost::add_edge(arrow.from, arrow.to, joined);
    std::vector<std::size_t> part_of(picture.boxes.size());
    std::vector<Part> parts(boost::connected_components(joined, part_of.data()));
    std::vector<std::size_t> place(picture.boxes.size());
    for (std::size_t b = 0; b < part_of.size(); ++b) {
        Part& part = parts[part_of[b]];
        place[b] = part.boxes.size();
        part.boxes.push_back(b);
        part.layout.boxes.push_back(picture.boxes[b]);
    }
    for (std::size_t a = 0; a < picture.arrows.size(); ++a) {
        LaidArrow arrow = picture.arrows[a];
        Part& part = parts[part_of[arrow.from]];
        arrow.from = place[arrow.from];
        arrow.to = place[arrow.to];
        part.arrows.push_back(a);
        part.layout.arrows.push_back(std::move(arrow));
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& one, const Part& other) {
        return one.boxes.size() > other.boxes.size();
    });
    return parts;
}

/// Takes over where everything stands, moved by so much.
void put(Layout& picture, const Part& part, Spot corner) {
    const auto moved = [&](Spot spot) { return Spot{spot.x + corner.x, spot.y + corner.y}; };
    for (std::size_t b = 0; b < part.boxes.size(); ++b)
        picture.boxes[part.boxes[b]].centre = moved(part.layout.boxes[b].centre);
    for (std::size_t a = 0; a < part.arrows.size(); ++a) {
        const LaidArrow& laid = part.layout.arrows[a];
        LaidArrow& arrow = picture.arrows[part.arrows[a]];
        for (const Spot spot : laid.course) arrow.course.push_back(moved(spot));
        arrow.label = moved(laid.label);
        arrow.upward = laid.upward;
    }
}

}  // namespace

void lay_out_in_parts(Layout& picture, double widest) {
    std::vector<Part> parts = parts_of(picture);
    for (Part& part : parts) {
        lay_out(part.layout);
        widest = std::max(widest, part.layout.width);
    }
    Spot corner;
    double row_height = 0;
    for (const Part& part : parts) {
        if (corner.x > 0 && corner.x + part.layout.width > widest) {
            corner = {0, corner.y + row_height + between_parts};
            row_height = 0;
        }
        put(picture, part, corner);
        picture.width = std::max(picture.width, corner.x + part.layout.width);
        picture.height = std::max(picture.height, corner.y + part.layout.height);
        corner.x += part.layout.width + between_parts;
        row_height = std::max(row_height, part.layout.height);
    }
}

}  // namespace caseload::output

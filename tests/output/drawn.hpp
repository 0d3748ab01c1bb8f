#pragma once

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <cmath>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

/// An SVG picture read back: what stands where on the page, in its own units.
namespace caseload::drawn {

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;

    bool overlaps(const Box& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    bool holds(const Box& inner) const {
        return left <= inner.left && inner.right <= right && top <= inner.top && inner.bottom <= bottom;
    }
    bool touches(double x, double y) const {
        constexpr double near = 1.1;
        return x > left - near && x < right + near && y > top - near && y < bottom + near;
    }
};

struct Words {
    std::string text, style;
    Box box;  ///< As wide as DejaVu Sans, the widest of the fonts asked for, is on average.
};

struct Stage {
    std::string title, colour;
    Box box;
};

struct Arrow {
    double from_x = 0, from_y = 0, to_x = 0, to_y = 0;
};

/// One pathway's frame and what is in it.
struct Frame {
    std::string name;
    Box box;
    std::vector<Stage> stages;
    std::vector<Box> entries, ends;
    std::vector<Arrow> arrows;
    std::vector<Words> words;
};

struct Picture {
    Box page;
    std::vector<Frame> frames;
    std::vector<Words> words;  ///< Outside of the frames: the title and the legend.
    std::vector<std::pair<std::string, std::string>> legend;  ///< Colour and meaning.
};

namespace reading {

using Tree = boost::property_tree::ptree;

inline std::string attribute(const Tree& node, const char* name) {
    return node.get<std::string>(std::string("<xmlattr>.") + name, "");
}

inline double number(const Tree& node, const char* name) {
    return node.get<double>(std::string("<xmlattr>.") + name, 0);
}

inline Box rectangle(const Tree& node, double x, double y) {
    const double left = x + number(node, "x");
    const double top = y + number(node, "y");
    return {left, top, left + number(node, "width"), top + number(node, "height")};
}

inline std::size_t letters(const std::string& text) {
    std::size_t count = 0;
    for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    return count;
}

inline Words words(const Tree& node, double x, double y) {
    Words words{node.get_value<std::string>(), attribute(node, "class"), {}};
    const bool from_start = words.style == "title" || words.style == "pathway" || words.style == "legend";
    const double size = words.style == "title"     ? 18
                        : words.style == "pathway" ? 14
                        : words.style == "name"    ? 12
                        : words.style == "legend"  ? 11
                                                   : 10;
    const double width = static_cast<double>(letters(words.text)) * size * 0.6;
    const double left = x + number(node, "x") - (from_start ? 0 : width / 2);
    const double base = y + number(node, "y");
    words.box = {left, base - size * 0.8, left + width, base + size * 0.2};
    return words;
}

/// From the first to the last point of a path of absolute moves, vertical lines and curves; or a small loop.
inline Arrow arrow(const Tree& node, double x, double y) {
    const std::string path = attribute(node, "d");
    std::vector<double> numbers;
    std::string text = path;
    for (char& letter : text) {
        if (letter == 'M' || letter == 'C' || letter == 'V' || letter == 'c' || letter == ',') letter = ' ';
    }
    std::istringstream stream(text);
    for (double value = 0; stream >> value;) numbers.push_back(value);
    Arrow arrow{x + numbers.at(0), y + numbers.at(1), x + numbers.at(numbers.size() - 2), y + numbers.back()};
    // The end of a vertical line has no x of its own.
    const std::size_t vertical = path.rfind('V');
    if (vertical != std::string::npos && path.find_first_of("Cc", vertical) == std::string::npos) {
        arrow.to_y = y + numbers.back();
        arrow.to_x = x + numbers.at(path.find('C') == std::string::npos ? 0 : numbers.size() - 3);
    }
    if (path.find('c') != std::string::npos) {
        arrow.to_x = arrow.from_x + numbers.at(numbers.size() - 2);
        arrow.to_y = arrow.from_y + numbers.back();
    }
    return arrow;
}

inline void read_into(Frame& frame, const Tree& group, double x, double y) {
    for (const auto& [name, node] : group) {
        if (name == "text") {
            frame.words.push_back(words(node, x, y));
            if (frame.words.back().style == "pathway") frame.name = frame.words.back().text;
        } else if (name == "path") {
            frame.arrows.push_back(arrow(node, x, y));
        } else if (name == "circle") {
            const double radius = number(node, "r");
            const double left = x + number(node, "cx") - radius;
            const double top = y + number(node, "cy") - radius;
            frame.ends.push_back({left, top, left + 2 * radius, top + 2 * radius});
        } else if (name == "rect") {
            const std::string style = attribute(node, "class");
            if (style == "frame") frame.box = rectangle(node, x, y);
            if (style == "entry") frame.entries.push_back(rectangle(node, x, y));
            if (style.empty())
                frame.stages.push_back(
                    {group.get<std::string>("title"), attribute(node, "fill"), rectangle(node, x, y)});
        } else if (name == "g") {
            double dx = 0;
            double dy = 0;
            const std::string moved = attribute(node, "transform");
            if (!moved.empty()) {
                std::istringstream stream(moved.substr(std::string_view("translate(").size()));
                char comma = 0;
                stream >> dx >> comma >> dy;
            }
            read_into(frame, node, x + dx, y + dy);
        }
    }
}

}  // namespace reading

/// Throws boost::property_tree::xml_parser_error when it is not well-formed.
inline Picture read(const std::string& svg) {
    reading::Tree document;
    std::istringstream stream(svg);
    boost::property_tree::read_xml(stream, document);
    const reading::Tree& root = document.get_child("svg");
    Picture picture;
    std::istringstream view(reading::attribute(root, "viewBox"));
    view >> picture.page.left >> picture.page.top >> picture.page.right >> picture.page.bottom;
    std::string colour;
    for (const auto& [name, node] : root) {
        if (name == "rect" && !reading::attribute(node, "fill").empty())
            colour = reading::attribute(node, "fill");
        if (name == "text") {
            picture.words.push_back(reading::words(node, 0, 0));
            if (picture.words.back().style == "legend")
                picture.legend.emplace_back(colour, picture.words.back().text);
            colour.clear();
        }
        if (name != "g") continue;
        reading::Tree holder;
        holder.push_back({name, node});
        picture.frames.emplace_back();
        reading::read_into(picture.frames.back(), holder, 0, 0);
    }
    return picture;
}

}  // namespace caseload::drawn

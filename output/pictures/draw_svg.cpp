#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "output/files/xml.hpp"
#include "output/pictures/draw.hpp"
#include "output/pictures/drawing.hpp"
#include "output/pictures/rules_in_short.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

using Lines = std::vector<std::string>;

constexpr double gap = 30;      // between pathways
constexpr double heading = 30;  // over a pathway

/// Lines of text, one under the other around a middle.
std::string text_of(const Lines& lines, Spot middle, double height, std::string_view style) {
    std::string text;
    double y = middle.y - height * (static_cast<double>(lines.size()) - 1) / 2;
    for (const std::string& words : lines) {
        text += fmt::format("<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", style, middle.x,
                            y + 4, xml_text(words));
        y += height;
    }
    return text;
}

std::string box_text(const Drawing& drawing, std::size_t b) {
    const LaidBox& box = drawing.layout.boxes[b];
    const Spot at = box.centre;
    const Lines& names = drawing.names[b];
    if (const auto* stage = drawing.stages[b]) {
        const auto own = drawing.own_endings.find(b);
        const double width = box.shown;
        std::string text = fmt::format(
            "<g><title>{}: {}{}</title>\n<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
            "rx=\"6\" fill=\"{}\"/>\n",
            xml_text(stage->name), xml_text(model::name_of(stage->does())),
            stage->guidance.empty() ? "" : "; " + xml_text(stage->guidance), at.x - width / 2,
            at.y - box.height / 2, width, box.height, colour_of(stage->does()));
        const double under = small_line * (stage->guidance.empty() ? 1 : 2);
        text += text_of(names, {at.x, at.y - under / 2}, line, "name");
        Lines small{std::string(model::name_of(stage->does()))};
        if (!stage->guidance.empty())
            small.push_back(
                clipped(rules_in_short(stage->guidance), static_cast<int>((width - 8) / small_letter)));
        text += text_of(small, {at.x, at.y + box.height / 2 - 4 - under / 2}, small_line, "small") + "</g>\n";
        if (own != drawing.own_endings.end()) {
            const double right = at.x + width / 2;
            text += fmt::format(
                "<path class=\"back\" marker-end=\"url(#back)\" d=\"M{0:.1f},{1:.1f} c22,-8 22,24 1,17\"/>\n",
                right, at.y - 8);
            text += text_of(own->second, {right + (box.width - width) / 4 + 8, at.y}, small_line, "back");
        }
        return text;
    }
    if (!names.empty()) {
        return fmt::format(
                   "<rect class=\"entry\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
                   "rx=\"{:.1f}\"/>\n",
                   at.x - box.width / 2, at.y - box.height / 2, box.width, box.height,
                   std::min(box.height / 2, 14.0)) +
               text_of(names, at, small_line, "light");
    }
    return fmt::format("<circle class=\"end\" cx=\"{0:.1f}\" cy=\"{1:.1f}\" r=\"5\"/>\n", at.x, at.y);
}

std::string arrow_path(const LaidArrow& arrow) {
    std::string path = fmt::format("M{:.1f},{:.1f}", arrow.course.front().x, arrow.course.front().y);
    for (std::size_t i = 1; i < arrow.course.size(); ++i) {
        const Spot from = arrow.course[i - 1];
        const Spot to = arrow.course[i];
        const double half = (from.y + to.y) / 2;
        path += from.x == to.x ? fmt::format("V{:.1f}", to.y)
                               : fmt::format("C{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}", from.x, half, to.x,
                                             half, to.x, to.y);
    }
    const std::string_view style = arrow.upward ? "back" : "on";
    return fmt::format("<path class=\"{0}\" marker-end=\"url(#{0})\" d=\"{1}\"/>\n", style, path);
}

std::string text_of(const model::Model& model, std::size_t pathway, const Drawing& drawing, Spot corner) {
    std::string text = fmt::format("<g transform=\"translate({:.1f},{:.1f})\">\n", corner.x, corner.y);
    text += fmt::format(
        "<rect class=\"frame\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n"
        "<text class=\"pathway\" x=\"10\" y=\"20\">{}</text>\n"
        "<g transform=\"translate(0,{:.1f})\">\n",
        drawing.layout.width, drawing.layout.height + heading, xml_text(model.pathways[pathway].name),
        heading);
    for (const LaidArrow& arrow : drawing.layout.arrows)
        if (!arrow.course.empty()) text += arrow_path(arrow);
    for (std::size_t b = 0; b < drawing.layout.boxes.size(); ++b) text += box_text(drawing, b);
    for (std::size_t a = 0; a < drawing.layout.arrows.size(); ++a) {
        const LaidArrow& arrow = drawing.layout.arrows[a];
        if (!arrow.course.empty())
            text += text_of(drawing.endings[a], arrow.label, small_line, arrow.upward ? "back" : "ending");
    }
    return text + "</g>\n</g>\n";
}

constexpr std::string_view style = R"(<style>
text { font: 11px Verdana, "DejaVu Sans", sans-serif; fill: #1a1a1a; text-anchor: middle; }
.title { font-size: 18px; font-weight: bold; text-anchor: start; }
.pathway { font-size: 14px; font-weight: bold; text-anchor: start; }
.legend { text-anchor: start; }
.name { font-size: 12px; }
.small { font-size: 10px; fill: #444; }
.light { fill: #fff; font-size: 10px; }
.ending, text.back { font-size: 10px; paint-order: stroke; stroke: #fff; stroke-width: 3px; }
text.back { fill: #9a3412; }
rect { stroke: #555; }
.frame { fill: #fff; stroke: #bbb; }
.entry { fill: #334155; stroke: none; }
path { fill: none; stroke-width: 1.2; }
path.on { stroke: #555; }
path.back { stroke: #c2550a; stroke-dasharray: 5 3; }
.end { fill: #1a1a1a; stroke: #1a1a1a; }
</style>
<defs>
<marker id="on" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0 L8,4 L0,8 z" style="fill:#555"/></marker>
<marker id="back" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0 L8,4 L0,8 z" style="fill:#c2550a"/></marker>
</defs>
)";

/// The kinds that occur, an entry, an end and an arrow back, side by side; its width besides.
std::pair<std::string, double> legend(const model::Model& model, double y) {
    std::set<model::Does> kinds;
    for (const model::Stage& stage : model.stages) kinds.insert(stage.does());
    std::string text;
    double x = gap;
    const auto explain = [&](const std::string& mark, std::string_view words) {
        text += mark + fmt::format("<text class=\"legend\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", x + 30,
                                   y + 4, words);
        x += 50 + static_cast<double>(words.size()) * letter;
    };
    const auto swatch = [&](std::string_view colour, int round) {
        return fmt::format(
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"24\" height=\"14\" rx=\"{}\" fill=\"{}\"/>\n", x, y - 7,
            round, colour);
    };
    for (const model::Does kind : kinds) explain(swatch(colour_of(kind), 3), model::name_of(kind));
    explain(swatch("#334155", 7), "people come in here");
    explain(fmt::format("<circle class=\"end\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\"/>\n", x + 12, y),
            "the strand ends");
    explain(fmt::format("<path class=\"back\" marker-end=\"url(#back)\" d=\"M{:.1f},{:.1f} h24\"/>\n", x, y),
            "leads back");
    return {text, x};
}

}  // namespace

std::string draw_svg(const model::Model& model) {
    std::vector<Drawing> drawings;
    double widest = 0;
    for (std::size_t pathway = 0; pathway < model.pathways.size(); ++pathway) {
        drawings.push_back(drawing_of(model, pathway));
        widest = std::max(widest, drawings.back().layout.width);
    }
    const auto [explained, legend_width] = legend(model, 62);
    // Tall ones first; small ones share a row.
    std::vector<std::size_t> tall_first(drawings.size());
    for (std::size_t i = 0; i < tall_first.size(); ++i) tall_first[i] = i;
    std::stable_sort(tall_first.begin(), tall_first.end(), [&](std::size_t one, std::size_t other) {
        return drawings[one].layout.height > drawings[other].layout.height;
    });
    std::string text;
    Spot corner{gap, 90};
    double row_height = 0;
    for (const std::size_t pathway : tall_first) {
        const Layout& layout = drawings[pathway].layout;
        if (corner.x > gap && corner.x + layout.width > gap + widest) {
            corner = {gap, corner.y + row_height + gap};
            row_height = 0;
        }
        text += text_of(model, pathway, drawings[pathway], corner);
        corner.x += layout.width + gap;
        row_height = std::max(row_height, layout.height + heading);
    }
    const std::string title = model.title.empty() ? model.name : model.title;
    const double width =
        std::max({widest + 2 * gap, legend_width, 2 * gap + display_width(title) * letter * 1.7});
    const double height = corner.y + row_height + gap;
    return fmt::format(
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
               "viewBox=\"0 0 {0:.0f} {1:.0f}\" role=\"img\">\n<title>{2}</title>\n{3}"
               "<rect width=\"100%\" height=\"100%\" style=\"fill:#fafafa;stroke:none\"/>\n"
               "<text class=\"title\" x=\"{4:.0f}\" y=\"36\">{2}</text>\n",
               width, height, xml_text(title), style, gap) +
           explained + text + "</svg>\n";
}

}  // namespace caseload::output

#include "output/report/pathway_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "output/pictures/parts.hpp"
#include "output/report/pathway_flow.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

using Lines = std::vector<std::string>;

// What the page's script and style draw with.
constexpr double stage_width = 190;
constexpr double padding = 9;
constexpr double line_height = 15;
constexpr double list_line = 14;
constexpr double label_line = 13;
constexpr double letter_width = 6.5;  // of labels, widely reckoned
constexpr double end_size = 18;
constexpr double loop_room = 26;
constexpr int name_letters = 22;
constexpr std::size_t name_lines = 3;
constexpr int list_letters = 30;

// A row of parts is at most so wide; so wide may a part be before more of it is cut.
constexpr double wide = 1250;
constexpr double bearable = 1560;
constexpr int most_layouts = 15;
constexpr int layouts_to_be_narrow = 4;
// A long arrow where a picture is too wide.
constexpr double long_across = 380;
constexpr double long_down = 300;

using Cut = std::set<const FlowWay*>;

double width_of(const Lines& lines) {
    int widest = 0;
    for (const std::string& text : lines) widest = std::max(widest, display_width(text));
    return lines.empty() ? 0 : widest * letter_width + 10;
}

/// A stage as people call it.
std::string called(const model::Stage& stage) {
    if (!stage.label.empty()) return stage.label;
    std::string name = stage.name;
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

std::size_t add_box(PathwayPicture& picture, PictureBox box, double width, double height) {
    picture.layout.boxes.push_back({width, height, width});
    picture.boxes.push_back(std::move(box));
    return picture.boxes.size() - 1;
}

void add_arrow(PathwayPicture& picture, std::size_t from, std::size_t to, PictureArrow arrow) {
    const double width = width_of(arrow.said);
    // A loop and its endings stand at the right of the box, which stays in the middle.
    if (from == to) picture.layout.boxes[from].width += 2 * (width + loop_room);
    picture.layout.arrows.push_back({from, to, width, label_line * static_cast<double>(arrow.said.size())});
    picture.arrows.push_back(std::move(arrow));
}

/// The box of a stage; where the picture is cut, its loops and who comes in are told in it.
void add_stage(PathwayPicture& picture, const model::Results& results, const PathwayFlow& flow,
               std::uint16_t stage, bool in_boxes) {
    Lines name = wrapped(called(results.setup->model.stages[stage]), name_letters);
    name.resize(std::min(name.size(), name_lines));
    for (std::string& text : name) text = clipped(text, name_letters + 3);
    Lines facts = facts_of(results, stage);
    for (const FlowWay& way : flow.ways)
        if (in_boxes && way.from == stage && way.to == stage)
            for (const std::string& ending : way.endings) facts.push_back("↻ " + ending);
    for (const FlowEntry& entry : flow.entries)
        if (in_boxes && entry.to == stage)
            facts.push_back("in: " +
                            clipped(entry.from.starts_with("from ") ? entry.from.substr(5) : entry.from,
                                    name_letters + 2));
    const double height = 2 * padding + line_height * static_cast<double>(name.size() + facts.size());
    picture.box_of[stage] = add_box(
        picture, {PictureBox::Kind::stage, stage, std::move(name), std::move(facts)}, stage_width, height);
}

/// Under a stage the list of its ways that are cut short: what they are, and where they lead.
void add_list(PathwayPicture& picture, const model::Model& model, const PathwayFlow& flow, const Cut& cut,
              std::uint16_t stage) {
    PictureBox list{.kind = PictureBox::Kind::list};
    double count = 0;
    for (const FlowWay& way : flow.ways) {
        if (way.from != stage || !cut.contains(&way)) continue;
        list.said.insert(list.said.end(), way.endings.begin(), way.endings.end());
        for (const std::string& text : wrapped("→ " + called(model.stages[way.to]), list_letters))
            list.said.push_back("  " + text);
        count += way.count;
    }
    if (list.said.empty()) return;
    const double width = width_of(list.said);
    const double height = 4 + list_line * static_cast<double>(list.said.size());
    const std::size_t box = add_box(picture, std::move(list), width, height);
    add_arrow(picture, picture.box_of[stage], box, {.count = count});
}

PathwayPicture laid_out(const model::Results& results, const PathwayFlow& flow, const Cut& cut,
                        bool in_boxes) {
    const model::Model& model = results.setup->model;
    PathwayPicture picture{.whole = flow.whole, .shortened = in_boxes};
    if (!in_boxes)
        for (const FlowEntry& entry : flow.entries) {
            const Lines said{entry.from};
            add_box(picture, {.kind = PictureBox::Kind::entry, .said = said}, width_of(said), 20);
        }
    // The reading begins where people come in.
    std::vector<std::uint16_t> stages = flow.stages;
    std::stable_partition(stages.begin(), stages.end(), [&](std::uint16_t stage) {
        return std::any_of(flow.entries.begin(), flow.entries.end(),
                           [&](const FlowEntry& entry) { return entry.to == stage; });
    });
    for (const std::uint16_t stage : stages) add_stage(picture, results, flow, stage, in_boxes);
    for (std::size_t e = 0; e < flow.entries.size() && !in_boxes; ++e)
        add_arrow(picture, e, picture.box_of[flow.entries[e].to], {.count = 1, .entry = true});
    for (const FlowWay& way : flow.ways) {
        const bool over = way.to == model::nowhere;
        // An exit shows by its kind that the strand ends.
        if (over && model.stages[way.from].does() == model::Does::exit) continue;
        if (cut.contains(&way) || (in_boxes && way.to == way.from)) continue;
        const std::size_t to = over ? add_box(picture, {.kind = PictureBox::Kind::end}, end_size, end_size)
                                    : picture.box_of[way.to];
        add_arrow(picture, picture.box_of[way.from], to, {way.endings, way.count});
    }
    for (const std::uint16_t stage : stages) add_list(picture, model, flow, cut, stage);
    lay_out_in_parts(picture.layout, wide);
    return picture;
}

/// The ways that a picture which is too wide does best without; only those with an arrow between two stages.
std::vector<const FlowWay*> to_be_cut(const PathwayPicture& picture, const PathwayFlow& flow,
                                      const Cut& cut) {
    const auto at = [&](std::uint16_t stage) {
        return picture.layout.boxes[picture.box_of.at(stage)].centre;
    };
    const auto across = [&](const FlowWay* way) { return std::abs(at(way->from).x - at(way->to).x); };
    const auto down = [&](const FlowWay* way) { return at(way->to).y - at(way->from).y; };
    std::vector<const FlowWay*> ways;
    for (const FlowWay& way : flow.ways)
        if (way.to != model::nowhere && way.to != way.from && !cut.contains(&way)) ways.push_back(&way);
    // The busiest of those that come down to a stage hold the picture together.
    std::map<std::uint16_t, const FlowWay*> holding;
    for (const FlowWay* way : ways) {
        const FlowWay*& one = holding[way->to];
        if (down(way) > 0 && (one == nullptr || one->count < way->count)) one = way;
    }
    std::vector<const FlowWay*> found;
    std::copy_if(ways.begin(), ways.end(), std::back_inserter(found), [&](const FlowWay* way) {
        return holding[way->to] != way && (across(way) > long_across || std::abs(down(way)) > long_down);
    });
    if (!found.empty() || ways.empty()) return found;
    // Of the ways that reach farthest across, the one that fewest take.
    double farthest = 0;
    for (const FlowWay* way : ways) farthest = std::max(farthest, across(way));
    std::erase_if(ways, [&](const FlowWay* way) { return across(way) < farthest / 2; });
    return {*std::min_element(ways.begin(), ways.end(), [](const FlowWay* one, const FlowWay* other) {
        return one->count < other->count;
    })};
}

}  // namespace

PathwayPicture picture_of(const model::Results& results, std::size_t pathway) {
    const PathwayFlow flow = flow_of(results, pathway);
    Cut cut;
    PathwayPicture picture = laid_out(results, flow, cut, false);
    // Each layout tells which arrows are still long; when none is, one of the farthest goes.
    for (int layouts = 1; layouts < most_layouts; ++layouts) {
        if (picture.layout.width <= (layouts <= layouts_to_be_narrow ? wide : bearable)) break;
        if (picture.shortened)
            for (const FlowWay* way : to_be_cut(picture, flow, cut)) cut.insert(way);
        picture = laid_out(results, flow, cut, true);
    }
    return picture;
}

}  // namespace caseload::output

#include "output/pictures/drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "model/plan/pathway.hpp"
#include "output/pictures/draw.hpp"
#include "output/pictures/rules_in_short.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

using Lines = std::vector<std::string>;

constexpr int widest_name = 24;  // letters, then it wraps

/// What leads into each stage from outside.
std::map<std::uint16_t, Lines> entries_of(const model::Model& model, std::size_t pathway) {
    using By = model::Entry::By;
    std::map<std::uint16_t, std::set<std::string>> found;
    std::map<std::uint16_t, std::set<std::uint16_t>> starters;
    for (const model::Entry& entry : model::graph_of(model, pathway).entries) {
        if (entry.by == By::arrivals || entry.by == By::stock) found[entry.stage].insert(entry.name);
        if (entry.by == By::start && entry.from_stage != model::nowhere)
            starters[entry.stage].insert(entry.from_stage);
    }
    for (std::size_t h = 0; h < model::happenings; ++h)
        for (const model::Reaction& reaction : model.pathways[pathway].on[h])
            if (reaction.then == model::Reaction::Then::go && reaction.to != model::nowhere)
                found[reaction.to].emplace(name_of(static_cast<model::Happening>(h)));
    constexpr std::size_t most_named = 3;
    for (const auto& [stage, from] : starters) {
        if (from.size() > most_named) {
            found[stage].insert(fmt::format("started by {} stages", from.size()));
            continue;
        }
        for (const std::uint16_t one : from)
            found[stage].insert("started by " + model.full_name(model.stages[one]));
    }
    std::map<std::uint16_t, Lines> entries;
    for (const auto& [stage, names] : found) entries[stage].assign(names.begin(), names.end());
    return entries;
}

/// An ending's name, and the other strands that it starts.
std::string ending_of(const model::Model& model, const model::Stage& stage, const model::Route& route) {
    std::string text = route.ending;
    for (const auto& start : route.actions.starts)
        if (start.pathway != stage.pathway) text += " + " + model.pathways[start.pathway].name;
    return text;
}

}  // namespace

double width_of(const Lines& lines, double of_letter) {
    int widest = 0;
    for (const std::string& text : lines) widest = std::max(widest, display_width(text));
    return widest * of_letter;
}

Drawing drawing_of(const model::Model& model, std::size_t pathway) {
    Drawing drawing;
    const model::PathwayGraph known = model::graph_of(model, pathway);
    const auto entries = entries_of(model, pathway);
    const auto add_box = [&](double width, double height, Lines names, const model::Stage* stage) {
        drawing.layout.boxes.push_back({width, height, width});
        drawing.names.push_back(std::move(names));
        drawing.stages.push_back(stage);
        return drawing.layout.boxes.size() - 1;
    };
    const auto add_arrow = [&](std::size_t from, std::size_t to, const Lines& endings) {
        const double width = width_of(endings, small_letter);
        if (from == to) {
            drawing.own_endings[from] = endings;
            drawing.layout.boxes[from].width += 2 * (width + 26);  // the box stays in the middle
        }
        drawing.layout.arrows.push_back(
            {from, to, width + 4, small_line * static_cast<double>(endings.size())});
        drawing.endings.push_back(endings);
    };
    for (const auto& [stage, names] : entries)
        add_box(width_of(names, small_letter) + 24, small_line * static_cast<double>(names.size()) + 10,
                names, nullptr);
    std::map<std::uint16_t, std::size_t> box_of;
    for (const std::uint16_t index : model.pathways[pathway].stages) {
        const model::Stage& stage = model.stages[index];
        const Lines names = wrapped(stage.label.empty() ? stage.name : stage.label, widest_name);
        const double width = std::max(
            {width_of(names, letter), width_of({rules_in_short(stage.guidance)}, small_letter), 80.0});
        box_of[index] = add_box(
            std::min(width, widest_name * letter) + 16,
            line * static_cast<double>(names.size()) + small_line * (stage.guidance.empty() ? 1 : 2) + 8,
            names, &stage);
    }
    std::size_t entry_box = 0;
    for (const auto& [stage, names] : entries) add_arrow(entry_box++, box_of[stage], {});
    // Endings that lead to the same stage share an arrow.
    std::map<std::pair<std::uint16_t, std::uint16_t>, Lines> arrows;
    for (const auto edge : boost::make_iterator_range(boost::edges(known.graph))) {
        const std::uint16_t from = known.graph[boost::source(edge, known.graph)].stage;
        const auto to = boost::target(edge, known.graph);
        Lines& endings = arrows[{from, to == known.end ? model::nowhere : known.graph[to].stage}];
        const model::Stage& stage = model.stages[from];
        const model::Step& step = known.graph[edge];
        if (step.by != model::Step::By::route || step.route >= stage.routes.size()) continue;
        std::string ending = ending_of(model, stage, stage.routes[step.route]);
        if (std::find(endings.begin(), endings.end(), ending) == endings.end())
            endings.push_back(std::move(ending));
    }
    for (const auto& [ends, endings] : arrows) {
        const bool over = ends.second == model::nowhere;
        // An exit shows by its kind that the strand ends.
        if (over && model.stages[ends.first].does() == model::Does::exit) continue;
        add_arrow(box_of[ends.first], over ? add_box(12, 12, {}, nullptr) : box_of[ends.second], endings);
    }
    lay_out(drawing.layout);
    return drawing;
}

}  // namespace caseload::output

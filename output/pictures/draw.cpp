#include "output/pictures/draw.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <utility>

#include "model/plan/pathway.hpp"
#include "output/pictures/rules_in_short.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

std::string in_quotes(std::string_view text) {
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') quoted += '\\';
        if (letter == '\n') {
            quoted += "\\n";
            continue;
        }
        quoted += letter;
    }
    return quoted + "\"";
}

std::string stage_node(const model::Stage& stage) {
    const std::string name = stage.label.empty() ? stage.name : stage.label;
    std::string text = name + "\n" + std::string(name_of(stage.does()));
    constexpr int widest = 40;
    for (const std::string& rules : wrapped(rules_in_short(stage.guidance), widest)) text += "\n" + rules;
    return in_quotes(text);
}

std::string node(std::uint16_t stage) { return fmt::format("s{}", stage); }

/// The pathway's box: its stages, its end and the routes between them.
std::string box(const model::Model& model, std::size_t pathway) {
    const model::PathwayGraph drawn = model::graph_of(model, pathway);
    const model::Graph& graph = drawn.graph;
    const auto name_of_vertex = [&](model::Vertex vertex) {
        return vertex == drawn.end ? fmt::format("end{}", pathway) : node(graph[vertex].stage);
    };
    std::string text = fmt::format("    subgraph cluster_{} {{\n        label = {};\n", pathway,
                                   in_quotes(model.pathways[pathway].name));
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        if (vertex == drawn.end) {
            if (boost::in_degree(vertex, graph) > 0)
                text += fmt::format("        {} [label = \"\", shape = doublecircle, width = 0.15];\n",
                                    name_of_vertex(vertex));
            continue;
        }
        const model::Stage& stage = model.stages[graph[vertex].stage];
        text += fmt::format("        {} [label = {}, fillcolor = \"{}\"];\n", name_of_vertex(vertex),
                            stage_node(stage), colour_of(stage.does()));
    }
    // Endings that lead to the same stage share an arrow.
    std::map<std::pair<model::Vertex, model::Vertex>, std::string> arrows;
    for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
        const auto from = boost::source(edge, graph);
        std::string& label = arrows[{from, boost::target(edge, graph)}];
        const auto& routes = model.stages[graph[from].stage].routes;
        if (graph[edge].by != model::Step::By::route || graph[edge].route >= routes.size()) continue;
        label += (label.empty() ? "" : "\n") + routes[graph[edge].route].ending;
    }
    for (const auto& [ends, label] : arrows) {
        text += fmt::format("        {} -> {} [label = {}];\n", name_of_vertex(ends.first),
                            name_of_vertex(ends.second), in_quotes(label));
    }
    return text + "    }\n";
}

/// What leads into the pathway from outside: arrivals, stock and other strands.
std::string entries(const model::Model& model, std::size_t pathway) {
    std::map<std::pair<std::string, std::uint16_t>, std::string> arrows;
    for (const model::Entry& entry : model::graph_of(model, pathway).entries) {
        using By = model::Entry::By;
        if (entry.by == By::arrivals || entry.by == By::stock) {
            arrows[{in_quotes(entry.name), entry.stage}] = "";
        } else if (entry.by == By::start && entry.from_stage != model::nowhere) {
            arrows[{node(entry.from_stage), entry.stage}] = "style = dashed, label = \"starts\"";
        }
    }
    for (std::size_t h = 0; h < model::happenings; ++h) {
        for (const model::Reaction& reaction : model.pathways[pathway].on[h]) {
            if (reaction.then != model::Reaction::Then::go || reaction.to == model::nowhere) continue;
            arrows[{in_quotes(std::string(name_of(static_cast<model::Happening>(h)))), reaction.to}] =
                "style = dashed";
        }
    }
    std::string text;
    for (const auto& [ends, style] : arrows) {
        if (ends.first.front() == '"')
            text += fmt::format("    {} [shape = plaintext, style = \"\"];\n", ends.first);
        text += fmt::format("    {} -> {}{};\n", ends.first, node(ends.second),
                            style.empty() ? "" : fmt::format(" [{}]", style));
    }
    return text;
}

}  // namespace

std::string_view colour_of(model::Does does) {
    /// In the order of model::Does.
    constexpr std::array<std::string_view, 11> colours{"#cfe2ff", "#d9f2e6", "#fff3cd", "#e2d9f3",
                                                       "#c5eef0", "#f8d7da", "#ffffff", "#ececec",
                                                       "#cccccc", "#ffdfc2", "#dcebb0"};
    return colours[static_cast<std::size_t>(does)];
}

std::string_view name_of(model::Happening happening) {
    constexpr std::array<std::string_view, model::happenings> names{"on claim closed", "on reclaim",
                                                                    "on moved", "on sanctioned"};
    return names[static_cast<std::size_t>(happening)];
}

std::string draw(const model::Model& model) {
    std::string text = fmt::format("digraph {} {{\n    label = {};\n    labelloc = t;\n",
                                   in_quotes(model.name), in_quotes(model.title));
    text += "    rankdir = LR;\n    fontname = \"sans-serif\";\n";
    text +=
        "    node [shape = box, style = \"filled,rounded\", fillcolor = white, fontname = \"sans-serif\"];\n";
    text += "    edge [fontname = \"sans-serif\", fontsize = 10];\n";
    for (std::size_t pathway = 0; pathway < model.pathways.size(); ++pathway) {
        text += box(model, pathway);
        text += entries(model, pathway);
    }
    return text + "}\n";
}

}  // namespace caseload::output

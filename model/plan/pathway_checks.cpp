#include "model/plan/pathway_checks.hpp"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/reverse_graph.hpp>

#include "model/plan/endings.hpp"
#include "model/plan/same_day_moves.hpp"
#include "model/plan/timeless_loops.hpp"

namespace caseload::model {

namespace {

std::string in_quotes(const std::string& name) { return "\"" + name + "\""; }

/// Every vertex that can be come to from one of `first`.
template <class SomeGraph>
std::vector<bool> reached(const SomeGraph& graph, const std::vector<Vertex>& first) {
    std::vector<boost::default_color_type> colours(boost::num_vertices(graph), boost::white_color);
    const auto colour =
        boost::make_iterator_property_map(colours.begin(), boost::get(boost::vertex_index, graph));
    boost::queue<Vertex> waiting;
    for (const auto vertex : first)
        if (colours[vertex] == boost::white_color)
            boost::breadth_first_visit(graph, vertex, waiting, boost::default_bfs_visitor(), colour);
    std::vector<bool> seen;
    for (const auto one : colours) seen.push_back(one != boost::white_color);
    return seen;
}

void find_unreachable(const Model& model, std::size_t pathway, const PathwayGraph& way,
                      std::vector<Finding>& found) {
    const auto& stages = model.pathways[pathway].stages;
    const auto vertex_of = [&stages](std::uint16_t stage) {
        return static_cast<Vertex>(std::find(stages.begin(), stages.end(), stage) - stages.begin());
    };
    std::vector<Vertex> first;
    for (const auto& entry : way.entries) first.push_back(vertex_of(entry.stage));
    if (first.empty()) {
        found.push_back(
            {Finding::About::reach,
             nowhere,
             -1,
             {},
             "nobody ever enters the pathway " + in_quotes(model.pathways[pathway].name),
             "let [[arrivals]] or [[stock]] enter at one of its stages, or start it from a stage of "
             "another pathway"});
        return;
    }
    const auto seen = reached(way.graph, first);
    for (std::size_t v = 0; v < stages.size(); ++v)
        if (!seen[v])
            found.push_back(
                {Finding::About::reach,
                 stages[v],
                 -1,
                 {},
                 "nobody can ever reach the stage " + in_quotes(model.full_name(model.stages[stages[v]])),
                 "route an ending of another stage to it, let [[arrivals]] enter there, or remove it"});
}

/// Whether the end of the claim ends the strand: it is suspended then unless a reaction says otherwise.
bool closes_with_claim(const Model& model, std::size_t pathway) {
    if (!model.outcomes.present()) return false;
    const auto& reactions = model.pathways[pathway].on[static_cast<std::size_t>(Happening::claim_closed)];
    return std::none_of(reactions.begin(), reactions.end(), [](const Reaction& reaction) {
        return reaction.then == Reaction::Then::stay && reaction.when.all.empty();
    });
}

/// Whether the strand can be ended, or moved to a stage of `safe`, from wherever it is.
bool ended_from_outside(const Model& model, std::size_t pathway, const std::vector<bool>& safe) {
    bool ended = closes_with_claim(model, pathway);
    each_actions(model, [&](std::uint16_t, std::uint16_t, std::int32_t, const Actions& actions) {
        ended = ended || std::find(actions.ends.begin(), actions.ends.end(), pathway) != actions.ends.end();
    });
    const auto& stages = model.pathways[pathway].stages;
    for (const auto& reactions : model.pathways[pathway].on)
        for (const auto& reaction : reactions) {
            if (reaction.then == Reaction::Then::end) return true;
            if (reaction.then != Reaction::Then::go) continue;
            const auto to = std::find(stages.begin(), stages.end(), reaction.to) - stages.begin();
            if (safe[static_cast<std::size_t>(to)]) return true;
        }
    return ended;
}

void find_no_way_out(const Model& model, std::size_t pathway, const PathwayGraph& way,
                     std::vector<Finding>& found) {
    const auto& stages = model.pathways[pathway].stages;
    auto outward = way.graph;
    boost::remove_edge_if(
        [&](const auto& edge) {
            const auto& stage = model.stages[outward[boost::source(edge, outward)].stage];
            return !can_happen(model, stage, outward[edge].route);
        },
        outward);
    // A missing route is reported as such; here it is taken to lead somewhere.
    for (std::size_t v = 0; v < stages.size(); ++v) {
        const auto& routes = model.stages[stages[v]].routes;
        if (std::any_of(routes.begin(), routes.end(), [](const Route& route) { return route.missing; }) &&
            std::any_of(found.begin(), found.end(),
                        [&](const Finding& one) { return one.stage == stages[v]; }))
            boost::add_edge(v, way.end, Step{}, outward);
    }
    const auto leaves = reached(boost::make_reverse_graph(outward), {way.end});
    if (ended_from_outside(model, pathway, leaves)) return;
    for (std::size_t v = 0; v < stages.size(); ++v)
        if (!leaves[v])
            found.push_back(
                {Finding::About::way_out,
                 stages[v],
                 -1,
                 {},
                 "there is no way out of the stage " + in_quotes(model.full_name(model.stages[stages[v]])),
                 "route one of its endings towards an `exit` stage or to \"end\", or let something end "
                 "the strand"});
}

}  // namespace

std::vector<Finding> missing_routes(const Model& model, std::uint16_t stage) {
    std::vector<Finding> found;
    const auto& one = model.stages[stage];
    for (std::size_t r = 0; r < one.routes.size(); ++r) {
        const auto& route = one.routes[r];
        if (!route.missing || !can_happen(model, one, r)) continue;
        found.push_back({Finding::About::route, stage, static_cast<std::int32_t>(r), route.ending,
                         "the ending " + in_quotes(route.ending) + " of stage " +
                             in_quotes(model.full_name(one)) + " has no route",
                         "add " + route.ending + " = \"a stage\" to its `to`, or " + route.ending +
                             " = \"end\" where the strand ends there"});
    }
    return found;
}

std::vector<Finding> findings(const Model& model, std::size_t pathway) {
    std::vector<Finding> found;
    const auto& name = model.pathways[pathway].name;
    if (pathway >= most_strands)
        found.push_back({Finding::About::size,
                         nowhere,
                         -1,
                         {},
                         "the pathway " + in_quotes(name) + " is one too many: a life has at most " +
                             std::to_string(most_strands) + " strands side by side",
                         "join pathways that never run at the same time"});
    if (model.pathways[pathway].stages.empty()) {
        found.push_back({Finding::About::size,
                         nowhere,
                         -1,
                         {},
                         "the pathway " + in_quotes(name) + " has no stages",
                         "add [pathways." + name + ".stages.NAME], or remove the pathway"});
        return found;
    }
    const auto way = graph_of(model, pathway);
    for (const auto stage : model.pathways[pathway].stages)
        for (auto& one : missing_routes(model, stage)) found.push_back(std::move(one));
    find_no_way_out(model, pathway, way, found);
    find_unreachable(model, pathway, way, found);
    for (auto& one : timeless_loops(model, pathway)) found.push_back(std::move(one));
    for (auto& one : same_day_moves(model, pathway)) found.push_back(std::move(one));
    return found;
}

}  // namespace caseload::model

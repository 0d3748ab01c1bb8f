#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "model/plan/model.hpp"

namespace caseload::model {

/// A stage as a vertex.
struct Place {
    std::uint16_t stage = nowhere;  ///< Index into Model::stages; nowhere: the end of the strand.
};

/// A way from one stage to another.
struct Step {
    enum class By : std::uint8_t {
        route,           ///< An ending's route.
        start_on_entry,  ///< Entering the one begins a strand at the other.
        start_on_route,  ///< An ending of the one begins a strand at the other.
        reaction         ///< Something happens to the claim while in the one.
    };
    By by = By::route;
    std::uint16_t route = 0;  ///< Index into Stage::routes, of route and start_on_route.
};

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Place, Step>;
using Vertex = Graph::vertex_descriptor;

/// How people come into a pathway other than by a route.
struct Entry {
    enum class By : std::uint8_t { arrivals, stock, start, reaction };
    By by = By::arrivals;
    std::uint16_t stage = 0;             ///< Where they come in.
    std::string name;                    ///< Of the arrivals or stock.
    std::int16_t office = -1;            ///< Of the arrivals or stock.
    std::uint16_t from_stage = nowhere;  ///< The stage that starts the strand; nowhere: a reaction does.
    std::int32_t from_route = -1;        ///< Its route; -1: on entry.
    std::uint16_t from_pathway = 0;      ///< Of start and reaction.
};

/// One pathway as the graph that runs, that is checked and that is drawn.
struct PathwayGraph {
    Graph graph;  ///< Vertex i is the pathway's i-th stage; the last is the end of the strand.
    Vertex end = 0;
    std::vector<Entry> entries;
};

/// `pathway` is an index into Model::pathways. A route that is missing has no edge; an exit leads to the end.
PathwayGraph graph_of(const Model& model, std::size_t pathway);

/// All pathways in one graph: vertex i is Model::stages[i]. Besides routes it has an edge where a stage begins another
/// strand and where a reaction moves a strand from wherever it is. Ends are left out.
Graph graph_of_lives(const Model& model);

/// What may happen in the middle of a stage: a missed attendance, a referral.
std::vector<const Actions*> actions_within(const Stage& stage);

/// Calls `visit(pathway, stage, route, actions)` with everything that entering a stage or being in it (route -1), taking
/// a route or reacting (stage nowhere, route -1) does.
template <class Visit> void each_actions(const Model& model, const Visit& visit) {
    for (std::size_t p = 0; p < model.pathways.size(); ++p) {
        const auto pathway = static_cast<std::uint16_t>(p);
        for (const auto stage : model.pathways[p].stages) {
            visit(pathway, stage, -1, model.stages[stage].on_entry);
            for (const Actions* actions : actions_within(model.stages[stage]))
                visit(pathway, stage, -1, *actions);
            const auto& routes = model.stages[stage].routes;
            for (std::size_t r = 0; r < routes.size(); ++r)
                if (!routes[r].missing)
                    visit(pathway, stage, static_cast<std::int32_t>(r), routes[r].actions);
        }
        for (const auto& reactions : model.pathways[p].on)
            for (const auto& reaction : reactions) visit(pathway, nowhere, -1, reaction.actions);
    }
}

}  // namespace caseload::model

#include "model/plan/pathway.hpp"

#include <algorithm>

namespace caseload::model {

namespace {

void add_entries(const Model& model, std::uint16_t pathway, std::vector<Entry>& entries) {
    for (const auto& source : model.arrivals)
        if (source.pathway == pathway)
            entries.push_back({.by = Entry::By::arrivals,
                               .stage = source.stage,
                               .name = source.name,
                               .office = static_cast<std::int16_t>(source.office)});
    for (const auto& stock : model.stock)
        if (stock.pathway == pathway)
            entries.push_back({.by = Entry::By::stock,
                               .stage = stock.stage,
                               .name = stock.name,
                               .office = static_cast<std::int16_t>(stock.office)});
    each_actions(model,
                 [&](std::uint16_t from, std::uint16_t stage, std::int32_t route, const Actions& actions) {
                     for (const auto& start : actions.starts)
                         if (start.pathway == pathway)
                             entries.push_back({.by = Entry::By::start,
                                                .stage = start.stage,
                                                .name = {},
                                                .from_stage = stage,
                                                .from_route = route,
                                                .from_pathway = from});
                 });
    for (const auto& reactions : model.pathways[pathway].on)
        for (const auto& reaction : reactions)
            if (reaction.then == Reaction::Then::go && reaction.to != nowhere)
                entries.push_back(
                    {.by = Entry::By::reaction, .stage = reaction.to, .name = {}, .from_pathway = pathway});
}

}  // namespace

std::vector<const Actions*> actions_within(const Stage& stage) {
    if (const auto* daily = std::get_if<DailyReviews>(&stage.kind))
        return {&daily->on_miss, &daily->on_doubt};
    if (const auto* reviews = std::get_if<Reviews>(&stage.kind)) {
        std::vector<const Actions*> declared;
        for (const auto* actions : {&reviews->on_miss, &reviews->on_doubt})
            if (*actions) declared.push_back(&**actions);
        return declared;
    }
    if (const auto* placement = std::get_if<Placement>(&stage.kind)) {
        return {&placement->on_referral, &placement->on_engagement, &placement->on_start,
                &placement->on_failure, &placement->on_refusal};
    }
    return {};
}

PathwayGraph graph_of(const Model& model, std::size_t pathway) {
    const auto& stages = model.pathways[pathway].stages;
    PathwayGraph result;
    result.graph = Graph(stages.size() + 1);
    result.end = stages.size();
    std::vector<Vertex> vertex_of(model.stages.size(), result.end);
    for (std::size_t i = 0; i < stages.size(); ++i) {
        result.graph[i].stage = stages[i];
        vertex_of[stages[i]] = i;
    }
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const auto& stage = model.stages[stages[i]];
        if (stage.does() == Does::exit) boost::add_edge(i, result.end, Step{}, result.graph);
        for (std::size_t r = 0; r < stage.routes.size(); ++r) {
            const auto& route = stage.routes[r];
            if (route.missing) continue;
            const auto to = route.to == nowhere ? result.end : vertex_of[route.to];
            boost::add_edge(i, to, Step{Step::By::route, static_cast<std::uint16_t>(r)}, result.graph);
        }
    }
    add_entries(model, static_cast<std::uint16_t>(pathway), result.entries);
    return result;
}

Graph graph_of_lives(const Model& model) {
    Graph graph(model.stages.size());
    for (std::size_t s = 0; s < model.stages.size(); ++s) {
        graph[s].stage = static_cast<std::uint16_t>(s);
        const auto& routes = model.stages[s].routes;
        for (std::size_t r = 0; r < routes.size(); ++r)
            if (!routes[r].missing && routes[r].to != nowhere)
                boost::add_edge(s, routes[r].to, Step{Step::By::route, static_cast<std::uint16_t>(r)}, graph);
    }
    each_actions(
        model, [&](std::uint16_t pathway, std::uint16_t stage, std::int32_t route, const Actions& actions) {
            for (const auto& start : actions.starts) {
                if (stage == nowhere) {
                    for (const auto from : model.pathways[pathway].stages)
                        boost::add_edge(from, start.stage, Step{Step::By::reaction, 0}, graph);
                } else if (route < 0) {
                    boost::add_edge(stage, start.stage, Step{Step::By::start_on_entry, 0}, graph);
                } else {
                    boost::add_edge(stage, start.stage,
                                    Step{Step::By::start_on_route, static_cast<std::uint16_t>(route)}, graph);
                }
            }
        });
    for (const auto& pathway : model.pathways)
        for (const auto& reactions : pathway.on)
            for (const auto& reaction : reactions)
                if (reaction.then == Reaction::Then::go && reaction.to != nowhere)
                    for (const auto from : pathway.stages)
                        boost::add_edge(from, reaction.to, Step{Step::By::reaction, 0}, graph);
    return graph;
}

}  // namespace caseload::model

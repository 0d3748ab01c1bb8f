#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "model/plan/pathway.hpp"
#include "output/report/data.hpp"

namespace caseload::output {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, model::happenings> happening_names{"claim closed", "reclaim", "moved",
                                                                          "sanctioned"};
/// Stands for the end of the strand.
constexpr int the_end = -1;

/// Ways between stages: endings that lead to the same place share one.
Json ways(const model::Model& model, const model::PathwayGraph& drawn) {
    std::map<std::pair<int, int>, Json> endings;
    for (const auto edge : boost::make_iterator_range(boost::edges(drawn.graph))) {
        const auto from = boost::source(edge, drawn.graph);
        const auto to = boost::target(edge, drawn.graph);
        const int from_stage = drawn.graph[from].stage;
        Json& names = endings[{from_stage, to == drawn.end ? the_end : drawn.graph[to].stage}];
        if (names.is_null()) names = Json::array();
        const auto& routes = model.stages[drawn.graph[from].stage].routes;
        const model::Step& step = drawn.graph[edge];
        if (step.by == model::Step::By::route && step.route < routes.size())
            names.push_back(routes[step.route].ending);
    }
    Json told = Json::array();
    for (const auto& [ends, names] : endings)
        told.push_back({{"from", ends.first}, {"to", ends.second}, {"endings", names}});
    return told;
}

/// Where people come in: arrivals and stock by name, other strands by the stage that starts this one.
Json entries(const model::Model& model, const model::PathwayGraph& drawn, std::size_t pathway) {
    std::map<std::pair<std::string, int>, Json> told;
    for (const model::Entry& entry : drawn.entries) {
        using By = model::Entry::By;
        if (entry.by == By::arrivals || entry.by == By::stock) {
            const char* by = entry.by == By::stock ? "stock" : "arrivals";
            told[{entry.name, entry.stage}] = {{"by", by}, {"name", entry.name}, {"to", entry.stage}};
        } else if (entry.by == By::start && entry.from_stage != model::nowhere) {
            const std::string from = model.full_name(model.stages[entry.from_stage]);
            told[{from, entry.stage}] = {{"by", "strand"}, {"name", from}, {"to", entry.stage}};
        }
    }
    for (std::size_t h = 0; h < model::happenings; ++h) {
        for (const model::Reaction& reaction : model.pathways[pathway].on[h]) {
            if (reaction.then != model::Reaction::Then::go || reaction.to == model::nowhere) continue;
            const std::string name(happening_names[h]);
            told[{name, reaction.to}] = {{"by", "happening"}, {"name", name}, {"to", reaction.to}};
        }
    }
    Json list = Json::array();
    for (auto& [ends, entry] : told) list.push_back(std::move(entry));
    return list;
}

}  // namespace

Json pathways_in_report(const model::Model& model) {
    Json list = Json::array();
    for (std::size_t p = 0; p < model.pathways.size(); ++p) {
        const model::PathwayGraph drawn = model::graph_of(model, p);
        list.push_back({{"name", model.pathways[p].name},
                        {"stages", model.pathways[p].stages},
                        {"ways", ways(model, drawn)},
                        {"entries", entries(model, drawn, p)}});
    }
    return list;
}

Json stages_in_report(const model::Model& model) {
    Json list = Json::array();
    for (const model::Stage& stage : model.stages) {
        list.push_back({{"name", stage.name},
                        {"label", stage.label},
                        {"pathway", model.pathways[stage.pathway].name},
                        {"does", name_of(stage.does())},
                        {"guidance", stage.guidance}});
    }
    return list;
}

}  // namespace caseload::output

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "model/plan/pathway.hpp"
#include "output/report/data.hpp"
#include "output/report/pathway_picture.hpp"

namespace caseload::output {

namespace {

using Json = nlohmann::ordered_json;

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

double tenths(double pixels) { return std::round(pixels * 10) / 10; }

Json told(const LaidBox& laid, const PictureBox& box) {
    Json json = {{"x", tenths(laid.centre.x)},
                 {"y", tenths(laid.centre.y)},
                 {"width", tenths(laid.shown)},
                 {"height", tenths(laid.height)}};
    if (box.kind == PictureBox::Kind::stage) {
        json["stage"] = box.stage;
        json["name"] = box.name;
        json["facts"] = box.said;
    } else if (box.kind == PictureBox::Kind::end) {
        json["end"] = true;
    } else {
        json["said"] = box.said;
        if (box.kind == PictureBox::Kind::list) json["list"] = true;
    }
    return json;
}

Json told(const LaidArrow& laid, const PictureArrow& arrow) {
    Json course = Json::array();
    for (const Spot spot : laid.course) course.push_back({tenths(spot.x), tenths(spot.y)});
    Json json = {{"from", laid.from},
                 {"to", laid.to},
                 {"count", arrow.count},
                 {"said", arrow.said},
                 {"label", {tenths(laid.label.x), tenths(laid.label.y)}},
                 {"course", course}};
    if (arrow.entry) json["entry"] = true;
    return json;
}

Json told(const PathwayPicture& picture) {
    Json boxes = Json::array();
    for (std::size_t b = 0; b < picture.boxes.size(); ++b)
        boxes.push_back(told(picture.layout.boxes[b], picture.boxes[b]));
    Json arrows = Json::array();
    for (std::size_t a = 0; a < picture.arrows.size(); ++a)
        arrows.push_back(told(picture.layout.arrows[a], picture.arrows[a]));
    return {{"width", std::ceil(picture.layout.width)},
            {"height", std::ceil(picture.layout.height)},
            {"whole", picture.whole},
            {"short", picture.shortened},
            {"boxes", std::move(boxes)},
            {"arrows", std::move(arrows)}};
}

}  // namespace

Json pathways_in_report(const model::Results& results) {
    const model::Model& model = results.setup->model;
    Json list = Json::array();
    for (std::size_t p = 0; p < model.pathways.size(); ++p) {
        list.push_back({{"name", model.pathways[p].name},
                        {"stages", model.pathways[p].stages},
                        {"ways", ways(model, model::graph_of(model, p))},
                        {"picture", told(picture_of(results, p))}});
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

#include "output/report/data.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "model/results/impacts.hpp"
#include "model/results/split.hpp"
#include "model/rules/parameters.hpp"
#include "output/files/version.hpp"
#include "output/summary/question.hpp"
#include "output/summary/said_first.hpp"
#include "output/tables/published.hpp"
#include "output/tables/run_json.hpp"
#include "output/tables/warm_up.hpp"

namespace caseload::output {

namespace {

using Json = nlohmann::ordered_json;

/// NaN, which JSON does not have, becomes null.
Json number(double value) { return std::isnan(value) ? Json(nullptr) : Json(value); }

Json run_facts(const model::Results& results, const std::string& command) {
    const model::Model& model = results.setup->model;
    return {{"program", "caseload"},
            {"version", version},
            {"command", command},
            {"scenario", model.name},
            {"title", model.title},
            {"question", model.question},
            {"hash", scenario_hash(model)},
            {"seed", results.seed},
            {"first_replication", results.first_replication},
            {"replications", results.replications},
            {"first_day", sim::iso(model.start)},
            {"measured_from", sim::iso(model.measured_from)},
            {"warm_up", warm_up_json(model)},
            {"last_day", sim::iso(model.end - sim::Days{1})},
            {"first_week", sim::iso(results.setup->first_week)},
            {"events", results.events},
            {"bytes_a_person", results.setup->layout.width},
            {"confidence", sim::usual_confidence}};
}

Json office(const model::Model& model, const model::Office& office) {
    std::map<std::string, int> staff;
    for (const model::StaffGroup& group : office.staff) staff[model.roles[group.role]] += group.count;
    std::map<std::string, int> resources;
    for (const model::ResourceCount& resource : office.resources)
        resources[model.resources[resource.resource]] += resource.count;
    return {{"name", office.name},
            {"register", office.register_id},
            {"district", office.district},
            {"area", office.area},
            {"staff", staff},
            {"resources", resources}};
}

Json derived(const model::Results& results) {
    Json list = Json::array();
    for (std::size_t d = 0; d < results.derived_names.size(); ++d) {
        const model::DerivedName& name = results.derived_names[d];
        const sim::Accumulator& figure = results.derived[d];
        if (figure.count() == 0) continue;
        list.push_back({{"measure", name.measure},
                        {"unit", name.unit},
                        {"meaning", name.meaning},
                        {"group", name.group},
                        {"day", name.period},
                        {"mean", figure.mean()},
                        {"half", number(figure.half_width())},
                        {"sd", number(figure.sd())}});
    }
    return list;
}

Json published(const model::Results& results) {
    Json list = Json::array();
    for (const PublishedRow& row : published_beside_simulated(results)) {
        const model::Target& target = *row.target;
        list.push_back({{"name", target.name},
                        {"source", target.source},
                        {"published", number(target.published)},
                        {"lower", number(target.lower)},
                        {"upper", number(target.upper)},
                        {"measure", target.measure},
                        {"office", target.office},
                        {"stage", target.stage},
                        {"group", target.group},
                        {"period", target.period},
                        {"fitted", target.fitted},
                        {"simulated", number(row.simulated)},
                        {"simulated_lower", number(row.interval.lower)},
                        {"simulated_upper", number(row.interval.upper)},
                        {"inside", row.bounded() ? Json(row.inside()) : Json(nullptr)}});
    }
    return list;
}

/// What the scenario's people, staff and luck are made of, for the reporting checklist.
Json made_of(const model::Model& model) {
    Json sources = Json::array();
    for (const auto& source : model.arrivals) sources.push_back(source.name);
    Json attributes = Json::array();
    for (const auto& attribute : model.attributes) attributes.push_back(attribute.name);
    Json providers = Json::array();
    for (const auto& provider : model.providers) providers.push_back(provider.name);
    return {{"roles", model.roles},
            {"resources", model.resources},
            {"arrivals", sources},
            {"attributes", attributes},
            {"providers", providers},
            {"stock", model.stock.size()},
            {"slot_minutes", model.slot_minutes},
            {"follow_up", model.outcomes.follow_up}};
}

}  // namespace

Json parameters_in_report(const model::Model& model) {
    Json list = Json::array();
    for (const model::ResolvedParameter& parameter : model.parameters) {
        const model::Parameter* declared = model::find_parameter(parameter.name);
        list.push_back({{"name", parameter.name},
                        {"meaning", declared != nullptr ? declared->meaning : std::string_view{}},
                        {"value", parameter.value},
                        {"default", parameter.standard},
                        {"source", parameter.source},
                        {"changed", parameter.changed}});
    }
    return list;
}

std::string utf8(std::string_view text) {
    const Json quoted = std::string(text);
    return Json::parse(quoted.dump(-1, ' ', false, Json::error_handler_t::replace)).get<std::string>();
}

std::string report_data(const model::Results& results, const std::string& command) {
    const model::Model& model = results.setup->model;
    Json data = {{"run", run_facts(results, command)}, {"made_of", made_of(model)}};
    for (const model::Office& one : model.offices) data["offices"].push_back(office(model, one));
    data["stages"] = stages_in_report(model);
    data["pathways"] = pathways_in_report(results);
    data["measures"] = measures_in_report(results);
    data["figures"] = figures_in_report(results);
    data["series"] = series_in_report(results);
    data["derived"] = derived(results);
    // Stretches of days for which a trial's differences are published: names of measures end so.
    data["stretches"] = {
        {"week_5", {model::published::week_5.first, model::published::week_5.end}},
        {"from_week_12", {model::published::from_week_12.first, model::published::from_week_12.end}}};
    data["published"] = published(results);
    data["said_first"] = said_first(results);
    data["answers"] = answers_in_words(results);
    data["split"] = Json::array();
    for (const model::SteeredElement& one : model::split_between_elements(results))
        data["split"].push_back({{"element", results.setup->measured.elements[one.element]},
                                 {"aimed_at", one.aimed_at},
                                 {"live", one.live}});
    data["what_limits"] = what_limits(results);
    data["parameters"] = parameters_in_report(model);
    data["assumptions"] = model.assumptions;
    return data.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace caseload::output

#include "output/tables/run_json.hpp"

#include <fmt/format.h>
#include <sha2.h>

#include <array>
#include <nlohmann/json.hpp>

#include "output/files/version.hpp"
#include "output/tables/warm_up.hpp"

namespace caseload::output {

namespace {

using Json = nlohmann::ordered_json;

Json parameters(const model::Model& model) {
    Json list = Json::array();
    for (const model::ResolvedParameter& parameter : model.parameters) {
        list.push_back({{"name", parameter.name},
                        {"value", parameter.value},
                        {"default", parameter.standard},
                        {"source", parameter.source},
                        {"changed", parameter.changed}});
    }
    return list;
}

}  // namespace

std::string scenario_hash(const model::Model& model) {
    std::string all = model.resolved_toml;
    // What it reads from other files.
    for (const model::ArrivalSource& source : model.arrivals) {
        for (const auto& [day, count] : source.daily) all += fmt::format("{},{}\n", sim::iso(day), count);
    }
    for (const sim::Day holiday : model.calendar.holidays()) all += sim::iso(holiday) + "\n";
    for (const model::Target& target : model.targets)
        all += fmt::format("{},{},{},{}\n", target.name, target.published, target.lower, target.upper);
    std::array<char, SHA256_DIGEST_STRING_LENGTH> digits{};
    SHA256Data(reinterpret_cast<const std::uint8_t*>(all.data()), all.size(), digits.data());
    return digits.data();
}

std::string run_json(const model::Results& results, const std::string& command) {
    const model::Model& model = results.setup->model;
    const double rate = results.seconds > 0 ? static_cast<double>(results.events) / results.seconds : 0;
    const Json run = {
        {"program", "caseload"},
        {"version", version},
        {"command", command},
        {"scenario", model.name},
        {"title", model.title},
        {"scenario_hash", scenario_hash(model)},
        {"seed", results.seed},
        {"first_replication", results.first_replication},
        {"replications", results.replications},
        {"first_day", sim::iso(model.start)},
        {"measured_from", sim::iso(model.measured_from)},
        {"warm_up", warm_up_json(model)},
        {"last_day", sim::iso(model.end - sim::Days{1})},
        {"events", results.events},
        {"bytes_a_person", results.setup->layout.width},
        {"parameters", parameters(model)},
        {"assumptions", model.assumptions},
        {"this_run", {{"seconds", results.seconds}, {"threads", results.threads}, {"events_a_second", rate}}},
        {"scenario_toml", model.resolved_toml},
    };
    // Text in a scenario that is not UTF-8 is shown with replacement characters, never refused so late.
    return run.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace caseload::output

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "output/answers/sizing.hpp"
#include "output/files/csv.hpp"
#include "output/files/version.hpp"
#include "output/tables/run_json.hpp"

namespace caseload::output {

namespace {

using Json = nlohmann::ordered_json;

std::string verdict_name(sim::Verdict verdict) {
    if (verdict == sim::Verdict::meets) return "meets";
    return verdict == sim::Verdict::fails ? "fails" : "undecided";
}

/// "offices.Selby.staff.work_coach.count=9"; with two keys both, with a semicolon.
std::string capacity(const model::Sizing& sizing, std::size_t candidate) {
    if (sizing.keys.size() == 1) return sizing.keys[0] + "=" + sizing.values[0][candidate];
    const std::size_t second = sizing.values[1].size();
    return fmt::format("{}={};{}={}", sizing.keys[0], sizing.values[0][candidate / second], sizing.keys[1],
                       sizing.values[1][candidate % second]);
}

}  // namespace

void write_sizing(const std::filesystem::path& file, const model::Sizing& sizing) {
    CsvFile csv(file,
                "capacity,measure,unit,relation,target,zone,runs,mean,sd,lower95,upper95,verdict,chosen");
    for (const sim::Tried& one : sizing.selection.tried) {
        const auto& all = sizing.selection.chosen;
        const bool chosen = std::find(all.begin(), all.end(), one.candidate) != all.end();
        for (std::size_t g = 0; g < sizing.goals.size(); ++g) {
            const model::WantedGoal& goal = sizing.goals[g];
            const sim::Accumulator& figure = one.observed[g];
            const sim::Interval interval = figure.interval();
            csv.record({capacity(sizing, one.candidate), goal.measure.text, goal.measure.name.unit,
                        goal.goal.at_least ? ">=" : "<=", csv_number(goal.goal.value),
                        csv_number(goal.goal.zone), fmt::format("{}", one.runs), csv_number(figure.mean()),
                        csv_number(figure.sd()), csv_number(interval.lower), csv_number(interval.upper),
                        verdict_name(one.of_goal[g]), chosen ? "yes" : "no"});
        }
    }
    csv.close();
}

std::string sizing_json(const model::Sizing& sizing, const model::Model& model, std::uint64_t seed,
                        const std::string& command) {
    Json goals = Json::array();
    for (const model::WantedGoal& goal : sizing.goals)
        goals.push_back({{"measure", goal.measure.text},
                         {"unit", goal.measure.name.unit},
                         {"relation", goal.goal.at_least ? ">=" : "<="},
                         {"value", goal.goal.value},
                         {"indifference_zone", goal.goal.zone}});
    Json varied = Json::array();
    for (std::size_t k = 0; k < sizing.keys.size(); ++k)
        varied.push_back({{"key", sizing.keys[k]}, {"values", sizing.values[k]}});
    Json found = Json::array();
    for (const std::size_t candidate : sizing.selection.chosen) found.push_back(capacity(sizing, candidate));
    const Json run = {
        {"program", "caseload"},
        {"version", version},
        {"command", command},
        {"scenario", model.name},
        {"title", model.title},
        {"scenario_hash", scenario_hash(model)},
        {"seed", seed},
        {"varied", varied},
        {"targets", goals},
        {"chosen", found},
        {"probability_of_right_choice",
         sizing.selection.all_decided() ? Json(sizing.plan.confidence) : Json()},
        {"procedure",
         {{"name", "feasibility test of Andradóttir and Kim (2010), region of Kim and Nelson (2001), c = 1"},
          {"search", sizing.keys.size() == 1 ? "bisection" : "staircase"},
          {"first_runs", sizing.plan.first_runs},
          {"step", sizing.plan.step},
          {"most_runs", sizing.plan.most_runs},
          {"error_of_a_test", sizing.selection.error}}},
        {"runs", sizing.selection.runs},
        {"runs_to_try_all", sizing.selection.runs_to_try_all()},
        {"assumption", "more capacity does not hurt"},
        {"tried_values_against_it", sizing.reversals.size()},
        {"scenario_toml", model.resolved_toml},
    };
    return run.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace caseload::output

#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "model/plan/model.hpp"

/// Models of a few stages, built by hand.
namespace caseload::model {

/// Adds a pathway to which the stages added next belong.
inline std::uint16_t add_pathway(Model& model, const std::string& name) {
    model.pathways.push_back({});
    model.pathways.back().name = name;
    return static_cast<std::uint16_t>(model.pathways.size() - 1);
}

/// Adds a stage to the last pathway; none of its endings has a route yet.
inline std::uint16_t add_stage(Model& model, const std::string& name, Kind kind) {
    Stage stage;
    stage.name = name;
    stage.kind = std::move(kind);
    stage.pathway = static_cast<std::uint16_t>(model.pathways.size() - 1);
    for (const auto ending : endings_of(stage.does())) {
        stage.routes.push_back({});
        stage.routes.back().ending = ending;
    }
    const auto index = static_cast<std::uint16_t>(model.stages.size());
    model.stages.push_back(std::move(stage));
    model.pathways.back().stages.push_back(index);
    return index;
}

/// Routes an ending to a stage, or to the strand's end.
inline void route(Model& model, std::uint16_t from, std::string_view ending, std::uint16_t to = nowhere) {
    for (auto& one : model.stages[from].routes) {
        if (one.ending != ending) continue;
        one.to = to;
        one.missing = false;
    }
}

/// Adds a `choose` with one branch a stage; nowhere is the end.
inline std::uint16_t add_choose(Model& model, const std::string& name,
                                std::initializer_list<std::uint16_t> to) {
    const auto index = add_stage(model, name, Choose{});
    for (const auto target : to) {
        Route one;
        one.ending = target == nowhere ? "end" : model.stages[target].name;
        one.to = target;
        one.missing = false;
        Branch branch;
        branch.route = static_cast<std::uint16_t>(model.stages[index].routes.size());
        std::get<Choose>(model.stages[index].kind).branches.push_back(branch);
        model.stages[index].routes.push_back(one);
    }
    return index;
}

/// A wait from entry.
inline Wait wait_for(Span span) {
    Wait wait;
    Moment moment;
    moment.from.date = Anchor::Date::stage_entry;
    moment.plus = Varying<Span>(span);
    wait.moments.push_back(moment);
    return wait;
}

inline std::uint16_t add_office(Model& model, const std::string& name) {
    Office office;
    office.name = name;
    model.offices.push_back(office);
    return static_cast<std::uint16_t>(model.offices.size() - 1);
}

inline void arrive(Model& model, std::uint16_t stage, std::uint16_t office = 0) {
    ArrivalSource source;
    source.name = "new_claims";
    source.office = office;
    source.stage = stage;
    source.pathway = model.stages[stage].pathway;
    model.arrivals.push_back(source);
}

}  // namespace caseload::model

#include "scenarios/reader/read.hpp"

#include <array>
#include <sstream>

#include "model/plan/roll_out.hpp"
#include "model/plan/visits.hpp"
#include "scenarios/reader/arrivals.hpp"
#include "scenarios/reader/document.hpp"
#include "scenarios/reader/figures/answers.hpp"
#include "scenarios/reader/gather.hpp"
#include "scenarios/reader/limits.hpp"
#include "scenarios/reader/offices/offices.hpp"
#include "scenarios/reader/offices/providers.hpp"
#include "scenarios/reader/outcomes.hpp"
#include "scenarios/reader/pathways.hpp"
#include "scenarios/reader/period.hpp"
#include "scenarios/reader/population.hpp"
#include "scenarios/reader/scenario_keys.hpp"
#include "scenarios/reader/text/characters.hpp"
#include "scenarios/reader/trial.hpp"
#include "scenarios/reader/values/rules.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

void copy_names(const Names& names, model::Model& model) {
    model.roles = names.roles.names;
    model.roles_drawn_as = names.roles_drawn_as;
    model.skills = names.skills.names;
    model.resources = names.resources.names;
    model.clocks = names.clocks.names;
    model.markers = names.markers.names;
}

/// Everything, in an order in which each section finds what it refers to.
void read_sections(const Section& scenario, const Document& document, model::Model& model) {
    const Field& root = scenario.field();
    model.name = document.name;
    model.title = as_text(scenario["title"]).value_or("");
    as_text(scenario["description"]);
    model.question = as_text(scenario["question"]).value_or("");
    as_texts(scenario["markers"]);
    model.assumptions = as_texts(scenario["assumptions"]);
    read_period(scenario.required("period"), model);
    read_calendar(scenario["calendar"], document.file, model);

    Names names = gather(root);
    check_limits(root, names);
    Rules rules;
    names.rules = &rules;
    names.slot_minutes = model.slot_minutes;
    copy_names(names, model);
    rules.read(scenario["rules"], names);
    model.parameters = rules.resolved();
    read_offices(root, names, model);
    read_population(scenario["population"], names, model);
    read_outcomes(scenario["outcomes"], names, model);
    read_providers(scenario["providers"], names, model);
    read_marker_changes(scenario["marker_changes"], names, model);
    read_pathways(scenario["pathways"], names, model);
    // A broken stage may be missing from the model: what refers to stages is resolved by name first.
    if (model.stages.size() == names.stages.size()) {
        read_sessions(root, names, model);
        add_default_patterns(model);
        check_resources(root, model);
    }
    if (model.offices.size() == names.offices.size()) {
        read_arrivals(scenario["arrivals"], names, model);
        read_stock(scenario["stock"], names, model);
    }
    check_limits(root, model);
    check_attributes(root, names);
    read_trial(scenario["trial"], names, model);
    read_headcounts(scenario["headcounts"], names, model);
    read_targets(scenario["targets"], names, model);
    read_free_parameters(root, names, model);
    // Beside other mistakes too: what they throw doubt on is left out.
    const bool all_there =
        model.stages.size() == names.stages.size() && model.offices.size() == names.offices.size();
    if (all_there && !model.stages.empty()) check_pathways(scenario["pathways"], names, model);
    if (!scenario["rules"].problems().any_errors()) rules.warn_of_unused();
}

}  // namespace

Reading read(const std::filesystem::path& scenario, std::span<const model::ChangedKey> overrides) {
    Reading reading;
    Problems problems;
    if (const auto document = load(scenario, overrides, problems)) {
        const Section root(Field(&document->root, "", problems), {scenario_keys}, "a scenario");
        check_characters(root.field());
        model::Model model;
        read_sections(root, *document, model);
        std::ostringstream resolved;
        resolved << document->root << '\n';
        model.resolved_toml = std::move(resolved).str();
        if (!problems.any_errors()) {
            model::give_treatment(model);
            model::number_visits(model);
            read_answers(root["answers"], model);
            if (!problems.any_errors()) reading.model = std::move(model);
        }
    }
    reading.problems = problems.sorted();
    return reading;
}

}  // namespace caseload::scenarios

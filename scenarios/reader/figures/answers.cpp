#include "scenarios/reader/figures/answers.hpp"

#include <algorithm>

#include "model/results/impacts.hpp"
#include "scenarios/reader/figures/measures.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

/// Some figures are only worked out where scenarios are compared.
bool kept_by_a_run(const model::WantedMeasure& measure, const model::Figures& figures) {
    if (measure.figure < figures.cells()) return true;
    const auto names = model::impact_names(figures.setup().model);
    return std::any_of(names.begin(), names.end(), [&](const model::DerivedName& one) {
        return one.measure == measure.name.measure && one.group == measure.name.group;
    });
}

std::optional<model::Answer> parsed(const std::string& text, const model::Figures& figures,
                                    std::string& problem) {
    using Wanted = model::Answer::Wanted;
    model::Answer answer;
    std::optional<model::WantedMeasure> measure;
    if (text.find(">=") == std::string::npos && text.find("<=") == std::string::npos) {
        measure = parse_measure(text, figures, problem);
    } else if (const auto goal = parse_goal(text, figures, problem)) {
        measure = goal->measure;
        answer.wanted = goal->goal.at_least ? Wanted::at_least : Wanted::at_most;
        answer.value = goal->goal.value;
    }
    if (!measure) return std::nullopt;
    const model::FigureName& name = measure->name;
    if (name.axis != sim::Axis::none || !kept_by_a_run(*measure, figures)) {
        problem = measure->text + " is no figure of a whole run";
        return std::nullopt;
    }
    answer.measure = name.measure;
    answer.unit = name.unit;
    answer.office = name.office;
    answer.pathway = name.pathway;
    answer.stage = name.stage;
    answer.group = name.group;
    return answer;
}

}  // namespace

void read_answers(const Field& answers, model::Model& model) {
    if (!answers) return;
    const model::Setup setup(model);
    const model::Figures figures(setup);
    std::vector<model::Answer> all;
    for (const Field& item : items(answers)) {
        const auto text = as_text(item);
        if (!text) continue;
        std::string problem;
        if (auto answer = parsed(*text, figures, problem))
            all.push_back(std::move(*answer));
        else
            item.error(problem,
                       "write a measure as `caseload size --target` takes it, such as "
                       "\"within_limit@deadline=NAME >= 90%\"");
    }
    model.answers = std::move(all);
}

}  // namespace caseload::scenarios

#include "model/results/answered.hpp"

#include <cmath>

namespace caseload::model {

namespace {

/// Among the cells, else among what is derived of them.
Answered find(const Results& results, const Figures& figures, const Answer& asked) {
    for (std::size_t f = 0; f < figures.cells(); ++f) {
        if (figures.setup()
                .measured.declared.measure(figures.setup().measured.declared.name(f).measure)
                .name != asked.measure)
            continue;
        if (names(asked, figures.name(f))) return {&asked, &results.estimates[f], interval_of(results, f)};
    }
    for (std::size_t d = 0; d < results.derived_names.size(); ++d) {
        const DerivedName& name = results.derived_names[d];
        if (name.measure == asked.measure && name.group == asked.group && name.axis == sim::Axis::none)
            return {&asked, &results.derived[d], results.derived[d].interval()};
    }
    return {};
}

}  // namespace

bool names(const Answer& asked, const FigureName& figure) {
    return figure.measure == asked.measure && figure.office == asked.office &&
           figure.pathway == asked.pathway && figure.stage == asked.stage && figure.group == asked.group &&
           figure.axis == sim::Axis::none;
}

Standing standing_of(const Answer& asked, const sim::Interval& interval) {
    if (asked.wanted == Answer::Wanted::nothing) return Standing::nothing_wanted;
    if (!std::isfinite(interval.lower) || !std::isfinite(interval.upper)) return Standing::unsure;
    const bool least = asked.wanted == Answer::Wanted::at_least;
    if (least ? interval.lower >= asked.value : interval.upper <= asked.value) return Standing::met;
    if (least ? interval.upper < asked.value : interval.lower > asked.value) return Standing::not_met;
    return Standing::unsure;
}

std::vector<Answered> answered(const Results& results) {
    std::vector<Answered> found;
    if (results.setup->model.answers.empty()) return found;
    const Figures figures(*results.setup);
    for (const Answer& asked : results.setup->model.answers) {
        Answered one = find(results, figures, asked);
        if (one.estimate == nullptr || one.estimate->count() == 0) continue;
        one.standing = standing_of(asked, one.interval);
        found.push_back(one);
    }
    return found;
}

}  // namespace caseload::model

#include "model/results/headlines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

namespace caseload::model {

namespace {

struct Headline {
    std::string_view measure;
    bool precise;  ///< Is its relative half-width of use?
};

constexpr std::array headline_measures{
    Headline{"benefit_days", true},
    Headline{"work_days", true},
    Headline{"benefit_days_difference", false},
    Headline{"work_days_difference", false},
    Headline{"trial_benefit_found", false},
    Headline{"trial_work_found", false},
    Headline{"within_limit", true},
    Headline{"wait", true},
    Headline{"queue_length", false},
    Headline{"steered", true},
    Headline{"places_used", false},
    Headline{"turned_away", false},
    Headline{"staff_time", true},
    Headline{"cost", true},
    Headline{"utilisation", true},
    Headline{"marker_stock", false},
    Headline{"work_after", false},
    Headline{"sanctions", false},
    Headline{"inside", true},
};

/// Waits of stages that fewer pass than this share of the busiest stage's entries are no headline.
constexpr double rarely_entered = 0.01;

bool overall(const FigureName& name) { return name.office.empty() && name.axis == sim::Axis::none; }

/// Which stages are entered often, by full name.
std::map<std::string, bool> often_entered(const Figures& figures, const MeanOf& mean) {
    const Setup& setup = figures.setup();
    std::vector<double> entries;
    for (std::size_t s = 0; s < setup.model.stages.size(); ++s) {
        const auto cell =
            setup.measured.declared.find({.measure = setup.measured.entered, .stage = static_cast<int>(s)});
        entries.push_back(cell ? mean(*cell) : 0);
    }
    const double most = entries.empty() ? 0 : *std::max_element(entries.begin(), entries.end());
    std::map<std::string, bool> often;
    for (std::size_t s = 0; s < entries.size(); ++s)
        often[setup.model.full_name(setup.model.stages[s])] = entries[s] >= rarely_entered * most;
    return often;
}

std::vector<std::size_t> select(const Figures& figures, const MeanOf& mean, bool precise_only) {
    const auto often = often_entered(figures, mean);
    std::vector<std::vector<std::size_t>> by_measure(headline_measures.size());
    for (std::size_t f = 0; f < figures.size(); ++f) {
        const FigureName name = figures.name(f);
        if (!overall(name)) continue;
        const auto headline = std::find_if(headline_measures.begin(), headline_measures.end(),
                                           [&](const Headline& h) { return h.measure == name.measure; });
        if (headline == headline_measures.end() || (precise_only && !headline->precise)) continue;
        const double here = mean(f);
        if (std::isnan(here) || here == 0 || !about_everybody(figures, name)) continue;
        // Of measures that have a total the stages are details.
        if (!name.stage.empty() && (name.measure != "wait" || !often.at(name.pathway + "." + name.stage)))
            continue;
        by_measure[static_cast<std::size_t>(headline - headline_measures.begin())].push_back(f);
    }
    std::vector<std::size_t> selected;
    for (const auto& of_measure : by_measure)
        selected.insert(selected.end(), of_measure.begin(), of_measure.end());
    return selected;
}

}  // namespace

bool about_everybody(const Figures& figures, const FigureName& name) {
    const auto at = name.group.find("subgroup=");
    if (at == std::string::npos) return true;
    const auto& subgroups = figures.setup().model.trial.subgroups;
    return !subgroups.empty() && name.group.substr(at) == "subgroup=" + subgroups.front().name;
}

std::vector<std::size_t> headlines(const Figures& figures, const MeanOf& mean) {
    return select(figures, mean, false);
}

std::vector<std::size_t> precise_headlines(const Figures& figures, const MeanOf& mean) {
    return select(figures, mean, true);
}

std::vector<std::size_t> figures_named(const Figures& figures, const std::string& wanted) {
    const auto slash = wanted.find('/');
    const std::string measure = wanted.substr(0, slash);
    const std::string part = slash == std::string::npos ? std::string{} : wanted.substr(slash + 1);
    std::vector<std::size_t> named;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        const FigureName name = figures.name(f);
        if (!overall(name) || name.measure != measure) continue;
        const bool fits = slash == std::string::npos || part == name.group || part == name.stage ||
                          part == name.pathway + "." + name.stage;
        if (fits) named.push_back(f);
    }
    return named;
}

}  // namespace caseload::model

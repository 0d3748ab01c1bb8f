#include <map>
#include <string>
#include <utility>

#include "model/results/compare_figures.hpp"

namespace caseload::model {

namespace {

constexpr int nowhere = -2;  // -1 is "all"

/// Where each of the variant's names stands among the base's; `nowhere` if it does not.
std::vector<int> places(const std::vector<std::string>& variant, const std::vector<std::string>& base) {
    std::map<std::string, int> at;
    for (std::size_t b = 0; b < base.size(); ++b) at.emplace(base[b], static_cast<int>(b));
    std::vector<int> places;
    for (const std::string& name : variant) {
        const auto found = at.find(name);
        places.push_back(found == at.end() ? nowhere : found->second);
    }
    return places;
}

std::vector<std::string> office_names(const Model& model) {
    std::vector<std::string> names;
    for (const Office& office : model.offices) names.push_back(office.name);
    return names;
}

std::vector<std::string> stage_names(const Model& model) {
    std::vector<std::string> names;
    for (const Stage& stage : model.stages) names.push_back(model.full_name(stage));
    return names;
}

/// Names of the variant's cells as the base has them.
class Translation {
public:
    Translation(const Setup& base, const Setup& variant)
        : offices_(places(office_names(variant.model), office_names(base.model))),
          stages_(places(stage_names(variant.model), stage_names(base.model))),
          weeks_(static_cast<int>((variant.first_week - base.first_week).count() / 7)) {
        for (const sim::Measure& measure : variant.measured.declared.measures()) {
            const auto id = base.measured.declared.measure_named(measure.name);
            ids_.push_back(id);
            groups_.push_back(id ? places(measure.groups, base.measured.declared.measure(*id).groups)
                                 : std::vector<int>{});
            axes_.push_back(measure.axis);
        }
    }

    std::optional<sim::CellName> operator()(const sim::CellName& variant) const {
        const auto m = variant.measure.place();
        if (!ids_[m]) return std::nullopt;
        sim::CellName base{.measure = *ids_[m],
                           .office = place(offices_, variant.office),
                           .stage = place(stages_, variant.stage),
                           .group = place(groups_[m], variant.group),
                           .period = variant.period};
        if (variant.period >= 0 && axes_[m] == sim::Axis::week) base.period += weeks_;
        const bool known = base.office != nowhere && base.stage != nowhere && base.group != nowhere;
        if (!known || (variant.period >= 0 && base.period < 0)) return std::nullopt;
        return base;
    }

private:
    static int place(const std::vector<int>& places, int index) {
        return index < 0 ? index : places[static_cast<std::size_t>(index)];
    }
    std::vector<int> offices_;
    std::vector<int> stages_;
    int weeks_;
    std::vector<std::optional<sim::MeasureId>> ids_;
    std::vector<std::vector<int>> groups_;
    std::vector<sim::Axis> axes_;
};

using DerivedKey = std::pair<std::pair<std::string, std::string>, int>;

DerivedKey key(const DerivedName& name) { return {{name.measure, name.group}, name.period}; }

}  // namespace

Matching match(const Figures& base, const Figures& variant) {
    Matching matching;
    std::vector<bool> met(base.size());
    const auto meet = [&](std::optional<std::size_t> in_base, std::size_t in_variant) {
        if (!in_base) {
            matching.only_variant.push_back(in_variant);
            return;
        }
        met[*in_base] = true;
        matching.both.push_back({.base = *in_base, .variant = in_variant});
    };
    const sim::DeclaredMeasures& declared = base.setup().measured.declared;
    const Translation translate(base.setup(), variant.setup());
    for (std::size_t v = 0; v < variant.cells(); ++v) {
        const auto name = translate(variant.setup().measured.declared.name(v));
        auto found = name ? declared.find(*name) : std::nullopt;
        if (found && declared.statistic(*found) != variant.statistic(v)) found.reset();
        meet(found, v);
    }
    std::map<DerivedKey, std::size_t> derived;
    for (std::size_t d = 0; d < base.derived().size(); ++d)
        derived.emplace(key(base.derived()[d]), base.cells() + d);
    for (std::size_t d = 0; d < variant.derived().size(); ++d) {
        const auto found = derived.find(key(variant.derived()[d]));
        meet(found == derived.end() ? std::nullopt : std::optional(found->second), variant.cells() + d);
    }
    for (std::size_t b = 0; b < base.size(); ++b) {
        if (!met[b]) matching.only_base.push_back(b);
    }
    return matching;
}

}  // namespace caseload::model

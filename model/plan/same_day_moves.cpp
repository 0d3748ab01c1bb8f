#include "model/plan/same_day_moves.hpp"

#include <algorithm>

namespace caseload::model {

namespace {

/// A bit an office.
using Offices = std::vector<bool>;

bool add(Offices& to, const Offices& from) {
    bool added = false;
    for (std::size_t i = 0; i < to.size(); ++i) {
        added = added || (from[i] && !to[i]);
        to[i] = to[i] || from[i];
    }
    return added;
}

/// The offices at which people may be while in each stage: where they arrived, or the last fixed office they passed.
std::vector<Offices> whereabouts(const Model& model, const Graph& lives) {
    const Offices none(model.offices.size(), false);
    std::vector<Offices> where(model.stages.size(), none);
    const auto settle = [&](std::size_t stage, const Offices& from) {
        const auto fixed = model.stages[stage].office;
        if (fixed < 0) return add(where[stage], from);
        auto only = none;
        only[static_cast<std::size_t>(fixed)] = true;
        return add(where[stage], only);
    };
    const auto arrive = [&](std::size_t stage, std::size_t office) {
        auto only = none;
        only[office] = true;
        settle(stage, only);
    };
    for (const auto& source : model.arrivals) arrive(source.stage, source.office);
    for (const auto& stock : model.stock) arrive(stock.stage, stock.office);
    for (bool changed = true; changed;) {
        changed = false;
        const auto [begin, end] = boost::edges(lives);
        for (auto edge = begin; edge != end; ++edge) {
            const auto from = boost::source(*edge, lives);
            if (std::find(where[from].begin(), where[from].end(), true) == where[from].end()) continue;
            changed = settle(boost::target(*edge, lives), where[from]) || changed;
        }
    }
    return where;
}

/// An office among `where` that is not `here`; -1: none.
int another(const Offices& where, std::size_t here) {
    for (std::size_t i = 0; i < where.size(); ++i)
        if (where[i] && i != here) return static_cast<int>(i);
    return -1;
}

const std::string& office_name(const Model& model, int office) {
    return model.offices[static_cast<std::size_t>(office)].name;
}

std::string how(const Model& model, const Stage& from, const Step& step) {
    const auto name = "\"" + model.full_name(from) + "\"";
    switch (step.by) {
    case Step::By::route: return "come from " + name;
    case Step::By::start_on_entry:
    case Step::By::start_on_route: return "are started there by " + name;
    case Step::By::reaction: return "are moved there by a reaction from " + name;
    }
    return {};
}

constexpr auto advice =
    "write overnight = true in the stage (sites exchange people only overnight), or take its office away";

}  // namespace

std::vector<Finding> same_day_moves(const Model& model, std::size_t pathway) {
    std::vector<Finding> found;
    const auto lives = graph_of_lives(model);
    const auto where = whereabouts(model, lives);
    for (const auto s : model.pathways[pathway].stages) {
        const auto& stage = model.stages[s];
        if (stage.office < 0 || stage.overnight) continue;
        const auto here = static_cast<std::size_t>(stage.office);
        const auto tell = [&](std::uint16_t at, std::int32_t route, const std::string& ending, int other,
                              const std::string& what) {
            found.push_back({Finding::About::site, at, route, ending,
                             "the stage \"" + model.full_name(stage) + "\" is held in " +
                                 model.offices[here].name + ", but people of " + office_name(model, other) +
                                 " " + what + " on the same day",
                             advice});
        };
        for (const auto& source : model.arrivals)
            if (source.stage == s && source.office != here)
                tell(s, -1, {}, source.office, "arrive there (\"" + source.name + "\")");
        for (const auto& stock : model.stock)
            if (stock.stage == s && stock.office != here)
                tell(s, -1, {}, stock.office, "begin there (\"" + stock.name + "\")");
        const auto [begin, end] = boost::in_edges(s, lives);
        for (auto edge = begin; edge != end; ++edge) {
            const auto from = static_cast<std::uint16_t>(boost::source(*edge, lives));
            const auto other = another(where[from], here);
            if (other < 0) continue;
            const auto& step = lives[*edge];
            const bool routed = step.by == Step::By::route || step.by == Step::By::start_on_route;
            const auto& routes = model.stages[from].routes;
            tell(from, routed ? static_cast<std::int32_t>(step.route) : -1,
                 routed ? routes[step.route].ending : std::string{}, other,
                 how(model, model.stages[from], step));
        }
    }
    return found;
}

}  // namespace caseload::model

#include "model/plan/timeless_loops.hpp"

#include <algorithm>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <deque>

#include "model/plan/endings.hpp"

namespace caseload::model {

namespace {

bool none_at_all(const Varying<sim::Distribution>& length) {
    return std::any_of(length.choices.begin(), length.choices.end(),
                       [](const sim::Distribution& one) { return one.mean() <= 0; });
}

bool started_in(const Model& model, std::uint16_t pathway, std::int16_t clock) {
    bool started = false;
    each_actions(model, [&](std::uint16_t where, std::uint16_t, std::int32_t, const Actions& actions) {
        const auto& clocks = actions.start_clocks;
        started =
            started || (where == pathway && std::find(clocks.begin(), clocks.end(), clock) != clocks.end());
    });
    return started;
}

/// Whether a wait for this moment lasts each time anew. A date comes once; a clock that the pathway never starts
/// again has run out at the second time.
bool lies_ahead(const Model& model, std::uint16_t pathway, const Moment& moment) {
    if (moment.dated) return false;
    if (moment.from.date == Anchor::Date::clock && !started_in(model, pathway, moment.from.clock))
        return false;
    if (moment.drawn) return !none_at_all(moment.plus_seconds);
    return std::all_of(moment.plus.choices.begin(), moment.plus.choices.end(),
                       [](const Span& span) { return span.amount > 0; });
}

bool passes_time(const Model& model, std::uint16_t pathway, const Wait& wait) {
    const auto ahead = [&](const Moment& moment) { return lies_ahead(model, pathway, moment); };
    if (wait.until == Wait::Until::later_of)
        return std::any_of(wait.moments.begin(), wait.moments.end(), ahead);
    return std::all_of(wait.moments.begin(), wait.moments.end(), ahead);
}

/// Nothing free is known at once, and so are a full queue and a closed office.
bool known_at_once(std::string_view ending) {
    return ending == "no_slot" || ending == "no_place" || ending == "turned_away" || ending == "closed";
}

/// Whether somebody can go this step in the very second of entering the stage.
bool takes_no_time(const Model& model, const Stage& stage, const Step& step) {
    if (step.by == Step::By::start_on_entry) return true;
    if (step.by == Step::By::reaction) return false;
    if (std::holds_alternative<Choose>(stage.kind)) return true;
    if (const auto* wait = std::get_if<Wait>(&stage.kind)) return !passes_time(model, stage.pathway, *wait);
    if (const auto* decision = std::get_if<DecisionMaker>(&stage.kind)) return none_at_all(decision->delay);
    if (!can_happen(model, stage, step.route)) return false;
    const std::string_view ending = stage.routes[step.route].ending;
    if (known_at_once(ending)) return true;
    if (const auto* reviews = std::get_if<Reviews>(&stage.kind))
        return ending == "elapsed" && !reviews->until.all.empty();
    if (const auto* walk_in = std::get_if<WalkIn>(&stage.kind))
        return none_at_all(ending == "served" ? walk_in->service : walk_in->patience);
    return false;
}

struct Timeless {
    const Model* model = nullptr;
    const Graph* graph = nullptr;

    bool operator()(const Graph::edge_descriptor& edge) const {
        const auto& stage = model->stages[(*graph)[boost::source(edge, *graph)].stage];
        return takes_no_time(*model, stage, (*graph)[edge]);
    }
};

using TimelessGraph = boost::filtered_graph<Graph, Timeless>;

/// A shortest way from `first` round to itself; empty when there is none.
std::vector<Vertex> round_trip(const TimelessGraph& graph, Vertex first) {
    std::vector<Vertex> before(boost::num_vertices(graph), boost::graph_traits<Graph>::null_vertex());
    std::deque<Vertex> waiting{first};
    while (!waiting.empty()) {
        const auto from = waiting.front();
        waiting.pop_front();
        const auto [begin, end] = boost::out_edges(from, graph);
        for (auto edge = begin; edge != end; ++edge) {
            const auto to = boost::target(*edge, graph);
            if (before[to] != boost::graph_traits<Graph>::null_vertex()) continue;
            before[to] = from;
            if (to == first) {
                std::vector<Vertex> way{first};
                for (auto at = before[first]; at != first; at = before[at]) way.push_back(at);
                std::reverse(way.begin() + 1, way.end());
                return way;
            }
            waiting.push_back(to);
        }
    }
    return {};
}

}  // namespace

std::vector<Finding> timeless_loops(const Model& model, std::size_t pathway) {
    std::vector<Finding> found;
    const auto lives = graph_of_lives(model);
    const auto size = boost::num_vertices(lives);
    if (size == 0) return found;
    const TimelessGraph timeless(lives, Timeless{&model, &lives});
    std::vector<std::size_t> component(size);
    boost::strong_components(timeless, boost::make_iterator_property_map(
                                           component.begin(), boost::get(boost::vertex_index, timeless)));
    std::vector<bool> told(size);
    for (std::size_t s = 0; s < size; ++s) {
        if (told[component[s]]) continue;
        const auto way = round_trip(timeless, s);
        if (way.empty()) continue;
        told[component[s]] = true;
        if (model.stages[s].pathway != pathway) continue;
        std::string names;
        for (const auto vertex : way) names += model.full_name(model.stages[vertex]) + " -> ";
        names += model.full_name(model.stages[s]);
        found.push_back(
            {Finding::About::time,
             static_cast<std::uint16_t>(s),
             -1,
             {},
             "a claimant could go round for ever without time passing: " + names,
             "put a stage that takes time into the loop, such as does = \"wait\" with for = \"1 day\""});
    }
    return found;
}

}  // namespace caseload::model

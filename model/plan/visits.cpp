#include "model/plan/visits.hpp"

#include <algorithm>
#include <boost/graph/strong_components.hpp>

#include "model/plan/pathway.hpp"

namespace caseload::model {

namespace {

using Marks = std::vector<bool>;

Marks on_a_cycle(const Graph& lives) {
    const auto size = boost::num_vertices(lives);
    std::vector<std::size_t> component(size);
    std::vector<std::size_t> members(size);
    Marks marks(size);
    if (size == 0) return marks;
    boost::strong_components(
        lives, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, lives)));
    for (const auto one : component) ++members[one];
    for (std::size_t s = 0; s < size; ++s)
        marks[s] = members[component[s]] > 1 || boost::edge(s, s, lives).second;
    return marks;
}

/// Everything that a strand begun at `first` can come to by routes.
Marks walked_from(const Model& model, const std::vector<std::uint16_t>& first) {
    Marks seen(model.stages.size());
    auto waiting = first;
    while (!waiting.empty()) {
        const auto stage = waiting.back();
        waiting.pop_back();
        if (seen[stage]) continue;
        seen[stage] = true;
        for (const auto& route : model.stages[stage].routes)
            if (!route.missing && route.to != nowhere) waiting.push_back(route.to);
    }
    return seen;
}

/// Marks what lies behind two beginnings of a strand, or behind one that comes again. True when a mark was added.
bool mark_begun_again(const Model& model, std::size_t pathway, const std::vector<Entry>& entries,
                      Marks& again) {
    std::vector<int> beginnings(model.stages.size());
    const auto count = [&](const std::vector<std::uint16_t>& first, int times) {
        const auto walked = walked_from(model, first);
        for (std::size_t s = 0; s < walked.size(); ++s)
            if (walked[s]) beginnings[s] += times;
    };
    std::vector<std::uint16_t> arriving;  // A person arrives once, whichever the source.
    for (const auto& entry : entries) {
        if (entry.by == Entry::By::arrivals || entry.by == Entry::By::stock) {
            arriving.push_back(entry.stage);
        } else {
            const bool repeats = entry.from_stage == nowhere || again[entry.from_stage];
            count({entry.stage}, repeats ? 2 : 1);
        }
    }
    count(arriving, 1);
    bool added = false;
    for (const auto stage : model.pathways[pathway].stages) {
        if (beginnings[stage] < 2 || again[stage]) continue;
        again[stage] = true;
        added = true;
    }
    return added;
}

/// Resuming an interrupted stage enters it again. Only a stage that takes time can have been interrupted.
void mark_resumed(const Model& model, Marks& marks) {
    for (const auto& pathway : model.pathways)
        for (const auto& reactions : pathway.on)
            for (const auto& reaction : reactions) {
                if (reaction.then != Reaction::Then::resume) continue;
                const auto& tests = reaction.when.all;
                const auto named = std::find_if(tests.begin(), tests.end(), [](const Test& test) {
                    return test.of == Test::Of::interrupted;
                });
                for (const auto stage : pathway.stages) {
                    const auto does = model.stages[stage].does();
                    const bool lasts = does != Does::choose && does != Does::exit;
                    if (named == tests.end() ? lasts : named->subject == stage) marks[stage] = true;
                }
            }
}

void mark_asked_for(const std::vector<Test>& tests, Marks& marks) {
    for (const auto& test : tests) {
        if (test.of == Test::Of::visits && test.subject < marks.size()) marks[test.subject] = true;
        mark_asked_for(test.parts, marks);
    }
}

void mark_asked_for(const Model& model, Marks& marks) {
    for (const auto& stage : model.stages) {
        if (const auto* choose = std::get_if<Choose>(&stage.kind))
            for (const auto& branch : choose->branches) mark_asked_for(branch.when.all, marks);
        if (const auto* reviews = std::get_if<Reviews>(&stage.kind))
            mark_asked_for(reviews->until.all, marks);
    }
    for (const auto& pathway : model.pathways)
        for (const auto& reactions : pathway.on)
            for (const auto& reaction : reactions) mark_asked_for(reaction.when.all, marks);
    mark_asked_for(model.trial.population.all, marks);
    for (const auto& subgroup : model.trial.subgroups) mark_asked_for(subgroup.who.all, marks);
    for (const auto& headcount : model.headcounts) mark_asked_for(headcount.who.all, marks);
}

/// Entries are counted to tell draws apart; a stage that leaves nothing to chance needs no count.
bool draws(const Stage& stage) {
    if (const auto* wait = std::get_if<Wait>(&stage.kind)) {
        return std::any_of(wait->moments.begin(), wait->moments.end(),
                           [](const Moment& m) { return m.drawn; });
    }
    if (const auto* choose = std::get_if<Choose>(&stage.kind)) {
        return std::any_of(choose->branches.begin(), choose->branches.end(),
                           [](const Branch& branch) { return branch.by_chance; });
    }
    return stage.does() != Does::exit;
}

}  // namespace

int number_visits(Model& model) {
    auto marks = on_a_cycle(graph_of_lives(model));
    mark_resumed(model, marks);
    std::vector<std::vector<Entry>> entries;
    for (std::size_t p = 0; p < model.pathways.size(); ++p) entries.push_back(graph_of(model, p).entries);
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t p = 0; p < model.pathways.size(); ++p)
            changed = mark_begun_again(model, p, entries[p], marks) || changed;
    }
    for (std::size_t s = 0; s < model.stages.size(); ++s) marks[s] = marks[s] && draws(model.stages[s]);
    mark_asked_for(model, marks);
    std::int16_t next = 0;
    for (std::size_t s = 0; s < model.stages.size(); ++s)
        model.stages[s].visits_slot = marks[s] ? next++ : std::int16_t{-1};
    return next;
}

}  // namespace caseload::model

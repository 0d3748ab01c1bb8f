#include "output/report/pathway_flow.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "model/plan/pathway.hpp"
#include "output/pictures/draw.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/figures.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

constexpr std::size_t largest_whole = 25;  // stages
constexpr std::size_t most_endings = 4;
constexpr int widest_ending = 22;  // letters
constexpr std::size_t most_named = 2;

double mean_or_zero(const sim::Accumulator* figure) {
    return figure == nullptr || figure->count() == 0 ? 0 : figure->mean();
}

const sim::Accumulator* at_stage(const model::Results& results, sim::MeasureId measure, std::uint16_t stage) {
    const auto* figure = find_cell(results, {.measure = measure, .stage = stage});
    return figure == nullptr || figure->count() == 0 ? nullptr : figure;
}

/// Of a stage's endings the group that counts it, each once.
double taken(const model::Results& results, std::uint16_t stage, std::uint16_t group) {
    return mean_or_zero(
        find_cell(results, {.measure = results.setup->measured.ended, .stage = stage, .group = group}));
}

double ended(const model::Results& results, std::uint16_t stage) {
    const auto& groups = results.setup->measured.ending_group[stage];
    double sum = 0;
    for (const std::uint16_t group : std::set(groups.begin(), groups.end()))
        sum += taken(results, stage, group);
    return sum;
}

/// A half is rounded up, as the page's own script does.
std::string number(double value, int decimals) {
    const double scale = decimals > 0 ? 10 : 1;
    return grouped(std::round(value * scale) / scale, decimals);
}

/// As the rest of the page tells times.
std::string stay(double minutes) {
    const auto [unit, name] = minutes < 1         ? std::pair(1.0 / 60, "s")
                              : minutes < 120     ? std::pair(1.0, "min")
                              : minutes < 48 * 60 ? std::pair(60.0, "hours")
                                                  : std::pair(1440.0, "days");
    return number(minutes / unit, minutes / unit < 10 ? 1 : 0) + ' ' + name;
}

/// Where people come in, told once for each stage that they come to and each kind of coming.
std::vector<FlowEntry> entries_of(const model::Model& model, const model::PathwayGraph& known,
                                  std::size_t pathway) {
    enum class Kind : std::uint8_t { source, strand, happening };
    std::map<std::pair<std::uint16_t, Kind>, std::set<std::string>> comings;
    for (const model::Entry& entry : known.entries) {
        using By = model::Entry::By;
        if (entry.by == By::arrivals || entry.by == By::stock) {
            comings[{entry.stage, Kind::source}].insert(entry.name);
        } else if (entry.by == By::start && entry.from_stage != model::nowhere) {
            comings[{entry.stage, Kind::strand}].insert(model.full_name(model.stages[entry.from_stage]));
        }
    }
    for (std::size_t h = 0; h < model::happenings; ++h)
        for (const model::Reaction& reaction : model.pathways[pathway].on[h])
            if (reaction.then == model::Reaction::Then::go && reaction.to != model::nowhere)
                comings[{reaction.to, Kind::happening}].emplace(name_of(static_cast<model::Happening>(h)));
    constexpr std::array<std::string_view, 3> before{"", "from ", ""};
    constexpr std::array<std::string_view, 3> many{"{} sources", "from {} other stages",
                                                   "on what happens to the claim"};
    std::vector<FlowEntry> entries;
    for (const auto& [coming, names] : comings) {
        const auto kind = static_cast<std::size_t>(coming.second);
        entries.push_back(
            {coming.first,
             names.size() > most_named
                 ? fmt::format(fmt::runtime(many[kind]), names.size())
                 : fmt::format("{}{}", before[kind],
                               fmt::join(names, coming.second == Kind::happening ? ", " : " and "))});
    }
    return entries;
}

}  // namespace

double entered(const model::Results& results, std::uint16_t stage) {
    return mean_or_zero(at_stage(results, results.setup->measured.entered, stage));
}

std::vector<std::string> facts_of(const model::Results& results, std::uint16_t stage) {
    const model::Measured& measured = results.setup->measured;
    const double came = entered(results, stage);
    if (!(came > 0)) return {"nobody"};
    // The median where it was measured, else the mean.
    const auto* middle = at_stage(results, measured.median_time_in_stage, stage);
    const auto* typical = middle != nullptr ? middle : at_stage(results, measured.time_in_stage, stage);
    const double half = mean_or_zero(typical);
    const auto* most = at_stage(results, measured.time_in_stage_90, stage);
    std::vector<std::string> facts{number(came, 0) + " entered"};
    if (most != nullptr && (half >= 1 || most->mean() >= 1)) {
        facts.push_back(
            fmt::format("{} · 9 in 10 {}", half >= 1 ? stay(half) : "half at once", stay(most->mean())));
    } else if (half >= 1) {
        facts.back() += " · " + stay(half);
    }
    return facts;
}

PathwayFlow flow_of(const model::Results& results, std::size_t pathway) {
    const model::Model& model = results.setup->model;
    const auto& stages = model.pathways[pathway].stages;
    const model::PathwayGraph known = model::graph_of(model, pathway);
    PathwayFlow flow{.entries = entries_of(model, known, pathway), .whole = stages.size() <= largest_whole};
    const auto left_out = [&](std::uint16_t stage) { return !flow.whole && !(entered(results, stage) > 0); };
    std::copy_if(stages.begin(), stages.end(), std::back_inserter(flow.stages),
                 [&](std::uint16_t stage) { return !left_out(stage); });
    std::erase_if(flow.entries, [&](const FlowEntry& entry) { return left_out(entry.to); });

    std::map<std::pair<std::uint16_t, std::uint16_t>, std::vector<std::uint16_t>> ways;
    for (const auto edge : boost::make_iterator_range(boost::edges(known.graph))) {
        const std::uint16_t from = known.graph[boost::source(edge, known.graph)].stage;
        const auto target = boost::target(edge, known.graph);
        auto& groups = ways[{from, target == known.end ? model::nowhere : known.graph[target].stage}];
        const model::Step& step = known.graph[edge];
        if (step.by != model::Step::By::route || step.route >= model.stages[from].routes.size()) continue;
        const std::uint16_t group = results.setup->measured.ending_group[from][step.route];
        if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
    }
    for (const auto& [ends, groups] : ways) {
        const auto [from, to] = ends;
        if (left_out(from) || (to != model::nowhere && left_out(to))) continue;
        FlowWay way{.from = from, .to = to};
        const double all = ended(results, from);
        const bool certain = model.stages[from].does() == model::Does::wait;
        for (const std::uint16_t group : groups) {
            const double count = taken(results, from, group);
            if (!(count > 0)) continue;
            way.count += count;
            if (way.endings.size() == most_endings) continue;
            const double share = count / all;
            std::string text = clipped(results.setup->measured.ending_names[group], widest_ending);
            if (!certain && share <= 0.9995) text += ' ' + number(share * 100, share < 0.1 ? 1 : 0) + '%';
            way.endings.push_back(fmt::format("{} · {}", text, number(count, 0)));
        }
        if (!flow.whole && !groups.empty() && way.endings.empty()) continue;
        flow.ways.push_back(std::move(way));
    }
    return flow;
}

}  // namespace caseload::output

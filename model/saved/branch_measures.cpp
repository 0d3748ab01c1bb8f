#include <algorithm>
#include <span>
#include <utility>

#include "model/saved/maps.hpp"

/// What has been measured so far, in the form of another scenario.
namespace caseload::model {

namespace {

/// A table of an office's cells: stages by periods by groups.
struct Table {
    std::string measure;
    bool by_stage = false;
    bool by_period = false;
    sim::Axis axis = sim::Axis::none;
    std::size_t start = 0;
    std::size_t stages = 1;
    std::size_t periods = 1;
    std::vector<std::string> groups;
};

/// The tables as sim::DeclaredMeasures lays them out in a ledger.
std::vector<Table> tables_of(const SavedNames& names) {
    std::vector<Table> tables;
    std::size_t start = 0;
    for (const SavedMeasure& measure : names.measures) {
        const std::size_t first = tables.size();
        for (const auto& [office, stage, period] : measure.margins) {
            const bool known = std::any_of(tables.begin() + static_cast<std::ptrdiff_t>(first), tables.end(),
                                           [by_stage = stage, by_period = period](const Table& table) {
                                               return table.by_stage == (by_stage != 0) &&
                                                      table.by_period == (by_period != 0);
                                           });
            if (known) continue;
            Table table{.measure = measure.name,
                        .by_stage = stage != 0,
                        .by_period = period != 0,
                        .axis = measure.axis,
                        .start = start,
                        .groups = measure.groups};
            if (table.groups.empty()) table.groups.emplace_back();
            if (table.by_stage) table.stages = static_cast<std::size_t>(names.dimensions[0]);
            if (table.by_period) {
                const std::size_t axis = measure.axis == sim::Axis::week ? 1 : 2;
                table.periods = static_cast<std::size_t>(names.dimensions[axis]);
            }
            start += table.stages * table.periods * table.groups.size();
            tables.push_back(std::move(table));
        }
    }
    return tables;
}

NumberMap group_map(const std::vector<std::string>& from, const std::vector<std::string>& to) {
    NumberMap map;
    for (const std::string& group : from) {
        const auto found = std::find(to.begin(), to.end(), group);
        map.push_back(found == to.end() ? -1 : static_cast<std::int32_t>(found - to.begin()));
    }
    // A measure that has got its groups only now, or lost them.
    if (from.size() == 1 && to.size() == 1) map[0] = 0;
    return map;
}

void map_table(const Table& from, const Table& to, std::span<const sim::Cell> cells,
               std::vector<sim::Cell>& into, const Maps& maps) {
    const NumberMap groups = group_map(from.groups, to.groups);
    for (std::size_t s = 0; s < from.stages; ++s) {
        const std::int32_t stage = from.by_stage ? maps.stages[s] : 0;
        if (stage < 0) continue;
        for (std::size_t p = 0; p < std::min(from.periods, to.periods); ++p) {
            for (std::size_t g = 0; g < groups.size(); ++g) {
                if (groups[g] < 0) continue;
                const std::size_t place =
                    (static_cast<std::size_t>(stage) * to.periods + p) * to.groups.size() +
                    static_cast<std::size_t>(groups[g]);
                into[to.start + place] = cells[from.start + (s * from.periods + p) * from.groups.size() + g];
            }
        }
    }
}

/// What is kept by stage; nothing of stages that only the variant has.
template <class Kept>
void map_stages(const std::vector<Kept>& from, std::vector<Kept>& to, const Maps& maps) {
    to.assign(to.size(), {});
    for (std::size_t s = 0; s < std::min(maps.stages.size(), from.size()); ++s)
        if (maps.stages[s] >= 0) to[static_cast<std::size_t>(maps.stages[s])] = from[s];
}

void map_levels(const std::vector<Level>& from, std::vector<Level>& to, const NumberMap& map, sim::Time now) {
    for (Level& level : to) level = {0, now, 0, 0};
    for (std::size_t i = 0; i < map.size(); ++i)
        if (map[i] >= 0) to[static_cast<std::size_t>(map[i])] = from[i];
}

/// Differences from day to day by group, each with a place more than there are days.
void map_curve(const std::vector<std::int64_t>& from, std::vector<std::int64_t>& to, const Maps& maps,
               Refusals& refusals) {
    if (from.empty() || to.empty()) return;
    const std::size_t days = maps.from->curve_days;
    const std::size_t into_days = maps.to->curve_days;
    std::vector<std::string> names = maps.from->curve_groups;
    std::vector<std::string> into_names = maps.to->curve_groups;
    if (names.empty()) names.emplace_back();
    if (into_names.empty()) into_names.emplace_back();
    const NumberMap groups = group_map(names, into_names);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        for (std::size_t day = 0; day <= days; ++day) {
            const std::int64_t difference = from[g * (days + 1) + day];
            if (difference == 0) continue;
            if (groups[g] < 0) {
                refusals.gone("group " + names[g] + " of the curves", "entries");
                continue;
            }
            if (day == days && into_days > days)
                refusals.differs(
                    "the follow-up of the curves is longer, and some have been followed to its end");
            to[static_cast<std::size_t>(groups[g]) * (into_days + 1) + std::min(day, into_days)] +=
                difference;
        }
    }
}

/// Sums of a trial: by group of the curves, then (treated, control) by office where whole offices are allocated.
void map_sums(const std::vector<TrialSum>& from, std::vector<TrialSum>& to, const Maps& maps,
              Refusals& refusals) {
    const std::size_t before = maps.from->curve_groups.size();
    const std::size_t after = maps.to->curve_groups.size();
    const NumberMap groups = group_map(maps.from->curve_groups, maps.to->curve_groups);
    for (std::size_t g = 0; g < from.size(); ++g) {
        if (from[g].people == 0) continue;
        std::int32_t place = -1;
        if (g < before) {
            place = groups[g];
        } else if (to.size() > after && maps.offices[(g - before) / 2] >= 0) {
            place = static_cast<std::int32_t>(after + (g - before) % 2) + 2 * maps.offices[(g - before) / 2];
        }
        if (place >= 0 && static_cast<std::size_t>(place) < to.size()) {
            to[static_cast<std::size_t>(place)] = from[g];
        } else {
            refusals.gone("a group of the trial", "people", from[g].people);
        }
    }
}

}  // namespace

void map_measures(const SiteState& from, SiteState& to, const Maps& maps, Refusals& refusals) {
    const auto before = tables_of(*maps.from);
    const auto after = tables_of(*maps.to);
    const auto size_of = [](const std::vector<Table>& tables) {
        if (tables.empty()) return std::size_t{0};
        const Table& last = tables.back();
        return last.start + last.stages * last.periods * last.groups.size();
    };
    if (size_of(before) != from.ledger.cells().size() || size_of(after) != to.ledger.cells().size()) {
        refusals.differs("its measures are not those that its tables tell of");
        return;
    }
    std::vector<sim::Cell> cells(to.ledger.cells().size());
    for (const Table& table : before) {
        const auto same = std::find_if(after.begin(), after.end(), [&](const Table& other) {
            return other.measure == table.measure && other.by_stage == table.by_stage &&
                   other.by_period == table.by_period && other.axis == table.axis;
        });
        if (same != after.end()) map_table(table, *same, from.ledger.cells(), cells, maps);
    }
    to.ledger = sim::Ledger(std::move(cells));
    map_stages(from.times_in_stage, to.times_in_stage, maps);
    map_stages(from.times_late, to.times_late, maps);
    map_stages(from.stays.at_start, to.stays.at_start, maps);
    map_stages(from.stays.seconds, to.stays.seconds, maps);
    const sim::Time now = from.agenda.now();
    map_levels(from.levels.stages, to.levels.stages, maps.stages, now);
    map_levels(from.levels.queues, to.levels.queues, maps.queues, now);
    map_levels(from.levels.units_busy, to.levels.units_busy, maps.units, now);
    std::vector<Level> fresh = to.levels.units_capacity;
    map_levels(from.levels.units_capacity, to.levels.units_capacity, maps.units, now);
    map_levels(from.levels.units_beyond, to.levels.units_beyond, maps.units, now);
    map_levels(from.levels.markers, to.levels.markers, maps.markers, now);
    to.levels.inside = from.levels.inside;
    // What an office that is always open has of a resource is as many as the variant has, from now on; until now it
    // was as many as the base has. Where an office closes, the next opening offers what the variant has.
    for (std::size_t u = maps.to->roles.size(); u < fresh.size(); ++u)
        to.levels.offer(now, u, fresh[u].level - to.levels.units_capacity[u].level);
    map_curve(from.curves.followed, to.curves.followed, maps, refusals);
    map_curve(from.curves.on_benefit, to.curves.on_benefit, maps, refusals);
    map_curve(from.curves.in_work, to.curves.in_work, maps, refusals);
    map_sums(from.curves.trial, to.curves.trial, maps, refusals);
    to.curves.followed_before = from.curves.followed_before;
    if (from.curves.on_benefit_before.size() == to.curves.on_benefit_before.size()) {
        to.curves.on_benefit_before = from.curves.on_benefit_before;
    } else if (from.curves.followed_before > 0) {
        refusals.differs("the days before the claim that are followed differ");
    }
}

}  // namespace caseload::model

#include "scenarios/reader/stages/walk_in.hpp"

#include <algorithm>
#include <utility>

namespace caseload::scenarios {

namespace {

constexpr Key all_walk_in_keys[] = {
    {"queue", Kind::name, "The queue of the office to join; stages may share one", "the stage's name"},
    {"needs", Kind::counts,
     "Roles and resources taken all at once, or waited for: { nurse = 1, bay = 1 }; of several that are not "
     "free "
     "the first written is what the wait is for",
     "required"},
    {"priority", Kind::integer, "Lower goes first, in queues with order = \"priority\"", "0", Varies::yes},
    {"service", Kind::distribution, "How long the service takes", "required", Varies::yes},
    {"patience", Kind::distribution, "Leaves after waiting so long; without it never", "", Varies::yes},
    {"keep", Kind::names, "Of the needs: what is held past the stage, until a stage with release = true"},
};

constexpr std::int64_t lowest_priority = 1'000'000;

/// In the order in which they stand in the file, which says what a wait is for when several are not free.
template <class Entries> Entries as_written(Entries found) {
    std::ranges::stable_sort(found, {}, [](const auto& entry) {
        const Problem place = entry.second.place();
        return std::pair(place.line, place.column);
    });
    return found;
}

void read_needs(const StageReading& reading, model::WalkIn& walk_in, std::vector<std::string>& needed) {
    const auto& names = reading.names;
    for (const auto& [name, field] : as_written(entries(reading.keys["needs"]))) {
        const auto role = names.roles.find(name);
        const auto resource = names.resources.find(name);
        if (!role && !resource) {
            auto known = names.roles.names;
            known.insert(known.end(), names.resources.names.begin(), names.resources.names.end());
            field.error_at_key("no office has the role or resource " + in_quotes(name),
                               did_you_mean(name, known));
            continue;
        }
        if (role && resource) {
            field.error_at_key(in_quotes(name) + " is both a role and a resource",
                               "give one of the two another name");
            continue;
        }
        const auto count = as_integer(field, 1, most_of_a_thing);
        if (!count) continue;
        const auto some = static_cast<std::uint16_t>(*count);
        if (role)
            check_role(reading, field, *role, some);
        else
            check_resource(reading, field, *resource, some);
        walk_in.needs.push_back({{role.has_value(), role ? *role : *resource}, some});
        needed.push_back(name);
    }
    if (reading.keys["needs"].is_table() && entries(reading.keys["needs"]).empty())
        reading.keys["needs"].error(
            "nothing is needed, so nobody would ever wait",
            "name a role or a resource of the office, such as { clerk = 1 }, or use does "
            "= \"wait\" with for = ...");
}

void check_queue(const StageReading& reading, const Field& field, const std::string& queue) {
    std::vector<std::string> declared;
    for (const auto& office : reading.model.offices)
        for (const auto& one : office.queues) declared.push_back(one.name);
    if (!field || std::find(declared.begin(), declared.end(), queue) != declared.end()) return;
    if (nearest(queue, declared).empty()) return;
    field.warning(
        "no office declares the queue " + in_quotes(queue) + ", so it is kept by arrival without a limit",
        did_you_mean(queue, declared));
}

}  // namespace

std::span<const Key> walk_in_keys() { return all_walk_in_keys; }

model::WalkIn read_walk_in(const StageReading& reading) {
    model::WalkIn walk_in;
    const auto& own_name = reading.model.stages[reading.stage].name;
    walk_in.queue = as_text(reading.keys["queue"]).value_or(own_name);
    check_queue(reading, reading.keys["queue"], walk_in.queue);
    std::vector<std::string> needed;
    read_needs(reading, walk_in, needed);
    vary_integer(walk_in.priority, reading, "priority", 0, lowest_priority);
    vary_distribution(walk_in.service, reading, "service");
    walk_in.impatient = vary_distribution(walk_in.patience, reading, "patience");
    for (const auto& field : items(reading.keys["keep"])) {
        const auto name = as_text(field);
        if (!name) continue;
        const auto at = std::find(needed.begin(), needed.end(), *name);
        if (at == needed.end())
            field.error(in_quotes(*name) + " is not among the stage's needs", did_you_mean(*name, needed));
        else
            walk_in.keep.push_back(static_cast<std::size_t>(at - needed.begin()));
    }
    return walk_in;
}

}  // namespace caseload::scenarios

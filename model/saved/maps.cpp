#include "model/saved/maps.hpp"

#include <algorithm>

#include "model/saved/saved.hpp"
#include "model/setup/measured.hpp"

namespace caseload::model {

namespace {

template <class Names, class NameOf>
NumberMap by_name(const Names& state, const Names& variant, const NameOf& name_of) {
    std::map<std::string, std::int32_t> numbers;
    for (std::size_t i = 0; i < variant.size(); ++i)
        numbers.emplace(name_of(variant[i]), static_cast<std::int32_t>(i));
    NumberMap map;
    for (const auto& name : state) {
        const auto found = numbers.find(name_of(name));
        map.push_back(found == numbers.end() ? -1 : found->second);
    }
    return map;
}

NumberMap by_name(const std::vector<std::string>& state, const std::vector<std::string>& variant) {
    return by_name(state, variant, [](const std::string& name) { return name; });
}

void append(NumberMap& to, const NumberMap& map, std::size_t offset) {
    for (const std::int32_t number : map)
        to.push_back(number < 0 ? -1 : number + static_cast<std::int32_t>(offset));
}

/// Names of the members and rooms of an office, alike in every scenario: by name, or counted by role.
std::vector<std::string> diary_names(const SavedOffice& office, const SavedNames& names) {
    std::vector<std::string> found;
    std::map<std::string, int> next;
    for (const SavedStaff& group : office.staff) {
        const std::string& role = names.roles[group.role];
        if (!group.name.empty()) {
            found.push_back(role + " " + group.name);
            continue;
        }
        for (int i = 0; i < group.count; ++i) found.push_back(role + " " + std::to_string(++next[role]));
    }
    for (const auto& [resource, count] : office.resources) {
        const std::string room = "room " + names.resources[resource];
        for (int i = 0; i < count; ++i) found.push_back(room + " " + std::to_string(++next[room]));
    }
    return found;
}

DiaryMap diary_map(const SavedOffice& state, const SavedOffice& variant, const Maps& maps) {
    DiaryMap map;
    map.names = diary_names(state, *maps.from);
    const auto names = diary_names(variant, *maps.to);
    map.diaries = by_name(map.names, names);
    for (std::size_t d = 0; d < names.size(); ++d) {
        if (std::find(map.names.begin(), map.names.end(), names[d]) == map.names.end())
            map.added.push_back(static_cast<std::uint16_t>(d));
    }
    return map;
}

}  // namespace

void Refusals::gone(const std::string& what, const std::string& of, std::int64_t count) {
    gone_[what][of] += count;
}

void Refusals::tell() const {
    std::string all;
    for (const auto& [what, uses] : gone_) {
        all += all.empty() ? "the state uses what the scenario does not have: " : "; ";
        all += what + " (";
        bool first = true;
        for (const auto& [of, count] : uses) {
            all += (first ? "" : ", ") + std::to_string(count) + " " + of;
            first = false;
        }
        all += ")";
    }
    for (const auto& [what, told] : differences_) all += (all.empty() ? "" : "; ") + what;
    if (!all.empty()) throw StateError(all);
}

Maps::Maps(const SavedNames& state, const SavedNames& variant)
    : from(&state),
      to(&variant),
      pathways(by_name(state.pathways, variant.pathways)),
      clocks(by_name(state.clocks, variant.clocks)),
      clock_deadlines(by_name(state.clock_deadlines, variant.clock_deadlines)),
      markers(by_name(state.markers, variant.markers)),
      roles(by_name(state.roles, variant.roles)),
      resources(by_name(state.resources, variant.resources)),
      providers(by_name(state.providers, variant.providers)),
      causes(by_name(state.causes, variant.causes)),
      areas(by_name(state.areas, variant.areas)),
      queues(by_name(state.queues, variant.queues)),
      sources(by_name(state.sources, variant.sources)) {
    // A stage of the same name that does something else is another stage.
    stages = by_name(state.stages, variant.stages,
                     [](const SavedStage& stage) { return stage.name + "/" + std::to_string(stage.does); });
    offices = by_name(state.offices, variant.offices,
                      [](const SavedOffice& office) { return std::to_string(office.register_id); });
    attributes = by_name(state.attributes, variant.attributes, [](const auto& entry) { return entry.first; });
    for (std::size_t a = 0; a < attributes.size(); ++a) {
        const std::int32_t number = attributes[a];
        levels.push_back(number < 0 ? NumberMap{}
                                    : by_name(state.attributes[a].second,
                                              variant.attributes[static_cast<std::size_t>(number)].second));
    }
    for (std::int32_t cause = 0; cause < causes_before_roles; ++cause) wait_causes.push_back(cause);
    append(wait_causes, roles, causes_before_roles);
    append(wait_causes, resources, causes_before_roles + variant.roles.size());
    wait_causes.push_back(
        static_cast<std::int32_t>(causes_before_roles + variant.roles.size() + variant.resources.size()));
    append(units, roles, 0);
    append(units, resources, variant.roles.size());
    for (std::size_t o = 0; o < offices.size(); ++o) {
        diaries.push_back(
            offices[o] < 0
                ? DiaryMap{}
                : diary_map(state.offices[o], variant.offices[static_cast<std::size_t>(offices[o])], *this));
    }
}

}  // namespace caseload::model

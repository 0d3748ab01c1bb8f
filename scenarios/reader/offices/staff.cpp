#include <algorithm>
#include <array>
#include <iterator>

#include "scenarios/reader/offices/duties.hpp"
#include "scenarios/reader/offices/headcounts.hpp"
#include "scenarios/reader/offices/members.hpp"
#include "scenarios/reader/offices/offices.hpp"
#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::array staff_keys = {
    Key{"count", Kind::integer, "Members of this role; or a list, so many on some days",
        "as many as members lists"},
    Key{"members", Kind::list,
        "The members one by one, or some of them alike, where they are not all the same"},
    Key{"skills", Kind::counts, "How many of the members hold each skill, the first of them first"},
    Key{"away", Kind::one_or_more, "Days on which members are away, known long before"},
    Key{"leave", Kind::share, "Share of working days on planned leave, never bookable", "0"},
    Key{"sickness", Kind::share, "Share of working days away sick, known only at opening", "0"},
    Key{"other_work", Kind::share, "Share of bookable time taken by other work", "0"},
    Key{"training", Kind::one_or_more, "Training that takes members off the diary"},
    Key{"pattern", Kind::one_or_more, "Duties of the working week",
        "opening hours, in queues when only walk-ins need the role, else bookable"},
    Key{"drawn_as", Kind::text, "Its members have the luck of a role of this name: what it was called before",
        "its own name"}};

/// How many hold each skill, the first of the members first. Who has it of their own has it anyway.
void read_skills(const Field& skills, const Names& names, std::vector<model::StaffGroup>& groups) {
    std::int64_t members = 0;
    for (const model::StaffGroup& group : groups) members += group.count;
    for (const auto& [skill, holders] : entries(skills)) {
        const auto held = as_integer(holders, 0, most_members);
        if (held && *held > members)
            holders.error(std::to_string(*held) + " hold the skill, of " + std::to_string(members) +
                          " members");
        const auto which = names.skills.find(skill);
        if (!which || !held) continue;
        std::int64_t left = *held;
        for (model::StaffGroup& group : groups) {
            const auto own =
                std::ranges::find(group.skills, *which, &std::pair<std::uint16_t, std::uint16_t>::first);
            const std::int64_t here = std::min<std::int64_t>(left, group.count);
            left -= here;
            if (own == group.skills.end())
                group.skills.emplace_back(*which, static_cast<std::uint16_t>(here));
        }
    }
}

/// Those of a role who are counted, not listed.
model::StaffGroup read_group(const Section& section, const Names& names) {
    model::StaffGroup group;
    const Field count = section["count"];
    const Headcount read = count || !section["members"]
                               ? read_headcount(section.required("count"), names, most_members)
                               : Headcount{};
    group.count = read.most;
    group.counts = read.dated;
    group.leave = as_chance(plain(section["leave"], names)).value_or(sim::Chance{});
    group.sickness = as_chance(plain(section["sickness"], names)).value_or(sim::Chance{});
    group.other_work = as_share(plain(section["other_work"], names)).value_or(0);
    read_training(section["training"], names, group);
    read_pattern(section["pattern"], names.slot_minutes, group);
    return group;
}

/// The list is who they are: a count beside it says the same number.
void check_listed(const Section& section, const model::StaffGroup& counted,
                  const std::vector<model::StaffGroup>& members) {
    std::int64_t listed = 0;
    for (const model::StaffGroup& member : members) listed += member.count;
    if (section["count"] && (counted.count != listed || !counted.counts.empty()))
        section["count"].error(
            "members lists " + std::to_string(listed) + ", found " + found(section["count"]),
            "leave count out, or list everybody");
    if (section["away"])
        section["away"].error("does nothing where members are listed", "give it to the members who are away");
}

}  // namespace

void read_staff(const Field& staff, const Names& names, model::Office& office) {
    for (const auto& [role, field] : entries(staff)) {
        const Section section(field, {staff_keys}, "a role's staff");
        const auto index = names.roles.find(role);
        model::StaffGroup group = read_group(section, names);
        group.role = index.value_or(0);
        as_text(section["drawn_as"]);
        if (!index) continue;
        std::vector<model::StaffGroup> groups{group};
        if (section["members"]) {
            groups = read_members(section["members"], group, names);
            check_listed(section, group, groups);
        } else {
            groups.front().away = read_away(section["away"], group.count);
        }
        read_skills(section["skills"], names, groups);
        std::ranges::move(groups, std::back_inserter(office.staff));
    }
    std::stable_sort(
        office.staff.begin(), office.staff.end(),
        [](const model::StaffGroup& one, const model::StaffGroup& other) { return one.role < other.role; });
}

std::vector<KeyTable> staff_key_tables() {
    return {{"offices.*.staff.*", "Members of staff of one role", staff_keys},
            {"offices.*.staff.*.count", "How many there are, on some days", headcount_keys()},
            {"offices.*.staff.*.members[]", "A member, or some who are alike", member_keys()},
            {"offices.*.staff.*.members[].away", "Days away", away_keys()},
            {"offices.*.staff.*.members[].pattern", "A duty of their working week", pattern_keys()},
            {"offices.*.staff.*.away", "Days away", away_keys()},
            {"offices.*.staff.*.training", "Training", training_key_list()},
            {"offices.*.staff.*.pattern", "A duty of the working week", pattern_keys()}};
}

}  // namespace caseload::scenarios

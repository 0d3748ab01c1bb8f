#include "scenarios/reader/offices/members.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "scenarios/reader/offices/duties.hpp"
#include "scenarios/reader/offices/headcounts.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::array keys_of_members = {
    Key{"name", Kind::text, "Name of the one it is; without it they are counted: coach 1, coach 2, ..."},
    Key{"count", Kind::integer, "How many are alike", "1"},
    Key{"skills", Kind::names, "The skills that they hold"},
    Key{"weekdays", Kind::weekdays, "The weekdays on which they work", "all of the pattern"},
    Key{"from", Kind::day, "First day here", "the start"},
    Key{"until", Kind::day, "One past the last day here", "for good"},
    Key{"away", Kind::one_or_more, "Days away, known long before"},
    Key{"leave", Kind::share, "Share of working days on planned leave", "the role's"},
    Key{"sickness", Kind::share, "Share of working days away sick, known only at opening", "the role's"},
    Key{"other_work", Kind::share, "Share of bookable time taken by other work", "the role's"},
    Key{"pattern", Kind::one_or_more, "Duties of their working week", "the role's"}};

bool is_number(const std::string& text) {
    return std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
}

void read_name(const Section& section, std::set<std::string>& known, model::StaffGroup& member) {
    const Field name = section["name"];
    member.name = as_text(name).value_or("");
    if (!name) return;
    if (is_number(member.name))
        name.error("a member's name is not a number: found " + found(name),
                   "leave the name out, and they are counted");
    else if (!known.insert(member.name).second)
        name.error("two members are called " + in_quotes(member.name));
    if (member.count != 1)
        section["count"].error("there is one of that name", "leave out the name, or the count");
}

void read_employed(const Section& section, model::StaffGroup& member) {
    model::DatedDays& employed = member.employed;
    employed.from = as_day(section["from"]).value_or(employed.from);
    employed.until = as_day(section["until"]).value_or(employed.until);
    employed.weekdays = as_weekdays(section["weekdays"]).value_or(employed.weekdays);
    if (employed.until <= employed.from)
        section["until"].error("leaves on " + sim::iso(employed.until) + ", before the first day (" +
                               sim::iso(employed.from) + ")");
}

}  // namespace

std::vector<model::StaffGroup> read_members(const Field& members, const model::StaffGroup& role,
                                            const Names& names) {
    std::vector<model::StaffGroup> all;
    std::set<std::string> known;
    std::uint16_t counted = 0;
    for (const Field& item : items(members)) {
        const Section section(item, {keys_of_members}, "a member of staff");
        model::StaffGroup member = role;
        member.counts.clear();
        const auto count = as_integer(section["count"], 0, most_members).value_or(1);
        member.count = static_cast<std::uint16_t>(count);
        read_name(section, known, member);
        read_employed(section, member);
        for (const Field& skill : one_or_more(section["skills"]))
            if (const auto which = resolve(names.skills, skill))
                member.skills.emplace_back(*which, member.count);
        member.away = read_away(section["away"], member.count);
        if (section["leave"]) member.leave = as_chance(plain(section["leave"], names)).value_or(role.leave);
        if (section["sickness"])
            member.sickness = as_chance(plain(section["sickness"], names)).value_or(role.sickness);
        if (section["other_work"])
            member.other_work = as_share(plain(section["other_work"], names)).value_or(role.other_work);
        if (section["pattern"]) {
            member.pattern.clear();
            read_pattern(section["pattern"], names.slot_minutes, member);
        }
        if (member.name.empty()) {
            member.first = counted;
            counted = static_cast<std::uint16_t>(counted + member.count);
        }
        all.push_back(std::move(member));
    }
    return all;
}

std::span<const Key> member_keys() { return keys_of_members; }

}  // namespace caseload::scenarios

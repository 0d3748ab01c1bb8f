#include <array>
#include <cmath>

#include "scenarios/reader/offices.hpp"
#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::int64_t most_members = 10'000;
constexpr std::int64_t greatest_length = 1'000'000;
constexpr Hours weekdays_all_day{0b0011111, sim::Seconds{0}, std::chrono::hours{24}};

constexpr std::array staff_keys = {
    Key{"count", Kind::integer, "Members of this role", "required"},
    Key{"skills", Kind::counts, "How many of the members hold each skill"},
    Key{"leave", Kind::share, "Share of working days on planned leave, never bookable", "0"},
    Key{"sickness", Kind::share, "Share of working days away sick, known only at opening", "0"},
    Key{"other_work", Kind::share, "Share of bookable time taken by other work", "0"},
    Key{"training", Kind::one_or_more, "Training that takes members off the diary"},
    Key{"pattern", Kind::one_or_more, "Duties of the working week",
        "opening hours, in queues when only walk-ins need the role, else bookable"},
    Key{"drawn_as", Kind::text, "Its members have the luck of a role of this name: what it was called before",
        "its own name"}};
constexpr std::array training_keys = {
    Key{"skill", Kind::name, "Skill that is trained; those who hold it are away", "required"},
    Key{"time", Kind::span, "How long it takes: minutes or hours, or days of the working pattern",
        "required"},
    Key{"from", Kind::day, "First day of training", "required"}};
constexpr std::string_view duties = "booked|queue";
constexpr std::array duty_keys = {
    Key{"duty", Kind::choice, "Bookable in the diary, or serving queues", "required", Varies::no, duties},
    Key{"weekdays", Kind::weekdays, "On which weekdays", "Monday to Friday"},
    Key{"from", Kind::time_of_day, "Begins", "required"}, Key{"until", Kind::time_of_day, "Ends", "required"},
    Key{"fill_gaps", Kind::flag, "Queue work may use gaps between bookings", "false"}};

void read_pattern(const Field& pattern, std::int32_t slot_minutes, model::StaffGroup& group) {
    for (const Field& item : one_or_more(pattern)) {
        const Section section(item, {duty_keys}, "a duty");
        const auto kind = as_choice(section["duty"], duties);
        const auto hours = read_hours(section, weekdays_all_day, slot_minutes);
        if (!kind || !hours) continue;
        model::Duty duty;
        duty.kind = static_cast<model::Duty::Kind>(*kind);
        duty.weekdays = hours->weekdays;
        duty.from = hours->from;
        duty.until = hours->until;
        duty.fill_gaps = as_flag(section["fill_gaps"]).value_or(false);
        if (duty.fill_gaps && duty.kind == model::Duty::Kind::queue)
            section["fill_gaps"].error("only a booked duty has gaps", "write duty = \"booked\"");
        for (const model::Duty& other : group.pattern)
            if ((other.weekdays & duty.weekdays) && other.from < duty.until && duty.from < other.until)
                item.error("two duties at the same time on the same weekday");
        group.pattern.push_back(duty);
    }
}

void read_training(const Field& training, const Names& names, model::StaffGroup& group) {
    constexpr int minutes_of_a_day = 8 * 60;  // A day's training fills any working pattern of a day.
    for (const Field& item : one_or_more(training)) {
        const Section section(item, {training_keys}, "training");
        const auto skill = resolve(names.skills, section["skill"]);
        const auto time = as_span(plain(section["time"], names));
        const auto from = as_day(section["from"]);
        if (!skill || !time || !from) continue;
        const bool in_days = time->unit != model::Span::Unit::seconds;
        const std::int64_t minutes =
            in_days ? std::int64_t{time->amount} * minutes_of_a_day : time->amount / 60;
        if (minutes > greatest_length)
            section["time"].error("too long: found " + found(section["time"]));
        else
            group.training.push_back({*skill, static_cast<std::int32_t>(minutes), *from});
    }
}

}  // namespace

void read_staff(const Field& staff, const Names& names, model::Office& office) {
    for (const auto& [role, field] : entries(staff)) {
        const Section section(field, {staff_keys}, "a role's staff");
        const auto index = names.roles.find(role);
        const auto count = as_integer(plain(section["count"], names), 0, most_members);
        model::StaffGroup group;
        group.role = index.value_or(0);
        // Plenty in place of a wrong count, so that nobody is told besides that there are too few.
        group.count = static_cast<std::uint16_t>(count.value_or(most_members));
        for (const auto& [skill, holders] : entries(section["skills"])) {
            const auto held = as_integer(holders, 0, most_members);
            if (held && count && *held > *count)
                holders.error(std::to_string(*held) + " hold the skill, of " + std::to_string(*count) +
                              " members");
            if (const auto which = names.skills.find(skill); which && held)
                group.skills.emplace_back(*which, static_cast<std::uint16_t>(*held));
        }
        group.leave = as_chance(plain(section["leave"], names)).value_or(sim::Chance{});
        group.sickness = as_chance(plain(section["sickness"], names)).value_or(sim::Chance{});
        group.other_work = as_share(plain(section["other_work"], names)).value_or(0);
        read_training(section["training"], names, group);
        read_pattern(section["pattern"], names.slot_minutes, group);
        as_text(section["drawn_as"]);
        if (index) office.staff.push_back(std::move(group));
    }
    std::stable_sort(
        office.staff.begin(), office.staff.end(),
        [](const model::StaffGroup& one, const model::StaffGroup& other) { return one.role < other.role; });
}

std::vector<KeyTable> staff_key_tables() {
    return {{"offices.*.staff.*", "Members of staff of one role", staff_keys},
            {"offices.*.staff.*.training", "Training", training_keys},
            {"offices.*.staff.*.pattern", "A duty of the working week", duty_keys}};
}

}  // namespace caseload::scenarios

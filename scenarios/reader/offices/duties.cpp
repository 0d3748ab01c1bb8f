#include "scenarios/reader/offices/duties.hpp"

#include <array>
#include <string>

#include "scenarios/reader/offices/offices.hpp"
#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::int64_t greatest_length = 1'000'000;
constexpr Hours weekdays_all_day{0b0011111, sim::Seconds{0}, std::chrono::hours{24}};

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

}  // namespace

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

std::span<const Key> pattern_keys() { return duty_keys; }
std::span<const Key> training_key_list() { return training_keys; }

}  // namespace caseload::scenarios

#include "output/story/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace caseload::output {

namespace {

/// Why nothing sooner was to be had.
std::string because(std::string_view cause) {
    const auto after_colon = [&] { return spaced(cause.substr(cause.find(':') + 1)); };
    if (cause == "rule") return "no sooner by rule";
    if (cause == "claimant") return "no sooner because of the claimant";
    if (cause == "group") return "no sooner for want of a group";
    if (cause == "provider") return "no sooner because of the provider";
    if (cause.starts_with("staff:")) return "no sooner for want of a " + after_colon();
    if (cause.starts_with("resource:")) return "no sooner for want of a " + after_colon();
    return {};
}

std::string hour(sim::Time time) { return sim::iso(time).substr(11, 5); }

/// "Mon 15:40, Tue 10:00".
std::string weekdays_in(std::string_view detail) {
    std::string words;
    for (const std::string_view day : {"mon", "tue", "wed", "thu", "fri"}) {
        const std::string at = value_in(detail, day);
        if (at.empty()) continue;
        words += words.empty() ? "" : ", ";
        words += static_cast<char>(day[0] - 'a' + 'A');
        words += std::string(day.substr(1)) + " " + at;
    }
    return words;
}

/// "2015-05-09" under the key as "Sat 9 May 2015".
std::string day_in_detail(std::string_view detail, std::string_view key) {
    const std::string text = value_in(detail, key);
    const auto day = sim::parse_day(text);
    return day ? day_in_words(*day) : text;
}

}  // namespace

std::string value_in(std::string_view detail, std::string_view key) {
    while (!detail.empty()) {
        const std::string_view pair = detail.substr(0, detail.find(';'));
        if (pair.starts_with(key) && pair.substr(key.size()).starts_with('='))
            return std::string(pair.substr(key.size() + 1));
        detail.remove_prefix(std::min(pair.size() + 1, detail.size()));
    }
    return {};
}

std::string spaced(std::string_view name) {
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string day_in_words(sim::Day day) {
    constexpr std::array weekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::string text = sim::iso(day);
    const auto month = static_cast<std::size_t>((text[5] - '0') * 10 + text[6] - '0');
    return fmt::format("{} {} {} {}", weekdays[static_cast<std::size_t>(sim::weekday_index(day))],
                       text[8] == '0' ? text.substr(9) : text.substr(8), months[month - 1],
                       text.substr(0, 4));
}

std::string time_in_words(sim::Time time) {
    const bool whole_day = time == sim::Time{sim::day_of(time)};
    return day_in_words(sim::day_of(time)) + (whole_day ? "" : " " + hour(time));
}

std::string counted(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

StoryWords::StoryWords(const model::Model& model) : model_(&model) {
    for (const model::Stage& stage : model.stages)
        stages_[{model.pathways[stage.pathway].name, stage.name}] = &stage;
}

const model::Stage* StoryWords::stage_of(const model::LogLine& line) const {
    const auto found = stages_.find({line.strand, line.stage});
    return found == stages_.end() ? nullptr : found->second;
}

std::string StoryWords::label_of(const model::LogLine& line) const {
    const model::Stage* stage = stage_of(line);
    return stage == nullptr || stage->label.empty() ? spaced(line.stage) : stage->label;
}

std::string StoryWords::target_of(const model::Stage& stage, const std::string& ending) const {
    for (const model::Route& route : stage.routes) {
        if (route.ending != ending || route.to == model::nowhere) continue;
        const std::string& label = model_->stages[route.to].label;
        if (!label.empty()) return label;
    }
    return spaced(ending);
}

std::string StoryWords::with_whom(const model::LogLine& line) const {
    if (line.resource.empty()) return {};
    for (const model::Provider& provider : model_->providers)
        if (provider.name == line.resource)
            return " with " + (provider.label.empty() ? spaced(provider.name) : provider.label);
    const std::string kind = line.resource.substr(0, line.resource.rfind(' '));
    const bool room =
        std::find(model_->resources.begin(), model_->resources.end(), kind) != model_->resources.end();
    return (room ? " in " : " with ") + spaced(line.resource);
}

std::string StoryWords::booked(const model::LogLine& line) const {
    const auto days = (sim::day_of(line.start) - sim::day_of(line.time)).count();
    const std::string why = line.start == line.time ? std::string{} : because(value_in(line.detail, "cause"));
    const std::string when = days == 0 ? "for " + hour(line.start) + " the same day"
                                       : fmt::format("for {}, {} on", time_in_words(line.start),
                                                     counted(static_cast<std::size_t>(days), "day"));
    const std::string whom = with_whom(line);
    return "booked " + when + (whom.empty() ? "" : "," + whom) + (why.empty() ? "" : " (" + why + ")");
}

std::string StoryWords::attendance(const model::LogLine& line, int attempts, const std::string& size) const {
    const bool comes = line.event == "attended";
    const std::string channel = value_in(line.detail, "channel");
    const std::string meeting = value_in(line.detail, "meeting");
    const std::string at_attempt = attempts > 0 ? ", attempt " + std::to_string(attempts) : "";
    if (!meeting.empty())
        return fmt::format("{} meeting{} {}", spaced(meeting), with_whom(line),
                           comes ? "attended" : "MISSED");
    if (channel == "telephone")
        return (comes ? "reached by telephone" : "NOT REACHED by telephone") + at_attempt + "," +
               with_whom(line) + (comes ? ", until " + hour(line.end) : "");
    if (!comes) return "MISSED" + with_whom(line) + ", due at " + hour(line.start);
    return "attended" + with_whom(line) + (size.empty() ? "" : ", a group of " + size) + ", " +
           hour(line.start) + " to " + hour(line.end);
}

std::string StoryWords::say_of_claim(const model::LogLine& line) const {
    const auto cause = [&] { return spaced(value_in(line.detail, "cause")); };
    if (line.event == "claim_started") return fmt::format("Claims benefit at {}.", line.office);
    if (line.event == "arrived") return fmt::format("Comes in at {} without a claim.", line.office);
    if (line.event == "claim_ended") return fmt::format("The claim ends: {}.", cause());
    if (line.event == "moved_benefit") return fmt::format("Benefit goes on without this claim: {}.", cause());
    if (line.event == "reclaimed") return fmt::format("Claims again at {}.", line.office);
    if (line.event == "transferred")
        return fmt::format("Moves from {} to {}.", value_in(line.detail, "from"), line.office);
    if (line.event == "marker") {
        const std::string from = value_in(line.detail, "from");
        const std::string to = value_in(line.detail, "to");
        return from == "none" ? "Marker set: " + to : fmt::format("Marker: from {} to {}", from, to);
    }
    return {};
}

std::string StoryWords::say_of_places(const model::LogLine& line) const {
    const std::string left = value_in(line.detail, "left");
    if (line.event == "requested") {
        const std::string to = value_in(line.detail, "to");
        return to.empty() ? "a place is asked for overnight" : "asked of " + to + " overnight";
    }
    if (line.event == "granted")
        return left.empty() ? "granted" : "a place granted, " + left + " left in the area";
    if (line.event == "refused") return "refused";
    if (line.event == "place_used") return "the place counts for good";
    if (line.event == "place_given_back") return "the place is given back";
    if (line.event == "placement_started")
        return fmt::format("starts, {} hours a week, planned to end {}", value_in(line.detail, "hours"),
                           day_in_words(sim::day_of(line.end)));
    if (line.event == "placement_ended") return "the placement is over";
    if (line.event == "absence")
        return fmt::format(
            "absent ({}) for {} from {}: {}", value_in(line.detail, "kind"),
            counted(static_cast<std::size_t>((sim::day_of(line.end) - sim::day_of(line.start)).count()),
                    "day"),
            day_in_words(sim::day_of(line.start)),
            value_in(line.detail, "treated") == "failure" ? "TREATED AS A FAILURE" : "counts as available");
    return {};
}

std::string StoryWords::say_of_decisions(const model::LogLine& line) const {
    const std::string of_day = day_in_words(sim::day_of(line.start));
    if (line.event == "failure") return "a failure of " + of_day + " is referred";
    if (line.event == "appeal") return "appeals against the sanction for " + of_day;
    if (line.event == "hardship") return "asks for hardship payments";
    if (line.event != "decision") return {};
    const std::string level = value_in(line.detail, "level");
    const std::string outcome = value_in(line.detail, "outcome");
    const std::string weeks = value_in(line.detail, "weeks");
    if (!weeks.empty())
        return fmt::format("decides the failure of {}: SANCTION of {} weeks, {} level", of_day, weeks, level);
    return fmt::format("decides the failure of {}: {}", of_day,
                       outcome == "reserved" ? "decision reserved" : "no sanction");
}

std::string StoryWords::say(const model::LogLine& line, int attempts, const std::string& size) const {
    if (std::string text = say_of_claim(line); !text.empty()) return text;
    const std::string begin = line.stage.empty() ? std::string{} : label_of(line) + ": ";
    if (line.event == "breach")
        return fmt::format("{}DEADLINE MISSED, {}; it waited most for: {}", begin,
                           spaced(value_in(line.detail, "deadline")), spaced(value_in(line.detail, "cause")));
    if (line.event == "booked") return begin + booked(line);
    if (line.event == "cancelled") return begin + "booking for " + time_in_words(line.start) + " given up";
    if (line.event == "attended" || line.event == "missed") return begin + attendance(line, attempts, size);
    if (line.event == "late")
        return begin + "begins late, at " + hour(line.end) + ":" + with_whom(line) + " is still busy";
    if (line.event == "interrupted") return begin + "interrupted for somebody more urgent";
    if (line.event == "timetable")
        return fmt::format("{}timetable {} to {}: {}", begin, day_in_detail(line.detail, "from"),
                           day_in_detail(line.detail, "until"), weekdays_in(line.detail));
    for (std::string text : {say_of_places(line), say_of_decisions(line)})
        if (!text.empty()) return begin + text;
    return {};
}

}  // namespace caseload::output

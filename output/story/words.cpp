#include "output/story/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <variant>

#include "model/office/log_details.hpp"
#include "model/office/log_events.hpp"
#include "output/log/words.hpp"
#include "sim/time.hpp"

namespace caseload::output {

using model::DetailKey;
using model::LogEvent;

namespace {

/// Why nothing sooner was to be had.
std::string because(std::string_view cause) {
    const auto after_colon = [&] { return spaced(cause.substr(cause.find(':') + 1)); };
    if (cause == "interval") return "no sooner by rule";
    if (cause == "closed") return "no sooner as the office was closed";
    if (cause == "timetable") return "no sooner by the timetable";
    if (cause == "claimant") return "no sooner because of the claimant";
    if (cause == "group") return "no sooner for want of a group";
    if (cause == "provider") return "no sooner because of the provider";
    if (cause.starts_with("staff:")) return "no sooner for want of a " + after_colon();
    if (cause.starts_with("resource:")) return "no sooner for want of a " + after_colon();
    return {};
}

std::string hour(sim::Time time) { return sim::iso(time).substr(11, 5); }

/// "Mon 15:40, Tue 10:00".
std::string weekdays_in(const model::LogLine& line) {
    std::string words;
    for (const DetailKey weekday : model::weekday_details) {
        const model::DetailValue* at = value_in(line, weekday);
        if (at == nullptr) continue;
        std::string day(name_of(weekday));
        day[0] = static_cast<char>(day[0] - 'a' + 'A');
        words += (words.empty() ? "" : ", ") + day + " " + text_of(*at);
    }
    return words;
}

/// "Sat 9 May 2015"; empty where there is none.
std::string day_in(const model::LogLine& line, DetailKey key) {
    const model::DetailValue* day = value_in(line, key);
    return day == nullptr ? std::string{} : day_in_words(std::get<sim::Day>(*day));
}

}  // namespace

std::string text_in(const model::LogLine& line, DetailKey key) {
    const model::DetailValue* value = value_in(line, key);
    return value == nullptr ? std::string{} : text_of(*value);
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

std::string StoryWords::target_of(const model::Stage& stage, std::string_view ending) const {
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
    const std::string why =
        line.start == line.time ? std::string{} : because(word_in(line, DetailKey::cause));
    const std::string when = days == 0 ? "for " + hour(line.start) + " the same day"
                                       : fmt::format("for {}, {} on", time_in_words(line.start),
                                                     counted(static_cast<std::size_t>(days), "day"));
    const std::string whom = with_whom(line);
    return "booked " + when + (whom.empty() ? "" : "," + whom) + (why.empty() ? "" : " (" + why + ")");
}

std::string StoryWords::attendance(const model::LogLine& line, int attempts, const std::string& size) const {
    const bool comes = line.event == LogEvent::attended;
    const std::string_view channel = word_in(line, DetailKey::channel);
    const std::string_view meeting = word_in(line, DetailKey::meeting);
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
    const auto cause = [&] { return spaced(word_in(line, DetailKey::cause)); };
    switch (line.event) {
    case LogEvent::claim_started: return fmt::format("Claims benefit at {}.", line.office);
    case LogEvent::arrived: return fmt::format("Comes in at {} without a claim.", line.office);
    case LogEvent::claim_ended: return fmt::format("The claim ends: {}.", cause());
    case LogEvent::moved_benefit: return fmt::format("Benefit goes on without this claim: {}.", cause());
    case LogEvent::reclaimed: return fmt::format("Claims again at {}.", line.office);
    case LogEvent::transferred:
        return fmt::format("Moves from {} to {}.", word_in(line, DetailKey::from), line.office);
    case LogEvent::marker: {
        const std::string_view from = word_in(line, DetailKey::from);
        const std::string_view to = word_in(line, DetailKey::to);
        return from == "none" ? fmt::format("Marker set: {}", to)
                              : fmt::format("Marker: from {} to {}", from, to);
    }
    default: return {};
    }
}

std::string StoryWords::say_of_places(const model::LogLine& line) const {
    switch (line.event) {
    case LogEvent::requested: {
        const std::string_view to = word_in(line, DetailKey::to);
        return to.empty() ? "a place is asked for overnight" : fmt::format("asked of {} overnight", to);
    }
    case LogEvent::granted: {
        const std::string left = text_in(line, DetailKey::left);
        return left.empty() ? "granted" : "a place granted, " + left + " left in the area";
    }
    case LogEvent::refused: return "refused";
    case LogEvent::place_used: return "the place counts for good";
    case LogEvent::place_given_back: return "the place is given back";
    case LogEvent::placement_started:
        return fmt::format("starts, {} hours a week, planned to end {}", text_in(line, DetailKey::hours),
                           day_in_words(sim::day_of(line.end)));
    case LogEvent::placement_ended: return "the placement is over";
    case LogEvent::absence: {
        const auto days = (sim::day_of(line.end) - sim::day_of(line.start)).count();
        const bool failure = word_in(line, DetailKey::treated) == "failure";
        return fmt::format("absent ({}) for {} from {}: {}", word_in(line, DetailKey::kind),
                           counted(static_cast<std::size_t>(days), "day"),
                           day_in_words(sim::day_of(line.start)),
                           failure ? "TREATED AS A FAILURE" : "counts as available");
    }
    default: return {};
    }
}

std::string StoryWords::say_of_decisions(const model::LogLine& line) const {
    const std::string of_day = day_in_words(sim::day_of(line.start));
    switch (line.event) {
    case LogEvent::failure: return "a failure of " + of_day + " is referred";
    case LogEvent::appeal: return "appeals against the sanction for " + of_day;
    case LogEvent::hardship: return "asks for hardship payments";
    case LogEvent::decision: break;
    default: return {};
    }
    const std::string weeks = text_in(line, DetailKey::weeks);
    if (!weeks.empty())
        return fmt::format("decides the failure of {}: SANCTION of {} weeks, {} level", of_day, weeks,
                           word_in(line, DetailKey::level));
    const bool reserved = word_in(line, DetailKey::outcome) == "reserved";
    return fmt::format("decides the failure of {}: {}", of_day,
                       reserved ? "decision reserved" : "no sanction");
}

std::string StoryWords::say_of_bookings(const model::LogLine& line, int attempts,
                                        const std::string& size) const {
    switch (line.event) {
    case LogEvent::booked: return booked(line);
    case LogEvent::cancelled: return "booking for " + time_in_words(line.start) + " given up";
    case LogEvent::attended:
    case LogEvent::missed: return attendance(line, attempts, size);
    case LogEvent::late:
        return "begins late, at " + hour(line.end) + ":" +
               (line.resource.empty() ? " the claimant" : with_whom(line)) + " is still busy";
    case LogEvent::interrupted: return "interrupted for somebody more urgent";
    case LogEvent::timetable:
        return fmt::format("timetable {} to {}: {}", day_in(line, DetailKey::from),
                           day_in(line, DetailKey::until), weekdays_in(line));
    case LogEvent::breach:
        return fmt::format("DEADLINE MISSED, {}; most of the time until then: {}",
                           spaced(word_in(line, DetailKey::deadline)),
                           spaced(word_in(line, DetailKey::cause)));
    default: return {};
    }
}

std::string StoryWords::say(const model::LogLine& line, int attempts, const std::string& size) const {
    if (std::string text = say_of_claim(line); !text.empty()) return text;
    const std::string begin = line.stage.empty() ? std::string{} : label_of(line) + ": ";
    for (const std::string& text :
         {say_of_bookings(line, attempts, size), say_of_places(line), say_of_decisions(line)})
        if (!text.empty()) return begin + text;
    return {};
}

}  // namespace caseload::output

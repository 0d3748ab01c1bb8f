#include "output/log/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/algorithm/string/case_conv.hpp>
#include <chrono>
#include <cstdint>
#include <locale>
#include <variant>

namespace caseload::output {

namespace {

std::string value_text(std::string_view word) { return std::string(word); }
std::string value_text(std::int64_t number) { return fmt::format("{}", number); }
std::string value_text(bool yes) { return yes ? "yes" : "no"; }
std::string value_text(sim::Day day) { return sim::iso(day); }
std::string value_text(std::chrono::minutes of_day) {
    return fmt::format("{:02}:{:02}", of_day.count() / 60, of_day.count() % 60);
}

/// What parts details, and what marks it, is marked where it belongs to a name.
void add_marked(std::string& words, std::string_view name) {
    for (const char letter : name) {
        if (letter == ';' || letter == '=' || letter == '\\') words += '\\';
        words += letter;
    }
}

void add_pair(std::string& words, std::string_view key, std::string_view value) {
    if (!words.empty()) words += ';';
    add_marked(words, key);
    words += '=';
    add_marked(words, value);
}

}  // namespace

std::string_view lifecycle_of(model::LogEvent event) {
    switch (event) {
    case model::LogEvent::booked: return "schedule";
    case model::LogEvent::cancelled:
    case model::LogEvent::session_not_run: return "withdraw";
    case model::LogEvent::entered:
    case model::LogEvent::placement_started: return "start";
    case model::LogEvent::interrupted: return "suspend";
    default: return "complete";
    }
}

bool comes(model::LogEvent event) {
    return event == model::LogEvent::arrived || event == model::LogEvent::claim_started;
}

bool only_listed(const model::LogLine& line) {
    const model::DetailKeys& keys = entry_of(line.event).details;
    return (line.traits.empty() || comes(line.event)) &&
           std::all_of(line.details.begin(), line.details.end(),
                       [&](const model::Detail& detail) { return keys.has(detail.key); });
}

std::string text_of(const model::DetailValue& value) {
    return std::visit([](const auto& one) { return value_text(one); }, value);
}

std::string details_in_words(const model::LogLine& line) {
    std::string words;
    for (const model::Trait& trait : line.traits) add_pair(words, trait.attribute, trait.level);
    for (const model::Detail& detail : line.details)
        add_pair(words, name_of(detail.key), text_of(detail.value));
    return words;
}

std::string name_beside(std::string_view name) {
    constexpr auto taken =
        std::to_array<std::string_view>({"ocel_id", "ocel_time", "ocel_changed_field", "lifecycle", "office",
                                         "marker", "pathway", "stage", "start", "end", "rule", "event"});
    // Columns of SQLite are the same in large and small letters.
    const std::string small = boost::algorithm::to_lower_copy(std::string(name), std::locale::classic());
    const bool is_taken = std::find(taken.begin(), taken.end(), small) != taken.end();
    return is_taken ? "detail_" + std::string(name) : std::string(name);
}

}  // namespace caseload::output

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <system_error>

#include "scenarios/reader/period.hpp"
#include "scenarios/reader/text/files.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t most_calendar_bytes = 8'000'000;
constexpr sim::Days before{3'700};  // What a claim's history or a clock may reach back to,
constexpr sim::Days beyond{3'700};  // and what a booking or a sanction may reach ahead to.
constexpr std::int32_t diary_minutes = 5;

constexpr std::array calendar_keys = {
    Key{"region", Kind::text, "Division of the bank-holiday file (\"england-and-wales\"), or \"none\"",
        "none"},
    Key{"holidays", Kind::text, "Bank holidays as GOV.UK publishes them (JSON), relative to this file",
        "data/bank-holidays.json, looked for in the folders above"},
    Key{"extra", Kind::list, "More dates on which nobody works"},
    Key{"slot", Kind::span, "Allotments of time are multiples of it; itself a multiple of 5 min", "5 min"}};

/// data/bank-holidays.json in the scenario's folder or one above it.
fs::path look_for_holidays(const fs::path& scenario) {
    std::error_code error;
    fs::path folder = fs::absolute(scenario, error).parent_path();
    for (int steps = 0; steps < 12; ++steps) {
        for (const char* place : {"data/bank-holidays.json", "scenarios/data/bank-holidays.json"})
            if (fs::exists(folder / place, error)) return folder / place;
        if (folder == folder.parent_path()) break;
        folder = folder.parent_path();
    }
    return {};
}

std::vector<sim::Day> dates_of(const nlohmann::json& division, const Field& field, const fs::path& file) {
    std::vector<sim::Day> days;
    if (!division.is_object() || !division.contains("events") || !division["events"].is_array()) {
        field.error("no list of events in " + file.generic_string());
        return days;
    }
    for (const auto& event : division["events"]) {
        const bool written = event.is_object() && event.contains("date") && event["date"].is_string();
        const auto day = written ? sim::parse_day(event["date"].get<std::string>()) : std::nullopt;
        if (day)
            days.push_back(*day);
        else
            field.error("an event without a date in " + file.generic_string(),
                        "write \"date\": \"2015-04-03\"");
    }
    return days;
}

/// A file of holidays covers whole years: those of its first and its last holiday and all between.
void warn_outside(const std::vector<sim::Day>& holidays, const Field& asked, const model::Model& model) {
    if (holidays.empty() || model.end <= model.start) return;
    const auto year_of = [](sim::Day day) {
        return static_cast<int>(std::chrono::year_month_day{day}.year());
    };
    const auto [first, last] = std::minmax_element(holidays.begin(), holidays.end());
    const sim::Day begin = sim::make_day(year_of(*first), 1, 1);
    const sim::Day end = sim::make_day(year_of(*last) + 1, 1, 1);
    const auto days_before = std::max(sim::Days{0}, std::min(model.end, begin) - model.start).count();
    const auto days_after = std::max(sim::Days{0}, model.end - std::max(model.start, end)).count();
    if (days_before + days_after == 0) return;
    asked.warning("bank holidays are known for " + std::to_string(year_of(*first)) + " to " +
                      std::to_string(year_of(*last)) + " only; " + std::to_string(days_before + days_after) +
                      " days of the run lie outside, where every weekday is a working day",
                  "name a file that has them, or add those that matter: extra = [2029-01-01]");
}

std::vector<sim::Day> read_holidays(const Section& section, const fs::path& scenario,
                                    const model::Model& model) {
    const auto region = as_text(section["region"]);
    if (!region || *region == "none") return {};
    const Field named = section["holidays"];
    const Field& asked = named ? named : section["region"];
    const auto written = as_text(named);
    fs::path file = written ? beside(named, *written) : look_for_holidays(scenario);
    // A scenario elsewhere may extend one of ours: then the file lies above the one that names the region.
    if (file.empty()) file = look_for_holidays(beside(section["region"], "scenario.toml"));
    if (file.empty()) {
        asked.error("no data/bank-holidays.json in the scenario's folder or above it",
                    "name the file: holidays = \"bank-holidays.json\"");
        return {};
    }
    std::string wrong;
    const auto text = file_text(file, most_calendar_bytes, wrong);
    if (!text) {
        asked.error(wrong);
        return {};
    }
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (json.is_discarded() || !json.is_object()) {
        asked.error("no JSON of bank holidays: " + file.generic_string());
        return {};
    }
    if (!json.contains(*region)) {
        std::vector<std::string> known = {"none"};
        for (const auto& [division, events] : json.items()) known.push_back(division);
        section["region"].error("unknown region " + in_quotes(*region), did_you_mean(*region, known));
        return {};
    }
    const auto days = dates_of(json[*region], asked, file);
    warn_outside(days, asked, model);
    return days;
}

}  // namespace

void read_calendar(const Field& calendar, const fs::path& scenario, model::Model& model) {
    const Section section(calendar, {calendar_keys}, "a calendar");
    std::vector<sim::Day> holidays = read_holidays(section, scenario, model);
    for (const Field& item : items(section["extra"]))
        if (const auto day = as_day(item)) holidays.push_back(*day);
    model.calendar = sim::Calendar(model.start - before, std::max(model.start, model.end) + beyond, holidays);

    const auto slot = as_minutes(section["slot"]);
    if (!slot) return;
    model.slot_minutes = slot->amount / 60;
    if (model.slot_minutes <= 0 || model.slot_minutes % diary_minutes != 0 || model.slot_minutes > 1'440) {
        section["slot"].error("the diary's slot must be a multiple of 5 min: found " +
                              found(section["slot"]));
        model.slot_minutes = diary_minutes;
    }
}

std::vector<KeyTable> calendar_key_tables() {
    return {{"calendar", "Bank holidays and the diary's slot", calendar_keys}};
}

}  // namespace caseload::scenarios

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "audit.hpp"
#include "output/log/csv.hpp"
#include "tests/scenarios/whole.hpp"

/// Shipped scenarios, run and held against the rules by a reader of the log that shares no code with them. Of the
/// tests of the auditor only this file includes the program.
namespace caseload {

namespace {

struct Run {
    std::string scenario;
    whole::Sets sets;                     ///< A shorter period, where the limits of whole years do not count.
    std::set<std::string> other_markers;  ///< Of which the guidance's table says nothing.
    std::int32_t sanction_first, sanction_repeat;  ///< Days
    std::vector<std::string> checked;              ///< Rules of which the run must show cases.
};

const std::vector<std::string> everywhere{"begins-once", "claim-turns",  "stages-pair",
                                          "one-person",  "one-resource", "opening-hours",
                                          "attendance",  "decisions",    "HTW-92"};
const std::vector<std::string> work_programme{
    "HTW-5",   "HTW-7",  "HTW-42",        "HTW-44",       "HTW-45",      "HTW-53",
    "HTW-54",  "HTW-55", "HTW-63",        "HTW-69",       "HTW-75",      "HTW-81",
    "HTW-101", "HTW-52", "HTW-92 repeat", "marker-table", "marker-final"};

const std::vector<Run> runs{
    {"iap-trial",
     {{"period.end", "2015-08-01"}},
     {"directed"},
     28,
     91,
     {"HTW-92 repeat", "marker-table", "IAP-21"}},
    {"iap-youth", {{"period.end", "2018-09-01"}}, {"directed"}, 7, 14, {"IAP-21"}},
    {"help-to-work", {}, {}, 28, 91, work_programme},
    {"post-work-programme", {}, {}, 28, 91, {"marker-table", "marker-final", "PWPS-14"}},
};

audit::Day day_of(sim::Day day) { return static_cast<audit::Day>(day.time_since_epoch().count()); }

void take_offices(const model::Model& model, audit::Expectations& expected) {
    for (const model::Office& office : model.offices) {
        audit::Hours& hours = expected.offices[office.name];
        hours.always = office.always_open;
        for (std::size_t d = 0; d < office.hours.size(); ++d)
            hours.open[d] = {office.hours[d].first.count(), office.hours[d].second.count()};
    }
    expected.first = day_of(model.start);
    expected.end = day_of(model.end);
    // Bookings reach beyond the end.
    for (sim::Day day = model.start; day < model.end + sim::Days{366}; day += sim::Days{1}) {
        if (model.calendar.holiday(day)) expected.holidays.insert(day_of(day));
    }
    expected.bookable.insert(model.roles.begin(), model.roles.end());
    expected.bookable.insert(model.resources.begin(), model.resources.end());
}

void take_places(const model::Model& model, audit::Expectations& expected) {
    for (const model::Provider& provider : model.providers) {
        expected.providers.insert(provider.name);
        const std::chrono::year_month_day begins{
            std::chrono::sys_days{provider.year_begins.time_since_epoch()}};
        expected.year_month = static_cast<int>(static_cast<unsigned>(begins.month()));
        expected.year_day = static_cast<int>(static_cast<unsigned>(begins.day()));
        for (int year = static_cast<int>(begins.year());; ++year) {
            const sim::Day first = sim::make_day(year, static_cast<unsigned>(begins.month()),
                                                 static_cast<unsigned>(begins.day()));
            if (first >= model.end) break;
            std::set<std::string> areas;
            for (const model::Office& office : model.offices) areas.insert(office.area);
            for (const std::string& area : areas)
                expected.limits.push_back({area, year, provider.places.at(0, first)});
        }
    }
}

void take_availability(const model::Model& model, audit::Expectations& expected) {
    for (const model::Stage& stage : model.stages) {
        if (stage.does() == model::Does::walk_in) expected.walk_in_stages.insert(model.full_name(stage));
        const auto* daily = std::get_if<model::DailyReviews>(&stage.kind);
        if (daily == nullptr) continue;
        const auto& from = daily->available_from;
        const auto& until = daily->available_until;
        expected.availability_of_all = {from.at(0, model.start).count(), until.at(0, model.start).count()};
        const std::int16_t by = from.attribute >= 0 ? from.attribute : until.attribute;
        if (by < 0) continue;
        const model::Attribute& attribute = model.attributes[static_cast<std::size_t>(by)];
        expected.availability_attribute = attribute.name;
        for (std::size_t level = 0; level < attribute.levels.size(); ++level) {
            const auto which = static_cast<std::uint8_t>(level);
            expected.availability[attribute.levels[level]] = {from.at(which, model.start).count(),
                                                              until.at(which, model.start).count()};
        }
    }
}

audit::Expectations expectations(const model::Model& model, const Run& run) {
    audit::Expectations expected;
    take_offices(model, expected);
    take_places(model, expected);
    take_availability(model, expected);
    expected.other_markers = run.other_markers;
    expected.sanction_first = run.sanction_first;
    expected.sanction_repeat = run.sanction_repeat;
    return expected;
}

/// One replication's events.csv, audited.
audit::Report audited(const Run& run) {
    const whole::Scenario scenario(whole::shipped / run.scenario / "scenario.toml", run.sets);
    const auto folder = std::filesystem::temp_directory_path() /
                        ("caseload-audit-" + std::to_string(getpid()) + "-" + run.scenario);
    std::filesystem::create_directories(folder);
    const auto file = folder / "events.csv";
    {
        const output::EventLog log(file);
        model::RunOptions options;
        options.count = 1;
        options.threads = 2;
        options.log = [&](int replication) { return log.sink(replication); };
        model::run(*scenario.setup, options);
        log.join(0, 1);
    }
    std::ifstream in(file);
    audit::Report report = audit::audit(in, expectations(*scenario.model, run));
    in.close();
    std::filesystem::remove_all(folder);
    return report;
}

void expect_sound(const Run& run) {
    if (!std::filesystem::exists(whole::shipped / run.scenario)) {
        WARN("there is no scenario " << run.scenario << " to audit");
        return;
    }
    const audit::Report report = audited(run);
    INFO(audit::in_words(report, 5));
    CHECK(report.findings.empty());
    std::vector<std::string> rules = everywhere;
    rules.insert(rules.end(), run.checked.begin(), run.checked.end());
    for (const std::string& rule : rules) {
        INFO("cases of " << rule);
        const auto seen = report.checked.find(rule);
        REQUIRE(seen != report.checked.end());
        CHECK(seen->second >= 1);
    }
}

}  // namespace

TEST_CASE("The log of the trial stands up to an audit", "[auditor]") { expect_sound(runs[0]); }
TEST_CASE("The log of the youth programme stands up to an audit", "[auditor]") { expect_sound(runs[1]); }
TEST_CASE("The log of Help to Work stands up to an audit", "[auditor]") { expect_sound(runs[2]); }
TEST_CASE("The log of Post Work Programme Support stands up to an audit", "[auditor]") {
    expect_sound(runs[3]);
}

TEST_CASE("Every shipped scenario with an office is audited", "[auditor]") {
    for (const auto& entry : std::filesystem::directory_iterator(whole::shipped)) {
        const auto file = entry.path() / "scenario.toml";
        if (!std::filesystem::exists(file)) continue;
        const std::string name = entry.path().filename().string();
        INFO(name);
        const bool listed =
            std::any_of(runs.begin(), runs.end(), [&](const Run& run) { return run.scenario == name; });
        CHECK(listed);
    }
}

}  // namespace caseload

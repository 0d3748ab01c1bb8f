#include "tests/rules/help_lives.hpp"

/// Post Work Programme Support goes by rules of its own, where those of Help to Work differ.
namespace caseload::rule_tests {

namespace {

const Story& own_rules() {
    static const Story story =
        tell("small-help.toml", {{"period.start", "2013-07-01"},
                                 {"period.end", "2014-04-20"},
                                 {"office_defaults.staff.work_coach.count", "1"},
                                 {"arrivals.0.per_week", "9"},
                                 {"arrivals.1.per_week", "12"},
                                 {"rules.pwps.wpci_minutes", "50 min"},
                                 {"rules.pwps.wpci_within", "12 working days"},
                                 {"rules.pwps.separate_wpci_within", "1 working days"},
                                 {"rules.htw.wpci_minutes", "30 min"},
                                 {"rules.htw.wpci_within", "30 working days"},
                                 {"rules.htw.separate_wpci_within", "9 working days"}});
    return story;
}

}  // namespace

TEST_CASE("before Help to Work the completer interview takes as long as its own rules say",
          "[PWPS-4][PWPS-6]") {
    std::map<std::string, std::size_t> booked;
    each_visit(own_rules(), {"wpci", "wpci_again", "wpci_separate", "late_wpci"},
               [&](const Life&, const Visit& visit, const Visit*) {
                   for (const Line* line : visit.lines) {
                       if (line->event != "booked") continue;
                       CHECK(minutes(line->start, line->end) == 50);
                       ++booked[visit.stage];
                   }
               });
    CHECK(booked["wpci"] > 300);
    CHECK(booked["wpci_again"] > 20);
    CHECK(booked["wpci_separate"] > 100);
    CHECK(booked["late_wpci"] > 10);
}

TEST_CASE("before Help to Work the completer interview is late by the limits of its own rules",
          "[PWPS-2][PWPS-4][PWPS-24]") {
    std::map<std::string, std::map<bool, std::size_t>> late;
    each_visit(own_rules(), {"wpci", "wpci_again"}, [&](const Life& life, const Visit& visit, const Visit*) {
        const Line* attended = visit.first("attended");
        // Whoever claims anew has no limit from completion.
        const bool anew = std::any_of(life.lines.begin(), life.lines.end(), [&](const Line& line) {
            return line.event == "reclaimed" && line.time <= visit.entered;
        });
        if (attended == nullptr || anew) return;
        const auto completed = clock_at(life, "completed", attended->start);
        REQUIRE(completed.has_value());
        const bool over = own_rules().working_days(Time{*completed}, attended->start) > 12;
        CHECK(visit.count("breach") == (over ? 1 : 0));
        if (over) CHECK(visit.first("breach")->value("deadline") == "pwps_wpci_within_15_working_days");
        ++late["wpci"][over];
    });
    each_visit(own_rules(), {"wpci_separate", "late_wpci"},
               [&](const Life&, const Visit& visit, const Visit*) {
                   const Line* attended = visit.first("attended");
                   if (attended == nullptr) return;
                   const bool over = own_rules().working_days(visit.entered, attended->start) > 1;
                   CHECK(visit.count("breach") == (over ? 1 : 0));
                   ++late["separate"][over];
               });
    CHECK(late["wpci"][false] > 100);
    CHECK(late["wpci"][true] > 10);
    CHECK(late["separate"][false] > 25);
    CHECK(late["separate"][true] > 5);
    // Of the own coach's days those are preferred that are in time by the rules of the day.
    const auto& within = stage_of<model::Appointment>(own_rules(), "programme.wpci_separate").booking.within;
    CHECK(within.at(0, help_to_work_begins - sim::Days{1}).amount == 1);
    CHECK(within.at(0, help_to_work_begins).amount == 9);
}

}  // namespace caseload::rule_tests

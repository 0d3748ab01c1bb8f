#include <map>
#include <set>

#include "tests/model/logged.hpp"

/// Who is there on which day: dated numbers, absences known long before, members by name.
namespace caseload {

namespace {

/// Ten people a working day, each an hour of a coach, from Monday 5 January 2015 on for four weeks.
std::string office(const std::string& staff, const std::string& keys = "", const std::string& rooms = "0") {
    return R"(title = "An office"
[period]
days = 28
[offices.A]
staff.coach = )" +
           staff + "\nresources = { room = " + rooms + R"( }
[[arrivals]]
enters = "talk.talk"
per_day = 10
[pathways.talk.stages.talk]
does = "appointment"
role = "coach"
minutes = "60 min"
)" + keys + R"(
to = "end"
)";
}

std::string date(sim::Time time) { return sim::iso(sim::day_of(time)); }

std::int64_t hour(sim::Time time) { return sim::time_of_day(time).count() / 3600; }

/// The members who held meetings, by date.
std::map<std::string, std::set<std::string>> working(const std::vector<Line>& lines) {
    std::map<std::string, std::set<std::string>> found;
    for (const Line& line : lines)
        if (line.event == "attended") found[date(line.start)].insert(line.resource);
    return found;
}

}  // namespace

TEST_CASE("who is away has no meetings from the first day until the day before the last", "[staff]") {
    const auto by_day = working(
        run_logged(office("{ count = 2, away = [{ from = 2015-01-13, until = 2015-01-15, count = 1 }] }")));
    const std::set<std::string> both{"coach 1", "coach 2"};
    CHECK(by_day.at("2015-01-12") == both);
    CHECK(by_day.at("2015-01-13") == std::set<std::string>{"coach 1"});
    CHECK(by_day.at("2015-01-14") == std::set<std::string>{"coach 1"});
    CHECK(by_day.at("2015-01-15") == both);
}

TEST_CASE("a dated count holds on its days, the last that says something about a day", "[staff]") {
    const auto by_day =
        working(run_logged(office("{ count = [{ count = 1 }, { from = 2015-01-12, count = 3 }, { weekdays = "
                                  "[\"Fri\"], count = 2 }] }")));
    CHECK(by_day.at("2015-01-08").size() == 1);
    CHECK(by_day.at("2015-01-09").size() == 2);
    CHECK(by_day.at("2015-01-12").size() == 3);
    CHECK(by_day.at("2015-01-16").size() == 2);
    CHECK(by_day.at("2015-01-20").size() == 3);
}

TEST_CASE("members have their own weekdays, first and last days, and are told by name", "[staff]") {
    const auto by_day = working(
        run_logged(office("{ members = [{ count = 1 }, { name = \"Ann\", weekdays = [\"Tue\", \"Thu\"] }, "
                          "{ name = \"Bob\", from = 2015-01-08, until = 2015-01-14 }] }")));
    const std::set<std::string> alone{"coach 1"};
    const std::set<std::string> with_ann{"coach 1", "coach Ann"};
    const std::set<std::string> with_bob{"coach 1", "coach Bob"};
    CHECK(by_day.at("2015-01-06") == with_ann);
    CHECK(by_day.at("2015-01-07") == alone);
    CHECK(by_day.at("2015-01-08") == std::set<std::string>{"coach 1", "coach Ann", "coach Bob"});
    CHECK(by_day.at("2015-01-09") == with_bob);
    CHECK(by_day.at("2015-01-13") == std::set<std::string>{"coach 1", "coach Ann", "coach Bob"});
    CHECK(by_day.at("2015-01-14") == alone);
}

TEST_CASE("members without a name are counted, whoever stands between them", "[staff]") {
    const auto by_day =
        working(run_logged(office("{ members = [{ count = 1 }, { name = \"Ann\" }, { count = 1 }] }")));
    CHECK(by_day.at("2015-01-06") == std::set<std::string>{"coach 1", "coach 2", "coach Ann"});
}

TEST_CASE("a member's luck is the same whoever else is there", "[staff]") {
    const auto days_of_ann = [](const std::string& others) {
        std::set<std::string> days;
        for (const auto& [day, who] :
             working(run_logged(office("{ sickness = \"30%\", members = [" + others + "] }"))))
            if (who.contains("coach Ann")) days.insert(day);
        return days;
    };
    // Enough to do for everybody: on the days on which Ann has no meeting she is sick.
    const auto alone = days_of_ann("{ name = \"Ann\" }");
    CHECK(alone.size() > 8);
    CHECK(alone.size() < 20);
    CHECK(days_of_ann("{ name = \"Cyd\" }, { name = \"Ann\" }") == alone);
    CHECK(days_of_ann("{ name = \"Ann\" }, { count = 1 }") == alone);
}

TEST_CASE("people whose own coach has left for good are given another", "[staff]") {
    const std::string reviewed = R"(title = "Reviews"
[period]
days = 56
[offices.A]
staff.coach = { members = [{ name = "Ann", until = 2015-02-02 }, { name = "Bob", from = 2015-02-02 }] }
[[arrivals]]
enters = "talk.talk"
per_day = 2
until = 2015-01-20
[pathways.talk.stages.talk]
does = "reviews"
role = "coach"
own_coach = "only"
minutes = "10 min"
every = "7 days"
lasting = "6 weeks"
to = { elapsed = "end", no_slot = "end" }
)";
    std::size_t after = 0;
    for (const Line& line : run_logged(reviewed)) {
        if (line.event != "attended") continue;
        const bool with_ann = date(line.start) < "2015-02-02";
        CHECK(line.resource == (with_ann ? "coach Ann" : "coach Bob"));
        after += with_ann ? 0 : 1;
    }
    CHECK(after > 20);
}

namespace {

/// First meetings, by whose they are, from a day until before another: of six people a day who stay for four weeks, each with
/// one coach for good.
std::map<std::string, double> first_meetings(const std::string& staff, const std::string& from,
                                             const std::string& until) {
    std::map<std::string, double> found;
    for (const Line& line : run_logged(R"(title = "Caseloads"
[period]
days = 112
[offices.A]
staff.coach = )" + staff + R"(
[[arrivals]]
enters = "talk.first"
per_day = 6
[pathways.talk.stages.first]
does = "appointment"
role = "coach"
own_coach = "only"
minutes = "10 min"
to = "stays"
[pathways.talk.stages.stays]
does = "wait"
for = "4 weeks"
to = { done = "end" }
)")) {
        if (line.event == "attended" && date(line.start) >= from && date(line.start) < until)
            ++found[line.resource];
    }
    return found;
}

double share(std::map<std::string, double> met, const std::string& coach) {
    double all = 0;
    for (const auto& [name, meetings] : met) all += meetings;
    return met[coach] / all;
}

}  // namespace

TEST_CASE(
    "a coach who comes later is given a share of the new people, not all, and then as many as the others",
    "[staff]") {
    const std::string staff = "{ count = [{ count = 2 }, { from = 2015-03-02, count = 3 }] }";
    CHECK(share(first_meetings(staff, "2015-03-03", "2015-03-31"), "coach 3") ==
          Approx(1.0 / 3).margin(0.04));
    CHECK(share(first_meetings(staff, "2015-04-01", "2015-04-27"), "coach 3") ==
          Approx(1.0 / 3).margin(0.06));
}

TEST_CASE("a coach has people in proportion to the hours of the week", "[staff]") {
    const std::string staff =
        "{ members = [{ count = 1 }, { name = \"Ann\", weekdays = [\"Tue\", \"Thu\"] }] }";
    CHECK(share(first_meetings(staff, "2015-02-02", "2015-04-27"), "coach Ann") ==
          Approx(2.0 / 7).margin(0.03));
}

TEST_CASE("nobody new is given to a coach who is away for days on end, and it is made up for afterwards",
          "[staff]") {
    const std::string staff = "{ count = 2, away = { from = 2015-03-02, until = 2015-03-16, count = 1 } }";
    CHECK(share(first_meetings(staff, "2015-03-03", "2015-03-16"), "coach 2") == 0);
    CHECK(share(first_meetings(staff, "2015-03-17", "2015-03-31"), "coach 2") > 0.6);
    CHECK(share(first_meetings(staff, "2015-04-06", "2015-04-27"), "coach 2") == Approx(0.5).margin(0.06));
}

TEST_CASE("nobody is given to a coach without bookable hours", "[staff]") {
    const std::string staff =
        "{ members = [{ pattern = { duty = \"queue\", from = \"09:00\", until = \"17:00\" } }, { name = "
        "\"Ann\" }] }";
    CHECK(share(first_meetings(staff, "2015-01-05", "2015-04-27"), "coach Ann") == 1);
    std::size_t no_slot = 0;
    for (const Line& line : run_logged(office(staff, "own_coach = \"only\"")))
        no_slot += line.event == "ended" && line.detail.find("no_slot") != std::string::npos;
    CHECK(no_slot == 0);
}

TEST_CASE("things are there in the numbers of the day, for queues and for bookings", "[staff]") {
    const std::string rooms = "[{ count = 2 }, { from = 2015-01-13, until = 2015-01-15, count = 1 }]";
    const auto served = run_logged(R"(title = "A desk"
[period]
days = 14
[offices.A]
open = "always"
resources = { clerk = )" + rooms + R"( }
[[arrivals]]
enters = "call.desk"
per_hour = 3
[pathways.call.stages.desk]
does = "walk_in"
needs = { clerk = 1 }
service = "60 min"
to = "end"
)");
    // Three hours of work come an hour, so that all are always busy: two at once, and on two days one.
    std::map<std::string, std::size_t> ended;
    for (const Line& line : served)
        if (line.event == "attended") ++ended[date(line.end)];
    CHECK(ended["2015-01-12"] == 48);
    CHECK(ended["2015-01-14"] == 24);
    CHECK(ended["2015-01-16"] == 48);

    std::map<std::string, std::set<sim::Time>> used;
    for (const Line& line :
         run_logged(office("{ count = 4 }", "needs = { room = 1 }\nearliest = \"1 days\"", rooms)))
        if (line.event == "attended") used[date(line.start)].insert(line.start);
    // Ten hours of meetings are wanted: five at a time with two rooms, and with one room all day long.
    CHECK(used["2015-01-12"].size() < 8);
    CHECK(used["2015-01-13"].size() == 8);
    CHECK(used["2015-01-14"].size() == 8);
}

TEST_CASE("times spread over the day are on the days of the earliest, at any of their hours", "[slots]") {
    std::map<std::string, std::map<std::int64_t, std::size_t>> hours;
    std::map<std::string, std::map<std::string, std::size_t>> days;
    for (const std::string policy : {"earliest", "spread"}) {
        for (const Line& line : run_logged(
                 office("{ count = 3 }", "earliest = \"2 working days\"\nslots = \"" + policy + "\""))) {
            if (line.event != "attended") continue;
            ++hours[policy][hour(line.start)];
            ++days[policy][date(line.start)];
        }
    }
    // Ten a day of 24 hours: all in the first four hours, three at a time; or each hour about as many.
    CHECK(days["spread"] == days["earliest"]);
    CHECK(hours["earliest"][9] > 40);
    CHECK(hours["earliest"][16] == 0);
    CHECK(hours["spread"][9] < 40);
    CHECK(hours["spread"][16] > 10);
}

}  // namespace caseload

#include "tests/model/logged.hpp"

/// Staff's time on small scenarios: gaps in a diary, overruns, sickness; and what a decision brings about.
namespace caseload {

namespace {

std::size_t count(const std::vector<Line>& lines, const std::string& stage, const std::string& event,
                  const std::string& detail = "") {
    std::size_t n = 0;
    for (const Line& line : lines) {
        n += line.stage == stage && line.event == event && line.detail.find(detail) != std::string::npos;
    }
    return n;
}

std::string desk(const std::string& duty, const std::string& more = "") {
    return R"(title = "A desk"
[period]
days = 40
[offices.A]
open = { from = "09:00", until = "17:00" }
[offices.A.staff.clerk]
count = 1
)" + more + duty +
           R"(
[[arrivals]]
name = "callers"
office = "A"
enters = "call.desk"
per_day = 8
[[arrivals]]
name = "booked"
office = "A"
enters = "talk.talk"
per_day = 6
[pathways.call.stages.desk]
does = "walk_in"
needs = { clerk = 1 }
service = "5 min"
to = { served = "end", closed = "end" }
[pathways.talk.stages.talk]
does = "appointment"
role = "clerk"
minutes = "30 min"
lasts = "40 min"
to = "end"
)";
}

}  // namespace

TEST_CASE("queue work uses the gaps of a diary when the duty allows it, and not otherwise", "[gaps]") {
    const std::string booked = R"(pattern = [{ duty = "booked", from = "09:00", until = "17:00")";
    const auto without = run_logged(desk(booked + " }]"));
    CHECK(count(without, "desk", "ended", "ending=served") == 0);
    const auto with = run_logged(desk(booked + ", fill_gaps = true }]"));
    CHECK(count(with, "desk", "ended", "ending=served") > 100);
    // One clerk: nobody is served while an appointment is under way.
    for (const Line& talk : with) {
        if (talk.stage != "talk" || talk.event != "attended") continue;
        for (const Line& served : with) {
            if (served.stage != "desk" || served.event != "attended") continue;
            const bool apart = served.start >= talk.end || served.end <= talk.start;
            CHECK(apart);
        }
    }
}

TEST_CASE("an overrun delays the next booking, which is counted late", "[overrun]") {
    const auto lines =
        run_logged(desk(R"(pattern = [{ duty = "booked", from = "09:00", until = "17:00" }])"));
    sim::Time busy_until{};
    std::vector<sim::Time> late;  // due while the one before was still there, whose end is told when it comes
    std::size_t counted = 0;
    for (const Line& line : lines) {
        if (line.stage != "talk") continue;
        if (line.event == "late") late.push_back(line.time);
        if (line.event != "attended") continue;
        CHECK(line.start >= busy_until);
        CHECK(line.end - line.start == std::chrono::minutes{40});
        busy_until = line.end;
        for (const sim::Time due : late) CHECK(due < busy_until);
        counted += late.size();
        late.clear();
    }
    CHECK(counted > 20);
}

TEST_CASE("when the only clerk is always away sick, every booking is cancelled at opening", "[sickness]") {
    const std::string duty = R"(pattern = [{ duty = "booked", from = "09:00", until = "17:00" }])";
    const auto lines = run_logged(desk(duty, "sickness = 1.0\n"));
    CHECK(count(lines, "talk", "attended") == 0);
    CHECK(count(lines, "talk", "ended", "ending=cancelled") > 100);
}

TEST_CASE("a colleague takes the bookings of somebody away sick", "[sickness]") {
    std::string text =
        desk(R"(pattern = [{ duty = "booked", from = "09:00", until = "17:00" }])", "sickness = 0.5\n");
    text.replace(text.find("count = 1"), 9, "count = 6");
    const auto lines = run_logged(text);
    const auto kept = count(lines, "talk", "attended");
    CHECK(kept > 150);
    CHECK(count(lines, "talk", "ended", "ending=cancelled") < kept / 10);
}

TEST_CASE("a strand reacts to a sanction", "[reactions]") {
    const auto lines = run_logged(R"(title = "Sanctions"
[period]
days = 60
[offices.A]
open = "always"
[[arrivals]]
office = "A"
enters = "decision.referred"
per_day = 5
[pathways.decision.stages.referred]
does = "decision_maker"
delay = "3 days"
sanctioned = 0.5
first = "4 weeks"
repeat = "13 weeks"
counts_within = "52 weeks"
disregarded_within = "2 weeks"
to = { sanctioned = "end", not_sanctioned = "end" }
start = { strand = "support", at = "usual" }
[pathways.support.stages.usual]
does = "wait"
for = "5 days"
to = { done = "end" }
[pathways.support.stages.more]
does = "wait"
for = "1 day"
to = { done = "end" }
[[pathways.support.on.sanctioned]]
to = "more"
)");
    const auto sanctions = count(lines, "referred", "decision", "outcome=sanction");
    CHECK(sanctions > 50);
    CHECK(count(lines, "more", "entered") == sanctions);
    CHECK(count(lines, "referred", "decision", "outcome=no_sanction") > 50);
}

TEST_CASE("sessions on demand go on when a facilitator falls sick and another can take over", "[sickness]") {
    const auto lines = run_logged(R"(title = "On demand"
[period]
days = 90
[offices.A]
open = { from = "09:00", until = "17:00" }
resources = { room = 1 }
[offices.A.staff.coach]
count = 4
sickness = 0.3
[[arrivals]]
office = "A"
enters = "life.talk"
per_day = 6
[pathways.life.stages.talk]
does = "appointment"
role = "coach"
minutes = "30 min"
to = { attended = "group", cancelled = "talk", no_slot = "end" }
[pathways.life.stages.group]
does = "group_session"
role = "coach"
needs = { room = 1 }
minutes = "60 min"
smallest = 3
largest = 8
on_demand = true
notice = "2 working days"
horizon = "28 days"
to = { attended = "end", did_not_run = "end", no_place = "end" }
)");
    CHECK(count(lines, "talk", "ended", "ending=cancelled") > 0);
    CHECK(count(lines, "group", "ended", "ending=attended") > 100);
}

TEST_CASE("daily reviews find booked time where queues need the role too and nobody has a pattern",
          "[daily_reviews]") {
    const auto lines = run_logged(R"(title = "A desk that sees people daily"
[period]
days = 40
[offices.A]
open = { from = "09:00", until = "17:00" }
[offices.A.staff.clerk]
count = 2
[[arrivals]]
office = "A"
enters = "programme.daily"
per_day = 0.2
[pathways.programme.stages.daily]
does = "daily_reviews"
start_clocks = ["allocated"]
role = "clerk"
minutes = "10 min"
clock = "allocated"
longest = "4 weeks"
blocks = ["2 weeks", "2 weeks"]
to = { completed = "questions", ended_early = "questions", failed = "end", no_slot = "end" }
[pathways.programme.stages.questions]
does = "walk_in"
needs = { clerk = 1 }
service = "5 min"
to = { served = "end", closed = "end" }
)");
    CHECK(count(lines, "daily", "attended") > 20);
    CHECK(count(lines, "daily", "ended", "ending=no_slot") == 0);
}

}  // namespace caseload

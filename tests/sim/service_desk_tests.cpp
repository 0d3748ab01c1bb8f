#include "sim/service_desk.hpp"

#include <catch2/catch.hpp>

using namespace caseload::sim;

namespace {

Time at(int second) { return Time{std::chrono::seconds{second}}; }

Ticket ticket(std::uint32_t actor, NeedsId needs, int second, std::int32_t priority = 0) {
    Ticket made;
    made.actor = actor;
    made.needs = needs;
    made.since = at(second);
    made.priority = priority;
    return made;
}

/// Everybody who starts now, in order.
std::vector<std::uint32_t> starts(ServiceDesk& desk) {
    std::vector<std::uint32_t> actors;
    while (const auto started = desk.next()) actors.push_back(started->second.actor);
    return actors;
}

using Actors = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("one server takes customers in the order in which they came", "[service_desk]") {
    ServiceDesk desk;
    const NeedsId one = desk.add_needs({{desk.add_unit(1), 1}});
    const LineId line = desk.add_line({});
    Ticket first = ticket(1, one, 0), second = ticket(2, one, 1), third = ticket(3, one, 1);
    CHECK(desk.join(line, first) == Joined::started);
    CHECK(desk.join(line, second) == Joined::waiting);
    CHECK(desk.join(line, third) == Joined::waiting);
    CHECK(desk.waiting(line) == 2);
    CHECK_FALSE(desk.next());
    desk.finish(line, first);
    const auto started = desk.next();
    REQUIRE(started);
    CHECK(started->first == line);
    CHECK(started->second.actor == 2);
    CHECK(started->second.sequence == second.sequence);
    CHECK_FALSE(desk.next());
    desk.finish(line, second);
    CHECK(starts(desk) == Actors{3});
    CHECK(desk.waiting(line) == 0);
}

TEST_CASE("two lines that share a nurse are called by priority, arrival and sequence of their heads",
          "[service_desk]") {
    ServiceDesk desk;
    const NeedsId nurse = desk.add_needs({{desk.add_unit(1), 1}});
    const LineId clinic = desk.add_line({}), desk_line = desk.add_line({});
    Ticket served = ticket(0, nurse, 0);
    CHECK(desk.join(clinic, served) == Joined::started);
    Ticket later = ticket(1, nurse, 20), same_moment = ticket(2, nurse, 20),
           urgent = ticket(3, nurse, 30, -1);
    desk.join(desk_line, later);
    desk.join(clinic, same_moment);
    desk.join(clinic, urgent);  // a line by arrival: it does not pass the one ahead
    desk.finish(clinic, served);
    CHECK(starts(desk) == Actors{1});
    desk.finish(desk_line, later);
    CHECK(starts(desk) == Actors{2});
    desk.finish(clinic, same_moment);
    CHECK(starts(desk) == Actors{3});
}

TEST_CASE("a head that cannot start blocks its own line and no other", "[service_desk]") {
    ServiceDesk desk;
    const Unit nurse = desk.add_unit(2), bay = desk.add_unit(1);
    const NeedsId a_nurse = desk.add_needs({{nurse, 1}});
    const NeedsId both = desk.add_needs({{nurse, 1}, {bay, 1}});
    const LineId one = desk.add_line({}), other = desk.add_line({});
    Ticket in_bay = ticket(0, both, 0);
    CHECK(desk.join(one, in_bay) == Joined::started);
    CHECK(desk.first_lacking(both) == bay);
    CHECK_FALSE(desk.first_lacking(a_nurse));
    Ticket blocked = ticket(1, both, 1), behind = ticket(2, a_nurse, 2), elsewhere = ticket(3, a_nurse, 3);
    CHECK(desk.join(one, blocked) == Joined::waiting);
    CHECK(desk.join(one, behind) == Joined::waiting);  // a nurse is free, but the head waits for a bay
    CHECK(desk.head(one)->actor == 1);
    CHECK(desk.in_use(nurse) == 1);
    CHECK(desk.join(other, elsewhere) == Joined::started);
    CHECK(desk.first_lacking(both) == nurse);  // the first in the order of the needs

    SECTION("until the head's needs are free") {
        desk.finish(one, in_bay);
        CHECK(starts(desk) == Actors{1});
        desk.finish(other, elsewhere);
        CHECK(starts(desk) == Actors{2});
    }
    SECTION("or the head gives up") {
        desk.finish(other, elsewhere);
        CHECK(starts(desk).empty());
        CHECK(desk.leave(one, blocked));
        CHECK_FALSE(desk.leave(one, blocked));
        CHECK(starts(desk) == Actors{2});
        CHECK_FALSE(desk.leave(one, behind));
    }
}

TEST_CASE("who finds no room is turned away", "[service_desk]") {
    ServiceDesk desk;
    const NeedsId one = desk.add_needs({{desk.add_unit(1), 1}});
    const LineId loss = desk.add_line({.room = 0}), small = desk.add_line({.room = 1});
    Ticket served = ticket(0, one, 0), lost = ticket(1, one, 1), waits = ticket(2, one, 2),
           full = ticket(3, one, 3);
    CHECK(desk.join(loss, served) == Joined::started);
    CHECK(desk.join(loss, lost) == Joined::turned_away);
    CHECK(desk.join(small, waits) == Joined::waiting);
    CHECK(desk.join(small, full) == Joined::turned_away);
    CHECK(desk.leave(small, waits));
    CHECK(desk.join(small, full) == Joined::waiting);
}

TEST_CASE("in a line by priority nobody passes an equal", "[service_desk]") {
    ServiceDesk desk;
    const NeedsId one = desk.add_needs({{desk.add_unit(1), 1}});
    const LineId line = desk.add_line({.order = Order::priority});
    Ticket served = ticket(0, one, 0, 2);
    desk.join(line, served);
    int second = 1;
    for (const int priority : {2, 1, 2, 1, 0}) {
        Ticket next = ticket(static_cast<std::uint32_t>(second), one, second, priority);
        CHECK(desk.join(line, next) == Joined::waiting);
        ++second;
    }
    SECTION("when they start") {
        Actors order;
        desk.finish(line, served);
        while (const auto started = desk.next()) {
            order.push_back(started->second.actor);
            desk.finish(line, started->second);
        }
        CHECK(order == Actors{5, 2, 4, 1, 3});
    }
    SECTION("when the line closes") {
        Actors order;
        for (const Ticket& away : desk.close(line)) order.push_back(away.actor);
        CHECK(order == Actors{5, 2, 4, 1, 3});
        CHECK(desk.waiting(line) == 0);
        desk.finish(line, served);
        CHECK_FALSE(desk.next());
    }
}

TEST_CASE("the interrupted return to their place and resume what remained, or restart", "[service_desk]") {
    const auto preempt = GENERATE(Preempt::resume, Preempt::restart);
    ServiceDesk desk;
    const NeedsId one = desk.add_needs({{desk.add_unit(2), 1}});
    const LineId line = desk.add_line({Order::priority, preempt, 1});
    Ticket early = ticket(1, one, 0, 5), late = ticket(2, one, 1, 5), waits = ticket(3, one, 2, 5);
    late.remaining_seconds = 40;
    desk.join(line, early);
    desk.join(line, late);
    CHECK(desk.join(line, waits) == Joined::waiting);
    CHECK(desk.interrupted().empty());

    Ticket urgent = ticket(4, one, 10, 1);
    REQUIRE(desk.join(line, urgent) == Joined::started);
    REQUIRE(desk.interrupted().size() == 1);
    const Ticket interrupted = desk.interrupted().front();
    CHECK(interrupted.actor == 2);  // equal priorities: the latest started
    CHECK(interrupted.sequence == late.sequence);
    CHECK(interrupted.since == at(1));
    CHECK(interrupted.remaining_seconds == (preempt == Preempt::resume ? 40 : -1));
    if (preempt == Preempt::resume) CHECK(desk.set_remaining(line, interrupted, 31));
    CHECK(desk.waiting(line) == 2);  // beyond the room of one
    CHECK_FALSE(desk.next());

    Ticket equal = ticket(5, one, 11, 5), most_urgent = ticket(6, one, 12, 0);
    CHECK(desk.join(line, equal) == Joined::turned_away);
    REQUIRE(desk.join(line, most_urgent) == Joined::started);
    REQUIRE(desk.interrupted().size() == 1);
    CHECK(desk.interrupted().front().actor == 1);  // the worst priority, not the latest
    CHECK(starts(desk).empty());

    desk.finish(line, urgent);
    CHECK(starts(desk) == Actors{1});
    desk.finish(line, most_urgent);
    const auto again = desk.next();
    REQUIRE(again);
    CHECK(again->second.actor == 2);
    CHECK(again->second.remaining_seconds == (preempt == Preempt::resume ? 31 : -1));
    desk.finish(line, again->second);
    CHECK(starts(desk) == Actors{3});
    CHECK_FALSE(desk.set_remaining(line, waits, 1));
}

TEST_CASE("nobody is interrupted in vain or beyond what is needed", "[service_desk]") {
    ServiceDesk desk;
    const Unit nurse = desk.add_unit(3), bay = desk.add_unit(1);
    const NeedsId one_nurse = desk.add_needs({{nurse, 1}}), three_nurses = desk.add_needs({{nurse, 3}});
    const NeedsId with_bay = desk.add_needs({{nurse, 1}, {bay, 1}}), a_bay = desk.add_needs({{bay, 1}});
    const LineId line = desk.add_line({Order::priority, Preempt::resume, -1}), other = desk.add_line({});
    Ticket low = ticket(1, one_nurse, 0, 9), in_bay = ticket(2, with_bay, 1, 5),
           lowest = ticket(3, one_nurse, 2, 10);
    desk.join(line, low);

    SECTION("somebody of another line holds the bay") {
        Ticket elsewhere = ticket(4, a_bay, 1, 20), wants_bay = ticket(5, with_bay, 3, 0);
        desk.join(other, elsewhere);
        CHECK(desk.join(line, wants_bay) == Joined::waiting);
        CHECK(desk.interrupted().empty());
        CHECK(desk.in_use(nurse) == 1);
    }
    SECTION("only the holder of the bay helps, though others have worse priority") {
        Ticket wants_bay = ticket(5, a_bay, 3, 0);
        desk.join(line, in_bay);
        desk.join(line, lowest);
        CHECK(desk.join(line, wants_bay) == Joined::started);
        REQUIRE(desk.interrupted().size() == 1);
        CHECK(desk.interrupted().front().actor == 2);
        CHECK(desk.in_use(nurse) == 2);
    }
    SECTION("who holds bay and nurse alone makes both free, so another nurse's patient is spared") {
        Ticket both = ticket(5, with_bay, 3, 0);
        desk.join(line, in_bay);
        desk.join(line, lowest);
        CHECK(desk.join(line, both) == Joined::started);
        REQUIRE(desk.interrupted().size() == 1);
        CHECK(desk.interrupted().front().actor == 2);
    }
    SECTION("an arrival that needs everybody interrupts everybody, worst first") {
        Ticket all = ticket(5, three_nurses, 3, 0);
        desk.join(line, in_bay);
        desk.join(line, lowest);
        CHECK(desk.join(line, all) == Joined::started);
        Actors actors;
        for (const Ticket& one : desk.interrupted()) actors.push_back(one.actor);
        CHECK(actors == Actors{3, 1, 2});
        CHECK(desk.in_use(nurse) == 3);
        CHECK(desk.in_use(bay) == 0);
    }
}

TEST_CASE("when capacity falls work in hand finishes and nobody starts until enough is free",
          "[service_desk]") {
    ServiceDesk desk;
    const Unit clerk = desk.add_unit(2);
    const NeedsId one = desk.add_needs({{clerk, 1}});
    const LineId line = desk.add_line({});
    Ticket a = ticket(1, one, 0), b = ticket(2, one, 0), c = ticket(3, one, 0), d = ticket(4, one, 0);
    for (Ticket* each : {&a, &b, &c, &d}) desk.join(line, *each);
    desk.set_capacity(clerk, 1);
    CHECK(desk.in_use(clerk) == 2);
    desk.finish(line, a);
    CHECK(starts(desk).empty());
    desk.finish(line, b);
    CHECK(starts(desk) == Actors{3});
    desk.set_capacity(clerk, 0);
    desk.finish(line, c);
    CHECK(starts(desk).empty());
    desk.set_capacity(clerk, 5);
    CHECK(starts(desk) == Actors{4});
    CHECK(desk.capacity(clerk) == 5);
    CHECK(desk.in_use(clerk) == 1);
}

TEST_CASE("a bay that is kept stays in use until it is released", "[service_desk]") {
    ServiceDesk desk;
    const Unit nurse = desk.add_unit(1), bay = desk.add_unit(1);
    const NeedsId both = desk.add_needs({{nurse, 1}, {bay, 1}}), a_bay = desk.add_needs({{bay, 1}});
    const NeedsId a_nurse = desk.add_needs({{nurse, 1}});
    const LineId triage = desk.add_line({}), advice = desk.add_line({});
    Ticket first = ticket(1, both, 0), second = ticket(2, both, 1), third = ticket(3, a_nurse, 2);
    desk.join(triage, first);
    desk.join(triage, second);
    desk.join(advice, third);
    desk.finish(triage, first, a_bay);
    CHECK(desk.in_use(bay) == 1);
    CHECK(starts(desk) == Actors{3});
    desk.release(a_bay);
    CHECK(starts(desk).empty());
    desk.finish(advice, third);
    CHECK(starts(desk) == Actors{2});
}

TEST_CASE("needs named twice are added up", "[service_desk]") {
    ServiceDesk desk;
    const Unit chair = desk.add_unit(1);
    const NeedsId two = desk.add_needs({{chair, 1}, {chair, 1}});
    REQUIRE(desk.needs(two).size() == 1);
    CHECK(desk.needs(two).front().count == 2);
    CHECK(desk.first_lacking(two) == chair);
}

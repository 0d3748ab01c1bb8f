#include <catch2/catch.hpp>

#include "sim/service_desk.hpp"
#include "sim/state.hpp"

using namespace caseload::sim;

namespace {

std::vector<std::byte> saved(ServiceDesk& desk) {
    StateWriter writer("desk");
    writer("desk", desk);
    return std::move(writer).finish();
}

}  // namespace

TEST_CASE("a desk that is saved and loaded goes on as if nothing had happened", "[service_desk][state]") {
    ServiceDesk desk;
    const Unit nurse = desk.add_unit(3);
    const NeedsId one = desk.add_needs({{nurse, 1}});
    const LineId by_arrival = desk.add_line({.room = 40});
    const LineId urgent = desk.add_line({Order::priority, Preempt::resume, -1});
    std::vector<Ticket> waiting;
    for (int i = 0; i < 60; ++i) {
        Ticket ticket;
        ticket.actor = static_cast<std::uint32_t>(i);
        ticket.needs = one;
        ticket.since = Time{std::chrono::seconds{i}};
        ticket.priority = (60 - i) / 10;
        if (desk.join(i % 2 == 0 ? by_arrival : urgent, ticket) == Joined::waiting) waiting.push_back(ticket);
    }
    for (std::size_t i = 0; i < waiting.size(); i += 3) {
        desk.leave(by_arrival, waiting[i]);
        desk.leave(urgent, waiting[i]);
    }

    const std::vector<std::byte> bytes = saved(desk);
    ServiceDesk loaded;
    StateReader reader(bytes, "desk");
    reader("desk", loaded);
    reader.finish();
    CHECK(saved(loaded) == bytes);

    for (ServiceDesk* each : {&desk, &loaded}) each->set_capacity(nurse, 100);
    int started = 0;
    for (;; ++started) {
        const auto here = desk.next();
        const auto there = loaded.next();
        REQUIRE(here.has_value() == there.has_value());
        if (!here) break;
        REQUIRE(here->first == there->first);
        REQUIRE(here->second.sequence == there->second.sequence);
        // Finishing finds the ticket among those in service of a line that interrupts.
        for (ServiceDesk* each : {&desk, &loaded}) each->finish(here->first, here->second);
    }
    CHECK(started > 20);
    CHECK(desk.waiting(urgent) == 0);
    CHECK(saved(loaded) == saved(desk));
}

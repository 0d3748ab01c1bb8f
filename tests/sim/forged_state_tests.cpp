#include <catch2/catch.hpp>

#include "sim/agenda.hpp"
#include "sim/diary.hpp"
#include "sim/service_desk.hpp"
#include "sim/state.hpp"

/// States whose checksum is sound and whose records are not: each record refuses what it cannot be.
using namespace caseload::sim;
using Catch::Matchers::Contains;

namespace {

template <class Record> std::vector<std::byte> bytes_of(const Record& record) {
    StateWriter writer("test");
    writer("record", record);
    return std::move(writer).finish();
}

template <class Record> void load(Record& record, const std::vector<std::byte>& bytes) {
    StateReader reader(bytes, "test");
    reader("record", record);
    reader.finish();
}

struct ForgedRow {
    std::vector<Ticket> slots;
    std::uint64_t first = 0, size = 0, marked = 0;
    template <class Archive> void fields(Archive& archive) {
        archive("slots", slots);
        archive("first", first);
        archive("size", size);
        archive("marked", marked);
    }
};

struct ForgedAgenda {
    Time now{};
    std::vector<Event> events;
    template <class Archive> void fields(Archive& archive) {
        archive("now", now);
        archive("events", events);
    }
};

struct ForgedDiary {
    std::int32_t members = 0, horizon_days = 0;
    Day first{};
    std::int32_t first_slot = 0;
    std::vector<std::array<Periods, 2>> days;
    template <class Archive> void fields(Archive& archive) {
        archive("members", members);
        archive("horizon_days", horizon_days);
        archive("first", first);
        archive("first_slot", first_slot);
        archive("days", days);
    }
};

}  // namespace

TEST_CASE("A ring of tickets that holds more than its slots, or an odd number of them, is refused",
          "[state]") {
    Row row;
    load(row, bytes_of(ForgedRow{.slots = std::vector<Ticket>(8), .first = 7, .size = 8, .marked = 0}));
    const auto refused = [&](const ForgedRow& forged) {
        REQUIRE_THROWS_WITH(load(row, bytes_of(forged)), "state: a queue contradicts itself");
    };
    refused({.slots = std::vector<Ticket>(6), .first = 0, .size = 2, .marked = 0});
    refused({.slots = std::vector<Ticket>(8), .first = 0, .size = 9, .marked = 0});
    refused({.slots = std::vector<Ticket>(8), .first = 8, .size = 2, .marked = 0});
    refused({.slots = std::vector<Ticket>(8), .first = 0, .size = 2, .marked = 3});
}

TEST_CASE("An agenda whose events lie in the past is refused", "[state]") {
    const Time now{Day{Days{40}}};
    Agenda agenda;
    load(agenda, bytes_of(ForgedAgenda{.now = now, .events = {{now, 0}}}));
    REQUIRE(agenda.now() == now);
    REQUIRE(agenda.waiting().size() == 1);
    REQUIRE_THROWS_WITH(load(agenda, bytes_of(ForgedAgenda{.now = now, .events = {{now - Seconds{1}, 0}}})),
                        Contains("in the past"));
}

TEST_CASE("A diary whose days are not those of its members is refused", "[state]") {
    Diary diary;
    const auto days = [](std::size_t count) { return std::vector<std::array<Periods, 2>>(count); };
    load(diary, bytes_of(ForgedDiary{2, 3, Day{}, 1, days(6)}));
    REQUIRE(diary.members() == 2);
    for (const ForgedDiary& forged :
         {ForgedDiary{2, 3, Day{}, 1, days(5)}, ForgedDiary{2, 3, Day{}, 3, days(6)},
          ForgedDiary{-2, -3, Day{}, 0, days(6)}, ForgedDiary{0, 0, Day{}, -1, days(0)}}) {
        REQUIRE_THROWS_WITH(load(diary, bytes_of(forged)), "state: a diary contradicts itself");
    }
}

TEST_CASE("A line that is taken over keeps its order and gets the other desk's needs", "[service_desk]") {
    ServiceDesk before;
    const Unit unit = before.add_unit(1);
    before.add_needs({});
    const NeedsId one = before.add_needs({{unit, 1}});
    const LineId line = before.add_line({});
    for (std::uint32_t actor = 0; actor < 4; ++actor) {
        Ticket ticket{.actor = actor, .needs = one};
        before.join(line, ticket);
    }
    ServiceDesk after;
    after.add_unit(1);
    after.add_unit(1);
    const NeedsId other = after.add_needs({{1, 1}});
    after.add_line({});
    const LineId into = after.add_line({});
    after.go_on_from(before);
    after.take_over_in_use(1, before.in_use(unit));
    after.take_over_line(into, before, line, [&](Ticket& ticket) { ticket.needs = other; });
    REQUIRE(after.waiting(into) == 3);
    REQUIRE_FALSE(after.next());
    after.finish(into, {.actor = 0, .needs = other});
    const auto started = after.next();
    REQUIRE(started.has_value());
    CHECK(started->first == into);
    CHECK(started->second.actor == 1);
    CHECK(started->second.needs == other);
    CHECK(after.in_use(1) == 1);
    CHECK(after.in_use(0) == 0);
}

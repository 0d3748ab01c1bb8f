#include "sim/agenda.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <any>
#include <map>
#include <queue>
#include <string>

using namespace caseload::sim;
using namespace std::chrono_literals;

namespace {

const Time start = Time{make_day(2014, 4, 28)} + 9h;

Event at(Time when, std::uint32_t actor) { return {when, actor}; }

/// The slow, obvious agenda: a heap keyed by (time, insertion).
class PlainAgenda {
public:
    explicit PlainAgenda(Time from) : now_{from} {}
    Time now() const { return now_; }
    std::size_t size() const { return heap_.size(); }
    void add(const Event& event) { heap_.push({event, sequence_++}); }
    std::optional<Event> next(Time end) {
        if (heap_.empty() || heap_.top().event.when() >= end) {
            now_ = end;
            return std::nullopt;
        }
        const Event event = heap_.top().event;
        heap_.pop();
        now_ = event.when();
        return event;
    }

private:
    struct Entry {
        Event event;
        std::uint64_t sequence;
        bool operator<(const Entry& other) const {
            return event.when() != other.event.when() ? event.when() > other.event.when()
                                                      : sequence > other.sequence;
        }
    };
    Time now_;
    std::uint64_t sequence_ = 0;
    std::priority_queue<Entry> heap_;
};

/// An archive in memory: keeps fields by name when saving, gives them back when loading.
struct Memory {
    std::map<std::string, std::any> kept;
    bool loading = false;
    template <class Value> void operator()(const char* name, Value& value) {
        if (loading) {
            value = std::any_cast<Value>(kept.at(name));
        } else {
            kept[name] = value;
        }
    }
};

Agenda saved_and_loaded(Agenda& agenda) {
    Memory memory;
    agenda.fields(memory);
    memory.loading = true;
    Agenda copy{Time{}};
    copy.add(at(Time{} + 5s, 99));  // forgotten on loading
    copy.fields(memory);
    return copy;
}

/// A delay of one of the kinds that matter: the same second, minute, day, week, about the wheel's end, years
/// on.
Seconds any_delay() {
    switch (*rc::gen::inRange(0, 7)) {
    case 0: return 0s;
    case 1: return Seconds{*rc::gen::inRange(0, 4)};
    case 2: return Seconds{*rc::gen::inRange(0, 120)};
    case 3: return Seconds{*rc::gen::inRange(0, 86'400)};
    case 4: return Seconds{*rc::gen::inRange(0, 7 * 86'400)};
    case 5: return Days{*rc::gen::inRange(1'021, 1'028)} + Seconds{*rc::gen::inRange(0, 3)};
    default: return Days{*rc::gen::inRange(0, 3'000)} + Seconds{*rc::gen::inRange(0, 3)};
    }
}

}  // namespace

TEST_CASE("events of one second come in the order in which they were added", "[agenda]") {
    Agenda agenda{start};
    for (std::uint32_t actor = 0; actor < 100; ++actor) agenda.add(at(start + Seconds{actor % 2}, actor));
    for (std::uint32_t i = 0; i < 100; ++i) {
        const auto event = agenda.next(start + 1min);
        REQUIRE(event);
        CHECK(event->actor == (i < 50 ? 2 * i : 2 * (i - 50) + 1));
    }
    CHECK(agenda.size() == 0);
}

TEST_CASE("an event at the end is left for later, and now becomes the end", "[agenda]") {
    Agenda agenda{start};
    agenda.add(at(start + 10s, 1));
    CHECK_FALSE(agenda.next(start + 10s));
    CHECK(agenda.now() == start + 10s);
    agenda.add(at(start + 10s, 2));
    CHECK(agenda.next(start + 11s)->actor == 1);
    CHECK(agenda.next(start + 11s)->actor == 2);
    CHECK_FALSE(agenda.next(start + Days{5'000}));
    CHECK(agenda.now() == start + Days{5'000});
}

TEST_CASE("an event added to the minute that has begun comes in its place", "[agenda]") {
    Agenda agenda{start};
    agenda.add(at(start + 10s, 1));
    agenda.add(at(start + 30s, 2));
    agenda.add(at(start + 50s, 3));
    CHECK(agenda.next(start + 1h)->actor == 1);
    agenda.add(at(start + 30s, 4));
    agenda.add(at(start + 10s, 5));
    agenda.add(at(start + 59s, 6));
    REQUIRE(agenda.upcoming().size() == 5);
    for (const std::uint32_t actor : {5u, 2u, 4u, 3u, 6u}) CHECK(agenda.next(start + 1h)->actor == actor);
}

TEST_CASE("an event from beyond the wheel comes before a later addition for the same second", "[agenda]") {
    Agenda agenda{start};
    const Time far = start + Days{1'500};
    agenda.add(at(far, 1));
    agenda.add(at(far, 2));
    agenda.add(at(start + Days{600}, 3));
    CHECK(agenda.next(far + 1s)->actor == 3);
    agenda.add(at(far, 4));
    for (const std::uint32_t actor : {1u, 2u, 4u}) CHECK(agenda.next(far + 1s)->actor == actor);
}

TEST_CASE("an agenda works before 1970 and across empty years", "[agenda]") {
    const Time early = Time{make_day(1911, 1, 2)} + 1s;
    Agenda agenda{early};
    agenda.add(at(early + Days{30'000}, 2));
    agenda.add(at(early + 1s, 1));
    CHECK(agenda.next(early + Days{1})->actor == 1);
    CHECK_FALSE(agenda.next(early + Days{2}));
    CHECK(agenda.next(early + Days{40'000})->actor == 2);
    CHECK(agenda.now() == early + Days{30'000});
}

TEST_CASE("the agenda hands events out as a plain sorted list would", "[agenda][property]") {
    rc::prop("whatever is added and whenever it is asked", [](const std::vector<std::uint8_t>& steps) {
        Agenda agenda{start};
        PlainAgenda plain{start};
        std::uint32_t actor = 0;
        for (const std::uint8_t step : steps) {
            if (step % 2 == 0) {
                const int more = step % 32 == 0 ? 40 : 3;  // now and then enough to fill a minute
                for (int i = 0; i < more; ++i) {
                    const Event event = at(plain.now() + any_delay(), actor++);
                    agenda.add(event);
                    plain.add(event);
                }
            } else {
                const Time end = plain.now() + any_delay();
                for (bool more = true; more;) {
                    const auto expected = plain.next(end);
                    RC_ASSERT(agenda.next(end) == expected);
                    RC_ASSERT(agenda.now() == plain.now());
                    more = expected.has_value() && step % 3 != 0;
                }
            }
            if (step % 16 == 5) {
                Agenda copy = saved_and_loaded(agenda);
                RC_ASSERT(copy.now() == plain.now());
                RC_ASSERT(copy.size() == plain.size());
                agenda = copy;
            }
            RC_ASSERT(agenda.size() == plain.size());
        }
        const Time end = plain.now() + Days{10'000};
        while (const auto expected = plain.next(end)) RC_ASSERT(agenda.next(end) == expected);
        RC_ASSERT(!agenda.next(end));
    });
}

TEST_CASE("an agenda goes on alike whether or not it was saved, and so does its copy", "[agenda][state]") {
    rc::prop("from any point", [](std::uint8_t before) {
        Agenda agenda{start};
        Agenda unsaved{start};
        for (std::uint32_t actor = 0; actor < 60; ++actor) {
            const Event event = at(start + any_delay(), actor);
            agenda.add(event);
            unsaved.add(event);
        }
        const Time end = start + Days{5'000};
        for (int i = 0; i < before % 60; ++i) RC_ASSERT(agenda.next(end) == unsaved.next(end));
        Agenda copy = saved_and_loaded(agenda);
        while (const auto event = unsaved.next(end)) {
            RC_ASSERT(agenda.next(end) == event);
            RC_ASSERT(copy.next(end) == event);
        }
        RC_ASSERT(!agenda.next(end));
        RC_ASSERT(!copy.next(end));
    });
}

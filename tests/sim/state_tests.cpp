#include "sim/state.hpp"

#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>
#include <deque>
#include <stdexcept>

#include "sim/time.hpp"

using namespace caseload::sim;
using Catch::Matchers::Contains;

namespace {

enum class Colour : std::uint8_t { red, green };

struct Point {
    std::int32_t x = 0;
    std::int32_t y = 0;
    bool operator==(const Point&) const = default;
};

struct Person {
    std::string name;
    std::optional<std::int64_t> since;
    std::vector<std::pair<std::uint16_t, std::string>> notes;
    std::array<std::optional<Point>, 2> places;
    bool operator==(const Person&) const = default;

    template <class Archive> void fields(Archive& archive) {
        archive("name", name);
        archive("since", since);
        archive("notes", notes);
        archive("places", places);
    }
};

struct Town {
    double rate = 0;
    bool open = false;
    Colour colour = Colour::red;
    Time now{};
    std::vector<Point> points;
    std::vector<bool> flags;
    std::deque<int> line;
    std::vector<Person> people;
    std::vector<std::vector<std::int16_t>> tables;
    bool operator==(const Town&) const = default;

    template <class Archive> void fields(Archive& archive) {
        archive("rate", rate);
        archive("open", open);
        archive("colour", colour);
        archive("now", now);
        archive("points", points);
        archive("flags", flags);
        archive("line", line);
        archive("people", people);
        archive("tables", tables);
    }
};

Town sample() {
    Town town;
    town.rate = 0.1;
    town.open = true;
    town.colour = Colour::green;
    town.now = make_day(2015, 3, 16) + Seconds{9 * 3600};
    town.points = {{1, 2}, {3, -4}};
    town.flags = {true, false, true};
    town.line = {5, 6, 7};
    town.people = {{"Ann", 12, {{7, "seen"}, {8, ""}}, {Point{1, 1}, std::nullopt}}, {}};
    town.tables = {{}, {1, 2, 3}};
    return town;
}

template <class T> std::vector<std::byte> saved(const T& value, std::string_view label = "test") {
    StateWriter writer(label);
    writer("value", value);
    return std::move(writer).finish();
}

template <class T> void restore(T& value, std::span<const std::byte> bytes, std::string_view label = "test") {
    StateReader reader(bytes, label);
    reader("value", value);
    reader.finish();
}

/// What a state refers to but does not hold.
struct Desk {
    const int* rule;
    int served = 0;
    explicit Desk(const int& r) : rule(&r) {}
    template <class Archive> void fields(Archive& archive) { archive("served", served); }
};

}  // namespace

TEST_CASE("a state comes back as it was saved", "[state]") {
    const Town before = sample();
    const auto bytes = saved(before);
    Town after;
    restore(after, bytes);
    REQUIRE(after == before);
    REQUIRE(saved(after) == bytes);

    Town other = sample();  // what stands already is replaced
    other.people.resize(5);
    other.points.clear();
    other.line.assign(9, 1);
    restore(other, bytes);
    REQUIRE(other == before);
}

TEST_CASE("any lists of words and numbers come back as they were saved", "[state]") {
    rc::prop("round trip", [](const std::vector<std::pair<std::string, std::vector<std::int64_t>>>& before,
                              const std::vector<std::vector<bool>>& flags) {
        std::vector<std::pair<std::string, std::vector<std::int64_t>>> after;
        restore(after, saved(before));
        RC_ASSERT(after == before);
        std::vector<std::vector<bool>> flags_after;
        restore(flags_after, saved(flags));
        RC_ASSERT(flags_after == flags);
    });
}

TEST_CASE("a state that is cut short anywhere is refused", "[state]") {
    const auto bytes = saved(sample());
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        Town town;
        REQUIRE_THROWS_AS(restore(town, std::span(bytes).first(length)), std::runtime_error);
    }
    auto longer = bytes;
    longer.push_back(std::byte{0});
    Town town;
    REQUIRE_THROWS_WITH(restore(town, longer), Contains("should hold"));
}

TEST_CASE("a state with any one byte changed is refused", "[state]") {
    const auto bytes = saved(sample());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (const int change : {1, 0x80, 0xff}) {
            auto damaged = bytes;
            damaged[at] ^= static_cast<std::byte>(change);
            Town town;
            REQUIRE_THROWS_AS(restore(town, damaged), std::runtime_error);
        }
    }
}

TEST_CASE("a state says what is wrong with it", "[state]") {
    const auto bytes = saved(std::int32_t{7});
    std::int32_t number = 0;
    REQUIRE_THROWS_WITH(restore(number, bytes, "other"), "state: it belongs to 'test', not to 'other'");
    REQUIRE_THROWS_WITH(restore(number, std::vector<std::byte>(100)), "state: this is not a saved state");
    {
        StateReader reader(bytes, "test");
        REQUIRE_THROWS_WITH(reader("agenda", number), "state: expected field 'agenda' and found 'value'");
    }
    {
        StateReader reader(bytes, "test");
        REQUIRE_THROWS_WITH(reader.finish(), Contains("left over"));
        reader("value", number);
        REQUIRE_THROWS_WITH(reader("more", number), "state: field 'more' is not there");
    }
    std::int64_t wide = 0;
    REQUIRE_THROWS_WITH(restore(wide, bytes), "state: it ends too early");
    std::int16_t narrow = 0;
    REQUIRE_THROWS_WITH(restore(narrow, bytes), "state: field 'value' holds 2 bytes more than expected");
    bool yes = false;
    REQUIRE_THROWS_WITH(restore(yes, saved(std::uint8_t{3})), "state: a yes-or-no field holds 3");
}

TEST_CASE("a length beyond the file is refused before memory is asked for", "[state]") {
    const std::uint64_t absurd = GENERATE(1ULL << 40, ~0ULL, 1ULL << 61);
    const auto bytes = saved(absurd);
    std::vector<Point> points;
    REQUIRE_THROWS_WITH(restore(points, bytes), "state: it ends too early");
    std::vector<Person> people;
    REQUIRE_THROWS_WITH(restore(people, bytes), "state: it ends too early");
    std::string text;
    REQUIRE_THROWS_WITH(restore(text, bytes), "state: it ends too early");
    std::vector<bool> flags;
    REQUIRE_THROWS_WITH(restore(flags, bytes), "state: it ends too early");
}

TEST_CASE("records that stand are read in place and keep what is not saved", "[state]") {
    const int rule = 13;
    std::vector<Desk> desks{Desk(rule), Desk(rule)};
    desks[1].served = 4;
    const auto bytes = saved(desks);
    std::vector<Desk> again{Desk(rule), Desk(rule)};
    restore(again, bytes);
    REQUIRE(again[1].served == 4);
    REQUIRE(again[1].rule == &rule);
    std::vector<Desk> fewer{Desk(rule)};
    REQUIRE_THROWS_WITH(restore(fewer, bytes), "state: it holds 2 records where 1 are expected");
}

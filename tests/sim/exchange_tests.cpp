#include "sim/exchange.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "sim/state.hpp"

using namespace caseload::sim;

namespace {

const Day monday = make_day(2015, 3, 16);

struct Move {
    int to = 0;
    std::uint64_t person = 0;
    template <class Archive> void fields(Archive& archive) {
        archive("to", to);
        archive("person", person);
    }
};

/// A toy office: everyone in it changes by a rule of their own each day, and some ask to move.
struct Toy {
    int key = 0;
    std::vector<std::uint64_t> people;

    void day(Exchange<Move>& exchange, Day today, int sites) {
        std::vector<std::uint64_t> staying;
        for (std::uint64_t person : people) {
            person = person * 6364136223846793005ULL + static_cast<std::uint64_t>(key) + staying.size();
            if (person >> 62 == 0) {
                exchange.post(today, key, {(key + 1) % sites, person});
            } else {
                staying.push_back(person);
            }
        }
        people = staying;
    }
    template <class Archive> void fields(Archive& archive) {
        archive("key", key);
        archive("people", people);
    }
};

std::vector<Toy> toys(int count) {
    std::vector<Toy> sites(static_cast<std::size_t>(count));
    for (int key = 0; key < count; ++key) {
        Toy& site = sites[static_cast<std::size_t>(key)];
        site.key = key;
        for (int i = 0; i < 50; ++i) site.people.push_back(static_cast<std::uint64_t>(1000 * key + i) << 40);
    }
    return sites;
}

/// People who arrive stand in the order in which their requests were settled; at most 15 move in one night.
void run(std::vector<Toy>& sites, Exchange<Move>& exchange, Day from, Day to, int threads) {
    const int count = static_cast<int>(sites.size());
    int places = 0;
    run_days(
        sites, from, to, threads, [&](Toy& site, Day today) { site.day(exchange, today, count); },
        [&](Day) {
            places = 15;
            exchange.settle([&](Move& move) {
                if (places == 0) return false;
                --places;
                sites[static_cast<std::size_t>(move.to)].people.push_back(move.person);
                return true;
            });
        });
}

std::vector<std::byte> saved(std::vector<Toy>& sites, Exchange<Move>& exchange) {
    StateWriter writer("toys");
    writer("sites", sites);
    writer("exchange", exchange);
    return std::move(writer).finish();
}

}  // namespace

TEST_CASE("requests are visited in the order of day, site and posting", "[exchange]") {
    Exchange<std::string> exchange(3);
    exchange.post(monday + Days{1}, 0, "Tuesday, first site");
    exchange.post(monday, 2, "Monday, third site, first");
    exchange.post(monday, 2, "Monday, third site, second");
    exchange.post(monday, 1, "Monday, second site");
    REQUIRE(exchange.pending() == 4);
    std::vector<std::string> visited;
    exchange.settle([&](const std::string& request) { visited.push_back(request); });
    REQUIRE(visited == std::vector<std::string>{"Monday, second site", "Monday, third site, first",
                                                "Monday, third site, second", "Tuesday, first site"});
    REQUIRE(exchange.pending() == 0);
}

TEST_CASE("a request that is not answered comes first on the next night", "[exchange]") {
    Exchange<std::string> exchange(2);
    exchange.post(monday, 1, "waits");
    exchange.settle([](const std::string&) { return false; });
    REQUIRE(exchange.pending() == 1);
    exchange.post(monday + Days{1}, 0, "new");
    std::vector<std::string> visited;
    exchange.settle([&](const std::string& request) { visited.push_back(request); });
    REQUIRE(visited == std::vector<std::string>{"waits", "new"});
}

TEST_CASE("what is posted while requests are answered waits for the next night", "[exchange]") {
    Exchange<int> exchange(1);
    exchange.post(monday, 0, 3);
    int visits = 0;
    const auto answer = [&](int& left) {
        ++visits;
        if (left > 0) exchange.post(monday, 0, left - 1);
    };
    exchange.settle(answer);
    REQUIRE(visits == 1);
    REQUIRE(exchange.pending() == 1);
    exchange.settle(answer);
    REQUIRE(visits == 2);
}

TEST_CASE("sites that exchange people overnight give the same bits on any number of threads", "[exchange]") {
    const int count = GENERATE(2, 9);
    const auto outcome = [&](int threads) {
        auto sites = toys(count);
        Exchange<Move> exchange(count);
        run(sites, exchange, monday, monday + Days{60}, threads);
        return saved(sites, exchange);
    };
    const auto alone = outcome(1);
    REQUIRE(outcome(2) == alone);
    REQUIRE(outcome(7) == alone);
}

TEST_CASE("a run saved overnight with requests pending continues bit for bit", "[exchange][state]") {
    const int count = 9;
    auto straight = toys(count);
    Exchange<Move> exchange(count);
    run(straight, exchange, monday, monday + Days{20}, 2);
    REQUIRE(exchange.pending() > 0);
    const auto bytes = saved(straight, exchange);
    run(straight, exchange, monday + Days{20}, monday + Days{40}, 2);

    std::vector<Toy> again;
    Exchange<Move> exchange_again(count);
    StateReader reader(bytes, "toys");
    reader("sites", again);
    reader("exchange", exchange_again);
    reader.finish();
    run(again, exchange_again, monday + Days{20}, monday + Days{40}, 2);
    REQUIRE(saved(again, exchange_again) == saved(straight, exchange));
}

TEST_CASE("requests are answered on the night of the day, with its date", "[exchange]") {
    std::vector<int> sites{0, 1};
    Exchange<int> exchange(2);
    std::vector<std::pair<int, Day>> answered;
    run_days(
        sites, exchange, monday, monday + Days{2}, 2,
        [&](int& site, Day today) { exchange.post(today, site, int{site}); },
        [&](int request, Day today) { answered.emplace_back(request, today); });
    const std::vector<std::pair<int, Day>> expected{
        {0, monday}, {1, monday}, {0, monday + Days{1}}, {1, monday + Days{1}}};
    REQUIRE(answered == expected);
}

#include "sim/draws.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <unordered_set>
#include <vector>

using namespace caseload::sim;

namespace {

constexpr Luck luck{20150316, 3};
constexpr Identity claimant{0x1a8900000000, 7};
constexpr std::uint64_t all_ones = ~std::uint64_t{0};

std::uint64_t first_of(const Luck& key, const Identity& who, std::uint64_t what, std::uint32_t which) {
    Draw draw(key, who, what, which);
    return draw();
}

}  // namespace

TEST_CASE("Philox gives the known answers published with Random123", "[draws]") {
    CHECK(philox({0, 0}, {0, 0, 0, 0}) ==
          Block{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b});
    CHECK(philox({all_ones, all_ones}, {all_ones, all_ones, all_ones, all_ones}) ==
          Block{0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0});
    CHECK(philox({0x452821e638d01377, 0xbe5466cf34e90c6c},
                 {0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89}) ==
          Block{0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6});
}

TEST_CASE("a draw hands out the four values of a block in order, then those of the next", "[draws]") {
    const std::uint64_t what = named("claim.new_jobseeker_interview.attends");
    Draw draw(luck, claimant, what, 5);
    for (std::uint64_t sub = 0; sub < 3; ++sub)
        for (const std::uint64_t value :
             philox(luck, {claimant.origin, claimant.number, what, std::uint64_t{5} << 32 | sub}))
            CHECK(draw() == value);
}

TEST_CASE("a draw is the same whatever is drawn before, between or after", "[draws]") {
    const std::uint64_t attends = named("a.b.attends");
    const std::uint64_t lasts = named("a.b.lasts");
    Draw alone(luck, claimant, attends, 0);
    const std::uint64_t first = alone();
    const std::uint64_t second = alone();

    Draw other(luck, claimant, lasts, 0);
    Draw again(luck, claimant, attends, 0);
    other();
    CHECK(again() == first);
    for (int i = 0; i < 100; ++i) other();
    CHECK(again() == second);
}

TEST_CASE("seed, replication, person, decision and time each give another draw", "[draws]") {
    const std::uint64_t what = named("a.b.attends");
    const std::unordered_set<std::uint64_t> values{
        first_of(luck, claimant, what, 0),
        first_of({luck.seed + 1, luck.replication}, claimant, what, 0),
        first_of({luck.seed, luck.replication + 1}, claimant, what, 0),
        first_of(luck, {claimant.origin + 1, claimant.number}, what, 0),
        first_of(luck, {claimant.origin, claimant.number + 1}, what, 0),
        first_of(luck, claimant, what + 1, 0),
        first_of(luck, claimant, what, 1),
    };
    CHECK(values.size() == 7);
}

TEST_CASE("a permanent name keeps its hash for ever", "[draws]") {
    STATIC_REQUIRE(named("") == 0xefd01f60ba992926);
    STATIC_REQUIRE(named("claim.new_jobseeker_interview.attends") == 0xea6cdd42d7466135);
}

TEST_CASE("no two of fifty thousand alike names share a hash", "[draws]") {
    std::unordered_set<std::uint64_t> hashes;
    std::size_t names = 0;
    for (int pathway = 0; pathway < 10; ++pathway)
        for (int stage = 0; stage < 100; ++stage)
            for (int decision = 0; decision < 50; ++decision, ++names)
                hashes.insert(named("p" + std::to_string(pathway) + ".s" + std::to_string(stage) + ".d" +
                                    std::to_string(decision)));
    CHECK(hashes.size() == names);
}

TEST_CASE("a unit lies strictly between 0 and 1, evenly", "[draws][theory]") {
    constexpr int draws = 200'000;
    double sum = 0;
    double least = 1;
    double greatest = 0;
    Draw draw(luck, claimant, named("unit"), 0);
    for (int i = 0; i < draws; ++i) {
        const double u = unit(draw);
        sum += u;
        least = std::min(least, u);
        greatest = std::max(greatest, u);
    }
    CHECK(least > 0);
    CHECK(greatest < 1);
    CHECK(std::abs(sum / draws - 0.5) < 4 * std::sqrt(1.0 / 12 / draws));
}

TEST_CASE("a chance of 0 never happens, a chance of 1 always, and each takes one number", "[draws]") {
    Draw never(luck, claimant, named("extreme"), 0);
    Draw always(luck, claimant, named("extreme"), 0);
    Draw plain(luck, claimant, named("extreme"), 0);
    for (int i = 0; i < 10'000; ++i) {
        const bool happened = occurs(never, Chance::of(0));
        const bool certain = occurs(always, Chance::of(1));
        REQUIRE_FALSE(happened);
        REQUIRE(certain);
        plain();
    }
    const std::uint64_t next = plain();
    CHECK(never() == next);
    CHECK(always() == next);
    CHECK(Chance::of(0.5).below == std::uint64_t{1} << 63);
    CHECK_FALSE(Chance::of(std::nextafter(1.0, 0.0)).always);
}

TEST_CASE("a chance happens as often as it says", "[draws][theory]") {
    constexpr int draws = 200'000;
    const double probability = GENERATE(0.001, 0.3, 0.95);
    int happened = 0;
    for (std::uint64_t i = 0; i < draws; ++i) {
        Draw draw(luck, {1, i}, named("chance"), 0);
        happened += occurs(draw, Chance::of(probability));
    }
    const double error = std::sqrt(probability * (1 - probability) / draws);
    CHECK(std::abs(static_cast<double>(happened) / draws - probability) < 4 * error);
}

TEST_CASE("a probability outside 0 to 1 is refused in the user's words", "[draws]") {
    CHECK_THROWS_WITH(Chance::of(1.2), "a probability must lie between 0 and 1, found 1.2");
    CHECK_THROWS_AS(Chance::of(-0.1), std::invalid_argument);
    CHECK_THROWS_AS(Chance::of(std::nan("")), std::invalid_argument);
}

TEST_CASE("categories are picked by their weights, those of weight 0 never", "[draws][theory]") {
    constexpr int draws = 200'000;
    const std::vector<double> weights{0, 3, 0, 5, 2, 0};
    const Categories categories = Categories::of(weights);
    std::vector<int> picked(weights.size());
    Draw draw(luck, claimant, named("pick"), 0);
    for (int i = 0; i < draws; ++i) ++picked[pick(draw, categories)];
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double share = weights[i] / 10;
        CHECK(std::abs(picked[i] - share * draws) <= 4 * std::sqrt(share * (1 - share) * draws));
    }
    CHECK(categories.cumulative.back() == std::uint64_t{1} << 63);
}

TEST_CASE("weights that are no weights are refused", "[draws]") {
    CHECK_THROWS_AS(Categories::of(std::vector<double>{}), std::invalid_argument);
    CHECK_THROWS_AS(Categories::of(std::vector<double>{0, 0}), std::invalid_argument);
    CHECK_THROWS_WITH(Categories::of(std::vector<double>{1, -2}), "a weight must be 0 or more, found -2");
}

TEST_CASE("whole numbers below n are all as likely", "[draws][theory]") {
    constexpr std::uint64_t n = 7;
    constexpr int draws = 200'000;
    std::vector<int> counts(n);
    Draw draw(luck, claimant, named("below"), 0);
    for (int i = 0; i < draws; ++i) ++counts[below(draw, n)];
    for (const int count : counts)
        CHECK(std::abs(count - draws / 7.0) < 4 * std::sqrt(draws * (1 / 7.0) * (6 / 7.0)));
    CHECK_THROWS_AS(below(draw, 0), std::invalid_argument);
}

TEST_CASE("draws keep within their ranges whatever their key", "[draws][property]") {
    rc::prop("below(n) is below n", [](std::uint64_t seed, std::uint64_t number, std::uint64_t n) {
        RC_PRE(n > 0U);
        Draw draw({seed, 0}, {1, number}, 2, 3);
        for (int i = 0; i < 20; ++i) RC_ASSERT(below(draw, n) < n);
    });
    rc::prop(
        "pick gives a category that has a weight", [](std::uint64_t seed, std::vector<std::uint8_t> raw) {
            const std::vector<double> weights(raw.begin(), raw.end());
            RC_PRE(std::any_of(weights.begin(), weights.end(), [](double weight) { return weight > 0; }));
            const Categories categories = Categories::of(weights);
            Draw draw({seed, 0}, {1, 1}, 2, 3);
            for (int i = 0; i < 20; ++i) {
                const std::uint32_t index = pick(draw, categories);
                RC_ASSERT(index < weights.size());
                RC_ASSERT(weights[index] > 0);
            }
        });
}

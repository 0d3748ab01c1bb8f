#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "model/claims/allocation.hpp"
#include "tests/trial/trials.hpp"

/// Who comes to which arm.
namespace caseload {

using trials::arms;
using trials::Beginning;
using trials::beginnings;
using trials::small;

TEST_CASE("individuals are allocated by a draw of their own, the stock is outside", "[trial][allocation]") {
    const auto thirty = arms(small("i30", "[trial]\nallocation = \"individual\"\nshare = 0.3\n"));
    const auto sixty = arms(small("i60", "[trial]\nallocation = \"individual\"\nshare = 0.6\n"));
    REQUIRE(thirty.size() == sixty.size());
    int treated = 0;
    int people = 0;
    for (const auto& [claimant, arm] : thirty) {
        CAPTURE(claimant, arm);
        if (claimant.find("/inside/") != std::string::npos) {
            CHECK(arm == "outside");
            continue;
        }
        ++people;
        treated += arm == "treated" ? 1 : 0;
        CHECK((arm == "treated" || arm == "control"));
        // The same luck: who is treated at 30% is treated at 60%.
        if (arm == "treated") CHECK(sixty.at(claimant) == "treated");
    }
    CHECK(people > 1400);
    CHECK(std::abs(treated - 0.3 * people) < 4 * std::sqrt(0.21 * people));
}

TEST_CASE("only those among whom the trial allocates are in it", "[trial][allocation]") {
    const auto found =
        small("among",
              "[trial]\nallocation = \"individual\"\namong = { sex = \"male\", office = [\"A\", \"B\"], "
              "today = { from = 2015-01-12 } }\n");
    for (const whole::Line& line : whole::once(found).lines) {
        if (line.event != "claim_started") continue;
        const bool among = whole::said(line.detail, "sex") == "male" && line.office <= "B" &&
                           line.time >= sim::Time{sim::make_day(2015, 1, 12)} &&
                           line.claimant.find("/inside/") == std::string::npos;
        CHECK((whole::said(line.detail, "arm") != "outside") == among);
    }
}

TEST_CASE(
    "an arm that the population gives is allocated in place of its shares, and what hangs on it follows",
    "[trial][allocation]") {
    const std::string by_population = R"(
[[population]]
attribute = "arm"
shares = { treated = 0.5, control = 0.5 }
[[population]]
attribute = "told"
by = "arm"
shares = { treated = { yes = 1.0 }, control = { no = 1.0 } }
[trial]
)";
    for (const char* kind : {"attribute", "individual", "cluster"}) {
        const auto scenario =
            small(std::string("given-") + kind, by_population + "allocation = \"" + kind + "\"\n");
        std::set<std::string> seen;
        for (const whole::Line& line : whole::once(scenario).lines) {
            if (line.event != "claim_started") continue;
            const std::string arm = whole::said(line.detail, "arm");
            CHECK((arm == "treated") == (whole::said(line.detail, "told") == "yes"));
            seen.insert(line.office + arm);
        }
        CHECK(seen.size() == (std::string(kind) == "cluster" ? 6u : 12u));
    }
}

TEST_CASE("whole offices come to one arm, with whoever is inside", "[trial][allocation][cluster]") {
    const auto scenario = small("cluster", "[trial]\nallocation = \"cluster\"\noffices = 2\n");
    std::map<std::string, int> times;
    const int replications = 90;
    for (int r = 0; r < replications; ++r) {
        const auto treated = model::treated_offices(*scenario.setup, {1, static_cast<std::uint64_t>(r)});
        CHECK(std::count(treated.begin(), treated.end(), true) == 2);
        for (std::size_t o = 0; o < treated.size(); ++o)
            times[scenario.model->offices[o].name] += treated[o] ? 1 : 0;
        if (r > 1) continue;
        for (const Beginning& one : beginnings(scenario, r)) {
            const bool office = treated[scenario.office(one.office)];
            CHECK(one.arm == (office ? "treated" : "control"));
        }
    }
    for (const auto& [office, count] : times) {
        CAPTURE(office);
        CHECK(std::abs(count - replications / 3.0) < 4 * std::sqrt(replications * 2.0 / 9));
    }
}

TEST_CASE("listed offices are treated and no other, a share of offices is rounded",
          "[trial][allocation][cluster]") {
    for (const Beginning& one :
         beginnings(small("listed", "[trial]\nallocation = \"cluster\"\noffices = [\"B\", \"E\"]\n")))
        CHECK((one.arm == "treated") == (one.office == "B" || one.office == "E"));
    const auto half = small("half", "[trial]\nallocation = \"cluster\"\nshare = 0.6\n");
    CHECK(half.model->trial.treated_offices == 4);
}

TEST_CASE("places are taken by who comes first in every office, until they are gone",
          "[trial][allocation][quota]") {
    const auto period = [](const std::string& per, sim::Day day) {
        if (per == "day") return sim::iso(day);
        return per == "week" ? sim::iso(sim::week_of(day)) : sim::iso(day).substr(0, 7);
    };
    for (const std::string per : {"day", "week", "month"}) {
        const int places = per == "day" ? 3 : 11;
        const auto scenario =
            small("quota-" + per, "[trial]\nallocation = \"quota\"\nplaces = " + std::to_string(places) +
                                      "\nper = \"" + per + "\"\n");
        std::map<std::string, int> come;
        for (const Beginning& one : beginnings(scenario)) {
            if (one.stock()) continue;
            const int earlier = come[one.office + period(per, sim::day_of(one.time))]++;
            CHECK(one.arm == (earlier < places ? "treated" : "control"));
        }
    }
}

TEST_CASE("with a share, those who ask for a place take it while there is one",
          "[trial][allocation][quota]") {
    const auto asked = arms(small("asked", "[trial]\nallocation = \"individual\"\nshare = 0.4\n"));
    const auto scenario = small("quota-share", "[trial]\nallocation = \"quota\"\nplaces = 9\nshare = 0.4\n");
    std::map<std::string, int> taken;
    for (const Beginning& one : beginnings(scenario)) {
        if (one.stock()) continue;
        int& week = taken[one.office + sim::iso(sim::week_of(sim::day_of(one.time)))];
        const bool gets = asked.at(one.claimant) == "treated" && week < 9;
        week += gets ? 1 : 0;
        CHECK(one.arm == (gets ? "treated" : "control"));
    }
}

TEST_CASE("places that all offices share are never more than there are, and nearly all are taken",
          "[trial][allocation][quota]") {
    const auto scenario =
        small("shared", "[trial]\nallocation = \"quota\"\nplaces = 50\nshared = true\nper = \"week\"\n");
    for (int r = 0; r < 3; ++r) {
        std::map<sim::Day, int> taken;
        std::set<std::string> offices;
        for (const Beginning& one : beginnings(scenario, r)) {
            if (one.arm != "treated") continue;
            ++taken[sim::week_of(sim::day_of(one.time))];
            offices.insert(one.office);
        }
        CHECK(taken.size() == 4);
        for (const auto& [week, count] : taken) {
            CHECK(count <= 50);
            CHECK(count >= 48);
        }
        CHECK(offices.size() == 6);
    }
}

TEST_CASE("a trial whose treatment does nothing changes no other draw", "[trial][luck]") {
    const auto without_arm = [](std::vector<whole::Line> lines) {
        for (whole::Line& line : lines) {
            const auto at = line.detail.find(";arm=");
            if (at != std::string::npos) line.detail.erase(at);
        }
        return lines;
    };
    const auto plain = whole::once(small("none", "")).lines;
    CHECK(plain.size() > 3000);
    for (const char* kind :
         {"individual\"", "cluster\"", "quota\"\nplaces = 5", "quota\"\nplaces = 5\nshared = true"}) {
        const auto scenario = small("inert", std::string("[trial]\nallocation = \"") + kind + "\n");
        CHECK(whole::first_difference(without_arm(whole::once(scenario).lines), plain) == "");
    }
}

TEST_CASE("nobody's arm depends on the number of threads", "[trial][threads]") {
    const auto scenario = small("threads", "[trial]\nallocation = \"quota\"\nplaces = 20\nshared = true\n");
    const auto one = whole::once(scenario, 1);
    const auto seven = whole::once(scenario, 7);
    CHECK(whole::first_difference(one.lines, seven.lines) == "");
    CHECK(one.cells == seven.cells);
}

}  // namespace caseload

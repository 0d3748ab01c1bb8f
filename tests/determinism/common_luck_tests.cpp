#include <catch2/catch.hpp>
#include <tuple>

#include "tests/scenarios/whole.hpp"

/// Luck is common: what a change does not reach stays as it was, line by line.
namespace caseload {

using whole::Line;
using whole::Scenario;
using whole::Sets;

namespace {

const std::string trial = (whole::shipped / "iap-trial/scenario.toml").string();
/// Who extends the trial from another folder names the file of bank holidays.
const std::string extended = "extends = \"" + trial +
                             "\"\n[calendar]\nregion = \"england-and-wales\"\nholidays = \"" +
                             (whole::shipped / "data/bank-holidays.json").string() + "\"\n";
const Sets until_june{{"period.end", "2015-06-01"}};

/// The trial with a stage between the decision on scope and the leaflet.
Scenario with_inert(const std::string& name, const std::string& stage) {
    return Scenario::written(name,
                             "title = \"Inert\"\n" + extended + "[pathways.iap.stages.inert]\n" + stage + R"(
[pathways.iap.stages.referral]
branches = [
    { when = { scope = "in", exempt = "no", arm_marked = "iap" }, to = { to = "inert", start_clocks = ["iap"] } },
    { otherwise = true, to = "usual" },
]
)",
                             until_june);
}

/// The same scenario without that stage, written in the same way.
Scenario without_inert(const std::string& name) {
    return Scenario::written(name, "title = \"Plain\"\n" + extended + R"(
[pathways.iap.stages.referral]
branches = [
    { when = { scope = "in", exempt = "no", arm_marked = "iap" }, to = { to = "leaflet", start_clocks = ["iap"] } },
    { otherwise = true, to = "usual" },
]
)",
                             until_june);
}

/// The log without the inert stage's lines; the decision before it then leads to its successor.
std::vector<Line> without_its_lines(std::vector<Line> lines) {
    std::erase_if(lines, [](const Line& line) { return line.stage == "inert"; });
    for (Line& line : lines) {
        if (line.detail == "ending=inert") line.detail = "ending=leaflet";
    }
    return lines;
}

}  // namespace

TEST_CASE("An inert stage changes no later draw of anyone", "[luck]") {
    const auto plain = whole::once(without_inert("inert-plain")).lines;
    SECTION("a choice with one branch") {
        const Scenario scenario = with_inert(
            "inert-choose", "does = \"choose\"\nbranches = [{ otherwise = true, to = \"leaflet\" }]");
        const auto lines = whole::once(scenario).lines;
        CHECK(lines.size() > plain.size());
        CHECK(whole::first_difference(without_its_lines(lines), plain) == "");
    }
}

TEST_CASE("A wait of nothing changes no draw of anyone", "[luck]") {
    // A network with servers for all, so that nobody's turn depends on who came first within a second.
    const std::string network = (whole::source_folder / "tests/theory/jackson.toml").string();
    const std::string ample = "title = \"Ample\"\nextends = \"" + network + R"("
[offices.Centre]
resources = { reception = 900, adviser = 900, fund = 900 }
[pathways.visitor.stages.inert]
does = "wait"
for = "0 s"
to = { done = "after_adviser" }
[pathways.visitor.stages.adviser]
to = { served = ")";
    const std::string rest = R"(" }
[[arrivals]]
name = "other"
office = "Centre"
enters = "visitor.inert"
per_hour = 1
[[arrivals]]
name = "main"
office = "Centre"
enters = "visitor.reception"
per_hour = 6
)";
    const auto sorted = [](const Scenario& scenario) {
        auto lines = whole::once(scenario).lines;
        std::erase_if(lines, [](const Line& line) { return line.stage == "inert"; });
        for (Line& line : lines) {
            if (line.detail == "ending=inert") line.detail = "ending=after_adviser";
        }
        std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
            return std::tie(a.time, a.claimant) < std::tie(b.time, b.claimant);
        });
        return lines;
    };
    const Sets days{{"period.days", "30"}, {"period.warm_up", "1 day"}};
    const auto one = sorted(Scenario::written("ample-wait", ample + "inert" + rest, days));
    const auto other = sorted(Scenario::written("ample-plain", ample + "after_adviser" + rest, days));
    CHECK(one.size() > 10000);
    CHECK(whole::first_difference(one, other) == "");
}

TEST_CASE("Fewer coaches in one office leave the other offices' logs byte for byte", "[luck]") {
    const Scenario base(trial, until_june);
    Sets fewer = until_june;
    fewer.push_back({"offices.Selby.staff.work_coach.count", "12"});
    const Scenario variant(trial, fewer);
    const auto elsewhere = [](const Line& line) { return line.office != "Selby"; };
    const auto there = [](const Line& line) { return line.office == "Selby"; };
    const auto one = whole::once(base).lines;
    const auto other = whole::once(variant).lines;
    CHECK(whole::first_difference(whole::only(one, elsewhere), whole::only(other, elsewhere)) == "");
    CHECK(whole::first_difference(whole::only(one, there), whole::only(other, there)) != "");
}

TEST_CASE("Two variants are the same until the day on which their rules differ", "[luck]") {
    const sim::Day change = sim::make_day(2015, 4, 27);
    Sets sets = until_june;
    const std::string key = "pathways.iap.stages.workshop_1.misses";
    sets.push_back({key, "[{ from = 2015-03-01, value = 0.2 }, { from = 2015-04-27, value = 0.2 }]"});
    const auto one = whole::once(Scenario(trial, sets)).lines;
    sets.back() = {key, "[{ from = 2015-03-01, value = 0.2 }, { from = 2015-04-27, value = 0.9 }]"};
    const auto other = whole::once(Scenario(trial, sets)).lines;
    const auto before = [&](const Line& line) { return line.time < sim::Time{change}; };
    const auto after = [&](const Line& line) { return line.time >= sim::Time{change}; };
    CHECK(whole::only(one, before).size() > 10000);
    CHECK(whole::first_difference(whole::only(one, before), whole::only(other, before)) == "");
    CHECK(whole::first_difference(whole::only(one, after), whole::only(other, after)) != "");
}

TEST_CASE("People who come besides change nobody's arrival or traits", "[luck]") {
    const auto one = whole::once(Scenario(trial, until_june)).lines;
    Sets more = until_june;
    more.push_back({"arrivals.1.per_week", "80"});
    const auto other = whole::once(Scenario(trial, more)).lines;
    const auto claims = [](const Line& line) { return line.event == "claim_started"; };
    CHECK(whole::first_difference(whole::only(one, claims), whole::only(other, claims)) == "");
}

}  // namespace caseload

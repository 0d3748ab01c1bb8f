#include <catch2/catch.hpp>
#include <map>

#include "tests/saved/states.hpp"

/// What a branch makes of staff, limits, markers, attributes and hazards that differ.
namespace caseload {

using whole::Line;
using whole::Scenario;
using whole::Sets;

namespace {

/// Meetings up to midnight of which some last into the night.
const std::string late = R"(title = "Late meetings"
[period]
days = 40
[offices.Late]
open = { weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], from = "12:00", until = "23:55" }
staff.coach.count = COACHES
[[arrivals]]
office = "Late"
enters = "visit.meet"
per_hour = 1
[pathways.visit.stages.meet]
does = "appointment"
role = "coach"
minutes = "60 min"
lasts = { uniform = { from = "20 min", to = "4 h" } }
to = { attended = "end", no_slot = "end" }
)";

Scenario late_meetings(const std::string& coaches) {
    std::string text = late;
    text.replace(text.find("COACHES"), 7, coaches);
    return Scenario::written("mapping-late-" + coaches, text);
}

bool overruns_at(const std::vector<std::byte>& packed) {
    const model::SavedReplication saved = states::plain(packed);
    for (const model::Member& member : saved.sites.front().diary.members)
        if (member.busy_until > sim::Time{saved.day}) return true;
    return false;
}

/// People who leave at a constant rate for one cause, half of them marked, and never return.
const std::string leaving = R"(title = "Leaving"
MARKERS
[period]
days = 300
[offices.A]
register = 1
open = "always"
[[arrivals]]
office = "A"
enters = "claim.inside"
per_day = 20
[[population]]
attribute = "kind"
shares = SHARES
EXTRA
[pathways.claim.stages.inside]
does = "choose"
branches = [{ chance = 0.5, to = { to = "marked", marker = "chosen" } }, { otherwise = true, to = "plain" }]
[pathways.claim.stages.marked]
does = "wait"
for = "200 days"
to = { done = "end" }
[pathways.claim.stages.plain]
does = "wait"
for = "200 days"
to = { done = "end" }
[[outcomes.causes]]
name = "work"
weibull = { shape = SHAPE, scale = "20 weeks" }
times = TIMES
)";

Scenario leavers(const std::string& name, std::map<std::string, std::string> parts = {}) {
    const std::map<std::string, std::string> usual{{"MARKERS", "markers = [\"chosen\"]"},
                                                   {"SHARES", "{ short = 0.5, long = 0.5 }"},
                                                   {"EXTRA", ""},
                                                   {"SHAPE", "1"},
                                                   {"TIMES", "1"}};
    parts.insert(usual.begin(), usual.end());
    std::string text = leaving;
    for (const auto& [mark, words] : parts) text.replace(text.find(mark), mark.size(), words);
    return Scenario::written("mapping-" + name, text);
}

const sim::Days until_saved{100};

/// By claimant, the days after the state on which the claim ends.
std::map<std::string, int> ends(const std::vector<Line>& lines, sim::Day saved) {
    std::map<std::string, int> found;
    for (const Line& line : lines) {
        if (line.event == "claim_ended")
            found[line.claimant] = static_cast<int>((sim::day_of(line.time) - saved).count());
    }
    return found;
}

}  // namespace

TEST_CASE("A meeting that runs over midnight is saved in the middle and goes on bit for bit", "[saved]") {
    const Scenario scenario = late_meetings("3");
    const whole::Once whole_run = whole::once(scenario);
    int caught = 0;
    for (sim::Day day = scenario.model->start + sim::Days{1}; day < scenario.model->end && caught < 3;
         day += sim::Days{1}) {
        const auto packed = states::packed_at(scenario, day);
        if (!overruns_at(packed)) continue;
        ++caught;
        const auto path = states::file_named("overrun");
        states::write_states(path, states::about(scenario, day), {packed});
        const whole::Once rest = states::continued(path, scenario);
        CHECK((rest.cells == whole_run.cells));
        CHECK(whole::first_difference(rest.lines, whole::only(whole_run.lines, [&](const Line& line) {
                                          return line.time >= sim::Time{day};
                                      })) == "");
    }
    CHECK(caught == 3);
}

TEST_CASE("Fewer staff while the others have bookings is refused, saying whose and how many", "[saved]") {
    const Scenario three = late_meetings("3");
    const auto path = states::saved_at(three, three.model->start + sim::Days{20}, "fewer");
    const std::string told = states::refusal(path, late_meetings("2"));
    INFO(told);
    CHECK(told.find("the state uses what the scenario does not have: coach 3 of Late (") !=
          std::string::npos);
    CHECK(told.find(" bookings") != std::string::npos);
    CHECK(states::refusal(path, late_meetings("4")) == "");
}

TEST_CASE("A provider's other limit counts what is taken already", "[saved]") {
    const Scenario base(whole::shipped / "help-to-work");
    const Scenario half(whole::shipped / "help-to-work/questions/half-places.toml");
    const sim::Day day = sim::make_day(2014, 9, 1);
    const auto path = states::saved_at(base, day, "limits");
    const model::StateFile file(path);
    const auto places_left = [&](const Scenario& scenario) {
        model::Replication replication(*scenario.setup, 1, 0);
        file.restore(replication, *scenario.setup, 0);
        return replication.sites().front().places_left;
    };
    const auto before = places_left(base);
    const auto now = places_left(half);
    REQUIRE(before.size() == now.size());
    CHECK(before.front() < 960);
    CHECK(before.front() > 480);
    CHECK(now.front() == before.front() - 480);
}

TEST_CASE("A marker that is gone is refused with its people, one that is added or moved is not", "[saved]") {
    const Scenario base = leavers("markers");
    const sim::Day day = base.model->start + until_saved;
    const auto path = states::saved_at(base, day, "markers");
    std::string other = leaving;
    const Scenario more = leavers("markers-more", {{"MARKERS", "markers = [\"another\", \"chosen\"]"}});
    CHECK(whole::first_difference(states::continued(path, more).lines, states::continued(path, base).lines) ==
          "");
    Scenario gone = leavers("markers-gone");
    gone.model->markers[1] = "renamed";
    const std::string told = states::refusal(path, gone);
    INFO(told);
    CHECK(told.find("marker chosen (") != std::string::npos);
    CHECK(told.find(" people)") != std::string::npos);
}

TEST_CASE("A level may be added to an attribute, but no attribute, for nobody of the state has it",
          "[saved]") {
    const Scenario base = leavers("levels");
    const sim::Day day = base.model->start + until_saved;
    const auto path = states::saved_at(base, day, "levels");
    // Five levels take more bits than two.
    const Scenario more =
        leavers("levels-more", {{"SHARES", "{ a = 0, b = 0, long = 0.5, short = 0.5, z = 0 }"}});
    const whole::Once one = states::continued(path, base);
    const whole::Once other = states::continued(path, more);
    CHECK(ends(one.lines, day) == ends(other.lines, day));
    REQUIRE(!ends(one.lines, day).empty());

    const Scenario added =
        leavers("levels-added",
                {{"EXTRA", "[[population]]\nattribute = \"colour\"\nshares = { red = 0.5, blue = 0.5 }"}});
    const std::string told = states::refusal(path, added);
    INFO(told);
    CHECK(told.find("attribute colour is new, and nobody of the state has it") != std::string::npos);

    const Scenario without = leavers("levels-without", {{"SHARES", "{ long = 1 }"}});
    const std::string level = states::refusal(path, without);
    INFO(level);
    CHECK(level.find("level short of attribute kind (") != std::string::npos);
}

TEST_CASE("Under other hazards the dates are found again from the state's day on, never drawn again",
          "[saved]") {
    const Scenario base = leavers("hazard");
    const sim::Day day = base.model->start + until_saved;
    const auto path = states::saved_at(base, day, "hazard");
    const auto as_it_was = ends(states::continued(path, base).lines, day);
    const auto twice = ends(states::continued(path, leavers("hazard-twice", {{"TIMES", "2"}})).lines, day);
    const auto half = ends(states::continued(path, leavers("hazard-half", {{"TIMES", "0.5"}})).lines, day);
    // At a constant rate, whoever had so many days to go has half as many; of those inside all who left still do.
    int compared = 0;
    int later = 0;
    for (const auto& [claimant, days] : as_it_was) {
        if (days == 0) {
            CHECK(twice.at(claimant) == 0);
            continue;
        }
        const bool inside = claimant < "1/arrivals_1/" + sim::iso(day);
        if (!inside) continue;
        ++compared;
        INFO(claimant << ": " << days << " days to go, " << twice.at(claimant) << " at twice the rate");
        CHECK(std::abs(2 * twice.at(claimant) - days) <= 2);
        const auto found = half.find(claimant);
        if (found == half.end()) continue;
        ++later;
        CHECK(std::abs(found->second - 2 * days) <= 2);
    }
    CHECK(compared > 300);
    CHECK(later > 100);
}

TEST_CASE("Hazards that are written otherwise and mean the same change no date", "[saved]") {
    const Scenario base = leavers("same", {{"SHAPE", "0.7"}});
    const sim::Day day = base.model->start + until_saved;
    const auto path = states::saved_at(base, day, "same-hazard");
    const Scenario divided = leavers("divided", {{"SHAPE", "0.7"}});
    // The last day's table entry differs and so the hazards do, but nobody comes near it.
    divided.model->outcomes.causes.front().hazard.back() += 1;
    CHECK(whole::first_difference(states::continued(path, divided).lines,
                                  states::continued(path, base).lines) == "");
    CHECK((states::continued(path, divided).cells == states::continued(path, base).cells));
}

TEST_CASE("An office that a branch adds opens with its stock, and the notes say so", "[saved]") {
    const Scenario base = leavers("office");
    const sim::Day day = base.model->start + until_saved;
    const auto path = states::saved_at(base, day, "office");
    const std::string office = R"([offices.B]
register = 2
open = "always"
[[stock]]
office = "OFFICE"
name = "stock"
enters = "claim.inside"
count = 40
spread = "4 days"
)";
    const auto with_stock = [&](const std::string& where) {
        std::string text = office;
        text.replace(text.find("OFFICE"), 6, where);
        return leavers("office-" + where, {{"EXTRA", text}});
    };
    const Scenario more = with_stock("B");
    const auto lines = states::continued(path, more).lines;
    const auto started = whole::only(
        lines, [](const Line& line) { return line.office == "B" && line.event == "claim_started"; });
    CHECK(started.size() == 40);
    for (const Line& line : started) CHECK(sim::day_of(line.time) == day);
    const auto ended = ends(whole::only(lines, [](const Line& line) { return line.office == "B"; }), day);
    CHECK(ended.size() > 20);
    // They had been on benefit for longer or shorter: nobody leaves at once for having been so.
    int on_the_first_days = 0;
    for (const auto& [claimant, days] : ended) on_the_first_days += days <= 1 ? 1 : 0;
    CHECK(on_the_first_days < 6);
    const auto old = [](const Line& line) { return line.office == "A"; };
    CHECK(whole::first_difference(whole::only(lines, old), states::continued(path, base).lines) == "");

    const model::StateFile file(path);
    CHECK(file.notes(*base.setup).empty());
    REQUIRE(file.notes(*more.setup).size() == 1);
    CHECK(file.notes(*more.setup).front().find("office B is new: it opens for the first time on") == 0);
    const auto notes = file.notes(*with_stock("A").setup);
    REQUIRE(notes.size() == 2);
    CHECK(notes[1] ==
          "stock 1/stock is new at an office that was open before the state: nobody of it comes in");
}

}  // namespace caseload

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/scenarios/whole.hpp"

/// Names decide nothing but luck, and not even that where `drawn_as` says what something was called before.
namespace caseload {

namespace {

/// What can be renamed, each with the name it is written by.
struct Called {
    std::string ash = "ash", oak = "oak";
    std::string clerk = "clerk", coach = "coach";
    std::string desk = "desk", seen = "seen", talk = "talk", sorted = "sorted";
    std::string need = "need", high = "high", low = "low";
    bool renamed = false;

    std::string line(const std::string& before) const {
        return renamed ? "drawn_as = \"" + before + "\"\n" : std::string{};
    }
    std::string item(const std::string& before) const {
        return renamed ? ", drawn_as = \"" + before + "\"" : std::string{};
    }
    std::string levels() const {
        return renamed ? fmt::format("levels_drawn_as = {{ {} = \"high\", {} = \"low\" }}\n", high, low)
                       : std::string{};
    }
};

std::string written(const Called& c) {
    std::string text = "title = \"Names\"\n[period]\ndays = 120\n";
    const auto office = [&](const std::string& name, const std::string& before,
                            const std::string& neighbour) {
        text += fmt::format(
            "[offices.{0}]\n{1}neighbours = [\"{2}\"]\nresources = {{ room = 1 }}\n"
            "[offices.{0}.staff]\n{3} = {{ count = 2, sickness = \"10%\"{4} }}\n"
            "{5} = {{ count = 1, pattern = [{{ duty = \"queue\", from = \"09:00\", until = \"17:00\" }}]{6} "
            "}}\n",
            name, c.line(before), neighbour, c.coach, c.item("coach"), c.clerk, c.item("clerk"));
    };
    office(c.ash, "ash", c.oak);
    office(c.oak, "oak", c.ash);
    text += fmt::format(
        "[[population]]\nattribute = \"{0}\"\nshares = {{ {1} = \"30%\", {2} = \"rest\" }}\n{3}{4}"
        "[[arrivals]]\nname = \"all\"\noffice = \"all\"\nenters = \"p.{5}\"\nper_day = 12\n"
        "[pathways.p.stages.{5}]\n{6}does = \"walk_in\"\nneeds = {{ {7} = 1 }}\n"
        "service = {{ exponential = {{ mean = \"15 min\" }} }}\nto = {{ served = \"{8}\", closed = \"end\" "
        "}}\n",
        c.need, c.high, c.low, c.line("need"), c.levels(), c.desk, c.line("desk"), c.clerk, c.sorted);
    text += fmt::format(
        "[pathways.p.stages.{0}]\n{1}does = \"choose\"\nbranches = [{{ when = {{ {2} = \"{3}\" }}, to = "
        "\"{4}\" }}, "
        "{{ chance = \"50%\", to = \"{5}\" }}, {{ otherwise = true, to = \"end\" }}]\n",
        c.sorted, c.line("sorted"), c.need, c.high, c.seen, c.talk);
    text += fmt::format(
        "[pathways.p.stages.{0}]\n{1}does = \"appointment\"\nrole = \"{2}\"\nminutes = \"30 min\"\n"
        "lasts = {{ uniform = {{ from = \"10 min\", to = \"50 min\" }} }}\nneeds = {{ room = 1 }}\n"
        "misses = \"20%\"\nto = {{ attended = \"{3}\", missed = \"{0}\", cancelled = \"{0}\", no_slot = "
        "\"end\" }}\n",
        c.seen, c.line("seen"), c.coach, c.talk);
    text += fmt::format(
        "[pathways.p.stages.{0}]\n{1}does = \"group_session\"\nrole = \"{2}\"\nminutes = \"60 min\"\n"
        "smallest = 3\nlargest = 6\nbelow_minimum = [\"wait\", \"brigade\", \"one_to_one\"]\n"
        "timetable = [\"Tue 10:00\", \"Thu 14:00\"]\n"
        "misses = \"10%\"\n"
        "to = {{ attended = \"end\", missed = \"end\", did_not_run = \"{0}\", no_place = \"end\" }}\n",
        c.talk, c.line("talk"), c.coach);
    return text;
}

Called renamed() {
    // The last letter of the alphabet comes first and the first last.
    return {.ash = "zelkova",
            .oak = "birch",
            .clerk = "teller",
            .coach = "adviser",
            .desk = "zone",
            .seen = "meeting",
            .talk = "course",
            .sorted = "branching",
            .need = "wanting",
            .high = "urgent",
            .low = "calm",
            .renamed = true};
}

std::string with_old_names(std::string text) {
    const std::vector<std::pair<std::string, std::string>> names{
        {"zelkova", "ash"},  {"birch", "oak"},    {"teller", "clerk"}, {"adviser", "coach"},
        {"zone", "desk"},    {"meeting", "seen"}, {"course", "talk"},  {"branching", "sorted"},
        {"wanting", "need"}, {"urgent", "high"},  {"calm", "low"}};
    for (const auto& [now, before] : names) {
        for (std::size_t at = text.find(now); at != std::string::npos;
             at = text.find(now, at + before.size()))
            text.replace(at, now.size(), before);
    }
    return text;
}

}  // namespace

TEST_CASE("What is renamed and drawn as before has the same results, byte for byte but for names",
          "[determinism][names]") {
    const auto before = whole::once(whole::Scenario::written("names", written({})));
    const auto after = whole::once(whole::Scenario::written("names-after", written(renamed())));
    CHECK(before.cells == after.cells);
    REQUIRE(before.lines.size() == after.lines.size());
    REQUIRE(before.lines.size() > 1000);
    for (std::size_t i = 0; i < before.lines.size(); ++i)
        REQUIRE(whole::text(before.lines[i]) == with_old_names(whole::text(after.lines[i])));
}

TEST_CASE("Without it only luck is another", "[determinism][names]") {
    Called other = renamed();
    other.renamed = false;
    const auto before = whole::once(whole::Scenario::written("names", written({})));
    const auto after = whole::once(whole::Scenario::written("names-luck", written(other)));
    CHECK(before.cells.size() == after.cells.size());
    CHECK(before.cells != after.cells);
}

}  // namespace caseload

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "model/stages/course.hpp"
#include "tests/rules/standing.hpp"

/// The reclaim table and the marker changes of the rule catalogue, walked row by row on the shipped scenario.
namespace caseload::rule_tests {

namespace {

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const std::string& table) {
    std::ifstream file(std::string(CASELOAD_SOURCE_DIR) + "/tests/rules/tables/" + table);
    REQUIRE(file.good());
    std::string line;
    std::getline(file, line);
    const auto cells = [](const std::string& text) {
        std::vector<std::string> found;
        std::istringstream words(text + ",");
        for (std::string word; std::getline(words, word, ',');) found.push_back(word);
        return found;
    };
    const std::vector<std::string> names = cells(line);
    std::vector<Row> rows;
    while (std::getline(file, line)) {
        const std::vector<std::string> values = cells(line);
        REQUIRE(values.size() == names.size());
        Row& row = rows.emplace_back();
        for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = values[i];
    }
    return rows;
}

/// The office on a day, with or without a coach who finds a placement still suitable; made once each.
Standing& standing(const std::string& day, bool still_suits) {
    static std::map<std::pair<std::string, bool>, std::unique_ptr<Standing>> made;
    auto& one = made[{day, still_suits}];
    if (!one) {
        one =
            std::make_unique<Standing>("scenarios/help-to-work",
                                       Settings{{"rules.htw.still_suits_share", still_suits ? "1.0" : "0.0"},
                                                {"office_defaults.staff.assistant.count", "12"},
                                                {"arrivals.0.per_week", "0"},
                                                {"arrivals.1.per_week", "0"}},
                                       *sim::parse_day(day));
    }
    return *one;
}

/// The stages in which somebody is on the way to the interview that decides.
const std::set<std::string> towards_the_interview{"iwsi", "iwsi_assistant", "late_interview", "wpci"};

/// Somebody to whom no exception applies.
std::uint32_t add_somebody(Standing& office) {
    const std::uint32_t person = office.add();
    const std::vector<std::pair<std::string, std::string>> unexceptional{
        {"completion", "on_time"},  {"found", "yes"},       {"first_interview", "separate"},
        {"contact", "made"},        {"htw_applies", "yes"}, {"barred", "no"},
        {"suits", "any_element"},   {"copes", "yes"},       {"postal", "no"},
        {"availability", "all_day"}};
    for (const auto& [attribute, level] : unexceptional) office.set_attribute(person, attribute, level);
    return person;
}

/// The first interview of the new claim is held on the claim's day: reading 3 judges the weeks on it.
void decide_in_the_interview(Standing& office, std::uint32_t person) {
    const auto& stages = office.model().stages;
    for (std::uint16_t s = 0; s < stages.size(); ++s)
        if (stages[s].name == "return_decision")
            return enter(office.site(), {person, office.strand_of("programme")}, s);
    FAIL("no stage return_decision");
}

}  // namespace

TEST_CASE("a reclaim leads where the table says, on both sides of every boundary day",
          "[READING-1][HTW-25][HTW-115][HTW-143][HTW-144][HTW-145][HTW-146][HTW-147][HTW-148][HTW-149]"
          "[HTW-150][HTW-151][HTW-152][HTW-153][HTW-154][HTW-155][HTW-156][HTW-157][HTW-158][HTW-159]"
          "[HTW-161][HTW-162][PWPS-3][PWPS-23][PWPS-24][PWPS-25][PWPS-27][PWPS-28][PWPS-30]") {
    for (const Row& row : rows_of("reclaims.csv")) {
        std::string words;
        for (const auto& [name, value] : row) words += name + "=" + value + " ";
        INFO(words);
        Standing& office = standing(row.at("today"), row.at("suits") != "0");
        const std::uint32_t person = add_somebody(office);
        for (const char* clock : {"closed", "completed", "wpci", "allocated", "referred", "started"})
            if (!row.at(clock).empty()) office.set_clock(person, clock, std::stoi(row.at(clock)));
        office.set_marker(person, row.at("marker"));
        office.interrupt(person, "programme", row.at("stage"));
        react(office.site(), person, model::Happening::reclaim);
        // HTW-12, 115, 158: whoever has been in the programme is seen first, and the row is decided there.
        if (office.stage(person, "programme") == "return_interview") decide_in_the_interview(office, person);
        CHECK(office.marker(person) == row.at("new"));
        const std::string stage = office.stage(person, "programme");
        if (row.at("expect") == "interview") {
            CHECK(towards_the_interview.contains(stage));
        } else if (row.at("expect") == "offer") {
            CHECK((stage.empty() || stage == "offer"));
        } else {
            CHECK(stage == row.at("expect"));
        }
    }
}

TEST_CASE("the scenario allows the marker changes of the table and no others",
          "[READING-10][READING-36][HTW-22][HTW-35][HTW-36][HTW-138][HTW-139][HTW-140]") {
    Standing& office = standing("2015-03-02", true);
    const model::Model& model = office.model();
    std::set<std::pair<std::string, std::string>> allowed;
    for (const Row& row : rows_of("marker_changes.csv")) allowed.emplace(row.at("from"), row.at("to"));
    REQUIRE(model.markers.size() == 11);
    for (const std::string& from : model.markers) {
        for (const std::string& to : model.markers) {
            if (from == to) continue;
            INFO(from << " to " << to);
            const std::uint32_t person = office.add();
            office.set_marker(person, from);
            const std::uint8_t programme = office.strand_of("programme");
            const auto change = [&] {
                set_marker(
                    office.site(), {person, programme},
                    static_cast<std::uint8_t>(std::find(model.markers.begin(), model.markers.end(), to) -
                                              model.markers.begin()));
            };
            if (allowed.contains({from, to})) {
                CHECK_NOTHROW(change());
            } else {
                CHECK_THROWS_WITH(change(), Catch::Contains(from) && Catch::Contains(to));
            }
        }
    }
}

}  // namespace caseload::rule_tests

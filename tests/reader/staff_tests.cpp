#include <catch2/catch.hpp>

#include "tests/reader/written.hpp"

/// Staff and resources that are not the same on all days, and members by themselves.
namespace caseload::scenarios {

namespace {

/// What is told of the clinic with these nurses.
std::string told(const std::string& nurses) {
    return problems_of(read_text(clinic_with("staff.nurse = { count = 4 }", "staff.nurse = " + nurses)));
}

model::Office read_office(const std::string& nurses) {
    const Reading reading = read_text(clinic_with("staff.nurse = { count = 4 }", "staff.nurse = " + nurses));
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    return reading.model->offices.at(0);
}

}  // namespace

TEST_CASE("a count may be a list of which the first holds on all days", "[reader][staff]") {
    const model::Office office = read_office("{ count = [{ count = 4 }, { from = 2015-01-12, count = 6 }] }");
    const model::StaffGroup& nurses = office.staff.at(0);
    CHECK(nurses.count == 6);
    CHECK(present(nurses, sim::make_day(2015, 1, 11)) == 4);
    CHECK(present(nurses, sim::make_day(2015, 1, 12)) == 6);
    CHECK(told("{ count = [{ from = 2015-01-12, count = 6 }] }")
              .find("the first of the list is for all days") != std::string::npos);
    CHECK(told("{ count = [] }").find("nothing is listed") != std::string::npos);
    CHECK(told("{ count = [{ count = 4 }, { from = 2015-01-12, until = 2015-01-12, count = 6 }] }")
              .find("ends on 2015-01-12, before it begins (2015-01-12)") != std::string::npos);
}

TEST_CASE("absences are of some days and of no more than there are", "[reader][staff]") {
    const model::Office office = read_office(
        "{ count = 4, away = [{ weekdays = [\"Mon\"], count = 1 }, { from = 2015-01-06, until = 2015-01-13 "
        "}] }");
    const model::StaffGroup& nurses = office.staff.at(0);
    CHECK(present(nurses, sim::make_day(2015, 1, 5)) == 3);
    CHECK(present(nurses, sim::make_day(2015, 1, 6)) == 0);
    CHECK(present(nurses, sim::make_day(2015, 1, 12)) == 0);  // one and all of them: none is left
    CHECK(present(nurses, sim::make_day(2015, 1, 13)) == 4);
    CHECK(told("{ count = 4, away = { count = 1 } }").find("an absence is on some days") !=
          std::string::npos);
    CHECK(told("{ count = 4, away = { from = 2015-01-06, count = 5 } }").find("found 5") !=
          std::string::npos);
}

TEST_CASE("members are all of the staff, with names of their own", "[reader][staff]") {
    CHECK(told("{ members = [{ name = \"Ann\" }, { count = 3 }] }").empty());
    CHECK(told("{ count = 4, members = [{ name = \"Ann\" }, { count = 3 }] }").empty());
    CHECK(told("{ count = 5, members = [{ name = \"Ann\" }, { count = 3 }] }")
              .find("members lists 4, found 5") != std::string::npos);
    CHECK(told("{ members = [{ name = \"Ann\" }, { name = \"Ann\" }] }")
              .find("two members are called \"Ann\"") != std::string::npos);
    CHECK(told("{ members = [{ name = \"7\" }] }").find("a member's name is not a number") !=
          std::string::npos);
    CHECK(told("{ members = [{ name = \"Ann\", count = 2 }] }").find("there is one of that name") !=
          std::string::npos);
    CHECK(told("{ members = [{ name = \"Ann\", from = 2015-01-12, until = 2015-01-12 }] }")
              .find("before the first day (2015-01-12)") != std::string::npos);
    CHECK(told("{ members = [{ name = \"Ann\" }], away = { from = 2015-01-12 } }")
              .find("does nothing where members are listed") != std::string::npos);
    CHECK(told("{}").find("count") != std::string::npos);
}

TEST_CASE("a skill of so many is held by the first of the members, beside those who have it of their own",
          "[reader][staff]") {
    const model::Office office = read_office(
        "{ skills = { children = 2 }, members = [{ name = \"Ann\", skills = \"bikes\" }, { count = 3 }, { "
        "name = \"Bob\", "
        "skills = \"children\" }] }");
    const auto held = [&](std::size_t group) { return office.staff.at(group).skills.at(0).second; };
    CHECK(held(0) == 1);
    CHECK(held(1) == 1);
    CHECK(held(2) == 1);
    CHECK(told("{ skills = { children = 6 }, members = [{ name = \"Ann\" }, { count = 3 }] }")
              .find("6 hold the skill, of 4 members") != std::string::npos);
}

}  // namespace caseload::scenarios

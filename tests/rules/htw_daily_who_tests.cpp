#include "tests/rules/help_lives.hpp"

/// Who is allocated to Daily Work Search Reviews, and when.
namespace caseload::rule_tests {

TEST_CASE("who signs by post, could not cope with varying times or has too little time is never allocated",
          "[HTW-43][HTW-54][READING-21]") {
    std::size_t unsuitable = 0;
    std::map<std::string, std::size_t> reasons;
    for (const auto& [name, life] : help().lives) {
        const bool suits = life.attribute("suits") == "daily" || life.attribute("suits") == "daily_or_cwp" ||
                           life.attribute("suits") == "any_element";
        const bool barred = life.attribute("postal") == "yes" || life.attribute("copes") == "no" ||
                            life.attribute("availability") == "narrow";
        if (!suits || !barred || clock_days(life, "wpci").empty()) continue;
        ++unsuitable;
        reasons["postal"] += life.attribute("postal") == "yes";
        reasons["copes"] += life.attribute("copes") == "no";
        reasons["narrow"] += life.attribute("availability") == "narrow";
        INFO(name);
        CHECK_FALSE(change_to(life, "HtW DWSR").has_value());
    }
    CHECK(unsuitable > 40);
    for (const auto& [reason, count] : reasons) CHECK(count > 5);
}

TEST_CASE("allocated at the completer interview, or less than 8 weeks after it", "[HTW-44]") {
    std::size_t at_interview = 0;
    std::size_t late = 0;
    for (const auto& [name, life] : help().lives) {
        for (const Line& line : life.lines) {
            if (line.event != "marker" || line.value("to") != "HtW DWSR") continue;
            const Day held = clock_at(life, "wpci", line.time).value();
            const auto days = (sim::day_of(line.time) - held).count();
            INFO(name << " allocated " << sim::iso(line.time));
            CHECK(days < 56);
            at_interview += line.value("from") == "none";
            if (line.value("from") == "none") CHECK(days == 0);
            late += days >= 35;
        }
    }
    CHECK(at_interview > 100);
    CHECK(late > 10);
}

TEST_CASE("only those are allocated whom daily reviews suit, and whom nothing else suits are",
          "[HTW-46][HTW-47][HTW-48]") {
    std::size_t allocated = 0;
    std::size_t at_once = 0;
    for (const auto& [name, life] : help().lives) {
        INFO(name);
        const std::string suits = life.attribute("suits");
        if (change_to(life, "HtW DWSR").has_value()) {
            ++allocated;
            CHECK((suits == "daily" || suits == "daily_or_cwp" || suits == "any_element"));
        }
        const bool can = life.attribute("postal") == "no" && life.attribute("copes") == "yes" &&
                         life.attribute("availability") != "narrow";
        if (suits != "daily" || !can || life.attribute("decided") == "later" ||
            life.attribute("course") == "goes_on")
            continue;
        for (const Line& line : life.lines) {
            if (line.stage != "element" || line.event != "ended") continue;
            ++at_once;
            CHECK(line.value("ending") == "daily_wsr");
        }
    }
    CHECK(allocated > 200);
    CHECK(at_once > 50);
}

}  // namespace caseload::rule_tests

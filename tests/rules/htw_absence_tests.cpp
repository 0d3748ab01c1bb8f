#include <set>

#include "tests/rules/help_lives.hpp"

/// Absences from placements, and doubts at reviews during them.
namespace caseload::rule_tests {

namespace {

const Stages placement = {"placement"};

/// Much absence of every kind, many doubts and breaks; nobody shows good reason.
const Story& absent() {
    static const Story story = tell("small-help.toml", {{"rules.sanctions.good_reason_share", "0"},
                                                        {"rules.htw.sick_share", "0.25"},
                                                        {"rules.htw.sickness_days", "12 days"},
                                                        {"rules.htw.absence_share", "0.1"},
                                                        {"rules.htw.unreported_share", "0.1"},
                                                        {"rules.jsa.review_doubt_share", "0.2"}});
    return story;
}

/// Is a lower-level failure referred at that moment?
bool refers(const Life& life, Time at) {
    return std::any_of(life.lines.begin(), life.lines.end(), [&](const Line& line) {
        return line.time == at && line.event == "failure" && line.stage == "referred";
    });
}

/// Calls look(life, visit, absence) for each absence of a kind.
template <class Look> void each_absence(const Story& story, const std::string& kind, const Look& look) {
    each_visit(story, placement, [&](const Life& life, const Visit& visit, const Visit*) {
        for (const Line* line : visit.lines)
            if (line->event == "absence" && line->value("kind") == kind) look(life, visit, *line);
    });
}

/// Is an absence that the provider has referred still to be asked about before a moment?
bool to_be_asked_about(const Life& life, Time moment) {
    bool absence = false;
    for (const Line& line : life.lines) {
        if (line.time > moment) break;
        if (line.event != "clock") continue;
        if (line.value("name") == "absent") absence = true;
        // What is asked about then is over with it.
        if (line.value("stopped") == "absent" && line.time < moment) absence = false;
    }
    return absence && clock_at(life, "started", moment).has_value();
}

/// Does the visit last beyond a line, or end for another reason?
bool goes_on(const Visit& visit, const Line& line) {
    return visit.ending.empty() || visit.left > line.time || visit.ending == "completed";
}

}  // namespace

TEST_CASE("an absence treated as available is recorded, one that is not goes to the decision maker",
          "[HTW-100][HTW-101][HTW-102][HTW-109]") {
    std::map<std::string, std::size_t> treated;
    for (const std::string kind : {"sick", "other", "unreported"}) {
        each_absence(absent(), kind, [&](const Life& life, const Visit& visit, const Line& absence) {
            ++treated[absence.value("treated")];
            // Two of a week may be referred together, and a review missed at that very moment.
            std::size_t failing = 0;
            for (const Line& line : life.lines)
                failing += line.time == absence.time &&
                           (line.event == "missed" ||
                            (line.event == "absence" && line.value("treated") == "failure"));
            CHECK(refers(life, absence.time) == (failing > 0));
            CHECK(goes_on(visit, absence));
        });
    }
    CHECK(treated["available"] > 500);
    CHECK(treated["failure"] > 500);
    CHECK(treated.size() == 2);
    // Every absence is counted.
    CHECK(std::size_t(treated["available"] + treated["failure"]) > 1000);
}

TEST_CASE(
    "two sicknesses of up to 14 days are treated as available, from 30 March 2015 one of up to 13 weeks too",
    "[HTW-106][HTW-107][HTW-108][HTW-109]") {
    std::map<std::string, std::size_t> seen;
    for (const auto& [name, life] : absent().lives) {
        std::size_t spells = 0;
        bool long_one = false;
        for (const Visit& visit : programme(life)) {
            if (visit.stage != "placement") continue;
            const Line* started = nullptr;
            for (const Line* line : visit.lines) {
                if (line->event == "placement_started") started = line;
                if (line->event != "absence" || line->value("kind") != "sick") continue;
                INFO(name << " sick from " << sim::iso(line->start));
                const bool available = line->value("treated") == "available";
                const auto days = days_between(line->start, line->end);
                REQUIRE(started != nullptr);
                // Beyond the placement's end its length is not known.
                if (line->end >= started->end) break;
                const bool short_one = days <= 14 && spells < 2;
                const bool as_long =
                    !long_one && days <= 91 && sim::day_of(line->start) >= sim::make_day(2015, 3, 30);
                CHECK(available == (short_one || as_long));
                if (short_one) {
                    ++spells;
                    ++seen["short"];
                } else if (as_long) {
                    long_one = true;
                    ++seen["long"];
                    seen["over 14 days"] += days > 14;
                } else {
                    seen[days > 14 ? "too long" : "third"] += 1;
                }
            }
        }
    }
    CHECK(seen["short"] > 200);
    CHECK(seen["third"] > 50);
    CHECK(seen["too long"] > 50);
    CHECK(seen["long"] > 20);
    CHECK(seen["over 14 days"] > 10);
}

TEST_CASE("once the allowance for sickness is used up the provider starts failure action",
          "[HTW-108][HTW-109]") {
    std::size_t exceeded = 0;
    each_absence(absent(), "sick", [&](const Life& life, const Visit&, const Line& absence) {
        if (absence.value("treated") != "failure") return;
        ++exceeded;
        CHECK(refers(life, absence.time));
    });
    CHECK(exceeded > 100);
}

TEST_CASE(
    "other reported absences are treated as available or lead to failure action, as a nominated contact "
    "decides",
    "[HTW-65][HTW-110][HTW-111][HTW-112][HTW-113]") {
    std::size_t all = 0;
    std::size_t failing = 0;
    each_absence(absent(), "other", [&](const Life& life, const Visit&, const Line& absence) {
        ++all;
        if (absence.value("treated") != "failure") return;
        ++failing;
        CHECK(refers(life, absence.time));
    });
    CHECK(all > 150);
    CHECK(failing > 20);
    CHECK(agrees(failing, all, 0.2));
}

TEST_CASE("an absence that is not reported leads to failure action by the provider, the office is not told",
          "[HTW-114]") {
    std::size_t unreported = 0;
    each_absence(absent(), "unreported", [&](const Life& life, const Visit&, const Line& absence) {
        ++unreported;
        CHECK(absence.value("treated") == "failure");
        CHECK(refers(life, absence.time));
        // The office does nothing until the next review.
        for (const Line& line : life.lines) {
            if (line.time != absence.time || line.strand != "programme") continue;
            CHECK(line.event != "booked");
            CHECK(line.event != "ended");
        }
    });
    CHECK(unreported > 150);
}

TEST_CASE("the first review held after an absence asks about it; what is told and not available is referred",
          "[HTW-100][HTW-101][HTW-102][HTW-114]") {
    std::size_t held = 0;
    each_visit(absent(), {"regular"}, [&](const Life& life, const Visit& visit, const Visit*) {
        for (const Line* line : visit.lines) {
            if (line->event != "attended" || !to_be_asked_about(life, line->time)) continue;
            INFO("review of " << sim::iso(line->start));
            CHECK((visit.ending == "elapsed" || visit.ending == "doubt"));
            CHECK(visit.left == line->time);
            ++held;
        }
    });
    CHECK(held > 200);
    std::size_t asked = 0;
    std::size_t told = 0;
    std::size_t referred = 0;
    each_visit(absent(), {"attendance"}, [&](const Life& life, const Visit& visit, const Visit* next) {
        CHECK(to_be_asked_about(life, visit.entered));
        REQUIRE(next != nullptr);
        ++asked;
        if (next->stage != "absence") return;
        ++told;
        referred += refers(life, next->entered) ? 1 : 0;
    });
    CHECK(asked > held / 2);
    CHECK(agrees(told, asked, 0.5));
    CHECK(agrees(referred, told, 0.5));
}

TEST_CASE(
    "a doubt at a review during a placement may be settled by what is done there, any other is referred",
    "[HTW-103][HTW-104][HTW-105]") {
    std::map<std::string, std::size_t> during;
    std::size_t else_where = 0;
    each_visit(absent(), {"doubt"}, [&](const Life& life, const Visit& visit, const Visit*) {
        bool placed = false;
        for (const Line& line : life.lines) {
            if (line.time > visit.entered) break;
            if (line.event == "place_used") placed = true;
        }
        const bool on_placement = placed && marker_at(life, visit.entered) == "CWP";
        const std::string settles = life.attribute("hours_settle_doubts");
        CHECK(refers(life, visit.entered) == !(on_placement && settles == "yes"));
        if (on_placement) ++during[settles];
        if (!on_placement) ++else_where;
    });
    CHECK(during["yes"] > 100);
    CHECK(during["no"] > 20);
    CHECK(else_where > 500);
}

}  // namespace caseload::rule_tests

#include <set>

#include "tests/rules/help_lives.hpp"

/// Community Work Placements: who is referred, the places, the course, the hours and who pays.
namespace caseload::rule_tests {

namespace {

using sim::Days;

const Stages placement = {"placement"};

/// Many miss the meeting or do not start, none with good reason.
const Story& unready() {
    static const Story story = tell("small-help.toml", {{"rules.sanctions.good_reason_share", "0"},
                                                        {"rules.htw.misses_engagement_share", "0.4"},
                                                        {"rules.htw.fails_to_start_share", "0.4"},
                                                        {"rules.htw.undecided_share", "0.9"}});
    return story;
}

/// Few places, every claimant's record is special, and many are barred by a known fact.
const Story& scarce() {
    static const Story story = tell("small-help.toml", {{"rules.htw.places", "12"},
                                                        {"arrivals.0.per_week", "8"},
                                                        {"rules.htw.special_record_share", "1"},
                                                        {"rules.htw.barred_share", "0.3"}});
    return story;
}

/// A line about a place, not about a move.
bool asks_for_place(const Line& line) { return line.event == "requested" && !line.value("provider").empty(); }

/// The day of the latest referral by then: the day on which the place was asked for.
Day referral_day(const Life& life, Time by) {
    Day asked{};
    Day referred{};
    for (const Line& line : life.lines) {
        if (line.time > by) break;
        if (asks_for_place(line)) asked = sim::day_of(line.time);
        if (line.event == "granted") referred = asked;
    }
    return referred;
}

bool happened(const Life& life, Time at, std::string_view event) {
    return std::any_of(life.lines.begin(), life.lines.end(),
                       [&](const Line& line) { return line.time == at && line.event == event; });
}

/// A cell of a measure, of all offices and periods.
double cell(const Story& story, const std::string& measure, const std::string& stage,
            const std::string& group) {
    const sim::DeclaredMeasures& declared = story.setup->measured.declared;
    double sum = 0;
    for (std::size_t c = 0; c < declared.cells(); ++c) {
        const sim::CellName name = declared.name(c);
        const auto& about = declared.measure(name.measure);
        if (about.name != measure || name.office >= 0 || name.period >= 0 || name.group < 0) continue;
        if (about.groups[static_cast<std::size_t>(name.group)] != group) continue;
        const auto& stages = story.model->stages;
        const std::string of =
            name.stage < 0 ? "" : story.model->full_name(stages[static_cast<std::size_t>(name.stage)]);
        if (of == stage && story.results->estimates[c].count() > 0) sum += story.results->estimates[c].mean();
    }
    return sum;
}

}  // namespace

TEST_CASE("places of a year and area are never more than the limit, and a place used is never given back",
          "[HTW-63][HTW-64][HTW-86][HTW-87]") {
    const std::vector<std::pair<const Story*, int>> stories{{&help(), 60}, {&unready(), 60}, {&scarce(), 12}};
    for (const auto& [story, limit] : stories) {
        // Grants before what is given back at the same moment, which can be had only after the next night.
        std::map<std::string, std::map<std::pair<Time, int>, int>> changes;
        std::size_t used = 0;
        each_visit(*story, placement, [&](const Life& life, const Visit& visit, const Visit*) {
            bool begun = false;
            for (const Line* line : visit.lines) {
                const std::string place = line->value("area") + " " + line->value("year");
                if (line->event == "granted") {
                    ++changes[place][{line->time, 0}];
                    const Day asked = referral_day(life, line->time);
                    const int year = std::stoi(line->value("year"));
                    CHECK((asked >= sim::make_day(year, 4, 28) && asked < sim::make_day(year + 1, 4, 28)));
                }
                if (line->event == "place_given_back") {
                    --changes[place][{line->time, 1}];
                    CHECK_FALSE(begun);
                }
                if (line->event == "place_used") begun = true;
            }
            used += begun;
            const bool failed = visit.ending == "engagement_missed" || visit.ending == "not_started" ||
                                visit.ending == "withdrawn";
            if (!failed) return;
            CHECK(visit.count("place_given_back") == 1);
            CHECK_FALSE(begun);
        });
        int most = 0;
        for (const auto& [place, changed] : changes) {
            int held = 0;
            for (const auto& [when, change] : changed) {
                held += change;
                CHECK(held <= limit);
                CHECK(held >= 0);
                most = std::max(most, held);
            }
        }
        CHECK(used > 40);
        if (limit == 12) CHECK(most == limit);
    }
}

TEST_CASE("with no place there is no referral, and nobody waits in a list for one", "[HTW-63][HTW-64]") {
    std::size_t refused = 0;
    std::map<std::string, std::size_t> then;
    each_visit(scarce(), placement, [&](const Life& life, const Visit& visit, const Visit*) {
        if (visit.first("granted") != nullptr) CHECK(visit.count("refused") == 0);
        const Line* line = visit.first("refused");
        if (line == nullptr) return;
        ++refused;
        CHECK(visit.ending == "no_place");
        CHECK(visit.left == line->time);
        const auto& visits = programme(life);
        const auto at = static_cast<std::size_t>(&visit - visits.data());
        REQUIRE(at + 2 < visits.size() + 1);
        CHECK(visits[at + 1].stage == "no_place");
        const bool again = marker_at(life, visit.left - std::chrono::seconds{1}) == "CWP";
        const bool early = days_between(Time{*clock_at(life, "wpci", visit.left)}, visit.left) < 56;
        const std::string& stage = visits[at + 2].stage;
        ++then[stage];
        if (again) CHECK(stage == "mir");
        if (!again && early) CHECK(stage == "assessment");
        CHECK(marker_at(life, visits[at + 2].entered) == (stage == "mir" ? "HtW MIR" : "HtW asst phase"));
    });
    CHECK(refused > 15);
    CHECK(then["assessment"] > 10);
}

TEST_CASE("special records take the nominated officer's time, and only they", "[HTW-86][HTW-87]") {
    std::map<const Story*, double> minutes_each;
    for (const Story* story : {&help(), &scarce()}) {
        std::size_t entered = 0;
        each_visit(*story, placement, [&](const Life&, const Visit& visit, const Visit*) {
            entered += visit.first("requested") != nullptr;
        });
        minutes_each[story] = cell(*story, "staff_time", "programme.placement", "role=work_coach") /
                              static_cast<double>(entered);
    }
    CHECK(minutes_each[&scarce()] > minutes_each[&help()] * 1.5);
}

TEST_CASE("only those are referred whom a placement suits and whom no known fact keeps from finishing it",
          "[HTW-67][HTW-68][HTW-71]") {
    std::size_t referred = 0;
    std::size_t at_once = 0;
    std::size_t barred = 0;
    for (const Story* story : {&help(), &scarce()}) {
        for (const auto& [name, life] : story->lives) {
            INFO(name);
            const std::string suits = life.attribute("suits");
            const bool suitable =
                suits == "cwp" || suits == "mir_or_cwp" || suits == "daily_or_cwp" || suits == "any_element";
            const bool kept = life.attribute("barred") == "yes";
            if (ever_in(life, placement)) {
                ++referred;
                CHECK(suitable);
                CHECK_FALSE(kept);
            }
            barred += suitable && kept && ever_in(life, {"element"});
            if (story != &help() || suits != "cwp" || kept) continue;
            for (const Visit& visit : programme(life)) {
                if (visit.stage != "element" || life.attribute("course") == "goes_on" ||
                    life.attribute("decided") == "later" || visit.left > Time{sim::make_day(2015, 1, 1)})
                    continue;
                at_once += visit.ending == "placement";
                CHECK((visit.ending == "placement" || visit.ending == "assessment"));
            }
        }
    }
    CHECK(referred > 300);
    CHECK(barred > 100);
    CHECK(at_once > 20);
}

TEST_CASE("nobody is ever both on daily reviews and referred to a placement",
          "[HTW-45][HTW-69][READING-14]") {
    const Story tempted = tell("small-help.toml", {{"rules.htw.suits_any", "0.9"},
                                                   {"rules.htw.suits_mir", "0.02"},
                                                   {"rules.htw.suits_daily", "0.02"},
                                                   {"rules.htw.suits_cwp", "0.02"},
                                                   {"rules.htw.suits_mir_or_cwp", "0.02"},
                                                   {"rules.htw.suits_daily_or_cwp", "0.02"},
                                                   {"rules.htw.misses_engagement_share", "0.4"},
                                                   {"rules.htw.daily_ends_early_share", "0.1"},
                                                   {"rules.htw.in_error_share", "0.1"}});
    for (const Story* story : {&help(), &unready(), static_cast<const Story*>(&tempted)}) {
        std::size_t daily = 0;
        std::size_t placed = 0;
        for (const auto& [name, life] : story->lives) {
            INFO(name);
            const bool allocated = change_to(life, "HtW DWSR").has_value() || ever_in(life, {"daily_wsr"});
            const bool referred = change_to(life, "CWP").has_value();
            daily += allocated;
            placed += referred;
            CHECK_FALSE((allocated && referred));
        }
        CHECK(daily > 100);
        CHECK(placed > 100);
    }
}

TEST_CASE(
    "the first referral is at the completer interview or less than 8 weeks after it, later ones may be later",
    "[HTW-81][HTW-89]") {
    std::size_t at_once = 0;
    std::size_t late = 0;
    std::size_t repeats_after = 0;
    for (const Story* story : {&help(), &unready()}) {
        for (const auto& [name, life] : story->lives) {
            bool first = true;
            for (const Line& line : life.lines) {
                if (line.event != "granted") continue;
                INFO(name << " referred " << sim::iso(line.time));
                const auto days =
                    (referral_day(life, line.time) - clock_at(life, "wpci", line.time).value()).count();
                if (first) {
                    CHECK(days < 56);
                    at_once += days == 0;
                    late += days >= 35;
                } else {
                    repeats_after += days >= 56;
                }
                first = false;
            }
        }
    }
    CHECK(at_once > 50);
    CHECK(late > 5);
    CHECK(repeats_after > 10);
}

TEST_CASE("the marker is set when the place is granted, and the referral is dated when it was asked for",
          "[HTW-83]") {
    std::size_t granted = 0;
    std::size_t dated = 0;
    each_visit(help(), placement, [&](const Life& life, const Visit& visit, const Visit*) {
        const Line* grant = visit.first("granted");
        if (grant == nullptr) {
            for (const Line* line : visit.lines) CHECK(line->value("to") != "CWP");
            return;
        }
        ++granted;
        CHECK(marker_at(life, grant->time) == "CWP");
        const Line* started = visit.first("placement_started");
        if (started == nullptr || days_between(started->time, started->end) >= 182) return;
        // Cut off 30 weeks from the referral: from the day of the request, which is not the day of the answer.
        ++dated;
        CHECK(sim::day_of(started->end) == referral_day(life, started->time) + Days{210});
        CHECK(sim::day_of(grant->time) > referral_day(life, started->time));
    });
    CHECK(granted > 200);
    CHECK(dated > 40);
}

TEST_CASE(
    "from the referral on it is mandatory: the first requirement is the engagement meeting, a miss a failure",
    "[HTW-73][HTW-91]") {
    std::size_t met = 0;
    std::size_t missed = 0;
    each_visit(unready(), placement, [&](const Life& life, const Visit& visit, const Visit*) {
        if (visit.first("granted") == nullptr) return;
        for (const Line* line : visit.lines) {
            const bool requires_something = line->event == "attended" || line->event == "missed" ||
                                            line->event == "absence" || line->event == "placement_started" ||
                                            line->event == "place_used";
            if (!requires_something) continue;
            CHECK((line->event == "attended" || line->event == "missed"));
            CHECK(line->value("meeting") == "engagement");
            CHECK(line->resource == "community_work");
            met += line->event == "attended";
            if (line->event == "missed") {
                ++missed;
                CHECK(happened(life, line->time, "failure"));
                CHECK(happened(life, line->time, "place_given_back"));
            }
            break;
        }
    });
    CHECK(met > 100);
    CHECK(missed > 100);
}

}  // namespace caseload::rule_tests

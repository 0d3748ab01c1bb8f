#include <set>

#include "tests/rules/help_lives.hpp"

/// The course of Community Work Placements: their length and hours, who pays, and what goes on beside them.
namespace caseload::rule_tests {

namespace {

using sim::Days;

const Stages placement = {"placement"};

/// Nobody starts; none has good reason.
const Story& never_started() {
    static const Story story = tell("small-help.toml", {{"rules.sanctions.good_reason_share", "0"},
                                                        {"rules.htw.fails_to_start_share", "1"}});
    return story;
}

/// Providers take long; half of those placed are offered a work trial.
const Story& slow() {
    static const Story story = tell("small-help.toml", {{"rules.htw.sourcing", "150 days"},
                                                        {"rules.htw.work_trial_share", "0.5"},
                                                        {"rules.htw.work_trial_after", "2 weeks"},
                                                        {"rules.htw.misses_engagement_share", "0"},
                                                        {"rules.htw.fails_to_start_share", "0"}});
    return story;
}

/// The day on which the place of the latest referral was asked for.
Day referral_day(const Life& life, Time by) {
    Day asked{};
    Day referred{};
    for (const Line& line : life.lines) {
        if (line.time > by) break;
        if (line.event == "requested" && !line.value("provider").empty()) asked = sim::day_of(line.time);
        if (line.event == "granted") referred = asked;
    }
    return referred;
}

/// A measure's sum over stages; with a group, of that group alone.
double sum_of(const Story& story, const std::string& measure, const std::string& stage,
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

/// Time with a provider, from a meeting to the end of the visit or of the claim or the run.
struct Provision {
    double placed = 0;    ///< Weeks on a placement.
    double unplaced = 0;  ///< Weeks from the meeting without one.
    double hours = 0;     ///< Hours of the placements.
};

Provision provision(const Story& story) {
    Provision sum;
    const Time run_ends{story.model->end};
    each_visit(story, placement, [&](const Life&, const Visit& visit, const Visit*) {
        const Line* at_work = nullptr;
        Time since{};
        const auto close = [&](Time until) {
            if (since == Time{}) return;
            const double weeks = static_cast<double>((until - since).count()) / (7.0 * 24 * 3600);
            (at_work != nullptr ? sum.placed : sum.unplaced) += weeks;
            if (at_work != nullptr) sum.hours += weeks * std::stod(at_work->value("hours"));
            since = Time{};
        };
        for (const Line* line : visit.lines) {
            const bool goes = line->event == "claim_ended" || line->event == "moved_benefit" ||
                              line->event == "place_given_back" || line->event == "ended";
            const bool meets = line->event == "attended";
            const bool changes = line->event == "placement_started" || line->event == "placement_ended";
            if (!goes && !meets && !changes) continue;
            close(line->time);
            if (line->event == "placement_started") at_work = line;
            if (line->event == "placement_ended") at_work = nullptr;
            if (goes) return;
            since = line->time;
        }
        close(run_ends);
    });
    return sum;
}

}  // namespace

TEST_CASE("a placement lasts 26 weeks, and all ends 30 weeks after the referral", "[HTW-75]") {
    std::size_t full = 0;
    std::size_t cut_off = 0;
    std::size_t never_placed = 0;
    for (const Story* story : {&help(), &slow()}) {
        each_visit(*story, placement, [&](const Life& life, const Visit& visit, const Visit*) {
            const Line* started = visit.first("placement_started");
            const bool first_day = visit.first("place_used") != nullptr;
            if (started != nullptr && first_day) {
                const Day served = sim::day_of(started->time) + Days{182};
                const Day over = referral_day(life, started->time) + Days{210};
                CHECK(sim::day_of(started->end) == std::min(served, over));
                ++(served <= over ? full : cut_off);
            }
            if (visit.ending != "completed") return;
            const Line* last = visit.last("placement_started");
            if (last != nullptr) CHECK(visit.left == last->end);
            if (last != nullptr || visit.first("granted") == nullptr) return;
            ++never_placed;
            CHECK(sim::day_of(visit.left) == referral_day(life, visit.left) + Days{210});
            CHECK(visit.count("place_given_back") == 1);
        });
    }
    CHECK(full > 30);
    CHECK(cut_off > 100);
    CHECK(never_placed > 20);
}

TEST_CASE("whoever comes back has a placement for the balance of the 30 weeks, whenever 26 weeks are over",
          "[HTW-115][HTW-159][HTW-162]") {
    std::size_t back = 0;
    std::size_t beyond_26_weeks = 0;
    for (const Story* story : {&help(), &slow()}) {
        each_visit(*story, placement, [&](const Life& life, const Visit& visit, const Visit*) {
            const Line* met = visit.first("attended");
            if (met == nullptr || met->value("meeting") != "re_engagement") return;
            const Day over = referral_day(life, visit.entered) + Days{210};
            const Line* started = visit.first("placement_started");
            if (started != nullptr) {
                CHECK(sim::day_of(started->end) == over);
                ++back;
                const auto first = clock_at(life, "started", visit.entered);
                REQUIRE(first.has_value());
                beyond_26_weeks += over > *first + Days{182} ? 1 : 0;
            }
            if (visit.ending == "completed") CHECK(sim::day_of(visit.left) == over);
        });
    }
    CHECK(back > 15);
    CHECK(beyond_26_weeks > 5);
}

TEST_CASE("30 hours a week, under restrictions the agreed hours less at least 4", "[HTW-75]") {
    std::map<std::string, std::size_t> seen;
    each_visit(help(), placement, [&](const Life& life, const Visit& visit, const Visit*) {
        for (const Line* line : visit.lines) {
            if (line->event != "placement_started") continue;
            const std::string restricted = life.attribute("restricted");
            ++seen[restricted];
            // 20 hours are what is assumed to be agreed.
            CHECK(std::stoi(line->value("hours")) == (restricted == "yes" ? 20 - 4 : 30));
        }
    });
    CHECK(seen["yes"] > 15);
    CHECK(seen["no"] > 100);
    const Provision with = provision(help());
    const double hours = sum_of(help(), "placement_hours", "", "activity=placement");
    CHECK(with.hours > 50000);
    CHECK(hours > 0.97 * with.hours);
    CHECK(hours < 1.06 * with.hours);
}

TEST_CASE("4 to 10 hours of job search a week on a placement, up to 30 while one is being found",
          "[HTW-76]") {
    const Provision searching = provision(never_started());
    REQUIRE(searching.placed == 0);
    REQUIRE(searching.unplaced > 300);
    const double unplaced =
        sum_of(never_started(), "placement_hours", "", "activity=job_search") / searching.unplaced;
    CHECK(unplaced > 29);
    CHECK(unplaced < 33);
    const Provision with = provision(help());
    REQUIRE(with.placed > 1000);
    const double job_search = sum_of(help(), "placement_hours", "", "activity=job_search");
    const double placed = (job_search - 30 * with.unplaced) / with.placed;
    CHECK(placed > 4);
    CHECK(placed < 10);
}

TEST_CASE("from the engagement meeting on the provider pays, and nobody else", "[HTW-62][HTW-79][HTW-80]") {
    const Provision with = provision(help());
    const double weeks = with.placed + with.unplaced;
    const double paid = sum_of(help(), "cost", "programme.placement", "payer=CWP provider");
    CHECK(weeks > 2000);
    CHECK(paid > 0.97 * 20 * weeks);
    CHECK(paid < 1.08 * 20 * weeks);
    CHECK(sum_of(help(), "cost", "programme.placement", "payer=jobcentre") == 0);
    CHECK(sum_of(help(), "cost", "programme.placement", "payer=Flexible Support Fund") == 0);
    CHECK(help().total("cost", "programme.placement") == Approx(paid));
    // Nor is there anything else of the programme to travel to.
    std::size_t visits = 0;
    each_visit(help(), placement, [&](const Life& life, const Visit& visit, const Visit* next) {
        const Line* met = visit.first("attended");
        if (met == nullptr) return;
        ++visits;
        const Time until = next != nullptr ? next->entered : Time::max();
        for (const Line& line : life.lines) {
            if (line.time <= met->time || line.time >= until || line.strand != "programme") continue;
            CHECK(line.stage == "placement");
        }
    });
    CHECK(visits > 200);
}

TEST_CASE("on a placement there is no other provision but a work trial tied to a vacancy",
          "[HTW-70][HTW-99]") {
    std::size_t tried = 0;
    std::map<std::string, std::size_t> over;
    for (const auto& [name, life] : slow().lives) {
        INFO(name);
        const auto& visits = visits_of(life, "marker");
        for (const Visit& visit : visits) {
            if (visit.stage == "work_trial") {
                const auto started = std::any_of(life.lines.begin(), life.lines.end(), [&](const Line& line) {
                    return line.event == "placement_started" && line.time == visit.entered;
                });
                CHECK(started);
                tried += visit.ending == "work_trial_comes";
                CHECK((visit.ending == "work_trial_comes") == (life.attribute("trial_offered") == "yes"));
            }
            if (visit.stage == "work_trial_runs" && visit.ending == "done")
                CHECK(days_between(visit.entered, visit.left) <= 30);
            if (visit.stage != "work_trial_over") continue;
            ++over[life.attribute("work_trial")];
            bool to_work = false;
            for (const Line& line : life.lines)
                to_work |= line.time == visit.entered && line.event == "claim_ended" &&
                           line.value("cause") == "work";
            CHECK(to_work == (life.attribute("work_trial") == "hired"));
        }
        // On provision nothing else of the programme begins.
        for (const Visit& visit : programme(life))
            if (visit.stage == "course") CHECK(marker_at(life, visit.entered) != "CWP");
    }
    CHECK(tried > 20);
    CHECK(over["hired"] > 5);
    CHECK(over["not_hired"] > 5);
}

TEST_CASE("fortnightly reviews and postal declarations go on during a placement", "[HTW-78][HTW-98]") {
    double fortnights = 0;
    double held = 0;
    std::size_t postal = 0;
    each_visit(help(), placement, [&](const Life& life, const Visit& visit, const Visit*) {
        const Line* started = visit.first("placement_started");
        const Line* ended = visit.last("placement_ended");
        if (started == nullptr || ended == nullptr || days_between(started->time, ended->time) < 84) return;
        double seen = 0;
        for (const Line& line : life.lines) {
            if (line.time < started->time || line.time >= ended->time || line.strand != "reviews") continue;
            if (line.stage == "regular") seen += line.event == "attended" || line.event == "missed";
            if (line.stage == "postal") seen += line.event == "ended";
            postal += line.stage == "postal" && line.event == "ended";
        }
        CHECK(seen >= 3);
        held += seen;
        fortnights += static_cast<double>(days_between(started->time, ended->time)) / 14;
    });
    CHECK(fortnights > 1000);
    CHECK(postal > 20);
    CHECK(held > 0.85 * fortnights);
    CHECK(held < 1.02 * fortnights);
}

}  // namespace caseload::rule_tests

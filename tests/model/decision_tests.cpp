#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "model/day/arrivals.hpp"
#include "model/day/site_day.hpp"
#include "model/stages/course.hpp"
#include "output/log/words.hpp"
#include "tests/model/claim_models.hpp"

using namespace caseload;
using namespace caseload::model;

namespace {

Varying<sim::Chance> chance(double p) { return Varying<sim::Chance>(sim::Chance::of(p)); }
Varying<Span> weeks(std::int32_t n) { return Varying<Span>(Span{7 * n, Span::Unit::days}); }

/// Decides after so many days, always on a sanction.
DecisionMaker decides_after(int days, bool higher = false) {
    DecisionMaker kind;
    kind.delay = Varying<sim::Distribution>(sim::Distribution::constant(days * 86'400.0));
    kind.sanctioned = chance(1);
    kind.higher_level = higher;
    kind.first_length = weeks(higher ? 13 : 4);
    kind.repeat_length = weeks(higher ? 26 : 13);
    kind.further_length = weeks(156);
    kind.counts_within = weeks(52);
    kind.disregarded_within = weeks(2);
    return kind;
}

constexpr std::uint16_t referred = 1;
constexpr std::uint16_t quick = 2;

/// Pathway 0 is a life that lasts, pathway 1 the decisions: `referred` takes 30 days, `quick` 5 and is higher level.
Model deciding_model() {
    Model model = claiming_model(500);
    model.pathways[0].stages = {0};
    add_pathway(model, "decisions");
    add_stage(model, "referred", decides_after(30));
    add_stage(model, "quick", decides_after(5, true));
    std::int16_t slot = 0;
    for (const std::uint16_t stage : {referred, quick}) {
        model.stages[stage].draw_name = sim::named(model.stages[stage].name);
        model.stages[stage].visits_slot = slot++;
        for (const auto* ending : {"sanctioned", "not_sanctioned", "reserved"}) route(model, stage, ending);
    }
    return model;
}

DecisionMaker& kind_of(Model& model, std::uint16_t stage) {
    return std::get<DecisionMaker>(model.stages[stage].kind);
}

/// One office with one person at first, run day by day.
struct Court {
    explicit Court(const Model& the_model, std::uint64_t replication = 1)
        : setup(the_model), site(setup, 0, {7, replication}) {
        site.log = &lines;
        begin_run(site);
        person = add(0);
    }
    std::uint32_t add(std::uint32_t number) {
        const std::uint32_t id = make_person(site, 0, false, number);
        enter(site, {id, 0}, 0);
        return id;
    }
    Who decisions() const { return {person, 1}; }
    void fail(std::uint16_t stage) { fail(person, stage); }
    void fail(std::uint32_t id, std::uint16_t stage) {
        Actions actions;
        actions.starts = {{1, stage}};
        apply(site, {id, 0}, actions);
    }
    void run_until(int day) {
        for (; today < day; ++today) run_day(site, first_day + sim::Days{today});
    }
    /// "30 referred decision outcome=...": day, stage, event, detail of what the decisions strand says.
    std::vector<std::string> story() const {
        std::vector<std::string> told;
        for (const LogLine& line : lines) {
            if (line.strand != "decisions") continue;
            const std::string detail = output::details_in_words(line);
            told.push_back(std::to_string((sim::day_of(line.time) - first_day).count()) + " " +
                           std::string(line.stage) + " " + std::string(name_of(line.event)) +
                           (detail.empty() ? "" : " " + detail));
        }
        return told;
    }
    std::size_t said(const std::string& event, const std::string& detail = "") const {
        return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [&](const LogLine& line) {
            return name_of(line.event) == event &&
                   output::details_in_words(line).find(detail) != std::string::npos;
        }));
    }

    Setup setup;
    std::vector<LogLine> lines;
    Site site;
    std::uint32_t person = 0;
    int today = 0;
};

using Story = std::vector<std::string>;

}  // namespace

TEST_CASE("failures are decided apart, each on its own date, in the order of the decisions",
          "[HTW-92][HTW-94]") {
    const Model model = deciding_model();
    Court court(model);
    court.fail(referred);
    court.run_until(21);
    court.fail(referred);
    CHECK(court.site.referrals.all.size() == 2);
    CHECK(court.site.levels.stages[referred].level == 1);
    court.run_until(100);
    CHECK(court.story() == Story{"0 referred entered", "0 referred failure", "21 referred failure",
                                 "30 referred decision outcome=sanction;level=lower;weeks=4;days=28",
                                 "51 referred decision outcome=sanction;level=lower;weeks=13;days=91",
                                 "51 referred ended ending=sanctioned"});
    CHECK(court.site.strand(court.decisions()).stage == nowhere);
    CHECK(court.site.referrals.all.empty());
    CHECK(court.site.levels.stages[referred].level == 0);
    const Measured& measured = court.setup.measured;
    CHECK(cell(court.site, {.measure = measured.entered, .stage = referred}).n == 2);
    CHECK(cell(court.site, {.measure = measured.sanctions, .group = 0}).n == 1);
    CHECK(cell(court.site, {.measure = measured.sanctions, .group = 1}).n == 1);
    // Little's law for the stage: 51 days in all, over two that came.
    const sim::Cell time = cell(court.site, {.measure = measured.time_in_stage, .stage = referred});
    CHECK(time.n == 2);
    CHECK(time.sum == 51 * 86'400);
}

TEST_CASE("the strand stands at the stage of the decision that is due next", "[HTW-94][HTW-77]") {
    const Model model = deciding_model();
    Court court(model);
    court.fail(referred);
    court.run_until(10);
    court.fail(quick);
    CHECK(court.site.strand(court.decisions()).stage == quick);
    CHECK(court.site.levels.stages[referred].level == 0);
    CHECK(court.site.levels.stages[quick].level == 1);
    court.run_until(60);
    CHECK(court.story() ==
          Story{"0 referred entered", "0 referred failure", "10 quick failure", "10 quick entered",
                "15 quick decision outcome=sanction;level=higher;weeks=13;days=91", "15 referred entered",
                "30 referred decision outcome=sanction;level=lower;weeks=4;days=28",
                "30 referred ended ending=sanctioned"});
    const Measured& measured = court.setup.measured;
    CHECK(cell(court.site, {.measure = measured.time_in_stage, .stage = referred}).sum == 25 * 86'400);
    CHECK(cell(court.site, {.measure = measured.time_in_stage, .stage = quick}).sum == 5 * 86'400);
    CHECK(court.site.levels.stages[referred].level == 0);
    CHECK(court.site.levels.stages[quick].level == 0);
}

TEST_CASE("higher-level failures get 13, 26 and 156 weeks, apart from lower ones", "[HTW-77]") {
    const Model model = deciding_model();
    Court court(model);
    for (const int day : {0, 20, 40, 60}) {
        court.run_until(day);
        court.fail(quick);
        if (day == 40) court.fail(referred);
    }
    court.run_until(120);
    CHECK(court.said("decision", "level=higher;weeks=13;") == 1);
    CHECK(court.said("decision", "level=higher;weeks=26;") == 1);
    CHECK(court.said("decision", "level=higher;weeks=156;") == 2);
    CHECK(court.said("decision", "level=lower;weeks=4;") == 1);
    for (const auto& [group, n] : {std::pair{2, 1}, {3, 1}, {4, 2}})
        CHECK(cell(court.site, {.measure = court.setup.measured.sanctions, .group = group}).n == n);
}

TEST_CASE("what else is pending touches nobody's luck", "[HTW-94][common luck]") {
    // Two failures of each person: pending together, or the second after the first has been decided.
    const auto outcomes = [](int apart) {
        Model model = deciding_model();
        kind_of(model, referred).sanctioned = chance(0.5);
        kind_of(model, referred).reserved = chance(0.2);
        kind_of(model, referred).good_reason = chance(0.3);
        Court court(model);
        for (std::uint32_t number = 1; number < 200; ++number) court.add(number);
        for (std::uint32_t id = 0; id < 200; ++id) court.fail(id, referred);
        court.run_until(apart);
        for (std::uint32_t id = 0; id < 200; ++id) court.fail(id, referred);
        court.run_until(200);
        for (const Referral& left : court.site.referrals.all) CHECK(left.reserved == 1);
        std::vector<std::string> found;
        for (const LogLine& line : court.lines) {
            if (line.event == LogEvent::decision)
                found.push_back(line.claimant + (sim::day_of(line.start) == first_day ? " 1 " : " 2 ") +
                                std::string(word_in(line, DetailKey::outcome)));
        }
        std::sort(found.begin(), found.end());
        return found;
    };
    const auto together = outcomes(10);
    CHECK(together.size() > 200);
    CHECK(together == outcomes(40));
}

TEST_CASE("who shows good reason is not referred", "[HTW-92]") {
    Model model = deciding_model();
    kind_of(model, quick).good_reason = chance(1);
    Court court(model);
    court.fail(quick);
    CHECK(court.story() == Story{"0 quick entered", "0 quick ended ending=not_sanctioned"});
    court.fail(referred);
    court.fail(quick);  // what is pending stays so
    CHECK(court.site.strand(court.decisions()).stage == referred);
    court.run_until(40);
    CHECK(court.said("failure") == 1);
    CHECK(court.said("decision") == 1);
    CHECK(cell(court.site, {.measure = court.setup.measured.entered, .stage = quick}).n == 2);
}

TEST_CASE("actions of an ending happen for each that is decided, appeals and hardship for each sanction",
          "[HTW-93]") {
    Model model = deciding_model();
    model.clocks.push_back("told");
    model.stages[referred].routes[0].actions.start_clocks = {0};
    kind_of(model, referred).appeals = chance(1);
    kind_of(model, referred).hardship = chance(1);
    Court court(model);
    for (const int day : {0, 5, 9}) {
        court.run_until(day);
        court.fail(referred);
    }
    court.run_until(60);
    CHECK(court.said("clock", "name=told") == 3);
    CHECK(court.said("appeal") == 3);
    CHECK(court.said("hardship") == 3);
    CHECK(cell(court.site, {.measure = court.setup.measured.appeals}).n == 3);
    CHECK(cell(court.site, {.measure = court.setup.measured.hardship}).n == 3);
}

TEST_CASE("a sanction that leads to another failure leaves it pending", "[HTW-94]") {
    Model model = deciding_model();
    kind_of(model, quick).sanctioned = chance(0);
    Reaction refers;
    refers.actions.starts = {{1, quick}};
    model.pathways[0].on[static_cast<std::size_t>(Happening::sanctioned)] = {refers};
    Court court(model);
    court.fail(referred);
    court.run_until(31);
    CHECK(court.site.strand(court.decisions()).stage == quick);
    court.run_until(60);
    CHECK(court.said("decision") == 2);
    CHECK(court.said("ended", "ending=not_sanctioned") == 1);
    CHECK(court.site.strand(court.decisions()).stage == nowhere);
}

TEST_CASE("what is taken out of its stage leaves nothing pending", "[HTW-94]") {
    const Model model = deciding_model();
    Court court(model);
    const std::uint32_t other = court.add(1);
    court.fail(referred);
    court.fail(other, referred);
    court.fail(other, quick);
    SECTION("by suspension") {
        suspend(court.site, {other, 1});
        CHECK(court.site.strand({other, 1}).suspended == 1);
    }
    SECTION("by the end of the strand") { end_strand(court.site, {other, 1}); }
    SECTION("by the person's going") {
        end_strand(court.site, {other, 1});
        end_strand(court.site, {other, 0});
        remove_if_done(court.site, other);
        remove_if_done(court.site, other);  // gone once and for all
        CHECK(court.site.people.size() == 1);
        CHECK(court.add(2) == other);
    }
    CHECK(court.site.referrals.all.size() == 1);
    court.run_until(60);
    CHECK(court.said("decision") == 1);
}

TEST_CASE("a reserved decision that is referred again keeps the date of its failure", "[HTW-160]") {
    Model model = deciding_model();
    model.clocks.push_back("failed");
    kind_of(model, referred).reserved = chance(1);
    kind_of(model, referred).failure_clock = 0;
    const auto reserved = add_stage(model, "reserved", wait_for(Span{20, Span::Unit::days}));
    route(model, referred, "reserved", reserved);
    route(model, reserved, "done", quick);
    kind_of(model, quick).failure_clock = 0;
    Court court(model);
    set_clock(court.site, court.person, 0, first_day);
    court.fail(referred);
    court.run_until(100);
    std::vector<sim::Time> dates;
    for (const LogLine& line : court.lines) {
        if (line.event == LogEvent::failure || line.event == LogEvent::decision) dates.push_back(line.start);
    }
    CHECK(dates == std::vector<sim::Time>(4, sim::Time{first_day}));
}

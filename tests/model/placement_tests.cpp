#include <catch2/catch.hpp>

#include "model/stages/course.hpp"
#include "placement_models.hpp"

using namespace caseload;
using namespace caseload::model;

namespace {

using Lines = std::vector<std::string>;

const std::string place = "provider=community_work;area=east;year=2014";

/// The region on the day, with one person who entered on the first Monday.
Region one_person(const Model& model, sim::Day until) {
    return Region(model, [&](Region& region) {
        region.come();
        region.run_until(until);
    });
}

std::size_t whole_of(const sim::Cell& cell) { return static_cast<std::size_t>(cell.n); }

}  // namespace

TEST_CASE("A placement runs from the request to its 26 weeks on the dates worked by hand",
          "[placement][HTW-75]") {
    const Region region = one_person(placement_model(), sim::make_day(2015, 12, 1));
    CHECK(region.said("requested") == Lines{"2015-03-02T00:00:00 " + place});
    CHECK(region.said("granted") == Lines{"2015-03-03T09:00:00 " + place + ";left=99"});
    CHECK(region.said("marker") == Lines{"2015-03-03T09:00:00 from=none;to=CWP"});
    CHECK(region.said("attended") == Lines{"2015-03-06T09:00:00 meeting=engagement"});
    CHECK(region.said("place_used") == Lines{"2015-03-20T09:00:00 " + place});
    CHECK(region.said("placement_started") == Lines{"2015-03-20T09:00:00 hours=30"});
    CHECK(region.said("placement_ended") == Lines{"2015-09-18T00:00:00 "});
    CHECK(region.said("place_given_back").empty());
    CHECK(region.said("ended") == Lines{"2015-09-18T00:00:00 ending=completed"});
    const Measured& measured = region.setup.measured;
    CHECK(region.cell(measured.placement_hours, 0).n == 26 * 30);
    CHECK(region.cell(measured.placement_hours, 1).n == 26 * 4 + 2 * 30);
    CHECK(region.cell(measured.cost, 0, placement).sum == 28 * 10'000);
    CHECK(region.cell(measured.wait, -1, placement) == sim::Cell{1, 4 * 86'400 + 9 * 3600});
    CHECK(region.cell(measured.wait_cause, static_cast<int>(WaitCause::provider), placement).sum ==
          4 * 86'400 + 9 * 3600);
}

TEST_CASE("A placement that starts late is cut off 30 weeks after the referral", "[placement][HTW-75]") {
    Model model = placement_model();
    placement_of(model).sourcing = lasting(70);
    const Region region = one_person(model, sim::make_day(2015, 12, 1));
    CHECK(region.said("placement_started") == Lines{"2015-05-15T09:00:00 hours=30"});
    CHECK(region.said("ended") == Lines{"2015-09-28T00:00:00 ending=completed"});
    // 15 May to 28 September are 19 weeks and 3 days.
    CHECK(region.cell(region.setup.measured.placement_hours, 0).n == 19 * 30 + 30 * 3 / 7);
}

TEST_CASE("Who is never placed while provision runs has completed, and the place is free again",
          "[placement][READING-26]") {
    Model model = placement_model();
    placement_of(model).sourcing = lasting(300);
    const Region region = one_person(model, sim::make_day(2015, 12, 1));
    CHECK(region.said("placement_started").empty());
    CHECK(region.said("place_given_back") == Lines{"2015-09-28T00:00:00 " + place});
    CHECK(region.said("ended") == Lines{"2015-09-28T00:00:00 ending=completed"});
    CHECK(region.left(sim::make_day(2015, 3, 10)) == 0 + 100);
}

TEST_CASE("With no place there is no referral", "[placement][HTW-63]") {
    Region region = one_person(placement_model(usual_placement(), 0), sim::make_day(2015, 3, 10));
    CHECK(region.said("refused") == Lines{"2015-03-03T09:00:00 " + place});
    CHECK(region.said("marker").empty());
    CHECK(region.said("ended") == Lines{"2015-03-03T09:00:00 ending=no_place"});
    CHECK(region.cell(region.setup.measured.turned_away, 0).n == 1);
    CHECK(region.sites[0].people[0].clock(referred) == unset);
}

TEST_CASE("Nobody is referred after the last day of referrals", "[placement][READING-29]") {
    Model model = placement_model();
    model.providers[0].last_referral = first_monday;
    Region region = one_person(model, first_monday + sim::Days{1});
    region.come();
    region.run_until(first_monday + sim::Days{5});
    CHECK(region.said("granted").size() == 1);
    CHECK(region.said("refused").size() == 1);
    CHECK(region.left(first_monday + sim::Days{1}) == 0);
}

TEST_CASE(
    "A missed engagement meeting gives the place back, is a failure of that day and is reported next day",
    "[placement][HTW-88]") {
    Model model = placement_model();
    placement_of(model).misses_engagement = share(1);
    const Region region = one_person(model, sim::make_day(2015, 3, 20));
    CHECK(region.said("missed") == Lines{"2015-03-06T09:00:00 meeting=engagement"});
    CHECK(region.said("place_given_back") == Lines{"2015-03-06T09:00:00 " + place});
    // Entered: the placement, the failure on the Friday, and the ending's stage on the Monday.
    CHECK(region.said("entered") ==
          Lines{"2015-03-02T00:00:00 ", "2015-03-06T09:00:00 ", "2015-03-09T09:00:00 "});
    CHECK(region.said("ended") == Lines{"2015-03-09T09:00:00 ending=engagement_missed"});
    CHECK(region.left(sim::make_day(2015, 3, 10)) == 100);
}

TEST_CASE("Who does not come on the first day gives the place back", "[placement][HTW-63][HTW-88]") {
    Model model = placement_model();
    placement_of(model).fails_to_start = share(1);
    const Region region = one_person(model, sim::make_day(2015, 4, 1));
    CHECK(region.said("place_given_back") == Lines{"2015-03-20T09:00:00 " + place});
    CHECK(region.said("place_used").empty());
    CHECK(region.said("ended") == Lines{"2015-03-23T09:00:00 ending=not_started"});
    CHECK(whole_of(region.cell(region.setup.measured.entered, -1, failure)) == 1);
    CHECK(region.left(sim::make_day(2015, 4, 1)) == 100);
}

TEST_CASE("A referral in error is withdrawn without failure action", "[placement][HTW-127]") {
    Model model = placement_model();
    placement_of(model).refers_in_error = share(1);
    placement_of(model).misses_engagement = share(1);
    const Region region = one_person(model, sim::make_day(2015, 4, 1));
    CHECK(region.said("ended") == Lines{"2015-03-06T09:00:00 ending=withdrawn"});
    CHECK(region.said("missed").empty());
    CHECK(region.cell(region.setup.measured.entered, -1, failure).n == 0);
    CHECK(region.left(sim::make_day(2015, 4, 1)) == 100);
}

TEST_CASE("After a break the placement goes on to the end of the 30 weeks from its referral",
          "[placement][HTW-115]") {
    Region region = one_person(placement_model(), sim::make_day(2015, 5, 4));
    suspend(region.sites[0], {0, 0});
    region.run_until(sim::make_day(2015, 6, 1));
    CHECK(region.said("placement_ended") == Lines{"2015-05-04T00:00:00 "});
    region.sites[0].strand({0, 0}).suspended = 0;
    enter(region.sites[0], {0, 0}, placement);
    region.run_until(sim::make_day(2015, 12, 1));
    CHECK(region.said("requested").size() == 1);
    CHECK(region.said("attended").back() == "2015-06-05T09:00:00 meeting=re_engagement");
    CHECK(region.said("placement_started") ==
          Lines{"2015-03-20T09:00:00 hours=30", "2015-06-19T09:00:00 hours=30"});
    CHECK(region.said("place_used").size() == 1);
    CHECK(region.said("place_given_back").empty());
    CHECK(region.said("ended") == Lines{"2015-09-28T00:00:00 ending=completed"});
}

TEST_CASE("Who is back when provision is over has completed at once", "[placement][HTW-159]") {
    Region region = one_person(placement_model(), sim::make_day(2015, 5, 4));
    suspend(region.sites[0], {0, 0});
    region.run_until(sim::make_day(2015, 9, 28));
    enter(region.sites[0], {0, 0}, placement);
    CHECK(region.said("ended") == Lines{"2015-09-28T00:00:00 ending=completed"});
    CHECK(region.said("attended").size() == 1);
}

TEST_CASE("A claim that closes before the start gives the place back, asked for or held",
          "[placement][HTW-63]") {
    Region region = one_person(placement_model(), sim::make_day(2015, 3, 10));
    suspend(region.sites[0], {0, 0});
    CHECK(region.said("place_given_back") == Lines{"2015-03-10T00:00:00 " + place});
    const std::uint32_t asking = region.come();
    suspend(region.sites[0], {asking, 0});
    region.run_until(sim::make_day(2015, 3, 11));
    CHECK(region.left(sim::make_day(2015, 3, 11)) == 99);
    // Granted to nobody who waits for it: it is given back on the day of the answer.
    region.run_until(sim::make_day(2015, 3, 12));
    CHECK(region.left(sim::make_day(2015, 3, 12)) == 100);
    CHECK(region.said("granted").size() == 1);
}

TEST_CASE("A referral of one year that starts in the next uses a place of its own year",
          "[placement][HTW-63]") {
    Region region(placement_model(usual_placement(), 3));
    region.run_until(sim::make_day(2015, 4, 20));
    region.come();
    region.run_until(sim::make_day(2015, 4, 28));
    CHECK(region.left(sim::make_day(2015, 4, 27)) == 2);
    CHECK(region.left(sim::make_day(2015, 4, 28)) == 3);
    region.come();
    region.run_until(sim::make_day(2015, 6, 1));
    CHECK(region.said("place_used") ==
          Lines{"2015-05-08T09:00:00 " + place,
                "2015-05-18T09:00:00 provider=community_work;area=east;year=2015"});
    CHECK(region.left(sim::make_day(2015, 6, 1)) == 2);
}

TEST_CASE("Two spells of sickness are treated as available, the third is a failure", "[placement][HTW-106]") {
    Model model = placement_model();
    placement_of(model).absences.sick = share(1);
    const Region region = one_person(model, sim::make_day(2015, 4, 9));
    CHECK(region.said("absence") == Lines{"2015-03-20T09:00:00 kind=sick;treated=available",
                                          "2015-03-27T00:00:00 kind=sick;treated=available",
                                          "2015-04-03T00:00:00 kind=sick;treated=failure"});
    CHECK(region.cell(region.setup.measured.absences, 0).n == 2);
    CHECK(region.cell(region.setup.measured.absences, 1).n == 1);
    CHECK(region.cell(region.setup.measured.entered, -1, failure).n == 1);
}

TEST_CASE("One longer spell is treated as available where there is an allowance for it",
          "[placement][HTW-106]") {
    Model model = placement_model();
    placement_of(model).absences.sick = share(1);
    placement_of(model).absences.sickness_lasts = lasting(20);
    placement_of(model).absences.long_sick_longest = span_of(91);
    const Region region = one_person(model, sim::make_day(2015, 4, 30));
    // 20 days from 20 March are over on 9 April: the next week begins on the 10th.
    CHECK(region.said("absence") == Lines{"2015-03-20T09:00:00 kind=sick;treated=available",
                                          "2015-04-10T00:00:00 kind=sick;treated=failure"});
}

TEST_CASE("Absences and refusals lead to what they should, week after week",
          "[placement][HTW-110][HTW-114][HTW-95]") {
    Model model = placement_model();
    Absences& absences = placement_of(model).absences;
    const auto entered = [&](std::uint16_t stage, sim::Day until) {
        const Region region = one_person(model, until);
        return region.cell(region.setup.measured.entered, -1, stage).n;
    };
    const sim::Day three_weeks = sim::make_day(2015, 4, 10);
    SECTION("reported for another reason: treated as available") {
        absences.other = share(1);
        CHECK(entered(failure, three_weeks) == 0);
    }
    SECTION("reported for another reason: failure action") {
        absences.other = share(1);
        absences.other_fails = share(1);
        CHECK(entered(failure, three_weeks) == 3);
    }
    SECTION("unreported") {
        absences.unreported = share(1);
        CHECK(entered(failure, three_weeks) == 3);
    }
    SECTION("refusals are of the higher level") {
        absences.refuses = share(1);
        CHECK(entered(refusal, three_weeks) == 3);
        CHECK(entered(failure, three_weeks) == 0);
    }
}

TEST_CASE("A failure action that ends the strand leaves nothing behind", "[placement]") {
    Model model = placement_model();
    placement_of(model).on_failure.ends = {0};
    placement_of(model).absences.unreported = share(1);
    placement_of(model).absences.refuses = share(1);
    Region region = one_person(model, sim::make_day(2015, 12, 1));
    CHECK(region.said("placement_ended") == Lines{"2015-03-20T09:00:00 "});
    CHECK(region.stage_of(0) == nowhere);
    CHECK(region.cell(region.setup.measured.entered, -1, refusal).n == 0);
    CHECK(region.sites[0].levels.stages[placement].level == 0);
}

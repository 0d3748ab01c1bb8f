#include "tests/rules/help_lives.hpp"

/// What follows on Community Work Placements: those that do not come about, and those completed.
namespace caseload::rule_tests {

namespace {

const Stages placement = {"placement"};

/// Nobody starts; none has good reason.
const Story& never_started() {
    static const Story story = tell("small-help.toml", {{"rules.sanctions.good_reason_share", "0"},
                                                        {"rules.htw.fails_to_start_share", "1"}});
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

}  // namespace

TEST_CASE(
    "a meeting missed or a placement not started is seen the next working day, and leads to an interview",
    "[READING-15][HTW-88][HTW-89][HTW-90][HTW-94]") {
    std::map<std::string, std::size_t> endings;
    std::map<std::string, std::size_t> choices;
    std::map<int, std::size_t> waits;
    std::size_t new_referrals = 0;
    for (const Story* story : {&help(), &never_started()}) {
        each_visit(*story, placement, [&](const Life& life, const Visit& visit, const Visit* next) {
            const bool failed = visit.ending == "engagement_missed" || visit.ending == "not_started";
            const Line* back = visit.first("place_given_back");
            if (!failed || visit.first("transferred") != nullptr) return;
            ++endings[visit.ending];
            REQUIRE(back != nullptr);
            CHECK(story->working_days(back->time, visit.left) == 1);
            // The provider has referred it.
            if (story == &never_started()) CHECK(handed_on(life, back->time));
            REQUIRE(next != nullptr);
            CHECK(next->stage == "refer_again");
            if (const Line* booked = next->first("booked"))
                ++waits[story->working_days(visit.left, booked->start)];
        });
        each_visit(*story, {"cwp_again"}, [&](const Life& life, const Visit& visit, const Visit* next) {
            if (next == nullptr || !claiming(life, visit.left)) return;
            ++choices[next->stage];
            if (next->stage == "mir") CHECK(marker_at(life, next->entered) == "HtW MIR");
            if (next->stage != "placement") return;
            if (const Line* granted = next->first("granted")) {
                ++new_referrals;
                CHECK(referral_day(life, granted->time) >= sim::day_of(visit.left));
                CHECK(marker_at(life, granted->time) == "CWP");
            }
        });
    }
    CHECK(endings["engagement_missed"] > 100);
    CHECK(endings["not_started"] > 100);
    CHECK(choices["placement"] > 100);
    CHECK(choices["mir"] > 20);
    CHECK(choices.size() == 2);
    CHECK(new_referrals > 100);
    // As soon as possible: the next working day, and more now and then where nobody has time.
    const auto within =
        stage_of<model::Appointment>(help(), "programme.refer_again").booking.within.choices.front();
    CHECK((within.amount == 1 && within.unit == model::Span::Unit::working_days));
    CHECK(waits[0] + waits[1] > 100);
    for (const auto& [days, count] : waits) CHECK(days <= 5);
}

TEST_CASE("whoever completes is interviewed, gets the marker Post CWP MIR and goes on in the regime",
          "[HTW-130][HTW-131][HTW-132]") {
    std::size_t completed = 0;
    std::size_t regime = 0;
    for (const auto& [name, life] : help().lives) {
        INFO(name);
        const auto& visits = programme(life);
        for (std::size_t v = 0; v + 1 < visits.size(); ++v) {
            if (visits[v].stage != "placement" || visits[v].ending != "completed") continue;
            ++completed;
            CHECK(marker_at(life, visits[v].left) == "Post CWP MIR");
            CHECK(visits[v + 1].stage == "placement_end");
            if (const Line* booked = visits[v + 1].first("booked")) {
                CHECK(booked->resource.starts_with("work_coach"));
                CHECK(help().working_days(visits[v].left, booked->start) <= 5);
            }
            if (visits[v + 1].ending != "attended") continue;
            ++regime;
            REQUIRE(v + 2 < visits.size());
            CHECK(visits[v + 2].stage == "mir");
        }
    }
    CHECK(completed > 80);
    CHECK(regime > 60);
}

}  // namespace caseload::rule_tests

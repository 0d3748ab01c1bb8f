#include <fstream>

#include "tests/rules/lives.hpp"

/// Who takes part, how they are referred, and the two variants.
namespace caseload::rule_tests {

namespace {

/// Everybody interviewed goes to the programme exactly when `who` says so.
template <class Who> void check_referrals(const Story& story, const Who& who) {
    std::size_t taken = 0;
    std::size_t others = 0;
    each_visit(story, {"referral"}, [&](const Life& life, const Visit& visit, const Visit* next) {
        const bool wanted = who(life);
        CHECK((visit.ending == "leaflet") == wanted);
        CHECK((next != nullptr && next->stage == "leaflet") == wanted);
        ++(wanted ? taken : others);
    });
    CHECK(taken > 50);
    CHECK(others > 50);
}

std::string text_of(const std::string& file) {
    std::ifstream in(std::string(CASELOAD_SOURCE_DIR) + "/" + file);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("under Universal Credit those of 18 to 24 in the intensive regime take part", "[IAP-1]") {
    check_referrals(youth(), [](const Life& life) {
        return life.attribute("age") == "age_18_24" && life.attribute("regime") == "intensive" &&
               life.attribute("preparation") == "on";
    });
}

TEST_CASE("in the trial those in scope, not exempt and marked for it take part, whatever their age",
          "[IAP-1]") {
    check_referrals(trial(), [](const Life& life) {
        return life.attribute("scope") == "in" && life.attribute("exempt") == "no" &&
               life.attribute("arm_marked") == "iap";
    });
    std::map<std::string, int> ages;
    each_visit(trial(), {"leaflet"},
               [&](const Life& life, const Visit&, const Visit*) { ++ages[life.attribute("age")]; });
    CHECK(ages.size() == 7);
}

TEST_CASE("the first interview takes 40 minutes, and ten more for those to whom the programme is sold",
          "[IAP-2]") {
    each_visit(trial(), {"first_interview"}, [&](const Life&, const Visit& visit, const Visit*) {
        const Line* booked = visit.first("booked");
        REQUIRE(booked != nullptr);
        CHECK(minutes(booked->start, booked->end) == 40);
    });
    std::size_t sold = 0;
    each_visit(trial(), {"leaflet"}, [&](const Life&, const Visit&, const Visit*) { ++sold; });
    CHECK(sold > 100);
    CHECK(trial().total("staff_time", "iap.leaflet") == Approx(10.0 * static_cast<double>(sold)));
}

TEST_CASE("the first commitments meeting takes 50 minutes in all", "[IAP-2]") {
    std::size_t meetings = 0;
    each_visit(youth(), {"first_interview"}, [&](const Life&, const Visit& visit, const Visit*) {
        const Line* booked = visit.first("booked");
        REQUIRE(booked != nullptr);
        CHECK(minutes(booked->start, booked->end) == 50);
        ++meetings;
    });
    CHECK(meetings > 100);
}

TEST_CASE("a leaflet by email is followed by a call of ten minutes and nothing waits for its activities",
          "[IAP-2]") {
    for (const Story* story : {&trial(), &youth()}) {
        std::size_t leaflets = 0;
        std::size_t emails = 0;
        each_visit(*story, {"leaflet"}, [&](const Life&, const Visit& visit, const Visit* next) {
            ++leaflets;
            REQUIRE(next != nullptr);
            if (next->stage == "explain_call") ++emails;
            CHECK((next->stage == "explain_call" || next->stage == "preparation"));
            CHECK(next->entered == visit.left);
        });
        CHECK(leaflets > 100);
        CHECK(agrees(emails, leaflets, 0.5));
        each_visit(*story, {"explain_call"}, [&](const Life&, const Visit& visit, const Visit* next) {
            if (const Line* booked = visit.first("booked")) CHECK(minutes(booked->start, booked->end) == 10);
            if (!visit.ending.empty()) CHECK(next->stage == "preparation");
        });
        each_visit(*story, {"preparation"}, [&](const Life&, const Visit& visit, const Visit* next) {
            if (!visit.ending.empty()) CHECK(next->stage == "workshop_1");
        });
    }
}

TEST_CASE("two variants stand on one common base and differ where the rules say so", "[IAP-19]") {
    CHECK(text_of("scenarios/iap-trial/scenario.toml").find("\"../iap/base.toml\"") != std::string::npos);
    CHECK(text_of("scenarios/iap-youth/scenario.toml").find("\"../iap/base.toml\"") != std::string::npos);

    const auto stages = [](const Story& story) {
        std::map<std::string, model::Does> names;
        for (const auto& stage : story.model->stages) names[story.model->full_name(stage)] = stage.does();
        return names;
    };
    auto in_trial = stages(trial());
    auto in_youth = stages(youth());
    // IAP-22: only the exit interview comes on top.
    for (const std::string exit : {"exit_interview", "exit_interview_reason", "exit_interview_delayed"})
        CHECK(in_youth.erase("iap." + exit) == 1);
    // TRIAL-7: business as usual goes on for everybody in the trial.
    for (const std::string usual :
         {"usual", "usual_award", "award", "usual_provision", "provision", "usual_end"}) {
        CHECK(in_trial.erase("iap." + usual) == 1);
    }
    for (const std::string asked_in : {"flexible_interview", "reviews_go_on"})
        CHECK(in_trial.erase("reviews." + asked_in) == 1);
    CHECK(in_trial.erase("iap.finished") == 1);
    CHECK(in_youth.erase("iap.finished") == 1);
    CHECK(in_trial == in_youth);

    const auto session = [](const Story& story, const std::string& name) {
        return stage_of<model::GroupSession>(story, name);
    };
    using enum model::BelowMinimum;
    using Policies = std::vector<model::BelowMinimum>;
    for (const std::string workshop : {"iap.workshop_1", "iap.workshop_2"}) {
        CHECK(session(trial(), workshop).below_minimum == Policies{wait, run_small});  // IAP-5
    }
    CHECK(session(youth(), "iap.workshop_1").below_minimum == Policies{brigade, one_to_one});
    CHECK(session(youth(), "iap.workshop_2").below_minimum == Policies{brigade, remote});
    CHECK(session(trial(), "iap.workshop_2").same_cohort_preferred);  // IAP-8
    CHECK_FALSE(session(youth(), "iap.workshop_2").same_cohort_preferred);
}

}  // namespace caseload::rule_tests

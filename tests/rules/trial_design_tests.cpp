#include "tests/rules/trial_people.hpp"

/// Who is in the trial, and in which arm: TRIAL-1 to TRIAL-6, TRIAL-15.
namespace caseload::trial_tests {

TEST_CASE("Seven offices by their register, first interviews from 16 March to 15 September 2015",
          "[TRIAL-1]") {
    std::set<std::uint32_t> registers;
    for (const auto& office : shipped_trial().scenario.model->offices) {
        registers.insert(static_cast<std::uint32_t>(office.register_id));
    }
    CHECK(registers == std::set<std::uint32_t>{6653, 6680, 6706, 6727, 6728, 6744, 6793});
    std::int64_t within = 0, outside = 0;
    for (const auto& [name, life] : shipped_trial().people) {
        if (life.interviewed) ++(life.in_window() ? within : outside);
    }
    CHECK(outside > 0);
    const auto counted =
        whole::place(shipped_trial().scenario, {.measure = "headcount", .group = "who=individuals"});
    // Who left before the interview and came back may be interviewed again: a handful.
    CHECK(std::llabs(shipped_trial().run.cells[counted].n - within) <= 20);
    CHECK(std::fabs(pooled().count("individuals") / 14508 - 1) < 0.02);
}

TEST_CASE("Out of scope and exempt shares as published, both get business as usual and no programme",
          "[TRIAL-2]") {
    const Pooled& all = pooled();
    const double individuals = all.count("individuals"), in_scope = all.count("in scope");
    const double n = individuals * Pooled::replications;
    check_share(individuals - in_scope, individuals, 1052.0 / 14508, n);
    const double work_programme = all.count("out of scope: Work Programme");
    check_share(work_programme, individuals - in_scope, 0.735,
                (individuals - in_scope) * Pooled::replications);
    check_share(all.count("exempt"), in_scope, 1313.0 / 13456, in_scope * Pooled::replications);
    const double exempt_people = all.count("exempt") * Pooled::replications;
    check_share(all.count("exempt: PWPS"), all.count("exempt"), 0.59, exempt_people);
    check_share(all.count("exempt: other provision"), all.count("exempt"), 0.078, exempt_people);
    check_share(all.count("exempt: behaviour"), all.count("exempt"), 0.043, exempt_people);
    std::set<std::string> outside;
    for (const auto& [name, life] : shipped_trial().people) {
        if (life.is("scope", "in") && life.is("exempt", "no")) continue;
        CHECK_FALSE(life.on_programme);
        if (life.interviewed) outside.insert(name);
    }
    std::set<std::string> reviewed;
    for (const Line& line : shipped_trial().run.lines) {
        if (line.strand == "reviews" && line.event == "booked" && outside.contains(line.claimant))
            reviewed.insert(line.claimant);
    }
    CHECK(reviewed.size() == outside.size());
}

TEST_CASE("The last digit decides: 5 to 9 are due the programme, 0 to 4 are control", "[TRIAL-3]") {
    std::map<std::string, int> of_digit;
    for (const auto& [name, life] : shipped_trial().people) {
        const std::string digit = life.trait("digit");
        ++of_digit[digit];
        CHECK(life.trait("arm_due") == (digit >= "d5" ? "iap" : "control"));
    }
    CHECK(of_digit.size() == 10);
    const double people = static_cast<double>(shipped_trial().people.size());
    for (const auto& [digit, count] : of_digit) check_share(count, people, 0.1, people);
    const Pooled& all = pooled();
    const double not_exempt = all.count("not exempt");
    check_share(all.count("due IAP"), not_exempt, 5858.0 / 12143, not_exempt * Pooled::replications);
    check_share(all.count("marked IAP"), not_exempt, 5720.0 / 12143, not_exempt * Pooled::replications);
}

TEST_CASE("Misallocated 2.9% of those due the programme and 0.5% of control, treatment follows the marker",
          "[TRIAL-4]") {
    const Pooled& all = pooled();
    const double iap = all.count("due IAP"), control = all.count("due control");
    check_share(all.count("due IAP, marked control"), iap, 0.029, iap * Pooled::replications);
    check_share(all.count("due control, marked IAP"), control, 0.005, control * Pooled::replications);
    int treated = 0;
    for (const auto& [name, life] : shipped_trial().people) {
        if (!life.in_trial()) continue;
        CHECK(life.on_programme == life.is("arm_marked", "iap"));
        treated += life.on_programme ? 1 : 0;
    }
    CHECK(treated > 5000);
}

TEST_CASE("Impacts follow the arm due: with every marker wrong the effect turns round", "[TRIAL-4]") {
    const Sets strong{{"rules.iap.effect_work_1", "2.0"}, {"rules.iap.effect_other_1", "2.0"}};
    const auto week_5 = [&](const char* iap, const char* control) {
        Sets sets = strong;
        sets.push_back({"rules.trial.misallocated_iap", iap});
        sets.push_back({"rules.trial.misallocated_control", control});
        const Scenario scenario(trial, sets);
        return whole::impact(whole::run(scenario, 2), "benefit_week_5");
    };
    CHECK(week_5("0.0", "0.0").mean() < -5);
    CHECK(week_5("1.0", "1.0").mean() > 5);
    const auto nobody = week_5("1.0", "0.0");
    CHECK(std::fabs(nobody.mean()) < 3 * 0.9 / std::sqrt(2.0));
}

TEST_CASE("Matched 82.03% and 84.10%, matching changes nothing for anybody", "[TRIAL-5]") {
    const Pooled& all = pooled();
    const double iap = all.count("due IAP"), control = all.count("due control");
    check_share(all.count("matched, due IAP"), iap, 4806.0 / 5858, iap * Pooled::replications);
    check_share(all.count("matched, due control"), control, 5285.0 / 6285, control * Pooled::replications);
    const Sets shorter{{"period.end", "2015-05-01"}};
    Sets unmatched = shorter;
    unmatched.push_back({"rules.trial.matched_iap", "0.1"});
    auto one = whole::once(Scenario(trial, shorter)).lines;
    auto other = whole::once(Scenario(trial, unmatched)).lines;
    const auto without_match = [](std::vector<Line>& lines) {
        for (Line& line : lines) {
            const auto at = line.detail.find(";matched=");
            if (at != std::string::npos) line.detail.resize(at);
        }
    };
    CHECK(whole::first_difference(one, other) != "");
    without_match(one);
    without_match(other);
    CHECK(whole::first_difference(one, other) == "");
}

TEST_CASE("Repeat claimants 65 to 85%, parents have a child under 16, lone parents no partner's allowance",
          "[TRIAL-15]") {
    double repeat = 0, parents = 0, lone = 0, all = 0;
    const std::set<std::string> under_16{"age_0_2", "age_3_4", "age_5_10", "age_11_15"};
    for (const auto& [name, life] : shipped_trial().people) {
        if (!life.in_trial() || !life.is("matched", "yes")) continue;
        all += 1;
        repeat += life.is("repeat", "yes") ? 1 : 0;
        const bool parent = under_16.contains(life.trait("youngest_child"));
        parents += parent ? 1 : 0;
        lone += parent && life.is("partner_allowance", "no") ? 1 : 0;
    }
    check_share(repeat, all, 0.75, all);
    const auto of = [&](const char* subgroup) {
        double n = 0;
        for (const char* arm : {"iap", "control"}) {
            n += static_cast<double>(
                shipped_trial()
                    .run
                    .cells[whole::place(shipped_trial().scenario,
                                        {.measure = "on_benefit",
                                         .group = std::string("arm=") + arm + ";subgroup=" + subgroup,
                                         .period = 0})]
                    .n);
        }
        return n;
    };
    CHECK(of("All") == all);
    CHECK(of("Repeat Claimant") == repeat);
    CHECK(of("Parent") == parents);
    CHECK(of("Lone Parent") == lone);
    CHECK(lone < parents);
}

}  // namespace caseload::trial_tests

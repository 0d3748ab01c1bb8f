#include "tests/rules/trial_people.hpp"

/// What the trial measures and how: TRIAL-6 to TRIAL-14.
namespace caseload::trial_tests {

TEST_CASE("The population is Table 6.1, both arms pooled, level by level", "[TRIAL-6]") {
    // Pooled with weights 4,806 and 5,285; percentages are published to two figures: half a unit of the last, and
    // three and a half standard errors for some forty levels.
    const std::map<std::string, std::pair<std::string, std::string>> levels{
        {"Male", {"sex", "male"}},
        {"Female", {"sex", "female"}},
        {"White", {"ethnicity", "white"}},
        {"Black", {"ethnicity", "black"}},
        {"Asian", {"ethnicity", "asian"}},
        {"Mixed", {"ethnicity", "mixed"}},
        {"Chinese/Other", {"ethnicity", "other"}},
        {"Prefer Not To Say", {"ethnicity", "not_said"}},
        {"16 to 24", {"age", "age_16_24"}},
        {"25 to 29", {"age", "age_25_29"}},
        {"30 to 39", {"age", "age_30_39"}},
        {"50 to 59", {"age", "age_50_59"}},
        {"60 or Over", {"age", "age_60_up"}},
        {"Yes", {"disabled", "yes"}},
        {"Basic Skills Need", {"basic_skills_need", "yes"}},
        {"English as a Second Language", {"english_second_language", "yes"}},
        {"0 Children", {"children", "none"}},
        {"1 Child", {"children", "one"}},
        {"2 Children", {"children", "two"}},
        {"3 Children", {"children", "three"}},
        {"4 or More Children", {"children", "four_up"}},
        {"0 to 2", {"youngest_child", "age_0_2"}},
        {"3 or 4", {"youngest_child", "age_3_4"}},
        {"5 to 10", {"youngest_child", "age_5_10"}},
        {"11 to 15", {"youngest_child", "age_11_15"}},
        {"16 or Over", {"youngest_child", "age_16_up"}},
    };
    std::map<std::string, double> count;
    for (const auto& [name, life] : shipped_trial().people) {
        for (const auto& [label, trait] : levels) count[label] += life.is(trait.first, trait.second) ? 1 : 0;
    }
    const double n = static_cast<double>(shipped_trial().people.size());
    std::ifstream table(whole::shipped / "data/trial/table_6_1.csv");
    std::string line;
    std::size_t checked = 0;
    while (std::getline(table, line)) {
        const auto last = line.rfind(','), before = line.rfind(',', last - 1), first = line.find(',');
        const std::string label = line.substr(first + 1, before - first - 1);
        if (!levels.contains(label) || line.starts_with("In Receipt")) continue;
        const double iap = std::stod(line.substr(before + 1)), control = std::stod(line.substr(last + 1));
        const double published = (4806 * iap + 5285 * control) / 10091 / 100;
        INFO(label << ": published " << published << ", simulated " << count[label] / n);
        CHECK(std::fabs(count[label] / n - published) <=
              0.005 * published + 0.002 + 3.5 * std::sqrt(published * (1 - published) / n));
        ++checked;
    }
    CHECK(checked == levels.size());
}

TEST_CASE("Both arms have a first interview and then a review every fortnight", "[TRIAL-7]") {
    std::map<std::string, sim::Day> last;
    std::map<bool, std::map<std::int64_t, int>> gaps;
    for (const Line& line : shipped_trial().run.lines) {
        if (line.strand != "reviews" || line.event != "attended") continue;
        const auto life = shipped_trial().people.find(line.claimant);
        if (life == shipped_trial().people.end()) continue;
        const auto [at, first] = last.try_emplace(line.claimant, sim::day_of(line.time));
        if (!first)
            ++gaps[life->second.is("arm_marked", "iap")][(sim::day_of(line.time) - at->second).count()];
        at->second = sim::day_of(line.time);
    }
    for (const bool iap : {false, true}) {
        int all = 0, fortnight = 0;
        for (const auto& [days, count] : gaps[iap]) {
            all += count;
            if (days >= 13 && days <= 16) fortnight += count;
        }
        INFO((iap ? "programme" : "control") << ": " << fortnight << " of " << all);
        CHECK(all > 10000);
        CHECK(fortnight > 0.75 * all);
    }
}

TEST_CASE("The curves on benefit and in work are those of the lives in the log, day by day",
          "[TRIAL-13][TRIAL-14]") {
    // Day 0 is the claim's first day, not the interview; a reclaim is back on; in work is off benefit for work.
    for (const char* arm : {"iap", "control"}) {
        std::vector<std::int64_t> n(274), on(274), works(274);
        for (const auto& [name, life] : shipped_trial().people) {
            if (!life.in_trial() || !life.is("matched", "yes") || !life.is("arm_due", arm)) continue;
            for (int day = 0; day < 274; ++day) {
                ++n[static_cast<std::size_t>(day)];
                on[static_cast<std::size_t>(day)] += life.on_benefit(day) ? 1 : 0;
                works[static_cast<std::size_t>(day)] += life.in_work(day) ? 1 : 0;
            }
        }
        for (const int day : {0, 1, 3, 5, 7, 14, 28, 34, 60, 84, 122, 182, 273}) {
            INFO(arm << " day " << day);
            const auto cell = [&](const char* measure) {
                return shipped_trial().run.cells[whole::place(
                    shipped_trial().scenario, {.measure = measure,
                                               .group = std::string("arm=") + arm + ";subgroup=All",
                                               .period = day})];
            };
            const auto d = static_cast<std::size_t>(day);
            CHECK(cell("on_benefit").n == n[d]);
            CHECK(cell("on_benefit").sum == on[d]);
            CHECK(cell("in_work").sum == works[d]);
        }
        CHECK(on[0] == n[0]);
        CHECK(works[0] == 0);
    }
}

TEST_CASE("A reclaim is back on benefit, and only who left for work is in employment", "[TRIAL-14]") {
    int back = 0;
    int moved = 0;
    for (const auto& [name, life] : shipped_trial().people) {
        bool on = true;
        for (const auto& [when, cause] : life.turns) {
            CHECK(on == !cause.empty());
            on = cause.empty();
            back += on ? 1 : 0;
            if (cause != another_benefit) continue;
            // A move from Jobseeker's Allowance to another benefit is not leaving benefit.
            ++moved;
            const auto day = static_cast<int>((when - life.claimed).count());
            CHECK(life.on_benefit(day));
            CHECK_FALSE(life.in_work(day));
        }
    }
    CHECK(back > 1000);
    CHECK(moved > 100);
}

TEST_CASE("Before the claim 14% were on benefit just before and a steady 30% earlier", "[TRIAL-11]") {
    const Pooled& all = pooled();
    const auto share = [&](int day) {
        return whole::figure(all.scenario, all.results, {.measure = "on_benefit_before", .period = day});
    };
    const double n = all.count("matched") * Pooled::replications;
    check_share(share(1).mean(), 1, 0.14, n);
    for (const int day : {60, 122, 365, 730}) check_share(share(day).mean(), 1, 0.30, n);
    CHECK(share(30).mean() > share(1).mean());
    CHECK(share(30).mean() < share(60).mean());
}

TEST_CASE("Without an effect, or with its multiplier at nothing, the arms differ by chance alone",
          "[TRIAL-12]") {
    const auto with = [&](const char* multiplier) {
        const Scenario scenario(trial, {{"rules.iap.effect_multiplier", multiplier}});
        return whole::run(scenario, 3);
    };
    const auto none = with("0.0"), half = with("0.5");
    for (const char* measure : {"benefit_days_difference", "work_days_difference"}) {
        const auto difference = whole::impact(none, measure);
        INFO(measure << ' ' << difference.mean());
        // The spread of single trials is 1.8 to 2.6 days.
        CHECK(std::fabs(difference.mean()) <= 3 * 2.6 / std::sqrt(3.0));
    }
    // The same luck throughout: half the effect lies between none and all of it.
    const double at_none = whole::impact(none, "benefit_week_5").mean();
    const double at_half = whole::impact(half, "benefit_week_5").mean();
    const double at_all = whole::impact(pooled().results, "benefit_week_5").mean();
    CHECK(at_half < at_none - 1);
    CHECK(at_all < at_half - 1);
}

TEST_CASE("On benefit the arms part from the first day to the lowest point in week 5", "[TRIAL-8]") {
    const auto& results = pooled().results;
    CHECK(whole::impact(results, "benefit_difference", "subgroup=All", 0).mean() == 0);
    const double week_5 = whole::impact(results, "benefit_week_5").mean();
    INFO("week 5 " << week_5 << ", from week 12 " << whole::impact(results, "benefit_from_week_12").mean());
    CHECK(week_5 > -8.5);
    CHECK(week_5 < -5);
    CHECK(std::fabs(whole::impact(results, "benefit_difference", "subgroup=All", 4).mean()) < 0.6);
    CHECK(whole::impact(results, "benefit_from_week_12").mean() > week_5);
    CHECK(whole::impact(results, "benefit_from_week_12").mean() < 0);
}

TEST_CASE("Nine months: fewer days on benefit, more in employment, within the published intervals",
          "[TRIAL-9]") {
    const auto& results = pooled().results;
    CHECK(pooled().scenario.model->trial.days == 274);
    const double benefit = whole::impact(results, "benefit_days_difference").mean();
    const double work = whole::impact(results, "work_days_difference").mean();
    INFO("benefit " << benefit << ", employment " << work);
    CHECK(benefit > -17);
    CHECK(benefit < -5.5);
    CHECK(work > 4.2);
    CHECK(work < 15);
}

TEST_CASE("Thirteen subgroups and All under one common effect", "[TRIAL-10]") {
    const auto& model = *pooled().scenario.model;
    REQUIRE(model.trial.subgroups.size() == 14);
    CHECK(model.trial.subgroups.front().name == "All");
    const double all = whole::impact(pooled().results, "benefit_days_difference").mean();
    for (const auto& subgroup : model.trial.subgroups) {
        const auto& one =
            whole::impact(pooled().results, "benefit_days_difference", "subgroup=" + subgroup.name);
        INFO(subgroup.name << ' ' << one.mean() << " beside " << all);
        CHECK(std::fabs(one.mean() - all) <= 5 * whole::standard_error(one));
    }
    int rows = 0;
    for (const auto& target : model.targets) rows += target.name.starts_with("Table 6.") ? 1 : 0;
    CHECK(rows >= 26);
}

}  // namespace caseload::trial_tests

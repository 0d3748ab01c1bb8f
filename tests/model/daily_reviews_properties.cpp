#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>
#include <set>

#include "model/bookings/bookings.hpp"
#include "model/stages/course.hpp"
#include "model/stages/daily_reviews_times.hpp"
#include "output/log/words.hpp"
#include "sim/state.hpp"
#include "tests/model/daily_models.hpp"

using namespace caseload;
using namespace caseload::model;

namespace {

/// The most weekdays that can be given different times, tried one by one; -1: not all can have one.
int most_changed(const Choices& choices, const Times& before, std::size_t weekday, std::set<int>& taken) {
    if (weekday == weekday_count) return 0;
    if ((choices.weekdays >> weekday & 1) == 0) return most_changed(choices, before, weekday + 1, taken);
    int most = -1;
    for (int period = 0; period < sim::periods_a_day; ++period) {
        if (!choices.starts[weekday].test(period) || taken.count(period) != 0) continue;
        taken.insert(period);
        const int rest = most_changed(choices, before, weekday + 1, taken);
        if (rest >= 0) most = std::max(most, rest + (before.at[weekday] == period ? 0 : 1));
        taken.erase(period);
    }
    return most;
}

/// Can the person attend at that period on every open date of the weekday? Looked up minute by minute.
bool feasible(Course& course, Who who, int weekday, int period, sim::Day from, sim::Day until) {
    for (sim::Day day = from; day < until; day += sim::Days{1}) {
        if (sim::weekday_index(day) != weekday || !course.site.diary.opens(day)) continue;
        const sim::Periods busy = busy_periods(course.site, who.person, day, who.strand);
        bool somebody = false;
        for (std::uint16_t member = 0; member < 2; ++member) {  // the assistants
            const sim::Periods& free = course.site.diary.diary.free(member, day);
            somebody = somebody || (free.test(period) && free.test(period + 1));
        }
        if (!somebody || busy.test(period) || busy.test(period + 1)) return false;
    }
    return true;
}

/// Books stretches of everybody's time at random.
void fill_at_random(Course& course, int stretches) {
    for (int i = 0; i < stretches; ++i) {
        const int member = *rc::gen::inRange(0, 2);
        const sim::Day day = course.day + sim::Days{*rc::gen::inRange(0, 40)};
        const int from = *rc::gen::inRange(9 * 12, 17 * 12);
        const int length = *rc::gen::inRange(1, 24);
        for (int period = from; period < std::min(from + length, 17 * 12); ++period) {
            if (course.site.diary.diary.free(member, day).test(period))
                course.site.diary.diary.book(member, day, period, 1);
        }
    }
}

}  // namespace

TEST_CASE("times are found exactly when there are some, and as many change as can", "[HTW-53][properties]") {
    rc::prop("against trying everything", [] {
        Choices choices;
        Times before;
        const int common = *rc::gen::inRange(1, 7);
        for (std::size_t weekday = 0; weekday < 5; ++weekday) {
            if (*rc::gen::inRange(0, 8) == 0) continue;
            choices.weekdays = static_cast<std::uint8_t>(choices.weekdays | 1u << weekday);
            for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
                const int period = 62 + *rc::gen::inRange(0, common);  // across two words
                choices.starts[weekday].set(period, period + 1);
            }
            before.at[weekday] = *rc::gen::inRange(0, 3) == 0 ? -1 : 62 + *rc::gen::inRange(0, common);
        }
        sim::Draw draw({1, 2}, {3, *rc::gen::arbitrary<std::uint64_t>()}, sim::named("test"), 0);
        const auto times = draw_times(choices, before, draw);
        std::set<int> taken;
        const int most = most_changed(choices, before, 0, taken);
        RC_ASSERT(times.has_value() == (most >= 0));
        if (!times) return;
        int changed = 0;
        for (std::size_t weekday = 0; weekday < weekday_count; ++weekday) {
            const int period = times->at[weekday];
            RC_ASSERT((period >= 0) == ((choices.weekdays >> weekday & 1) != 0));
            if (period < 0) continue;
            RC_ASSERT(choices.starts[weekday].test(period));
            RC_ASSERT(taken.insert(period).second);
            changed += before.at[weekday] == period ? 0 : 1;
        }
        RC_ASSERT(changed == most);
    });
}

TEST_CASE("every free time of a weekday is as likely as another", "[HTW-53][statistics]") {
    Choices choices;
    choices.weekdays = 1;
    for (const int period : {3, 63, 64, 100, 287}) choices.starts[0].set(period, period + 1);
    std::map<int, int> found;
    for (std::uint64_t number = 0; number < 10'000; ++number) {
        sim::Draw draw({1, 2}, {3, number}, sim::named("test"), 0);
        ++found[draw_times(choices, Times{}, draw)->at[0]];
    }
    CHECK(found.size() == 5);
    for (const auto& [period, times] : found) CHECK(times == Approx(2000).margin(4 * 40));
}

TEST_CASE("what is free in random diaries is what a look at every date finds", "[HTW-53][properties]") {
    static const Model model = daily_model();
    rc::prop("starts by weekday, and the timetable drawn from them", [] {
        Course course(model);
        fill_at_random(course, *rc::gen::inRange(0, 120));
        const std::uint32_t person = course.comes(*rc::gen::inRange<std::uint32_t>(1, 1000));
        const Who who{person, 0};
        if (*rc::gen::arbitrary<bool>()) enter(course.site, {person, 1}, regular_stage);
        const DailyReviews& stage = std::get<DailyReviews>(model.stages[daily_stage].kind);
        const sim::Day from = course.day + sim::Days{1};
        const sim::Day until = course.day + sim::Days{28};
        const Choices choices = choices_in(course.site, who, stage, from, until);
        for (int weekday = 0; weekday < 5; ++weekday) {
            for (int period = 0; period + 1 < sim::periods_a_day; ++period) {
                RC_ASSERT(choices.starts[static_cast<std::size_t>(weekday)].test(period) ==
                          feasible(course, who, weekday, period, from, until));
            }
        }
        std::set<int> taken;
        bool scarce = false;
        for (std::size_t weekday = 0; weekday < 5; ++weekday)
            scarce = scarce || choices.starts[weekday].count() < 5;
        const bool some = !scarce || most_changed(choices, Times{}, 0, taken) >= 0;
        enter(course.site, who, daily_stage);
        const auto issues = issues_in(course);
        RC_ASSERT(issues.size() == (some ? 1u : 0u));
        RC_ASSERT(course.of("daily", "ended").empty() == some);
        RC_ASSERT(course.of("daily", "booked").size() == (some ? 19u : 0u));
        for (const LogLine& line : course.of("daily", "booked")) {
            RC_ASSERT(clock_time(line.start) == issues[0].at.at(weekday_of(sim::day_of(line.start))));
        }
        if (some) {
            std::set<std::string> times;
            for (const auto& [weekday, time] : issues[0].at) times.insert(time);
            RC_ASSERT(times.size() == 5u);
        }
    });
}

TEST_CASE("whatever happens, times are different, in hours and in the thirteen weeks",
          "[HTW-42][properties]") {
    rc::prop("a few people with misses, sickness, breaks and reviews", [] {
        DailyReviews daily = daily_reviews();
        daily.misses = chance(0.2);
        daily.ends_early = chance(0.02);
        daily.loses_contact = chance(0.05);
        daily.issued_before = Varying<Span>(days(*rc::gen::inRange(0, 10)));
        Model model = daily_model(daily, {monday + sim::Days{7}, monday + sim::Days{28}});
        model.offices[0].staff[0].sickness = sim::Chance::of(*rc::gen::inRange(0, 3) * 0.1);
        Course course(model);
        std::map<std::string, sim::Day> allocation;
        std::vector<Who> people;
        for (std::uint32_t number = 1; number <= 6; ++number) {
            course.run_to(course.day + sim::Days{*rc::gen::inRange(0, 4)});
            const std::uint32_t person = course.comes(number);
            enter(course.site, {person, 1}, regular_stage);
            allocation[course.site.name_of_person(person)] = course.day;
            people.push_back({person, 0});
            enter(course.site, people.back(), daily_stage);
        }
        for (int i = *rc::gen::inRange(0, 8); i > 0; --i) {
            const Who who = people[static_cast<std::size_t>(*rc::gen::inRange(0, 6))];
            course.run_to(course.day + sim::Days{*rc::gen::inRange(0, 15)});
            if (course.site.strand(who).stage == nowhere) continue;
            suspend(course.site, who);
            course.run_to(course.day + sim::Days{*rc::gen::inRange(0, 20)});
            course.site.strand(who).stage = nowhere;
            course.site.strand(who).suspended = 0;
            enter(course.site, who, daily_stage);
        }
        course.run_whole();
        for (const auto& [name, day] : allocation) {
            for (const Issue& issue : issues_in(course, name)) {
                std::set<std::string> times;
                for (const auto& [weekday, time] : issue.at) times.insert(time);
                RC_ASSERT(times.size() == issue.at.size());
                const auto last = (issue.until - day).count();
                RC_ASSERT(last == 27 || last == 55 || last == 90);
            }
        }
        std::set<std::pair<std::string, sim::Time>> reviews;
        for (const LogLine& line : course.of("regular", "booked"))
            reviews.insert({line.claimant, line.start});
        for (const LogLine& line : course.of("daily", "booked")) {
            const auto since = (sim::day_of(line.start) - allocation.at(line.claimant)).count();
            RC_ASSERT(since > 0);
            RC_ASSERT(since < 91);
            RC_ASSERT(course.site.diary.opens(sim::day_of(line.start)));
            RC_ASSERT(reviews.count({line.claimant, line.start}) == 0u);
        }
        std::set<std::pair<std::string, sim::Day>> kept;
        for (const LogLine& line : course.of("daily", "attended"))
            RC_ASSERT(kept.insert({line.claimant, sim::day_of(line.start)}).second);
        for (const LogLine& line : course.of("regular", "attended"))
            RC_ASSERT(kept.insert({line.claimant, sim::day_of(line.start)}).second);
    });
}

TEST_CASE("a state saved in the middle of a block goes on bit for bit", "[determinism]") {
    DailyReviews daily = daily_reviews();
    daily.misses = chance(0.2);
    daily.ends_early = chance(0.02);
    Model model = daily_model(daily);
    model.offices[0].staff[0].sickness = sim::Chance::of(0.1);
    const auto begun = [&](Course& course) {
        for (std::uint32_t number = 1; number <= 8; ++number) {
            const std::uint32_t person = course.comes(number);
            enter(course.site, {person, 1}, regular_stage);
            enter(course.site, {person, 0}, daily_stage);
        }
        course.run_to(monday + sim::Days{25});
    };
    const auto saved = [](Course& course) {
        sim::StateWriter writer("daily");
        course.site.fields(writer);
        return std::move(writer).finish();
    };
    Course one(model);
    begun(one);
    const std::vector<std::byte> state = saved(one);
    Course other(model);
    sim::StateReader reader(state, "daily");
    other.site.fields(reader);
    reader.finish();
    other.day = one.day;
    CHECK(saved(other) == state);
    one.lines.clear();
    other.lines.clear();
    one.run_whole();
    other.run_whole();
    CHECK(saved(one) == saved(other));
    REQUIRE(one.lines.size() > 500);
    REQUIRE(one.lines.size() == other.lines.size());
    bool same = true;
    for (std::size_t i = 0; i < one.lines.size(); ++i) {
        same = same && one.lines[i].time == other.lines[i].time &&
               one.lines[i].event == other.lines[i].event &&
               output::details_in_words(one.lines[i]) == output::details_in_words(other.lines[i]) &&
               one.lines[i].resource == other.lines[i].resource;
    }
    CHECK(same);
}

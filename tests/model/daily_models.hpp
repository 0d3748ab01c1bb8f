#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/day/arrivals.hpp"
#include "model/day/site_day.hpp"
#include "model/stages/course.hpp"
#include "model/stages/daily_reviews_timetable.hpp"
#include "output/log/words.hpp"
#include "tests/model/claim_models.hpp"

/// One office with assistants, daily reviews beside fortnightly ones, and what the log says of them.
namespace caseload::model {

constexpr std::uint16_t daily_stage = 0;
constexpr std::uint16_t regular_stage = 1;
constexpr std::uint16_t assistant = 0;
constexpr std::uint16_t coach = 1;

inline const sim::Day monday = sim::make_day(2014, 4, 28);

inline Span days(std::int32_t n) { return {n, Span::Unit::days}; }
inline Span minutes(std::int32_t n) { return {n * 60, Span::Unit::seconds}; }
inline Varying<sim::Chance> chance(double p) { return Varying<sim::Chance>(sim::Chance::of(p)); }
inline sim::Seconds at(int hour, int minute = 0) { return std::chrono::minutes{hour * 60 + minute}; }

inline StaffGroup staff_of(std::uint16_t role, std::uint16_t count, sim::Seconds from, sim::Seconds until) {
    StaffGroup group;
    group.role = role;
    group.count = count;
    Duty duty;
    duty.from = from;
    duty.until = until;
    group.pattern = {duty};
    return group;
}

inline DailyReviews daily_reviews() {
    DailyReviews daily;
    daily.booking.role = assistant;
    daily.booking.minutes = Varying<Span>(minutes(10));
    daily.blocks = {Varying<Span>(days(28)), Varying<Span>(days(28)), Varying<Span>(days(35))};
    daily.longest = Varying<Span>(days(91));
    daily.issued_before = Varying<Span>(days(7));
    daily.misses = chance(0);
    daily.loses_contact = chance(0);
    daily.doubts = chance(0);
    daily.ends_early = chance(0);
    daily.review = static_cast<std::int16_t>(regular_stage);
    return daily;
}

inline Reviews fortnightly() {
    Reviews reviews;
    reviews.booking.role = coach;
    reviews.booking.minutes = Varying<Span>(minutes(10));
    reviews.booking.horizon = Varying<Span>(days(14));
    reviews.every = Varying<Span>(days(14));
    reviews.misses = chance(0);
    reviews.doubts = chance(0);
    return reviews;
}

/// 150 days from a Monday; two assistants and a coach from 9 to 17 on weekdays.
inline Model daily_model(const DailyReviews& daily = daily_reviews(), std::vector<sim::Day> holidays = {}) {
    Model model;
    model.start = monday;
    model.end = monday + sim::Days{150};
    model.measured_from = monday;
    model.calendar = sim::Calendar(monday - sim::Days{400}, model.end + sim::Days{400}, holidays);
    model.markers = {"none"};
    model.roles = {"assistant", "coach"};
    model.clocks = {"allocated"};
    Office office;
    office.name = "Selby";
    office.register_id = 6728;
    for (std::size_t d = 0; d < 5; ++d) office.hours[d] = {at(9), at(17)};
    office.staff = {staff_of(assistant, 2, at(9), at(17)), staff_of(coach, 1, at(9), at(17))};
    model.offices = {office};
    add_pathway(model, "programme");
    add_stage(model, "daily", daily);
    for (Route& one : model.stages[daily_stage].routes) one.missing = false;
    add_pathway(model, "reviews");
    add_stage(model, "regular", fortnightly());
    for (Route& one : model.stages[regular_stage].routes) one.missing = false;
    for (Stage& stage : model.stages) stage.draw_name = sim::named(stage.name);
    ArrivalSource source;
    source.name = "new_claims";
    source.last = model.start;
    model.arrivals = {source};
    return model;
}

/// A site in the middle of its run, with everything it has logged.
struct Course {
    explicit Course(const Model& model) : setup(model), site(setup, 0, {1, 1}) {
        site.log = &lines;
        begin_run(site);
        run_to(model.start + sim::Days{1});
    }
    Course(const Course&) = delete;
    Course& operator=(const Course&) = delete;

    void run_to(sim::Day until) {
        for (; day < until; day += sim::Days{1}) run_day(site, day);
    }
    void run_whole() { run_to(setup.model.end); }

    std::uint32_t comes(std::uint32_t number) {
        const std::uint32_t person = make_person(site, 0, false, number);
        site.levels.inside.change(site.now(), +1);
        return person;
    }
    /// Somebody allocated now.
    Who allocate(std::uint32_t number) {
        const Who who{comes(number), 0};
        enter(site, who, daily_stage);
        return who;
    }

    std::vector<LogLine> of(std::string_view stage, std::string_view event,
                            std::string_view said = "") const {
        std::vector<LogLine> found;
        for (const LogLine& line : lines) {
            if (line.stage == stage && name_of(line.event) == event &&
                output::details_in_words(line).find(said) != std::string::npos) {
                found.push_back(line);
            }
        }
        return found;
    }

    Setup setup;
    std::vector<LogLine> lines;
    Site site;
    sim::Day day = setup.model.start;
};

/// A `timetable` line, read.
struct Issue {
    sim::Day from{}, until{};               ///< Both included.
    std::map<std::string, std::string> at;  ///< "mon" -> "09:10"
};

inline Issue read_issue(const LogLine& line) {
    Issue issue;
    std::string rest = output::details_in_words(line) + ";";
    for (std::size_t end = rest.find(';'); end != std::string::npos; end = rest.find(';')) {
        const std::string part = rest.substr(0, end);
        rest.erase(0, end + 1);
        const std::string key = part.substr(0, part.find('='));
        const std::string value = part.substr(part.find('=') + 1);
        if (key == "from") {
            issue.from = *sim::parse_day(value);
        } else if (key == "until") {
            issue.until = *sim::parse_day(value);
        } else {
            issue.at[key] = value;
        }
    }
    return issue;
}

inline std::vector<Issue> issues_in(const Course& course, const std::string& claimant = "") {
    std::vector<Issue> issues;
    for (const LogLine& line : course.of("daily", "timetable")) {
        if (claimant.empty() || line.claimant == claimant) issues.push_back(read_issue(line));
    }
    return issues;
}

inline std::string weekday_of(sim::Day day) {
    static const std::vector<std::string> names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    return names[static_cast<std::size_t>(sim::weekday_index(day))];
}

inline std::string clock_time(sim::Time time) { return sim::iso(time).substr(11, 5); }

}  // namespace caseload::model

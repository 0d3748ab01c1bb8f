#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "row.hpp"

namespace audit {

/// Takes findings and counts.
class Notes {
public:
    explicit Notes(Report& report) : report_(report) {}
    void found(std::string_view rule, const Row& row, std::string sentence) {
        report_.findings.push_back({std::string(rule),
                                    std::string(row.name.empty() ? row.resource : row.name),
                                    std::string(row.time_text), std::move(sentence)});
    }
    /// Cases seen under a rule: the reference holds as long as the report.
    std::uint64_t& counter(const std::string& rule) { return report_.checked[rule]; }

private:
    Report& report_;
};

/// One idea checked over one replication.
class Check {
public:
    Check() = default;
    Check(const Check&) = delete;
    Check& operator=(const Check&) = delete;
    virtual ~Check() = default;
    virtual void see(const Row& row) = 0;
};

/// A state for each claimant.
template <class State> class Lives {
public:
    State& of(const Row& row) {
        if (row.claimant >= states_.size()) states_.resize(row.claimant + std::size_t{1});
        return states_[row.claimant];
    }

private:
    std::vector<State> states_;
};

/// The day of the WPCI, from which the 8 weeks count. A first interview counts for as long as no WPCI of its own is
/// held; once one has been, no later interview moves the day.
struct WpciDay {
    Day day = -1;
    bool own = false;
    bool held() const { return day >= 0; }
    void see(const Row& row, const Expectations& expected) {
        if (row.event != Event::attended || own) return;
        const std::string stage(row.stage);
        own = expected.wpci_stages.contains(stage) || expected.separate_stages.contains(stage);
        if (own || (!held() && expected.doubling_stages.contains(stage))) day = row.day;
    }
};

std::unique_ptr<Check> course_check(Notes& notes, const Expectations& expected);
std::unique_ptr<Check> bookings_check(Notes& notes, const Expectations& expected);
std::unique_ptr<Check> opening_check(Notes& notes, const Expectations& expected);
std::unique_ptr<Check> marker_check(Notes& notes, const Expectations& expected);
std::unique_ptr<Check> elements_check(Notes& notes, const Expectations& expected);
std::unique_ptr<Check> daily_reviews_check(Notes& notes, const Expectations& expected);
std::unique_ptr<Check> places_check(Notes& notes, const Expectations& expected);
std::unique_ptr<Check> placement_check(Notes& notes, const Expectations& expected);
std::unique_ptr<Check> examined_misses_check(Notes& notes, const Expectations& expected);
std::unique_ptr<Check> end_interviews_check(Notes& notes, const Expectations& expected);
std::unique_ptr<Check> attendance_check(Notes& notes, const Expectations& expected);
std::unique_ptr<Check> interview_check(Notes& notes, const Expectations& expected);
std::unique_ptr<Check> returns_check(Notes& notes, const Expectations& expected);
std::unique_ptr<Check> office_hours_check(Notes& notes, const Expectations& expected);
std::unique_ptr<Check> sanctions_check(Notes& notes, const Expectations& expected);

}  // namespace audit

#include "check.hpp"

namespace audit {

namespace {

/// IAP-13, 21: whoever misses a follow-up or an interview that was to be held in person is asked for a reason at once.
class ExaminedMisses : public Check {
public:
    ExaminedMisses(Notes& notes, const Expectations& expected)
        : notes_(notes), expected_(expected), seen_(notes.counter("IAP-21")) {}

    void see(const Row& row) override {
        if (row.claimant == nobody) return;
        Missed& missed = lives_.of(row);
        if (missed.stage != nullptr && row.time > missed.at) {
            notes_.found("IAP-21", row, "a miss of " + missed.stage->first + " was not examined");
            missed.stage = nullptr;
        }
        if (row.event == Event::missed) {
            const auto examined = expected_.examined.find(std::string(row.stage));
            if (examined != expected_.examined.end()) missed = {&*examined, row.time};
        } else if (missed.stage != nullptr && row.event == Event::entered &&
                   row.stage == missed.stage->second) {
            ++seen_;
            missed.stage = nullptr;
        }
    }

private:
    struct Missed {
        const std::pair<const std::string, std::string>* stage = nullptr;  ///< None: nothing to examine.
        Time at = 0;
    };
    Notes& notes_;
    const Expectations& expected_;
    std::uint64_t& seen_;
    Lives<Missed> lives_;
};

/// HTW-52, 57: the coach's interview is booked when daily reviews end. PWPS-14: the End of PWPS interview is booked when 24 weeks have
/// passed since the marker was set, not sooner.
class EndInterviews : public Check {
public:
    EndInterviews(Notes& notes, const Expectations& expected)
        : notes_(notes),
          expected_(expected),
          daily_(notes.counter("HTW-52")),
          pwps_(notes.counter("PWPS-14")) {}

    void see(const Row& row) override {
        if (row.claimant == nobody) return;
        Life& life = lives_.of(row);
        if (row.event == Event::marker && said(row.detail, "to") == "JSA PWPS OCM") life.marked = row.day;
        if (row.event == Event::ended && row.stage == expected_.daily_stage) life.daily_ended = row.day;
        if (row.event == Event::claim_ended || row.event == Event::moved_benefit) life.daily_ended = never;
        if (row.event != Event::booked) return;
        if (row.stage == expected_.daily_end_stage && life.daily_ended != never) {
            if (row.day != life.daily_ended)
                notes_.found("HTW-52", row,
                             "the interview is booked on another day than daily reviews ended");
            ++daily_;
            life.daily_ended = never;
        }
        if (row.stage == expected_.pwps_end_stage && life.marked != never) {
            if (row.day < life.marked + expected_.pwps_end_days)
                notes_.found("PWPS-14", row, "booked before 24 weeks have passed since the marker was set");
            ++pwps_;
        }
    }

private:
    static constexpr Day never = -1;
    struct Life {
        Day marked = never;
        Day daily_ended = never;
    };
    Notes& notes_;
    const Expectations& expected_;
    std::uint64_t& daily_;
    std::uint64_t& pwps_;
    Lives<Life> lives_;
};

}  // namespace

std::unique_ptr<Check> examined_misses_check(Notes& notes, const Expectations& expected) {
    return std::make_unique<ExaminedMisses>(notes, expected);
}

std::unique_ptr<Check> end_interviews_check(Notes& notes, const Expectations& expected) {
    return std::make_unique<EndInterviews>(notes, expected);
}

}  // namespace audit

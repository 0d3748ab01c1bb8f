#include <algorithm>

#include "model/stages/stages.hpp"

/// HTW-94, 97: failures are referred; a decision takes time; its outcome is a sanction, none, or reserved.
namespace caseload::model {

namespace {

constexpr std::uint64_t delay = sim::named(".delay");
constexpr std::uint64_t is_sanctioned = sim::named(".sanctioned");
constexpr std::uint64_t is_reserved = sim::named(".reserved");

enum Ending : std::size_t { sanctioned, not_sanctioned, reserved };
enum SanctionGroup : int { lower_first, lower_repeat, higher };

/// The day of the failure that is decided upon: dates are of failures, not of decisions (HTW-92).
DayNumber failure_day(Site& site, Who who, const DecisionMaker& stage) {
    if (stage.failure_clock >= 0) {
        const DayNumber day = site.people[who.person].clock(static_cast<std::size_t>(stage.failure_clock));
        if (day != unset) return day;
    }
    return site.setup->layout.number_of(sim::day_of(site.setup->layout.time_of(site.strand(who).since)));
}

}  // namespace

bool is_repeated_failure(std::span<const DayNumber> earlier, DayNumber failure, std::int32_t disregarded_days,
                         std::int32_t counts_days) {
    // HTW-92: an earlier sanctioned failure makes this one a repetition when it is dated more than two and at most 52
    // weeks before. Failures two weeks old or less are disregarded; they do not cancel an older one.
    return std::any_of(earlier.begin(), earlier.end(), [&](DayNumber day) {
        const int ago = int{failure} - int{day};
        return day != unset && ago > disregarded_days && ago <= counts_days;
    });
}

void begin(Site& site, Who who, const DecisionMaker& stage) {
    sim::Draw draw = site.draw(who, delay);
    const sim::Seconds takes = sim::duration(site.value(who, stage.delay), draw);
    if (site.logging()) {
        const sim::Day failed = site.setup->layout.day_of(failure_day(site, who, stage));
        site.note(who, {.event = "failure", .start = sim::Time{failed}, .end = sim::Time{failed}});
    }
    site.schedule(who, site.now() + takes);
}

void happen(Site& site, Who who, const DecisionMaker& stage) {
    const auto decide = [&](Ending ending, const std::string& detail) {
        if (site.logging()) site.note(who, {.event = "decision", .detail = detail});
        const std::uint16_t generation = site.strand(who).generation;
        if (ending == sanctioned) site.react(who.person, Happening::sanctioned);
        // A reaction may have ended this very strand.
        if (site.strand(who).generation == generation) site.leave(who, ending);
    };
    if (site.happens(who, is_reserved, stage.reserved)) return decide(reserved, "outcome=reserved");
    if (!site.happens(who, is_sanctioned, stage.sanctioned))
        return decide(not_sanctioned, "outcome=no_sanction");
    const Measured& measured = site.setup->measured;
    if (stage.higher_level) {
        site.measure(measured.sanctions, -1, higher, 1, 1);
        return decide(sanctioned, "outcome=sanction;level=higher");
    }
    const Person person = site.people[who.person];
    const DayNumber failed = failure_day(site, who, stage);
    const std::uint32_t kept = site.setup->layout.failures_kept;
    const auto days = [&](const Varying<Span>& span) {
        return static_cast<std::int32_t>(seconds_in(site.value(who, span)) / sim::Days{1});
    };
    const bool repeated = is_repeated_failure({&person.failure(0), kept}, failed,
                                              days(stage.disregarded_within), days(stage.counts_within));
    std::copy_backward(&person.failure(0), &person.failure(0) + kept - 1, &person.failure(0) + kept);
    person.failure(0) = failed;
    site.measure(measured.sanctions, -1, repeated ? lower_repeat : lower_first, 1, 1);
    const std::int32_t length = days(repeated ? stage.repeat_length : stage.first_length);
    decide(sanctioned, "outcome=sanction;level=lower;weeks=" + std::to_string(length / 7) +
                           ";days=" + std::to_string(length));
}

}  // namespace caseload::model

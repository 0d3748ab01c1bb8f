#include "model/waits/deadlines.hpp"

#include <algorithm>
#include <optional>
#include <variant>

#include "model/office/log.hpp"
#include "model/waits/queue_waits.hpp"

namespace caseload::model {

namespace {

const Deadline& deadline_of(const Site& site, const ClockDeadline& one) {
    return site.model().stages[one.stage].deadlines[one.place];
}

/// The day of the clock that a deadline counts from; nothing where it does not run.
std::optional<sim::Day> day_of_clock(Site& site, Who who, const Deadline& deadline) {
    const DayNumber day = site.people[who.person].clock(static_cast<std::size_t>(deadline.from.clock));
    return day == unset ? std::nullopt : std::optional(site.setup->layout.day_of(day));
}

/// Minutes and hours to the second; days by day. From a clock, which knows days alone, n days begin with its own
/// (READING-1); from an entry they end with the n-th day after it, so that n days are never less than 24 n hours.
std::optional<bool> is_in_time(Site& site, Who who, const Deadline& deadline, sim::Time done) {
    const sim::Calendar& calendar = site.model().calendar;
    if (deadline.from.date == Anchor::Date::clock) {
        const auto from = day_of_clock(site, who, deadline);
        if (!from) return std::nullopt;
        return sim::day_of(done) <= last_day_within(*from, deadline.within, calendar);
    }
    const sim::Time entry = site.setup->layout.time_of(site.strand(who).since);
    if (deadline.within.unit == Span::Unit::seconds) return done - entry <= seconds_in(deadline.within);
    return sim::day_of(done) <= after(sim::day_of(entry), deadline.within, calendar);
}

bool is_too_early(Site& site, Who who, const Deadline& deadline) {
    if (deadline.no_sooner.amount == 0) return false;
    sim::Day from = sim::day_of(site.setup->layout.time_of(site.strand(who).since));
    if (deadline.from.date == Anchor::Date::clock) from = day_of_clock(site, who, deadline).value_or(from);
    return site.today() < after(from, deadline.no_sooner, site.model().calendar);
}

/// What the latest wait was most for; of whoever still waits in a queue, the wait so far.
std::uint16_t cause_of_wait(Site& site, Who who) {
    const Strand& at = site.strand(who);
    const bool queues = std::holds_alternative<WalkIn>(site.stage_of(who).kind) && at.detail != no_booking &&
                        site.services.all[at.detail].seconds < 0;
    return queues ? main_cause(site, at.detail) : at.cause;
}

void record(Site& site, Who who, std::uint16_t stage, std::size_t place, bool met) {
    const Measured& measured = site.setup->measured;
    const Deadline& deadline = site.model().stages[stage].deadlines[place];
    site.observe(Measured::within, {.group = measured.deadline_group[stage][place]}, met ? 1 : 0);
    if (met) return;
    const std::uint16_t cause = cause_of_wait(site, who);
    site.count(Measured::breach_cause, {.group = cause});
    if (site.logging()) {
        site.note(who, {.event = LogEvent::breach,
                        .details = {{DetailKey::deadline, deadline.name},
                                    {DetailKey::cause, measured.cause_names[cause]}}});
    }
}

/// Judges one of the strand's stage, unless it does not hold for the person or has been judged since its clock started.
void judge(Site& site, Who who, std::size_t place, sim::Time done) {
    const std::uint16_t stage = site.strand(who).stage;
    const Deadline& deadline = site.model().stages[stage].deadlines[place];
    if (!site.holds(who, deadline.when)) return;
    const auto in_time = is_in_time(site, who, deadline, done);
    if (!in_time) return;
    if (deadline.from.date == Anchor::Date::clock) {
        const auto& all = site.setup->clock_deadlines;
        const auto own = std::find_if(all.begin(), all.end(), [&](const ClockDeadline& one) {
            return one.stage == stage && one.place == place;
        });
        if (site.people[who.person].judged(own->number)) return;
        site.people[who.person].set_judged(own->number, true);
    }
    if (is_too_early(site, who, deadline)) site.count(Measured::early, {.stage = stage});
    record(site, who, stage, place, *in_time);
}

/// One that is still open and can no longer be met by what it is about.
void close(Site& site, Who who, const ClockDeadline& one) {
    const Person person = site.people[who.person];
    const Deadline& deadline = deadline_of(site, one);
    if (person.judged(one.number) || !site.holds(who, deadline.when)) return;
    // Who is interrupted before it has passed may come back to it; who leaves for good does not.
    if (is_in_time(site, who, deadline, site.now()) != false) return;
    person.set_judged(one.number, true);
    record(site, who, one.stage, one.place, false);
}

bool is_about(const Deadline& deadline, std::size_t ending) {
    return deadline.endings.empty() ||
           std::find(deadline.endings.begin(), deadline.endings.end(), ending) != deadline.endings.end();
}

bool counts_from_entry(const Deadline& deadline) { return deadline.from.date != Anchor::Date::clock; }

/// One about the stay that has passed unmet.
void judge_if_passed(Site& site, Who who, std::size_t place) {
    const std::uint16_t stage = site.strand(who).stage;
    const Deadline& deadline = site.model().stages[stage].deadlines[place];
    if (!counts_from_entry(deadline) || !site.holds(who, deadline.when)) return;
    if (is_in_time(site, who, deadline, site.now()) == false) record(site, who, stage, place, false);
}

}  // namespace

void judge_ending(Site& site, Who who, std::size_t ending) {
    const Stage& stage = site.stage_of(who);
    for (std::size_t d = 0; d < stage.deadlines.size(); ++d) {
        const Deadline& deadline = stage.deadlines[d];
        if (deadline.until == Deadline::Until::start) {
            if (site.strand(who).started == 0) judge_if_passed(site, who, d);
        } else if (is_about(deadline, ending)) {
            judge(site, who, d, site.now());
        } else {
            judge_if_passed(site, who, d);
        }
    }
}

void judge_start(Site& site, Who who, sim::Time start) {
    Strand& at = site.strand(who);
    if (at.started != 0) return;
    at.started = 1;
    const Stage& stage = site.stage_of(who);
    for (std::size_t d = 0; d < stage.deadlines.size(); ++d)
        if (stage.deadlines[d].until == Deadline::Until::start) judge(site, who, d, start);
}

void judge_stay(Site& site, Who who) {
    const Stage& stage = site.stage_of(who);
    const bool started = site.strand(who).started != 0;
    for (std::size_t d = 0; d < stage.deadlines.size(); ++d) {
        const bool done = started && stage.deadlines[d].until == Deadline::Until::start;
        if (!done) judge_if_passed(site, who, d);
    }
}

void judge_pathway(Site& site, Who who) {
    for (const ClockDeadline& one : site.setup->clock_deadlines)
        if (site.model().stages[one.stage].pathway == who.strand) close(site, who, one);
}

void judge_clock(Site& site, std::uint32_t person, std::uint16_t clock) {
    for (const ClockDeadline& one : site.setup->clock_deadlines) {
        if (one.clock != clock) continue;
        const Who who{person, static_cast<std::uint8_t>(site.model().stages[one.stage].pathway)};
        const Strand& strand = site.strand(who);
        if (strand.stage != nowhere && strand.suspended == 0) close(site, who, one);
        site.people[person].set_judged(one.number, false);
    }
}

}  // namespace caseload::model

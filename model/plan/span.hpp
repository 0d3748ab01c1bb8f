#pragma once

#include <cstdint>

#include "sim/calendar.hpp"
#include "sim/time.hpp"

namespace caseload::model {

/// A length of time as guidance writes it: "20 minutes", "21 days" or "3 working days".
struct Span {
    enum class Unit : std::uint8_t { seconds, days, working_days };
    std::int32_t amount = 0;
    Unit unit = Unit::seconds;

    bool operator==(const Span&) const = default;
};

/// The moment `span` after `from`. Spans of days and working days keep the time of day; a working-day span counts
/// the day of `from` as day 0 and lands on the n-th working day after it.
sim::Time after(sim::Time from, Span span, const sim::Calendar& calendar);

/// The day `span` after `from`; seconds count as whole days, rounded up.
sim::Day after(sim::Day from, Span span, const sim::Calendar& calendar);

/// The last day that is still "within" the span: calendar spans are half-open (day < from + n), working-day spans
/// include the n-th working day (reading 1 of the rule catalogue).
sim::Day last_day_within(sim::Day from, Span span, const sim::Calendar& calendar);

/// The span in seconds, for lengths of service; days count as 24 hours.
sim::Seconds seconds_in(Span span);

}  // namespace caseload::model

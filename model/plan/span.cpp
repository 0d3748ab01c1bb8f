#include "model/plan/span.hpp"

namespace caseload::model {

namespace {

constexpr int seconds_a_day = 86'400;

}  // namespace

sim::Time after(sim::Time from, Span span, const sim::Calendar& calendar) {
    switch (span.unit) {
    case Span::Unit::seconds: return from + sim::Seconds{span.amount};
    case Span::Unit::days: return from + sim::Days{span.amount};
    case Span::Unit::working_days: break;
    }
    const sim::Day day = sim::day_of(from);
    return calendar.add_working_days(day, span.amount) + sim::time_of_day(from);
}

sim::Day after(sim::Day from, Span span, const sim::Calendar& calendar) {
    switch (span.unit) {
    case Span::Unit::seconds: return from + sim::Days{(span.amount + seconds_a_day - 1) / seconds_a_day};
    case Span::Unit::days: return from + sim::Days{span.amount};
    case Span::Unit::working_days: break;
    }
    return calendar.add_working_days(from, span.amount);
}

sim::Day last_day_within(sim::Day from, Span span, const sim::Calendar& calendar) {
    const sim::Day day = after(from, span, calendar);
    return span.unit == Span::Unit::days ? day - sim::Days{1} : day;
}

sim::Seconds seconds_in(Span span) {
    return sim::Seconds{span.unit == Span::Unit::seconds ? span.amount
                                                         : std::int64_t{span.amount} * seconds_a_day};
}

}  // namespace caseload::model

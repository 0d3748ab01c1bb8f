#include "model/bookings/booked_waits.hpp"

#include <algorithm>
#include <limits>

#include "model/bookings/bookings.hpp"

namespace caseload::model {

namespace {

/// A row of BookedWaits: since when, what is prescribed, the causes.
constexpr std::size_t before_causes = 1 + prescribed_count;
constexpr std::int64_t nothing = std::numeric_limits<std::int64_t>::min();

std::size_t width(const Site& site) { return before_causes + site.setup->measured.wait_causes(); }

void write(Site& site, std::uint32_t booking, const BookedWait& wait) {
    auto& rows = site.booked_waits.rows;
    // Grows with the most bookings there ever were at once.
    if (rows.size() < site.bookings.all.size() * width(site))
        rows.resize(site.bookings.all.size() * width(site), nothing);
    auto row = rows.begin() + static_cast<std::ptrdiff_t>(booking * width(site));
    *row++ = wait.since.time_since_epoch().count();
    row = std::copy(wait.shares.interval.begin(), wait.shares.interval.end(), row);
    std::copy(wait.shares.seconds.begin(), wait.shares.seconds.end(), row);
}

/// Takes so much from the end of a wait: of what came last as far as is known, staff and rooms before rules.
void shorten(WaitShares& shares, std::int64_t by) {
    const auto take = [&](std::int64_t& seconds) {
        const std::int64_t taken = std::min(seconds, by);
        seconds -= taken;
        by -= taken;
    };
    for (const WaitCause cause : {WaitCause::timetable, WaitCause::closed}) take(shares.of(cause));
    for (auto seconds = shares.seconds.rbegin(); seconds != shares.seconds.rend(); ++seconds) take(*seconds);
    for (auto seconds = shares.interval.rbegin(); seconds != shares.interval.rend(); ++seconds)
        take(*seconds);
}

std::int64_t between(sim::Time from, sim::Time until) { return (until - from).count(); }

/// What the time until a start is most for: a cause of waiting, or Measured::interval_cause.
std::uint16_t main_cause(const Site& site, const WaitShares& shares) {
    const auto longest = std::max_element(shares.seconds.begin(), shares.seconds.end());
    return shares.prescribed() > *longest ? site.setup->measured.interval_cause()
                                          : static_cast<std::uint16_t>(longest - shares.seconds.begin());
}

void remember(Site& site, Who who, const BookedWait& wait) {
    write(site, site.strand(who).detail, wait);
    site.strand(who).cause = static_cast<std::uint8_t>(main_cause(site, wait.shares));
}

}  // namespace

void measure_wait(Site& site, int stage, const WaitShares& shares) {
    site.observe(Measured::wait, {.stage = stage}, shares.wait());
    // How many waits each cause's mean is over is added at the end of the run: as many for all of them.
    for (std::size_t cause = 0; cause < shares.seconds.size(); ++cause)
        if (shares.seconds[cause] != 0)
            site.observe_more(Measured::wait_cause, {.stage = stage, .group = cause}, shares.seconds[cause]);
    for (std::size_t by = 0; by < prescribed_count; ++by)
        if (shares.interval[by] != 0)
            site.observe(Measured::interval, {.stage = stage, .group = by}, shares.interval[by]);
}

void begin_booked_wait(Site& site, Who who, sim::Time since, const WaitShares& shares) {
    remember(site, who, {since, shares});
}

std::optional<BookedWait> wait_of_booking(const Site& site, const Strand& strand) {
    const auto& rows = site.booked_waits.rows;
    const std::size_t place = strand.detail * width(site);
    if (strand.detail == no_booking || place >= rows.size() || rows[place] == nothing) return std::nullopt;
    BookedWait wait;
    auto row = rows.begin() + static_cast<std::ptrdiff_t>(place);
    wait.since = sim::Time{sim::Seconds{*row++}};
    std::copy_n(row, prescribed_count, wait.shares.interval.begin());
    row += prescribed_count;
    wait.shares.seconds.assign(row, row + static_cast<std::ptrdiff_t>(site.setup->measured.wait_causes()));
    return wait;
}

std::optional<BookedWait> cut_short(Site& site, Who who) {
    auto wait = wait_of_booking(site, site.strand(who));
    if (wait) {
        const std::int64_t planned = wait->shares.wait() + wait->shares.prescribed();
        shorten(wait->shares, std::max<std::int64_t>(0, planned - between(wait->since, site.now())));
    }
    return wait;
}

void go_on_waiting(Site& site, Who who, const BookedWait& before) {
    auto wait = wait_of_booking(site, site.strand(who));
    if (!wait) return;
    wait->since = before.since;
    for (std::size_t cause = 0; cause < wait->shares.seconds.size(); ++cause)
        wait->shares.seconds[cause] += before.shares.seconds[cause];
    for (std::size_t by = 0; by < prescribed_count; ++by)
        wait->shares.interval[by] += before.shares.interval[by];
    remember(site, who, *wait);
}

void move_start(Site& site, Who who, sim::Time new_start) {
    auto wait = wait_of_booking(site, site.strand(who));
    if (!wait) return;
    const std::int64_t longer =
        between(wait->since, new_start) - wait->shares.wait() - wait->shares.prescribed();
    if (longer > 0) wait->shares.of(WaitCause::group) += longer;
    if (longer < 0) shorten(wait->shares, -longer);
    remember(site, who, *wait);
    if (longer > 0) site.strand(who).cause = static_cast<std::uint8_t>(WaitCause::group);
}

void end_booked_wait(Site& site, Who who) {
    const Strand& strand = site.strand(who);
    auto wait = wait_of_booking(site, strand);
    if (!wait) return;
    const std::int64_t late =
        between(wait->since, site.now()) - wait->shares.wait() - wait->shares.prescribed();
    const Booking& own = site.bookings[strand.detail];
    // A seat has no diaries of its own: they are the session's.
    const Booking& booking =
        own.session == no_session ? own : site.bookings[site.sessions.all[own.session].booking];
    if (late > 0 && booking.diary_count > 0) {
        const std::uint16_t role = site.diary.members[booking.diaries[0]].role;
        wait->shares.seconds[site.setup->measured.role_cause(role)] += late;
    } else if (late > 0) {
        wait->shares.of(WaitCause::timetable) += late;
    }
    measure_wait(site, site.stage_index(who), wait->shares);
    forget_wait(site, strand.detail);
}

void forget_wait(Site& site, std::uint32_t booking) {
    const std::size_t place = booking * width(site);
    if (place < site.booked_waits.rows.size()) site.booked_waits.rows[place] = nothing;
}

}  // namespace caseload::model

#include "model/bookings/bookings.hpp"

#include <algorithm>

#include "model/bookings/booked_waits.hpp"
#include "model/office/log.hpp"

namespace caseload::model {

namespace {

/// The first booking of a strand's timetable that is not before the day, or no_booking.
std::uint32_t first_from(const Site& site, const Strand& strand, DayNumber day) {
    std::uint32_t id = strand.detail;
    while (id != no_booking && site.bookings[id].day < day) id = site.bookings[id].next;
    return id;
}

}  // namespace

sim::Time start_of(const Site& site, const Booking& booking) {
    return site.setup->layout.day_of(booking.day) +
           std::chrono::minutes{booking.period * sim::period_minutes};
}

sim::Time end_of(const Site& site, const Booking& booking) {
    return start_of(site, booking) + std::chrono::minutes{booking.length * sim::period_minutes};
}

sim::Periods busy_periods(Site& site, std::uint32_t person, sim::Day day, int except) {
    sim::Periods busy;
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s) {
        const Strand& strand = site.people[person].strand(s);
        if (s == except || strand.stage == nowhere || strand.suspended != 0 || strand.detail == no_booking)
            continue;
        if (!holds_bookings(site.model().stages[strand.stage])) continue;
        const DayNumber number = site.setup->layout.number_of(day);
        const std::uint32_t id = first_from(site, strand, number);
        if (id == no_booking) continue;
        const Booking& booking = site.bookings[id];
        if (booking.used != 0 && booking.day == number) {
            busy.set(booking.period, booking.period + booking.length);
        }
    }
    return busy;
}

bool has_booking(Site& site, std::uint32_t person, std::int16_t stage, sim::Day day) {
    if (stage < 0) return false;
    const Stage& of = site.model().stages[static_cast<std::size_t>(stage)];
    const Strand& strand = site.people[person].strand(of.pathway);
    if (strand.stage == nowhere || strand.suspended != 0 || !holds_bookings(of)) return false;
    const DayNumber number = site.setup->layout.number_of(day);
    // Missed, or with a doubt, a booking of today has led on to another stage.
    if (strand.stage != stage) {
        const bool led_on = std::any_of(of.routes.begin(), of.routes.end(),
                                        [&](const Route& route) { return route.to == strand.stage; });
        const sim::Day since = sim::day_of(site.setup->layout.time_of(strand.since));
        return led_on && since == day && day == site.today();
    }
    if (strand.detail != no_booking && site.bookings[strand.detail].follows == number) return true;
    const std::uint32_t id = first_from(site, strand, number);
    return id != no_booking && site.bookings[id].day == number;
}

void fill_diaries(Site& site, const Booking& booking) {
    const sim::Day day = site.setup->layout.day_of(booking.day);
    for (std::size_t d = 0; d < booking.diary_count; ++d) {
        site.diary.diary.book(booking.diaries[d], day, booking.period, booking.length);
    }
}

std::vector<std::uint32_t>& bookings_on(Site& site, sim::Day day) {
    const auto place = static_cast<std::size_t>(day.time_since_epoch().count()) % site.bookings_by_day.size();
    return site.bookings_by_day[place];
}

void free_diaries(Site& site, const Booking& booking) {
    const sim::Day day = site.setup->layout.day_of(booking.day);
    if (day < site.diary.diary.first()) return;
    site.diary.forget_full(day);
    for (std::size_t d = 0; d < booking.diary_count; ++d) {
        site.diary.diary.cancel(booking.diaries[d], day, booking.period, booking.length);
    }
}

std::uint32_t add_booking(Site& site, Who who, const Slot& slot) {
    Booking booking;
    booking.person = who.person;
    booking.strand = who.strand;
    booking.day = site.setup->layout.number_of(slot.day);
    booking.period = static_cast<std::int16_t>(slot.period);
    booking.length = static_cast<std::int16_t>(slot.length);
    booking.diaries = slot.diaries;
    booking.diary_count = slot.diary_count;
    fill_diaries(site, booking);
    const std::uint32_t id = site.bookings.add(booking);
    bookings_on(site, slot.day).push_back(id);
    return id;
}

void note_booked(Site& site, Who who, const Booking& booking, std::string_view purpose) {
    if (!site.logging()) return;
    Details details{{DetailKey::cause, site.setup->measured.cause_names[site.strand(who).cause]}};
    if (!purpose.empty()) details.push_back({DetailKey::purpose, purpose});
    site.note(who, {.event = LogEvent::booked,
                    .resource = site.name_of_diary(booking.diaries[0]),
                    .start = start_of(site, booking),
                    .end = end_of(site, booking),
                    .details = std::move(details)});
}

void note_cancelled(Site& site, Who who, const Booking& booking, std::string_view purpose) {
    if (!site.logging()) return;
    site.note(who, {.event = LogEvent::cancelled,
                    .resource = site.name_of_diary(booking.diaries[0]),
                    .start = start_of(site, booking),
                    .end = end_of(site, booking),
                    .details = purpose.empty() ? Details{} : Details{{DetailKey::purpose, purpose}}});
}

void book(Site& site, Who who, const Slot& slot, sim::Time waited_from, const WaitShares& waits) {
    const std::uint32_t id = add_booking(site, who, slot);
    site.strand(who).detail = id;
    const sim::Time start = start_of(site, site.bookings[id]);
    begin_booked_wait(site, who, waited_from, waits);
    note_booked(site, who, site.bookings[id]);
    site.schedule(who, start);
}

void forget_booking(Site& site, Who who) {
    Strand& strand = site.strand(who);
    if (strand.detail == no_booking) return;
    const std::uint32_t next = site.bookings[strand.detail].next;
    forget_wait(site, strand.detail);
    site.bookings.remove(strand.detail);
    strand.detail = next;
}

void cancel_booking(Site& site, Who who) {
    Strand& strand = site.strand(who);
    while (strand.detail != no_booking) {
        const Booking& booking = site.bookings[strand.detail];
        if (start_of(site, booking) > site.now()) {
            free_diaries(site, booking);
            note_cancelled(site, who, booking);
        }
        forget_booking(site, who);
    }
}

void cancel_day(Site& site, Who who, std::uint32_t id) {
    const Booking booking = site.bookings[id];
    free_diaries(site, booking);
    note_cancelled(site, who, booking);
    if (site.strand(who).detail == id) return forget_booking(site, who);
    std::uint32_t before = site.strand(who).detail;
    while (site.bookings[before].next != id) before = site.bookings[before].next;
    site.bookings[before].next = booking.next;
    forget_wait(site, id);
    site.bookings.remove(id);
}

}  // namespace caseload::model

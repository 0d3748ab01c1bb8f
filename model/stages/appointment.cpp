#include "model/bookings/bookings.hpp"
#include "model/bookings/search.hpp"
#include "model/office/log.hpp"
#include "model/stages/course.hpp"
#include "model/stages/meeting.hpp"
#include "model/stages/stages.hpp"

/// Booked ahead in diaries; attendance is drawn on the day, or earlier for those who say so in time (HTW-24).
namespace caseload::model {

namespace {

constexpr std::uint64_t misses = sim::named(".misses");
constexpr std::uint64_t rearranges = sim::named(".rearranges");
constexpr std::uint64_t cancels = sim::named(".cancels");

enum Ending : std::size_t { attended, missed, rearranged, cancelled, no_slot };
enum Phase : std::uint8_t { booked, in_progress };

void close(Site& site, Who who, Ending ending) {
    forget_booking(site, who);
    leave(site, who, ending);
}

bool calls_off(Site& site, Who who, const Appointment& stage) {
    return site.occurs(who, cancels, stage.cancels) || site.occurs(who, rearranges, stage.rearranges);
}

/// In time for somebody else to use the time.
void tell_before(Site& site, Who who, const Appointment& stage) {
    if (!calls_off(site, who, stage)) {  // a dated chance has changed meanwhile
        return site.schedule(who, start_of(site, site.bookings[site.strand(who).detail]));
    }
    const Ending ending = site.occurs(who, cancels, stage.cancels) ? cancelled : rearranged;
    cancel_booking(site, who);
    leave(site, who, ending);
}

}  // namespace

void take_up(Site& site, Who who, const Appointment& stage) {
    if (!book_for(site, who, stage.booking)) return leave(site, who, no_slot);
    const Span notice = site.value(who, stage.told_before);
    if (notice.amount == 0 || !calls_off(site, who, stage)) return;
    const sim::Time start = start_of(site, site.bookings[site.strand(who).detail]);
    site.schedule(who, after(start, Span{-notice.amount, notice.unit}, site.model().calendar));
}

void due(Site& site, Who who, const Appointment& stage) {
    Strand& strand = site.strand(who);
    if (strand.phase == in_progress) {
        note_attended(site, who, through(stage.channel));
        return close(site, who, attended);
    }
    if (start_of(site, site.bookings[strand.detail]) > site.now()) return tell_before(site, who, stage);
    // Told only just before: no failure. The notice is too short for anybody else to use the time, which stays booked.
    if (site.occurs(who, cancels, stage.cancels)) {
        return close(site, who, cancelled);
    }
    if (site.occurs(who, rearranges, stage.rearranges)) return close(site, who, rearranged);
    const bool comes = !site.occurs(who, misses, stage.misses);
    if (comes && starts_late(site, who)) return;
    const Booking booking = site.bookings[site.strand(who).detail];
    site.observe(Measured::missed, {.stage = site.stage_index(who)}, comes ? 0 : 1);
    if (!comes) {
        stay_away(site, who);
        if (site.logging()) {
            site.note(who, {.event = LogEvent::missed,
                            .resource = site.name_of_diary(booking.diaries[0]),
                            .start = start_of(site, booking),
                            .end = end_of(site, booking)});
        }
        return close(site, who, missed);
    }
    count_attendance(site, who);
    pay_trips(site, who, stage.trips);
    const sim::Time end = site.now() + hold(site, who, stage.lasts);
    site.strand(who).phase = in_progress;
    site.schedule(who, end);
}

void give_up(Site& site, Who who, const Appointment& stage) {
    if (site.strand(who).phase == in_progress) note_attended(site, who, through(stage.channel));
    cancel_booking(site, who);
}

}  // namespace caseload::model

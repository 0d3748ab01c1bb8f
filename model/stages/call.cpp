#include "model/stages/meeting.hpp"

/// IAP-10: an outbound call in a coach's time; so many attempts within a window before it counts as unsuccessful, and a
/// failed security check is unsuccessful too.
namespace caseload::model {

namespace {

constexpr std::uint64_t contact = sim::named(".contact");
constexpr std::uint64_t security = sim::named(".security_fails");
constexpr std::uint64_t in_person = sim::named(".face_to_face");
constexpr std::uint64_t misses = sim::named(".misses");

enum Ending : std::size_t { reached, unsuccessful, no_slot };
enum Phase : std::uint8_t { booked, reached_in_the_end, not_reached };

/// Makes the attempts at even moments of the window; true when the claimant was reached and passed the check.
bool ring(Site& site, Who who, const Call& stage, sim::Time& end) {
    const std::int64_t most = site.value(who, stage.attempts);
    const sim::Seconds window = seconds_in(site.value(who, stage.attempt_window));
    const sim::Time start = site.now();
    std::int64_t made = 0;
    bool got_through = false;
    for (; made < most && !got_through; ++made) {
        const sim::Time at = start + window * made / most;
        got_through = site.happens(who, contact, stage.contact, static_cast<std::uint32_t>(made));
        if (site.logging()) {
            site.note(who, {.event = "attempt",
                            .start = at,
                            .end = at,
                            .detail = "n=" + std::to_string(made + 1) +
                                      ";contact=" + (got_through ? "yes" : "no")});
        }
        end = at;
    }
    site.measure(site.setup->measured.calls, site.stage_index(who), 0, 1, made);
    if (!got_through) {
        end = start + window;
        return false;
    }
    return !site.happens(who, security, stage.security);
}

}  // namespace

void begin(Site& site, Who who, const Call& stage) {
    if (!book_for(site, who, stage.booking)) site.leave(who, no_slot);
}

void happen(Site& site, Who who, const Call& stage) {
    if (const std::uint8_t phase = site.strand(who).phase;
        phase == reached_in_the_end || phase == not_reached) {
        forget_booking(site, who);
        return site.leave(who, phase == reached_in_the_end ? reached : unsuccessful);
    }
    if (starts_late(site, who)) return;
    const Booking booking = site.bookings[site.strand(who).detail];
    const bool face_to_face = site.happens(who, in_person, stage.face_to_face);
    sim::Time end = site.now();
    const bool success =
        face_to_face ? !site.happens(who, misses, stage.misses) : ring(site, who, stage, end);
    site.measure(site.setup->measured.missed, site.stage_index(who), 0, 1, success ? 0 : 1);
    // The coach's time is spent either way (IAP-11).
    spend_booked_time(site, who);
    const sim::Time talk_ends = end + hold(site, who, Varying<sim::Distribution>{});
    if (success) end = talk_ends;
    if (site.logging()) {
        site.note(who, {.event = success ? "attended" : "missed",
                        .resource = site.name_of_diary(booking.diaries[0]),
                        .start = site.now(),
                        .end = end,
                        .detail = face_to_face ? "channel=in_person" : "channel=telephone"});
    }
    site.strand(who).phase = success ? reached_in_the_end : not_reached;
    site.schedule(who, end);
}

void withdraw(Site& site, Who who, const Call&) { cancel_booking(site, who); }

}  // namespace caseload::model

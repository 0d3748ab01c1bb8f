#include <algorithm>
#include <optional>

#include "model/bookings/bookings.hpp"
#include "model/bookings/search.hpp"
#include "model/office/log.hpp"
#include "model/stages/course.hpp"
#include "model/stages/meeting.hpp"
#include "model/stages/stages.hpp"

/// IAP-10: an outbound call in a coach's time; so many attempts within a window before it counts as unsuccessful, and a
/// failed security check is unsuccessful too. Some are held in person instead: the claimant attends, or misses an interview
/// (IAP-11).
namespace caseload::model {

namespace {

constexpr std::uint64_t contact = sim::named(".contact");
constexpr std::uint64_t security = sim::named(".security_fails");
constexpr std::uint64_t in_person = sim::named(".face_to_face");
constexpr std::uint64_t misses = sim::named(".misses");

enum Ending : std::size_t { reached, unsuccessful, no_slot, attended, missed };
enum Phase : std::uint8_t { booked, ringing, talks, meets, not_reached, not_there };

std::string_view channel_of(Phase phase) { return phase == meets ? "in_person" : "telephone"; }

void conclude(Site& site, Who who, bool success, sim::Time end, Phase how) {
    Booking& booking = site.bookings[site.strand(who).detail];
    site.observe(Measured::missed, {.stage = site.stage_index(who)}, success ? 0 : 1);
    overrun(site, who, end);  // reached late, the talk runs over
    if (success) {
        booking.began = site.setup->layout.seconds_of(site.now());
    } else if (site.logging()) {
        site.note(who, {.event = LogEvent::missed,
                        .resource = site.name_of_diary(booking.diaries[0]),
                        .start = site.now(),
                        .end = end,
                        .details = {{DetailKey::channel, channel_of(how)}}});
    }
    site.strand(who).phase = success ? how : how == meets ? not_there : not_reached;
    site.schedule(who, end);
}

/// How the stage ends once the time for it is over; nothing while it is not.
std::optional<Ending> ending_of(const Strand& strand) {
    switch (static_cast<Phase>(strand.phase)) {
    case talks: return reached;
    case not_reached: return unsuccessful;
    case meets: return attended;
    case not_there: return missed;
    case booked:
    case ringing: break;
    }
    return std::nullopt;
}

/// The talk, if there is one, is over.
void note_talk(Site& site, Who who) {
    const auto phase = static_cast<Phase>(site.strand(who).phase);
    if (phase == talks || phase == meets) note_attended(site, who, {{DetailKey::channel, channel_of(phase)}});
}

/// One attempt; the next one follows at an even share of the window, and after the last the window runs out.
void ring(Site& site, Who who, const Call& stage) {
    const std::int64_t most = std::max<std::int64_t>(1, site.value(who, stage.attempts));
    const sim::Seconds window = seconds_in(site.value(who, stage.attempt_window));
    const std::int64_t made = ++site.strand(who).count;
    const bool got_through = site.occurs(who, contact, stage.contact, static_cast<std::uint32_t>(made - 1));
    if (site.logging()) {
        site.note(who, {.event = LogEvent::attempt,
                        .start = site.now(),
                        .end = site.now(),
                        .details = {{DetailKey::n, made}, {DetailKey::contact, got_through}}});
    }
    if (got_through || made >= most) {
        site.observe(Measured::calls, {.stage = site.stage_index(who)}, made);
        const bool success = got_through && !site.occurs(who, security, stage.security);
        const sim::Seconds length =
            std::chrono::minutes{site.bookings[site.strand(who).detail].length * sim::period_minutes};
        const sim::Seconds rest = success ? length : window * made / most - window * (made - 1) / most;
        return conclude(site, who, success, site.now() + (got_through && !success ? sim::Seconds{0} : rest),
                        talks);
    }
    site.schedule(who, site.now() + window * made / most - window * (made - 1) / most);
}

}  // namespace

void take_up(Site& site, Who who, const Call& stage) {
    if (!book_for(site, who, stage.booking)) leave(site, who, no_slot);
}

void due(Site& site, Who who, const Call& stage) {
    Strand& strand = site.strand(who);
    if (const auto ending = ending_of(strand)) {
        note_talk(site, who);
        forget_booking(site, who);
        return leave(site, who, *ending);
    }
    if (strand.phase == ringing) {
        // An attempt after the booked time has to find the coach free again.
        const Booking& booking = site.bookings[strand.detail];
        const sim::Time booked_until = site.setup->layout.time_of(booking.began) +
                                       std::chrono::minutes{booking.length * sim::period_minutes};
        const sim::Time free = site.diary.busy_until(last_to_be_free(site, booking));
        if (site.now() >= booked_until && free > site.now()) return site.schedule(who, free);
        return ring(site, who, stage);
    }
    if (starts_late(site, who)) return;
    // The coach's time is spent either way (IAP-11).
    const sim::Seconds length = hold(site, who, Varying<sim::Distribution>{});
    if (site.occurs(who, in_person, stage.face_to_face)) {
        const bool comes = !site.occurs(who, misses, stage.misses);
        if (comes) count_attendance(site, who);
        return conclude(site, who, comes, comes ? site.now() + length : site.now(), meets);
    }
    site.strand(who).phase = ringing;
    ring(site, who, stage);
}

void give_up(Site& site, Who who, const Call&) {
    note_talk(site, who);
    cancel_booking(site, who);
}

}  // namespace caseload::model

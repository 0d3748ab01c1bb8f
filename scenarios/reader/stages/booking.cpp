#include "scenarios/reader/stages/reading.hpp"

namespace caseload::scenarios {

namespace {

constexpr Key all_booking_keys[] = {
    {"role", Kind::name, "The role of the staff whose time is booked", "required"},
    {"skill", Kind::name, "A skill the member should have"},
    {"untrained", Kind::flag, "Book somebody without the skill rather than late (IAP-17)", "false"},
    {"own_coach", Kind::choice, "Whether the claimant's own coach comes first, or is the only one", "no",
     Varies::no, "no|first|only"},
    {"minutes", Kind::span, "Time allotted in the diary: a multiple of the calendar's slot", "required",
     Varies::yes},
    {"earliest", Kind::span, "Not before this long after entry", "0 min", Varies::yes},
    {"within", Kind::span, "Wanted within this long after entry; later where nothing is free", "",
     Varies::yes},
    {"horizon", Kind::span, "Given up when nothing is free for this long: no_slot", "56 days", Varies::yes},
    {"needs", Kind::counts, "Rooms and other resources of the office booked along: { interview_room = 1 }"},
    {"from_clock", Kind::name, "earliest and within count from this clock instead of from entry"},
    {"slots", Kind::choice,
     "Which of the free times of the first day that has any: the earliest, or one at random, so that "
     "bookings are "
     "spread over the day",
     "earliest", Varies::no, "earliest|spread"},
};

}  // namespace

std::span<const Key> booking_keys() { return all_booking_keys; }

void read_whose_time(const StageReading& reading, model::BookingRequest& booking) {
    if (const auto role = resolve(reading.names.roles, reading.keys["role"])) {
        booking.role = *role;
        check_role(reading, reading.keys["role"], *role);
        booking.skill = read_skill(reading, reading.keys["skill"], *role);
    }
    vary_minutes(booking.minutes, reading, "minutes");
}

model::BookingRequest read_booking(const StageReading& reading) {
    model::BookingRequest booking;
    read_whose_time(reading, booking);
    booking.untrained = as_flag(reading.keys["untrained"]).value_or(false);
    if (booking.untrained && !reading.keys["skill"])
        reading.keys["untrained"].error("there is no skill to be without",
                                        "name one by skill = \"...\", or leave `untrained` out");
    booking.own_coach = static_cast<model::BookingRequest::OwnCoach>(
        as_choice(reading.keys["own_coach"], "no|first|only").value_or(0));
    vary(booking.earliest, reading.keys["earliest"], reading.names, as_time_ahead);
    vary_span(booking.within, reading, "within");
    booking.horizon = model::Varying<model::Span>(standard_horizon);
    vary(booking.horizon, reading.keys["horizon"], reading.names, as_time_ahead);
    booking.resources = read_resources(reading);
    booking.from_clock = read_clock(reading.names, reading.keys["from_clock"]);
    booking.slots = static_cast<model::BookingRequest::Slots>(
        as_choice(reading.keys["slots"], "earliest|spread").value_or(0));
    return booking;
}

}  // namespace caseload::scenarios

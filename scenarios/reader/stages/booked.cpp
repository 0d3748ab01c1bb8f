#include "scenarios/reader/stages/booked.hpp"

#include "scenarios/reader/stages/extras.hpp"
#include "scenarios/reader/values/conditions.hpp"
#include "scenarios/reader/values/routes.hpp"

namespace caseload::scenarios {

namespace {

constexpr Key of_appointment[] = {
    {"misses", Kind::share, "Chance that the claimant does not come", "0", Varies::yes},
    {"rearranges", Kind::share, "Chance that the claimant asks in advance for another time", "0",
     Varies::yes},
    {"cancels", Kind::share, "Chance that the claimant calls it off for good", "0", Varies::yes},
    {"lasts", Kind::distribution, "How long it really takes; without it exactly the allotted minutes", "",
     Varies::yes},
    {"told_before", Kind::span,
     "Asking for another time or calling off is known so long before the start, when the diary is freed",
     "at the start", Varies::yes, "", "rearranges|cancels"},
    {"trip", Kind::one_or_more, "Money for every attendance: { payer, amount, unless }"},
    {"trips", Kind::list, "Several such"},
    {"channel", Kind::text, "\"face to face\", \"phone\", ...: for the outputs"},
};

constexpr Key of_call[] = {
    {"attempts", Kind::integer, "Calls tried at most", "3", Varies::yes},
    {"attempt_window", Kind::span, "The attempts are spread evenly over it", "0 min", Varies::yes},
    {"contact", Kind::share, "Chance that one attempt reaches the claimant", "1", Varies::yes},
    {"security_fails", Kind::share, "Chance of failing the security check once reached", "0", Varies::yes},
    {"face_to_face", Kind::share, "Share held in person, where attending takes the place of being reached",
     "0", Varies::yes},
    {"misses", Kind::share, "Chance of not coming, of those in person", "0", Varies::yes, "", "face_to_face"},
};

constexpr Key of_reviews[] = {
    {"every", Kind::span, "From one review to the next", "required", Varies::yes},
    {"lasting", Kind::span, "For how long there are reviews; without it until the strand is ended", "",
     Varies::yes},
    {"until", Kind::condition, "Reviews end (elapsed) once this holds, on entry or at a review that is held"},
    {"misses", Kind::share, "Chance of missing one, which ends the stage but for `on_miss`", "0",
     Varies::yes},
    {"doubts", Kind::share, "Chance that one raises a doubt, which ends the stage but for `on_doubt`", "0",
     Varies::yes},
    {"on_miss", Kind::table, "What a missed review does; reviews go on after it", "", Varies::no, "",
     "misses"},
    {"on_doubt", Kind::table, "What a doubt does; reviews go on after it", "", Varies::no, "", "doubts"},
    {"asks_in", Kind::share,
     "Chance that after one without a doubt the claimant is asked in for a further interview, which ends the "
     "stage",
     "0", Varies::yes},
    {"lasts", Kind::distribution, "How long one really takes; without it exactly the allotted minutes", "",
     Varies::yes},
    {"trip", Kind::one_or_more, "Money for every attendance: { payer, amount, unless }"},
    {"trips", Kind::list, "Several such"},
    {"channel", Kind::text, "\"face to face\", \"phone\", ...: for the outputs"},
};

constexpr std::int64_t most_attempts = 100;

}  // namespace

std::span<const Key> appointment_keys() { return of_appointment; }
std::span<const Key> call_keys() { return of_call; }
std::span<const Key> reviews_keys() { return of_reviews; }

model::Appointment read_appointment(const StageReading& reading) {
    model::Appointment appointment;
    appointment.booking = read_booking(reading);
    vary_chance(appointment.misses, reading, "misses");
    vary_chance(appointment.rearranges, reading, "rearranges");
    vary_chance(appointment.cancels, reading, "cancels");
    vary_distribution(appointment.lasts, reading, "lasts");
    vary_span(appointment.told_before, reading, "told_before");
    appointment.trips = read_trips(reading);
    appointment.channel = as_text(reading.keys["channel"]).value_or("");
    return appointment;
}

model::Call read_call(const StageReading& reading) {
    model::Call call;
    call.booking = read_booking(reading);
    vary_integer(call.attempts, reading, "attempts", 1, most_attempts);
    vary_span(call.attempt_window, reading, "attempt_window");
    call.contact = model::Varying<sim::Chance>(sim::Chance::of(1));
    vary_chance(call.contact, reading, "contact");
    vary_chance(call.security, reading, "security_fails");
    vary_chance(call.face_to_face, reading, "face_to_face");
    vary_chance(call.misses, reading, "misses");
    return call;
}

model::Reviews read_reviews(const StageReading& reading) {
    model::Reviews reviews;
    reviews.booking = read_booking(reading);
    for (const char* key : {"earliest", "within", "from_clock"})
        if (reading.keys[key])
            reading.keys[key].error("reviews are booked by `every`, and this would do nothing",
                                    "leave it out");
    vary(reviews.every, reading.keys["every"], reading.names,
         [](const Field& field) -> std::optional<model::Span> {
             const auto span = as_time_ahead(field);
             if (span && span->amount == 0) {
                 field.error("reviews cannot follow each other at once",
                             "write a length of time, such as \"1 week\"");
                 return std::nullopt;
             }
             return span;
         });
    vary_span(reviews.lasting, reading, "lasting");
    reviews.until = read_condition(reading.keys["until"], reading.names, reading.pathway);
    vary_chance(reviews.misses, reading, "misses");
    vary_chance(reviews.doubts, reading, "doubts");
    if (reading.keys["on_miss"])
        reviews.on_miss = read_nested_actions(reading.keys["on_miss"], reading.names, reading.pathway);
    if (reading.keys["on_doubt"])
        reviews.on_doubt = read_nested_actions(reading.keys["on_doubt"], reading.names, reading.pathway);
    vary_chance(reviews.asks_in, reading, "asks_in");
    vary_distribution(reviews.lasts, reading, "lasts");
    reviews.trips = read_trips(reading);
    reviews.channel = as_text(reading.keys["channel"]).value_or("");
    return reviews;
}

}  // namespace caseload::scenarios

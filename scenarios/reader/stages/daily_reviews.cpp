#include "scenarios/reader/stages/daily_reviews.hpp"

#include "scenarios/reader/stages/extras.hpp"
#include "scenarios/reader/values/routes.hpp"

namespace caseload::scenarios {

namespace {

constexpr Key all_daily_reviews_keys[] = {
    {"role", Kind::name, "The role of the staff whose time is booked: whoever is free", "required"},
    {"skill", Kind::name, "A skill the member should have"},
    {"minutes", Kind::span, "Time allotted in the diary: a multiple of the calendar's slot", "required",
     Varies::yes},
    {"weekdays", Kind::weekdays, "On which weekdays", "Monday to Friday"},
    {"blocks", Kind::list,
     "Lengths of the blocks, each with a timetable of its own, from the clock's day; the last goes on to the "
     "end. Each length may vary or be a rule's",
     "required"},
    {"longest", Kind::span, "From the clock's day: on its last day and later nobody attends", "required",
     Varies::yes},
    {"clock", Kind::name, "The clock set on the day of allocation, from which blocks and `longest` count",
     "required"},
    {"issued_before", Kind::span, "The next block's timetable is drawn so long before it begins", "0 days",
     Varies::yes},
    {"available_from", Kind::time_of_day, "The claimant is available from this time of day on", "00:00",
     Varies::yes},
    {"available_until", Kind::time_of_day, "... and up to this time of day", "24:00", Varies::yes},
    {"misses", Kind::share, "Chance of missing one attendance", "0", Varies::yes},
    {"loses_contact", Kind::share, "Of those who miss one, share with whom contact is lost: failed", "0",
     Varies::yes, "", "misses"},
    {"doubts", Kind::share, "Chance of a doubt in a week", "0", Varies::yes},
    {"ends_early", Kind::share, "Chance in a week that the coach ends the stage", "0", Varies::yes},
    {"review", Kind::name, "A booking of this stage stands for the attendance of its day"},
    {"lasts", Kind::distribution, "How long one really takes; without it exactly the allotted minutes", "",
     Varies::yes},
    {"on_miss", Kind::table, "What a missed attendance does", "", Varies::no, "", "misses"},
    {"on_doubt", Kind::table, "What a doubt does", "", Varies::no, "", "doubts"},
    {"trip", Kind::one_or_more, "Money for every attendance: { payer, amount, unless }"},
    {"trips", Kind::list, "Several such"},
};

void read_blocks(const StageReading& reading, model::DailyReviews& daily) {
    const Field blocks = reading.keys["blocks"];
    for (const auto& item : items(blocks)) {
        model::Varying<model::Span> length;
        vary(length, item, reading.names, as_days_ahead);
        daily.blocks.push_back(std::move(length));
    }
    if (blocks.is_array() && daily.blocks.empty())
        blocks.error("there is no block to draw a timetable for",
                     "write their lengths: [\"4 weeks\", \"4 weeks\", \"5 weeks\"]");
}

void read_availability(const StageReading& reading, model::DailyReviews& daily) {
    const auto from = reading.keys["available_from"];
    const auto until = reading.keys["available_until"];
    vary(daily.available_from, from, reading.names, as_time_of_day);
    vary(daily.available_until, until, reading.names, as_time_of_day);
    if (daily.available_from.is_constant() && daily.available_until.is_constant() &&
        daily.available_until.choices.front() <= daily.available_from.choices.front())
        (until ? until : from).error("ends before it begins", "let available_from come first");
}

}  // namespace

std::span<const Key> daily_reviews_keys() { return all_daily_reviews_keys; }

model::DailyReviews read_daily_reviews(const StageReading& reading) {
    model::DailyReviews daily;
    read_whose_time(reading, daily.booking);
    if (const auto weekdays = as_weekdays(reading.keys["weekdays"])) daily.weekdays = *weekdays;
    read_blocks(reading, daily);
    vary(daily.longest, reading.keys["longest"], reading.names, as_days_ahead);
    if (const auto clock = resolve(reading.names.clocks, reading.keys["clock"])) daily.clock = *clock;
    vary(daily.issued_before, reading.keys["issued_before"], reading.names, as_time_ahead);
    read_availability(reading, daily);
    vary_chance(daily.misses, reading, "misses");
    vary_chance(daily.loses_contact, reading, "loses_contact");
    vary_chance(daily.doubts, reading, "doubts");
    vary_chance(daily.ends_early, reading, "ends_early");
    daily.review = read_booking_stage(reading, reading.keys["review"]);
    vary_distribution(daily.lasts, reading, "lasts");
    daily.on_miss = read_nested_actions(reading.keys["on_miss"], reading.names, reading.pathway);
    daily.on_doubt = read_nested_actions(reading.keys["on_doubt"], reading.names, reading.pathway);
    daily.trips = read_trips(reading);
    return daily;
}

}  // namespace caseload::scenarios

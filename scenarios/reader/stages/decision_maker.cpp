#include "scenarios/reader/stages/decision_maker.hpp"

namespace caseload::scenarios {

namespace {

constexpr Key all_decision_maker_keys[] = {
    {"delay", Kind::distribution, "From the referral to the decision", "required", Varies::yes},
    {"sanctioned", Kind::share, "Chance of a sanction, of the decisions that are not reserved", "required",
     Varies::yes},
    {"reserved", Kind::share, "Chance that the decision is reserved", "0", Varies::yes},
    {"level", Kind::choice, "Level of the failure on the sanction scale", "lower", Varies::no,
     "lower|higher"},
    {"first", Kind::span, "Length of a sanction for a first failure (HTW-92)", "", Varies::yes},
    {"repeat", Kind::span, "Length when an earlier failure counts", "the first length", Varies::yes},
    {"further", Kind::span, "Length after a repeated failure", "the repeated length", Varies::yes},
    {"counts_within", Kind::span, "An earlier sanctioned failure counts when it is at most this long ago", "",
     Varies::yes},
    {"disregarded_within", Kind::span, "... and more than this long ago", "0 days", Varies::yes},
    {"failure_clock", Kind::name, "The clock set on the day of the failure; without it the day of entry"},
    {"good_reason", Kind::share, "Share who show a good reason: nothing is referred, not_sanctioned at once",
     "0", Varies::yes},
    {"appeals", Kind::share, "Share of sanctions that are appealed against", "0", Varies::yes},
    {"hardship", Kind::share, "Share of sanctions with a hardship payment", "0", Varies::yes},
};

}  // namespace

std::span<const Key> decision_maker_keys() { return all_decision_maker_keys; }

model::DecisionMaker read_decision_maker(const StageReading& reading) {
    model::DecisionMaker decision;
    vary_distribution(decision.delay, reading, "delay");
    vary_chance(decision.sanctioned, reading, "sanctioned");
    vary_chance(decision.reserved, reading, "reserved");
    decision.higher_level = as_choice(reading.keys["level"], "lower|higher").value_or(0) == 1;
    vary_span(decision.first_length, reading, "first");
    decision.repeat_length = decision.first_length;
    vary_span(decision.repeat_length, reading, "repeat");
    decision.further_length = decision.repeat_length;
    vary_span(decision.further_length, reading, "further");
    vary_span(decision.counts_within, reading, "counts_within");
    for (const char* key : {"repeat", "further", "disregarded_within"})
        if (reading.keys[key] && !reading.keys["counts_within"])
            reading.keys[key].error("no earlier failure ever counts", "add counts_within = \"52 weeks\"");
    vary_span(decision.disregarded_within, reading, "disregarded_within");
    decision.failure_clock = read_clock(reading.names, reading.keys["failure_clock"]);
    vary_chance(decision.good_reason, reading, "good_reason");
    vary_chance(decision.appeals, reading, "appeals");
    vary_chance(decision.hardship, reading, "hardship");
    return decision;
}

}  // namespace caseload::scenarios

#include "scenarios/reader/stages/wait.hpp"
#include "scenarios/reader/values/distributions.hpp"

#include <algorithm>

namespace caseload::scenarios {

namespace {

constexpr Key of_wait[] = {
    {"for", Kind::distribution, "How long, from entry", "", Varies::yes},
    {"until", Kind::any, "A date, a moment { clock, plus }, or later_of or earlier_of several moments"},
};

constexpr Key of_moment[] = {
    {"clock", Kind::name, "The clock to count from"},
    {"entry", Kind::flag, "true: count from entry into the stage"},
    {"plus", Kind::distribution, "How long after it", "0 days", Varies::yes},
    {"date", Kind::day, "A date, instead of a clock"},
};

constexpr Key of_several[] = {
    {"later_of", Kind::list, "Moments: the last of them ends the wait"},
    {"earlier_of", Kind::list, "Moments: the first of them ends the wait"},
};

/// A span keeps days and working days; anything drawn is in seconds.
void read_length(const StageReading& reading, const Field& field, model::Moment& moment) {
    const auto parts = take_apart(field, reading.names);
    if (!parts) return;
    moment.drawn = std::any_of(parts->regimes.begin(), parts->regimes.end(), [](const auto& regime) {
        return std::any_of(regime.begin(), regime.end(), [](const Field& plain) { return plain.is_table(); });
    });
    if (moment.drawn)
        vary(moment.plus_seconds, field, reading.names, distributions(reading.names));
    else
        vary(moment.plus, field, reading.names, as_span);
}

std::optional<model::Moment> read_moment(const StageReading& reading, const Section& keys) {
    if (!keys) return std::nullopt;
    model::Moment moment;
    const int bases = keys["clock"] ? 1 : 0;
    const int all = bases + (keys["entry"] ? 1 : 0) + (keys["date"] ? 1 : 0);
    if (all != 1) {
        keys.field().error(all == 0 ? "there is nothing to count from" : "there are two things to count from",
                           "write one of clock = \"...\", entry = true and date = 2015-03-16");
        return std::nullopt;
    }
    if (const auto day = as_day_or_rule(keys["date"], reading.names)) {
        moment.dated = true;
        moment.date = *day;
        if (keys["plus"]) keys["plus"].error("nothing is added to a date", "write the date itself");
        return moment;
    }
    if (keys["clock"]) {
        moment.from.date = model::Anchor::Date::clock;
        moment.from.clock = read_clock(reading.names, keys["clock"]);
    } else {
        moment.from.date = model::Anchor::Date::stage_entry;
        if (keys["entry"] && !as_flag(keys["entry"]).value_or(true))
            keys["entry"].error("there is nothing to count from", "write entry = true, or name a clock");
    }
    read_length(reading, keys["plus"], moment);
    return moment;
}

void read_several(const StageReading& reading, const Field& field, model::Wait& wait) {
    for (const auto& item : items(field))
        if (auto moment = read_moment(reading, Section(item, {of_moment}, "a moment")))
            wait.moments.push_back(std::move(*moment));
    if (field.is_array() && items(field).empty())
        field.error("there is no moment to wait for",
                    "name some: [{ clock = \"...\", plus = \"13 weeks\" }]");
}

void read_until(const StageReading& reading, const Field& field, model::Wait& wait) {
    if (!field.is_table() || field.has("rule")) {
        if (const auto day = as_day_or_rule(field, reading.names)) {
            model::Moment moment;
            moment.dated = true;
            moment.date = *day;
            wait.moments.push_back(std::move(moment));
        }
        return;
    }
    const Section keys(field, {of_moment, of_several}, "until");
    const bool later = static_cast<bool>(keys["later_of"]);
    const bool earlier = static_cast<bool>(keys["earlier_of"]);
    if (!later && !earlier) {
        if (auto moment = read_moment(reading, keys)) wait.moments.push_back(std::move(*moment));
        return;
    }
    for (const auto* key : {"clock", "entry", "plus", "date"})
        if (keys[key])
            keys[key].error("stands beside a list of moments",
                            "move it into the list, as a moment of its own");
    if (later && earlier) {
        field.error("is both the later and the earlier of some moments", "leave one of the two out");
        return;
    }
    wait.until = later ? model::Wait::Until::later_of : model::Wait::Until::earlier_of;
    read_several(reading, keys[later ? "later_of" : "earlier_of"], wait);
}

}  // namespace

std::span<const Key> wait_keys() { return of_wait; }
std::span<const Key> moment_keys() { return of_moment; }
std::span<const Key> several_moments_keys() { return of_several; }

model::Wait read_wait(const StageReading& reading) {
    model::Wait wait;
    const auto length = reading.keys["for"];
    const auto until = reading.keys["until"];
    if (static_cast<bool>(length) == static_cast<bool>(until)) {
        reading.keys.field().error(length ? "waits both for a time and until a moment" : "waits for nothing",
                                   "write one of for = \"3 days\" and until = ...");
        return wait;
    }
    if (length) {
        model::Moment moment;
        moment.from.date = model::Anchor::Date::stage_entry;
        read_length(reading, length, moment);
        wait.moments.push_back(std::move(moment));
    } else {
        read_until(reading, until, wait);
    }
    return wait;
}

}  // namespace caseload::scenarios

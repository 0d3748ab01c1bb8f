#include "scenarios/reader/values/conditions.hpp"

#include <algorithm>
#include <functional>

#include "model/office/people.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

namespace {

using model::Test;

constexpr Key keys[] = {
    {"marker", Kind::names, "The case's marker is this, or one of these; \"none\" for no marker"},
    {"clock_set", Kind::names, "This clock has been started and not been stopped; of several, each"},
    {"clock_unset", Kind::names, "This clock is not running; of several, none"},
    {"days_since", Kind::table, "Days since a clock's day: { CLOCK = { at_least = 3, below = 91 } }"},
    {"weeks_since", Kind::table, "Whole weeks since a clock's day: { CLOCK = { below = 13 } }"},
    {"on_date", Kind::table, "A clock's day lies between dates, both included: { CLOCK = { from, until } }"},
    {"visits", Kind::table,
     "How often a stage has been entered, counted up to 15: { STAGE = { at_least = 1, below = 3 } }"},
    {"interrupted", Kind::name, "The stage that the strand was in when it was suspended"},
    {"on_benefit", Kind::flag, "true: on benefit; false: off benefit"},
    {"office", Kind::names, "The case's office is this, or one of these"},
    {"today", Kind::table, "Today lies between dates, both included: { from, until }"},
    {"place_free", Kind::name,
     "Last night places of this provider were left in the area of the case's office"},
    {"same_area", Kind::flag,
     "After a move: true where the office moved from lies in the same area, false where in another"},
    {"any", Kind::list, "At least one of these conditions holds"},
    {"not", Kind::condition, "This condition does not hold"},
};

constexpr Key of_range[] = {{"at_least", Kind::integer, "From this number on"},
                            {"below", Kind::integer, "Up to, but not including, this number"}};
constexpr Key of_dates[] = {{"from", Kind::day, "From this day on"},
                            {"until", Kind::day, "Up to and including this day"}};

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t most_counted = 1'000'000;

std::vector<std::uint64_t> bits(const std::vector<std::uint16_t>& which) {
    std::vector<std::uint64_t> words;
    for (const auto one : which) {
        words.resize(std::max<std::size_t>(words.size(), one / 64u + 1));
        words[one / 64u] |= std::uint64_t{1} << (one % 64u);
    }
    return words;
}

Test test_of(Test::Of of, std::uint16_t subject = 0, std::int64_t low = 0, std::int64_t high = 0) {
    Test test;
    test.of = of;
    test.subject = subject;
    test.low = low;
    test.high = high;
    return test;
}

/// All of the tests as one.
Test all_of(std::vector<Test> tests) {
    if (tests.size() == 1) return std::move(tests.front());
    auto together = test_of(Test::Of::none_of);
    for (auto& test : tests) {
        auto fails = test_of(Test::Of::none_of);
        fails.parts.push_back(std::move(test));
        together.parts.push_back(std::move(fails));
    }
    return together;
}

class Reader {
public:
    Reader(const Names& names, int pathway) : names_(names), pathway_(pathway) {}

    std::vector<Test> read(const Field& field) const {
        std::vector<Test> tests;
        for (const auto& [name, value] : entries(field)) read_one(name, value, tests);
        return tests;
    }

private:
    void read_one(const std::string& name, const Field& value, std::vector<Test>& tests) const {
        const auto among = [&](Test::Of of, const NameTable& table, std::uint16_t subject) {
            tests.push_back(test_of(of, subject));
            tests.back().levels = bits(resolve_all(table, value));
        };
        const auto of_each = [&](const NameTable& table, const auto& read_subject) {
            for (const auto& [key, own] : entries(value))
                if (const auto subject = find(table, key, own)) read_subject(*subject, own);
        };
        if (name == "marker") {
            among(Test::Of::marker, names_.markers, 0);
        } else if (name == "office") {
            among(Test::Of::office, names_.offices, 0);
        } else if (name == "clock_set" || name == "clock_unset") {
            for (const auto clock : resolve_all(names_.clocks, value))
                tests.push_back(test_of(Test::Of::clock_set, clock, name == "clock_set" ? 1 : 0));
        } else if (name == "days_since" || name == "weeks_since") {
            const std::int64_t unit = name == "days_since" ? 1 : 7;
            of_each(names_.clocks, [&](std::uint16_t clock, const Field& own) {
                tests.push_back(range(Test::Of::days_since, clock, own, unit));
            });
        } else if (name == "on_date") {
            of_each(names_.clocks, [&](std::uint16_t clock, const Field& own) {
                tests.push_back(dates(Test::Of::clock_between, clock, own));
            });
        } else if (name == "today") {
            tests.push_back(dates(Test::Of::today, 0, value));
        } else if (name == "visits") {
            for (const auto& [key, own] : entries(value))
                if (const auto stage = find_stage(key, own))
                    tests.push_back(range(Test::Of::visits, *stage, own, 1, model::most_visits));
        } else if (name == "interrupted") {
            const auto stage = pathway_ < 0
                                   ? resolve_stage(names_, value)
                                   : resolve_stage(names_, value, static_cast<std::uint16_t>(pathway_));
            if (stage) tests.push_back(test_of(Test::Of::interrupted, *stage));
        } else if (name == "on_benefit") {
            if (const auto on = as_flag(value))
                tests.push_back(test_of(Test::Of::on_benefit, 0, *on ? 1 : 0));
        } else if (name == "place_free") {
            if (const auto provider = resolve(names_.providers, value))
                tests.push_back(test_of(Test::Of::place_free, *provider));
        } else if (name == "same_area") {
            if (const auto same = as_flag(value))
                tests.push_back(test_of(Test::Of::same_area, 0, *same ? 1 : 0));
        } else if (name == "any") {
            auto any = test_of(Test::Of::any_of);
            for (const auto& item : items(value)) any.parts.push_back(all_of(read(item)));
            tests.push_back(std::move(any));
        } else if (name == "not") {
            auto none = test_of(Test::Of::none_of);
            none.parts.push_back(all_of(read(value)));
            tests.push_back(std::move(none));
        } else if (const auto attribute = names_.attributes.find(name)) {
            among(Test::Of::attribute, names_.levels[*attribute], *attribute);
        } else {
            auto known = names_.attributes.names;
            for (const auto& key : keys) known.emplace_back(key.name);
            value.error_at_key("no such attribute or key of a condition", did_you_mean(name, known));
        }
    }

    std::optional<std::uint16_t> find(const NameTable& table, const std::string& name,
                                      const Field& own) const {
        const auto found = table.find(name);
        if (!found)
            own.error_at_key("unknown " + table.what + " " + in_quotes(name),
                             did_you_mean(name, table.names));
        return found;
    }

    std::optional<std::uint16_t> find_stage(const std::string& name, const Field& own) const {
        if (pathway_ >= 0) {
            const auto& pathway = names_.pathways.names[static_cast<std::size_t>(pathway_)];
            if (const auto stage = names_.stages.find(pathway + "." + name)) return stage;
        }
        return find(names_.stages, name, own);
    }

    /// A whole number; or a length of time, or a rule that gives either.
    std::optional<std::int64_t> number(const Field& field, std::int64_t unit, std::int64_t most) const {
        const auto read_plain = [unit, most](const Field& plain) -> std::optional<std::int64_t> {
            if (plain.is_text()) return as_days(plain);
            const auto count = as_integer(plain, 0, most);
            return count ? std::optional(*count * unit) : std::nullopt;
        };
        const auto value = varying(field, names_, read_plain);
        if (!value) return std::nullopt;
        if (!value->is_constant()) {
            field.error("a condition compares with one number for everybody, always",
                        "write separate conditions for separate cases, joined by any = [...]");
            return std::nullopt;
        }
        return value->choices.front();
    }

    Test range(Test::Of of, std::uint16_t subject, const Field& field, std::int64_t unit,
               std::int64_t most = most_counted) const {
        const Section section(field, {of_range}, "a range");
        auto test = test_of(of, subject, lowest, highest);
        if (!section) return test;
        test.low = number(section["at_least"], unit, most).value_or(lowest);
        test.high = number(section["below"], unit, most).value_or(highest);
        if (test.low >= test.high)
            field.error("no number can be in this range", "make at_least less than below");
        return test;
    }

    Test dates(Test::Of of, std::uint16_t subject, const Field& field) const {
        const Section section(field, {of_dates}, "a range of dates");
        auto test = test_of(of, subject, lowest, highest);
        if (!section) return test;
        if (const auto from = as_day_or_rule(section["from"], names_))
            test.low = from->time_since_epoch().count();
        if (const auto until = as_day_or_rule(section["until"], names_))
            test.high = until->time_since_epoch().count() + 1;
        if (test.low >= test.high)
            field.error("no day can be in this range", "let `from` come before `until`");
        return test;
    }

    const Names& names_;
    int pathway_;
};

bool all_ask_for(const std::vector<Test>& tests, std::initializer_list<Test::Of> these) {
    return std::all_of(tests.begin(), tests.end(), [&](const Test& test) {
        if (test.of == Test::Of::any_of || test.of == Test::Of::none_of)
            return all_ask_for(test.parts, these);
        return std::find(these.begin(), these.end(), test.of) != these.end();
    });
}

}  // namespace

bool asks_for(const model::Condition& condition, std::initializer_list<Test::Of> these) {
    return all_ask_for(condition.all, these);
}

std::span<const Key> condition_keys() { return keys; }

bool is_condition_key(std::string_view name) {
    return std::any_of(std::begin(keys), std::end(keys), [name](const Key& key) { return key.name == name; });
}

model::Condition read_condition(const Field& field, const Names& names, int pathway) {
    if (!field) return {};
    return {Reader(names, pathway).read(field)};
}

}  // namespace caseload::scenarios

#include <toml++/toml.h>

#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "scenarios/reader/text/key.hpp"
#include "tests/scenarios/whole.hpp"

/// Every key of the language is set once, in a company that has a table for it: the scenario is sound and a short run of it
/// ends. A key that is added to the language finds no value here at first, and the test says so.
using namespace caseload;

namespace {

const std::filesystem::path folder = whole::source_folder / "tests" / "keys";

using Texts = std::vector<std::string>;

/// Where the keys of a section stand, and what each is set to, as contexts.toml has it.
struct Context {
    std::string at;                             ///< The table's place in company.toml.
    Texts base;                                 ///< Set before all else.
    std::map<std::string, std::string> values;  ///< By key; "": not by itself, as the file says.
    std::map<std::string, std::string>
        whole;                            ///< By key: the whole table at `at`, where the key excludes others.
    std::map<std::string, Texts> beside;  ///< By key: what has to be set along with it.
    std::string every;                    ///< For each key without a value of its own.
};

Texts texts(const toml::array* array) {
    Texts all;
    if (array)
        for (const auto& item : *array) all.push_back(item.value_or<std::string>(""));
    return all;
}

std::map<std::string, std::string> by_key(const toml::table* table) {
    std::map<std::string, std::string> all;
    if (table)
        for (const auto& [key, value] : *table) all[std::string(key.str())] = value.value_or<std::string>("");
    return all;
}

std::map<std::string, Context> read_contexts() {
    std::map<std::string, Context> contexts;
    const toml::table file = toml::parse_file((folder / "contexts.toml").string());
    for (const auto& item : *file["context"].as_array()) {
        const toml::table& table = *item.as_table();
        Context context;
        context.at = table["at"].value_or<std::string>("");
        context.every = table["every"].value_or<std::string>("");
        context.base = texts(table["base"].as_array());
        context.values = by_key(table["values"].as_table());
        context.whole = by_key(table["whole"].as_table());
        if (const toml::table* beside = table["beside"].as_table())
            for (const auto& [key, value] : *beside)
                context.beside[std::string(key.str())] = texts(value.as_array());
        if (const auto section = table["section"].value<std::string>()) contexts[*section] = context;
        // Several sections with the same keys: each stands in a table of its last name.
        for (const std::string& section : texts(table["sections"].as_array())) {
            contexts[section] = context;
            contexts[section].at += section.substr(section.rfind('.'));
        }
    }
    return contexts;
}

/// Values that do for any key of a kind.
Texts values_of(const scenarios::Key& key) {
    using scenarios::Kind;
    switch (key.kind) {
    case Kind::text: return {"\"words\""};
    case Kind::integer: return {"3"};
    case Kind::number: return {"2"};
    case Kind::share: return {"0.5"};
    case Kind::flag: return {"true", "false"};
    case Kind::span:
    case Kind::distribution: return {"\"10 min\""};
    case Kind::weekdays: return {"[\"Mon\", \"Tue\"]"};
    case Kind::choice: {
        Texts all(1);
        for (const char letter : key.choices) {
            if (letter == '|')
                all.emplace_back();
            else
                all.back() += letter;
        }
        for (std::string& one : all) one = '"' + one + '"';
        return all;
    }
    default: return {};
    }
}

/// The value, and where it may vary also by attribute and from a date on.
Texts varied(const scenarios::Key& key, const std::string& value) {
    if (key.varies != scenarios::Varies::yes) return {value};
    return {value, "{ by = \"age\", old = " + value + ", other = " + value + " }",
            "[{ from = 2015-01-05, value = " + value + " }, { from = 2015-01-20, value = " + value + " }]"};
}

model::ChangedKey changed(const std::string& setting) {
    const std::size_t equals = setting.find('=');
    return {.key = setting.substr(0, equals), .value = setting.substr(equals + 1)};
}

/// The changes of the company that set the key once, for each value that it is tried with.
std::vector<whole::Sets> changes_for(const Context& context, const scenarios::Key& key) {
    const std::string name(key.name);
    whole::Sets before;
    for (const std::string& setting : context.base) before.push_back(changed(setting));
    if (const auto beside = context.beside.find(name); beside != context.beside.end())
        for (const std::string& setting : beside->second) before.push_back(changed(setting));
    const std::string place = context.at.empty() ? name : context.at + "." + name;
    std::vector<whole::Sets> all;
    const auto add = [&](const std::string& at, const std::string& value) {
        all.push_back(before);
        all.back().push_back({.key = at, .value = value});
        // Files that are named on the command line are looked for where the program runs.
        std::string& text = all.back().back().value;
        if (const auto file = text.find("FOLDER"); file != std::string::npos)
            text.replace(file, std::string_view("FOLDER").size(), folder.string());
    };
    if (const auto whole = context.whole.find(name); whole != context.whole.end()) {
        add(context.at, whole->second);
    } else if (const auto own = context.values.find(name); own != context.values.end()) {
        if (!own->second.empty())
            for (const std::string& value : varied(key, own->second)) add(place, value);
    } else if (!context.every.empty()) {
        add(place, context.every);
    } else {
        for (const std::string& one : values_of(key))
            for (const std::string& value : varied(key, one)) add(place, value);
    }
    return all;
}

/// Keys that move nothing in a run of the company, as contexts.toml says with the reason.
std::set<std::string> read_silent() {
    std::set<std::string> all;
    const toml::table file = toml::parse_file((folder / "contexts.toml").string());
    for (const auto& item : *file["silent"].as_array())
        for (const std::string& key : texts((*item.as_table())["keys"].as_array())) all.insert(key);
    return all;
}

/// All that a short run has to show: what is measured, the figures, and what happens to whom.
struct Outcome {
    std::vector<std::string> names;
    std::vector<sim::Cell> cells;
    std::vector<whole::Line> lines;
    bool operator==(const Outcome&) const = default;
};

Outcome outcome(const whole::Sets& sets) {
    const whole::Scenario scenario(folder / "company.toml", sets);
    whole::Once once = whole::once(scenario);
    Outcome all{{}, std::move(once.cells), std::move(once.lines)};
    const sim::DeclaredMeasures& declared = scenario.setup->measured.declared;
    for (const sim::Measure& measure : declared.measures()) {
        all.names.push_back(measure.name);
        all.names.insert(all.names.end(), measure.groups.begin(), measure.groups.end());
    }
    return all;
}

std::string text_of(const whole::Sets& sets) {
    std::string text;
    for (const auto& set : sets) text += "--set '" + set.key + "=" + set.value + "' ";
    return text;
}

/// The company that a key is set in; where it takes the key to make what stands beside it sound, the company as it is.
const Outcome& company_before(const whole::Sets& sets, std::map<std::string, Outcome>& known) {
    const std::string company = text_of(sets);
    if (const auto found = known.find(company); found != known.end()) return found->second;
    try {
        return known[company] = outcome(sets);
    } catch (const std::runtime_error&) {
        return known[company] = outcome({});
    }
}

}  // namespace

TEST_CASE("every key of the language has a place and a value to be tried with", "[keys]") {
    const auto contexts = read_contexts();
    for (const scenarios::KeyTable& table : scenarios::key_tables()) {
        CAPTURE(table.section);
        const auto context = contexts.find(std::string(table.section));
        REQUIRE(context != contexts.end());
        for (const scenarios::Key& key : table.keys) {
            CAPTURE(key.name);
            const bool left_out = context->second.values.contains(std::string(key.name));
            CHECK((left_out || !changes_for(context->second, key).empty()));
        }
    }
}

TEST_CASE(
    "each key of the language, set once, gives a sound scenario that runs to its end and shows what it does",
    "[keys]") {
    const auto contexts = read_contexts();
    const std::set<std::string> silent = read_silent();
    std::map<std::string, Outcome> before;
    for (const scenarios::KeyTable& table : scenarios::key_tables()) {
        const auto context = contexts.find(std::string(table.section));
        if (context == contexts.end()) continue;
        for (const scenarios::Key& key : table.keys) {
            const std::vector<whole::Sets> changes = changes_for(context->second, key);
            bool shows = changes.empty();
            for (whole::Sets sets : changes) {
                CAPTURE(text_of(sets));
                try {
                    const Outcome with = outcome(sets);
                    sets.pop_back();
                    shows = shows || with != company_before(sets, before);
                } catch (const std::exception& problem) {
                    FAIL_CHECK(problem.what());
                }
            }
            const std::string place = std::string(table.section) + "." + std::string(key.name);
            CAPTURE(place);
            CHECK(shows != silent.contains(place));
        }
    }
}

TEST_CASE("the company in which keys are tried is sound", "[keys]") {
    const auto reading = scenarios::read(folder / "company.toml");
    for (const auto& problem : reading.problems) UNSCOPED_INFO(scenarios::text(problem));
    CHECK(reading.problems.empty());
}

#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/run/run.hpp"
#include "output/log/words.hpp"
#include "scenarios/reader/read.hpp"

/// The event log of one replication of a small scenario, read life by life: what the tests of rules look at.
namespace caseload::rule_tests {

using sim::Day;
using sim::Time;

/// A line of the log that owns its words.
struct Line {
    Time time;
    std::string claimant, office, strand, stage, event, resource;
    Time start, end;
    std::string detail;

    /// The value of a key in the detail; "" where there is none.
    std::string value(const std::string& key) const {
        const std::string all = ";" + detail + ";";
        const auto found = all.find(";" + key + "=");
        if (found == std::string::npos) return "";
        const auto from = found + key.size() + 2;
        return all.substr(from, all.find(';', from) - from);
    }
};

/// One stay in a stage, from its entry to the next entry of the same strand.
struct Visit {
    std::string stage;
    Time entered{};
    Time left{};         ///< Meaningful only with an ending.
    std::string ending;  ///< "" while it goes on, or when the strand was ended from outside.
    std::vector<const Line*> lines;
    const Line* then = nullptr;  ///< The line of the same life right after the ending.

    const Line* first(std::string_view event) const {
        for (const Line* line : lines)
            if (line->event == event) return line;
        return nullptr;
    }
    const Line* last(std::string_view event) const {
        const Line* found = nullptr;
        for (const Line* line : lines)
            if (line->event == event) found = line;
        return found;
    }
    /// The latest day on which such a line's time starts, whenever it was written.
    Day latest_start(std::string_view event) const {
        Day latest{};
        for (const Line* line : lines)
            if (line->event == event) latest = std::max(latest, sim::day_of(line->start));
        return latest;
    }
    std::size_t count(std::string_view event) const {
        return static_cast<std::size_t>(std::count_if(
            lines.begin(), lines.end(), [&](const Line* line) { return line->event == event; }));
    }
};

struct Life {
    std::vector<Line> lines;
    std::map<std::string, std::vector<Visit>> strands;  ///< Visits by strand, in order.

    /// The attributes drawn at the start, and other details of the first line.
    std::string attribute(const std::string& name) const { return lines.front().value(name); }
    /// All visits of the strand "iap".
    const std::vector<Visit>& iap() const {
        static const std::vector<Visit> none;
        const auto found = strands.find("iap");
        return found == strands.end() ? none : found->second;
    }
    /// The day of the claim that was running at a time.
    Day claimed(Time at) const {
        Day day{};
        for (const Line& line : lines)
            if ((line.event == "claim_started" || line.event == "reclaimed") && line.time <= at)
                day = sim::day_of(line.time);
        return day;
    }
};

inline void find_visits(Life& life) {
    for (std::size_t i = 0; i < life.lines.size(); ++i) {
        const Line& line = life.lines[i];
        std::vector<Visit>& visits = life.strands[line.strand];
        if (line.event == "entered") {
            visits.push_back({});
            visits.back().stage = line.stage;
            visits.back().entered = line.time;
        }
        if (visits.empty() || visits.back().stage != line.stage) continue;
        Visit& visit = visits.back();
        visit.lines.push_back(&line);
        if (line.event != "ended") continue;
        visit.left = line.time;
        visit.ending = line.value("ending");
        if (i + 1 < life.lines.size() && life.lines[i + 1].time == line.time) visit.then = &life.lines[i + 1];
    }
}

/// A scenario run once, with its log.
struct Story {
    std::unique_ptr<model::Model> model;
    std::unique_ptr<model::Setup> setup;
    std::map<std::string, Life> lives;
    std::vector<Line> sessions;  ///< Lines about no person.
    std::unique_ptr<model::Results> results;

    const sim::Calendar& calendar() const { return model->calendar; }
    /// Working days after the day of `from`, up to the day of `to`.
    int working_days(Time from, Time to) const {
        return calendar().working_days_between(sim::day_of(from), sim::day_of(to));
    }
    /// The total of a measure in a stage, over all groups or one.
    double total(const std::string& measure, const std::string& stage) const {
        const sim::DeclaredMeasures& declared = setup->measured.declared;
        double sum = 0;
        for (std::size_t cell = 0; cell < declared.cells(); ++cell) {
            const sim::CellName name = declared.name(cell);
            if (name.office >= 0 || name.period >= 0 || name.stage < 0) continue;
            if (declared.measure(name.measure).name != measure) continue;
            if (model->full_name(model->stages[static_cast<std::size_t>(name.stage)]) != stage) continue;
            const double mean = results->estimates[cell].mean();
            if (results->estimates[cell].count() > 0) sum += mean;
        }
        return sum;
    }
};

using Settings = std::vector<model::ChangedKey>;

/// Settings of the environment's CASELOAD_TEST_SET ("rules.iap.call_attempts=4"): to see a test notice a change.
inline Settings tried_settings() {
    Settings settings;
    const char* tried = std::getenv("CASELOAD_TEST_SET");
    std::istringstream words(tried == nullptr ? "" : tried);
    for (std::string word; std::getline(words, word, ';');) {
        const auto equals = word.find('=');
        settings.push_back({word.substr(0, equals), word.substr(equals + 1)});
    }
    return settings;
}

/// Runs a scenario of tests/rules/scenarios for one replication.
inline Story tell(const std::string& scenario, Settings settings = {}, int replication = 0) {
    const auto tried = tried_settings();
    settings.insert(settings.end(), tried.begin(), tried.end());
    const auto path = std::string(CASELOAD_SOURCE_DIR) + "/tests/rules/scenarios/" + scenario;
    auto reading = scenarios::read(path, settings);
    for (const auto& problem : reading.problems) UNSCOPED_INFO(scenarios::text(problem));
    REQUIRE(reading.model.has_value());
    Story story;
    story.model = std::make_unique<model::Model>(std::move(*reading.model));
    story.setup = std::make_unique<model::Setup>(*story.model);

    struct Keeper : model::LogSink {
        Story* story = nullptr;
        void write(const model::LogLine& line) override {
            if (!output::only_listed(line))
                throw std::logic_error(
                    "an event carries what its list does not say: " + std::string(name_of(line.event)) + " " +
                    output::details_in_words(line));
            Line kept{line.time,
                      line.claimant,
                      std::string(line.office),
                      std::string(line.strand),
                      std::string(line.stage),
                      std::string(name_of(line.event)),
                      line.resource,
                      line.start,
                      line.end,
                      output::details_in_words(line)};
            if (line.claimant.empty()) {
                story->sessions.push_back(std::move(kept));
            } else {
                story->lives[line.claimant].lines.push_back(std::move(kept));
            }
        }
    };
    model::RunOptions options;
    options.first = replication;
    options.count = 1;
    options.log = [&](int) {
        auto keeper = std::make_unique<Keeper>();
        keeper->story = &story;
        return keeper;
    };
    story.results = std::make_unique<model::Results>(model::run(*story.setup, options));
    for (auto& [name, life] : story.lives) find_visits(life);
    return story;
}

/// One office of the trial, as shipped.
inline const Story& trial() {
    static const Story story = tell("small-trial.toml");
    return story;
}

/// The programme under Universal Credit, as shipped.
inline const Story& youth() {
    static const Story story = tell("small-youth.toml");
    return story;
}

using Stages = std::vector<std::string_view>;

/// Calls look(life, visit, next visit of the strand or nullptr) for each visit of these stages.
template <class Look> void each_visit(const Story& story, const Stages& stages, const Look& look) {
    for (const auto& [name, life] : story.lives) {
        for (const auto& [strand, visits] : life.strands) {
            for (std::size_t v = 0; v < visits.size(); ++v) {
                if (std::find(stages.begin(), stages.end(), visits[v].stage) == stages.end()) continue;
                INFO(name << " entered " << visits[v].stage << " at " << sim::iso(visits[v].entered));
                look(life, visits[v], v + 1 < visits.size() ? &visits[v + 1] : nullptr);
            }
        }
    }
}

/// A stage's definition as read.
template <class Kind> const Kind& stage_of(const Story& story, const std::string& full_name) {
    for (const auto& stage : story.model->stages)
        if (story.model->full_name(stage) == full_name) return std::get<Kind>(stage.kind);
    throw std::invalid_argument(full_name);
}

inline std::int64_t minutes(Time from, Time to) {
    return std::chrono::duration_cast<std::chrono::minutes>(to - from).count();
}

/// Is "work_coach 7" one of the first `skill` holders?
inline bool trained(const Story& story, const Line& line, std::string_view skill) {
    const auto number = std::stoi(line.resource.substr(line.resource.rfind(' ') + 1));
    for (const auto& office : story.model->offices) {
        if (office.name != line.office) continue;
        for (const auto& group : office.staff)
            for (const auto& [held, count] : group.skills)
                if (story.model->skills[held] == skill) return number <= count;
    }
    return false;
}

/// Is `hits` of `trials` what this share gives, within 4.5 standard deviations?
inline bool agrees(std::size_t hits, std::size_t trials, double share) {
    const double expected = share * static_cast<double>(trials);
    const double sd = std::sqrt(expected * (1 - share));
    return std::abs(static_cast<double>(hits) - expected) <= 4.5 * sd + 1e-9;
}

}  // namespace caseload::rule_tests

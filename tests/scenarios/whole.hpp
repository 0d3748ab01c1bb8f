#pragma once

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "model/run/replication.hpp"
#include "model/run/run.hpp"
#include "model/run/warm_up.hpp"
#include "model/verify/places.hpp"
#include "output/log/words.hpp"
#include "scenarios/reader/read.hpp"

/// Whole scenarios, read from their files and run: what the tests of whole models share.
namespace caseload::whole {

using Sets = std::vector<model::ChangedKey>;

inline const std::filesystem::path source_folder{CASELOAD_SOURCE_DIR};
inline const std::filesystem::path shipped = source_folder / "scenarios";

/// A scenario ready to run.
struct Scenario {
    /// Throws std::runtime_error with the reader's messages when there is an error.
    explicit Scenario(const std::filesystem::path& file, const Sets& sets = {}) {
        scenarios::Reading reading = scenarios::read(file, sets);
        std::string all = file.string();
        for (const auto& problem : reading.problems) all += "\n" + scenarios::text(problem);
        if (!reading.model) throw std::runtime_error(all);
        model = std::make_unique<caseload::model::Model>(std::move(*reading.model));
        caseload::model::find_warm_up(*model, 1, caseload::model::fewest_to_settle, 2);
        setup = std::make_unique<caseload::model::Setup>(*model);
    }
    /// A scenario that a test writes; `extends` may name a shipped one by its full path.
    static Scenario written(const std::string& name, const std::string& text, const Sets& sets = {}) {
        // Of this process, for tests run side by side; gone when it ends.
        static const struct Folder {
            Folder() { std::filesystem::create_directories(path); }
            ~Folder() {
                std::error_code ignored;
                std::filesystem::remove_all(path, ignored);
            }
            std::filesystem::path path =
                std::filesystem::temp_directory_path() / ("caseload-whole-" + std::to_string(getpid()));
        } folder;
        const auto file = folder.path / (name + ".toml");
        std::ofstream(file) << text;
        return Scenario(file, sets);
    }
    std::size_t stage(std::string_view full_name) const {
        for (std::size_t s = 0; s < model->stages.size(); ++s) {
            if (model->full_name(model->stages[s]) == full_name) return s;
        }
        throw std::runtime_error("no stage " + std::string(full_name));
    }
    std::size_t office(std::string_view name) const {
        for (std::size_t o = 0; o < model->offices.size(); ++o) {
            if (model->offices[o].name == name) return o;
        }
        throw std::runtime_error("no office " + std::string(name));
    }

    std::unique_ptr<caseload::model::Model> model;
    std::unique_ptr<caseload::model::Setup> setup;
};

/// A figure's name; what is empty is "all".
struct Wanted {
    std::string measure;
    std::string stage = {};
    std::string group = {};
    std::string office = {};
    int period = -1;
};

/// The place of a figure among the cells. Throws std::runtime_error when the run does not measure it.
inline std::size_t place(const Scenario& scenario, const Wanted& wanted) {
    const sim::DeclaredMeasures& declared = scenario.setup->measured.declared;
    const auto id = declared.measure_named(wanted.measure);
    if (!id) throw std::runtime_error("no measure " + wanted.measure);
    const auto& groups = declared.measure(*id).groups;
    sim::CellName name{.measure = *id, .period = wanted.period};
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g] == wanted.group) name.group = static_cast<int>(g);
    }
    if (!wanted.stage.empty()) name.stage = static_cast<int>(scenario.stage(wanted.stage));
    if (!wanted.office.empty()) name.office = static_cast<int>(scenario.office(wanted.office));
    auto cell = declared.find(name);
    if (!cell && wanted.group.empty()) {
        name.group = 0;
        cell = declared.find(name);
    }
    if (!cell) throw std::runtime_error("not measured: " + wanted.measure + " " + wanted.group);
    return *cell;
}

inline model::Results run(const Scenario& scenario, int replications, int threads = 2) {
    model::RunOptions options;
    options.count = replications;
    options.threads = threads;
    return model::run(*scenario.setup, options);
}

/// A figure over the replications of a run.
inline const sim::Accumulator& figure(const Scenario& scenario, const model::Results& results,
                                      const Wanted& wanted) {
    return results.estimates[place(scenario, wanted)];
}

/// An impact over the replications: "benefit_days_difference" of "subgroup=All".
inline const sim::Accumulator& impact(const model::Results& results, std::string_view measure,
                                      std::string_view group = "subgroup=All", int period = -1) {
    for (std::size_t i = 0; i < results.derived.size(); ++i) {
        const model::DerivedName& name = results.derived_names[i];
        if (name.measure == measure && name.group == group && name.period == period)
            return results.derived[i];
    }
    throw std::runtime_error("no impact " + std::string(measure));
}

inline double standard_error(const sim::Accumulator& figure) {
    return figure.sd() / std::sqrt(static_cast<double>(figure.count()));
}

/// What "detail" says under a key: "cause" in "cause=work;..."; empty when it says nothing.
inline std::string said(const std::string& detail, const std::string& key) {
    std::istringstream parts(detail);
    for (std::string part; std::getline(parts, part, ';');) {
        if (part.starts_with(key + "=")) return part.substr(key.size() + 1);
    }
    return {};
}

/// Keeps an event log: a record's fields, its strings owned.
struct Line {
    sim::Time time;
    std::string claimant, office, strand, stage, event, resource, detail;
    sim::Time start, end;
    std::string rule;
    bool operator==(const Line&) const = default;
};

/// All of a line as text.
inline std::string text(const Line& line) {
    return sim::iso(line.time) + ' ' + line.office + ' ' + line.claimant + ' ' + line.strand + '.' +
           line.stage + ' ' + line.event + " [" + line.resource + "] " + sim::iso(line.start) + ' ' +
           sim::iso(line.end) + ' ' + line.rule + ' ' + line.detail;
}

struct Log : model::LogSink {
    std::vector<Line> lines;
    void write(const model::LogLine& line) override {
        if (!output::only_listed(line))
            throw std::logic_error("an event carries what its list does not say: " +
                                   std::string(name_of(line.event)) + " " + output::details_in_words(line));
        lines.push_back({line.time, line.claimant, std::string(line.office), std::string(line.strand),
                         std::string(line.stage), std::string(name_of(line.event)), line.resource,
                         output::details_in_words(line), line.start, line.end, std::string(line.rule)});
    }
};

/// Throws std::runtime_error with what does not hold.
inline void hold(const model::Faults& faults) {
    if (faults.found == 0) return;
    std::string all =
        std::to_string(faults.found) + " of " + std::to_string(faults.looked_at) + " do not hold";
    for (const std::string& fault : faults.told) all += "\n" + fault;
    throw std::runtime_error(all);
}

/// Writes into a log that outlives it.
struct Into : model::LogSink {
    explicit Into(Log& the_log) : log(the_log) {}
    void write(const model::LogLine& line) override { log.write(line); }
    Log& log;
};

/// One replication from beginning to end: its cells and, when wanted, its log. What must hold of every run does.
struct Once {
    std::vector<sim::Cell> cells;
    std::vector<Line> lines;
};

inline Once once(const Scenario& scenario, int threads = 1, bool with_log = true, int number = 0) {
    model::Replication replication(*scenario.setup, 1, number);
    Log log;
    model::Places places(std::make_unique<Into>(log));
    replication.run_to(scenario.model->end, threads, with_log ? &places : nullptr);
    Once result;
    result.cells = replication.finish();
    hold(replication.verify(result.cells));
    hold(places.faults());
    result.lines = std::move(log.lines);
    return result;
}

/// The first line in which two logs differ, for a failing test's message; empty when they are the same.
inline std::string first_difference(const std::vector<Line>& one, const std::vector<Line>& other) {
    for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
        if (!(one[i] == other[i]))
            return "line " + std::to_string(i) + "\n" + text(one[i]) + "\n" + text(other[i]);
    }
    if (one.size() == other.size()) return {};
    return std::to_string(one.size()) + " and " + std::to_string(other.size()) + " lines";
}

/// The lines for which something holds.
template <class Holds> std::vector<Line> only(const std::vector<Line>& lines, const Holds& holds) {
    std::vector<Line> kept;
    for (const Line& line : lines) {
        if (holds(line)) kept.push_back(line);
    }
    return kept;
}

}  // namespace caseload::whole

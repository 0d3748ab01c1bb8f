#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "model/run/run.hpp"
#include "output/log/words.hpp"
#include "tests/reader/written.hpp"

/// A small scenario run once, with its log.
namespace caseload {

struct Line {
    sim::Time time, start, end;
    std::string claimant, stage, event, resource, detail;
};

/// Runs a scenario for one replication and keeps its log.
inline std::vector<Line> run_logged(const std::string& text) {
    const scenarios::Reading reading = scenarios::read_text(text);
    for (const auto& problem : reading.problems) UNSCOPED_INFO(scenarios::text(problem));
    REQUIRE(reading.model);
    std::vector<Line> lines;
    struct Keeper : model::LogSink {
        std::vector<Line>* lines = nullptr;
        void write(const model::LogLine& line) override {
            lines->push_back({line.time, line.start, line.end, line.claimant, std::string(line.stage),
                              std::string(name_of(line.event)), line.resource,
                              output::details_in_words(line)});
        }
    };
    const model::Setup setup(*reading.model);
    model::RunOptions options;
    options.count = 1;
    options.log = [&](int) {
        auto keeper = std::make_unique<Keeper>();
        keeper->lines = &lines;
        return keeper;
    };
    model::run(setup, options);
    return lines;
}

}  // namespace caseload

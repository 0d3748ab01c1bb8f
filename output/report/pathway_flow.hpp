#pragma once

#include <string>
#include <vector>

#include "model/results/results.hpp"

/// How many people went which way through a pathway, means over replications, in words for its picture.
namespace caseload::output {

/// Ways from a stage to another, or to the end of the strand; endings that lead to the same place share one.
struct FlowWay {
    std::uint16_t from = 0;
    std::uint16_t to = 0;                ///< model::nowhere: the strand ends.
    std::vector<std::string> endings{};  ///< "missed 13% · 1,565", those that were taken, at most four.
    double count = 0;                    ///< Who took any of them.
};

/// People come in from outside: "new claims", "from referral", "on reclaim".
struct FlowEntry {
    std::uint16_t to = 0;
    std::string from;
};

struct PathwayFlow {
    std::vector<std::uint16_t> stages{};
    std::vector<FlowWay> ways{};
    std::vector<FlowEntry> entries{};
    bool whole = true;  ///< Else stages that nobody entered and ways that nobody took are left out.
};

/// Of a pathway with more than 25 stages only what was visited, for with the rest its picture cannot be read.
PathwayFlow flow_of(const model::Results& results, std::size_t pathway);

/// How many entered a stage in a replication.
double entered(const model::Results& results, std::uint16_t stage);

/// What stands in a stage's box below its name: how many entered and how long they stay.
std::vector<std::string> facts_of(const model::Results& results, std::uint16_t stage);

}  // namespace caseload::output

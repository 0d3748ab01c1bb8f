#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/office/log.hpp"

namespace caseload::output {

/// What the log of a replication says of one claimant. The model and its setup outlive it.
struct Life {
    std::vector<model::LogLine> lines;
    std::vector<model::LogLine> sessions;  ///< The group sessions that the claimant had a seat in.
};

/// Keeps one claimant's lines and no others, and who else came, a few of each source: memory does not grow with the
/// number of people.
class LifeKeeper : public model::LogSink {
public:
    using Others = std::map<std::string, std::vector<std::string>>;  ///< Identities by source.
    /// What it keeps outlives it.
    LifeKeeper(std::string claimant, Life& life, Others& others)
        : claimant_(std::move(claimant)), life_(&life), others_(&others) {}
    void write(const model::LogLine& line) override;

private:
    std::string claimant_;
    Life* life_;
    Others* others_;
};

/// How identities are written, and some of those who came.
std::string some_claimants(const LifeKeeper::Others& others, int replication);

}  // namespace caseload::output

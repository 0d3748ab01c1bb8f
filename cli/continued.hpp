#pragma once

#include <memory>

#include "cli/commands.hpp"
#include "cli/problems.hpp"
#include "model/questions/compare.hpp"
#include "model/run/run.hpp"
#include "model/saved/saved.hpp"

namespace caseload::cli {

/// A run that goes on from a saved state.
struct Continued {
    std::shared_ptr<const model::StateFile> state;  ///< Nothing: the run begins at the beginning.
    std::uint64_t seed = 1;                         ///< Of what is still to be drawn.
    Replications replications;

    /// Has every replication begin from the state. The setup outlives the run.
    void settle(model::RunOptions& options, const model::Setup& setup) const;
    /// The same for all arms of a comparison.
    void settle(model::CompareOptions& options) const;

private:
    void restore(model::Replication& replication, const model::Setup& setup, int number) const;
};

/// Opens the state of --from and settles whose replications and luck the run has; tells what does not fit. Without --from
/// it is what the command line says.
Continued continued(const RunArguments& arguments, Replications asked, Problems& problems);

}  // namespace caseload::cli

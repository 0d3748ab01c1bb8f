#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/setup/setup.hpp"
#include "sim/estimate.hpp"

namespace caseload::model {

/// A figure worked out from the cells of one replication: a trial's impact, the error of a single trial.
struct DerivedName {
    std::string measure;
    std::string unit;
    std::string meaning;
    std::string group;  ///< "subgroup=Male"
    sim::Axis axis = sim::Axis::none;
    int period = -1;          ///< Claim day where the axis is one.
    bool proportion = false;  ///< 0 or 1 in a replication: its interval is Wilson's.
};

/// What came out of a run: over replications, cell by cell.
struct Results {
    explicit Results(const Setup& setup);

    const Setup* setup;
    std::uint64_t seed = 0;
    int first_replication = 0;
    int replications = 0;  ///< Folded so far.
    bool interrupted = false;
    sim::Estimates estimates;  ///< Of every cell of the measures.
    std::vector<DerivedName> derived_names;
    std::vector<sim::Accumulator> derived;
    std::uint64_t events = 0;
    double seconds = 0;  ///< Wall clock; never part of a result file that is compared.
    int threads = 0;

    /// What has been folded, for going on after it with sim::StateWriter and sim::StateReader.
    template <class Archive> void fields(Archive& archive) {
        archive("replications", replications);
        archive("events", events);
        archive("estimates", estimates);
        archive("derived", derived);
    }
};

}  // namespace caseload::model

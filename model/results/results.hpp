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
    std::vector<std::int64_t>
        observed;  ///< Observations (people, choices) of every cell, all replications together.
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
        archive("observed", observed);
        archive("derived", derived);
    }
};

/// The 95% interval of a cell: of a mean by Student's t over replications. Of a share of people that none or all had in every
/// replication, which has no spread, it is the score interval (sim::wilson) with all people of all replications
/// as trials: it leaves out that people of one replication depend on one another.
sim::Interval interval_of(const Results& results, std::size_t cell);

/// Is it a share of people that none or all had in every replication?
bool none_or_all(const Results& results, std::size_t cell);

}  // namespace caseload::model

#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <stop_token>

#include "sim/time.hpp"

namespace caseload::model {

/// Whom replications are told of while a question is answered, and who may stop it. What is empty is not told.
struct Telling {
    /// Replications done, of how many as it looks now, events so far. After each replication, in order.
    std::function<void(int done, int of, std::uint64_t events)> progress = {};
    /// Week by week how far a replication has come: the day, the share of its days and its events so far. From several
    /// threads at once.
    std::function<void(int replication, sim::Day day, double share, std::uint64_t events)> reached = {};
    std::stop_token stop = {};
};

/// Thrown where an answer was stopped that is no answer without its end.
struct Interrupted : std::runtime_error {
    Interrupted() : std::runtime_error("interrupted") {}
};

}  // namespace caseload::model

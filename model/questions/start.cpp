#include "model/questions/start.hpp"

#include <fmt/format.h>

#include "sim/draws.hpp"

namespace caseload::model {

std::uint64_t fresh_seed(std::uint64_t seed, sim::Day day) {
    return sim::named(fmt::format("fresh luck {} {}", seed, sim::iso(day)));
}

void Start::bring(Replication& replication, const Setup& setup, int number) const {
    if (!state) return;
    state->restore(replication, setup, number);
    if (seed != state->run().seed) replication.keep_luck_of_spells(state->run().seed);
}

}  // namespace caseload::model

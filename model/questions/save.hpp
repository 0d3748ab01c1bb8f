#pragma once

#include <cstdint>
#include <string>

#include "model/questions/start.hpp"
#include "model/questions/telling.hpp"

namespace caseload::model {

/// How things stand at the beginning of a day, to go on from.
struct SaveQuestion {
    const Setup* scenario = nullptr;  ///< After settle(); outlives the answer.
    sim::Day day{};                   ///< Not before the scenario's first day nor after its end.
    Replications replications = {};
    std::uint64_t seed = 1;
    int threads = 1;
    std::string program;  ///< What the file tells of who wrote it, and of the scenario it is of.
    std::string scenario_hash;
};

struct SaveAnswer {
    int replications = 0;     ///< Fewer than asked for: it was stopped, and the file is none.
    std::uint64_t bytes = 0;  ///< Written.
};

/// The file goes to `write` piece by piece, in order. Throws what `write` throws.
SaveAnswer answer(const SaveQuestion& question, const StateFileWriter::Write& write,
                  const Telling& telling = {});

}  // namespace caseload::model

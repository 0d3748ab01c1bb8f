#pragma once

#include <string>
#include <vector>

#include "model/plan/limits.hpp"
#include "model/plan/pathway.hpp"

namespace caseload::model {

/// Something wrong with a pathway, in words a policy colleague can act on.
struct Finding {
    enum class About : std::uint8_t { route, reach, way_out, time, site, size };
    About about = About::route;
    std::uint16_t stage = nowhere;  ///< Index into Model::stages; nowhere: the pathway as a whole.
    std::int32_t route = -1;        ///< Index into Stage::routes; -1: the stage as a whole.
    std::string ending;             ///< The route's ending; empty: the stage as a whole.
    std::string message;            ///< What is wrong.
    std::string advice;             ///< What would be right.
};

/// Everything wrong with the shape of a pathway (an index into Model::pathways): an ending without a route, a stage
/// nobody can reach, a stage nobody can leave, a loop in which no time passes, a same-day route between sites, too many
/// pathways. Empty means sound. A loop through several pathways is reported with the first stage's.
std::vector<Finding> findings(const Model& model, std::size_t pathway);

/// Those of findings() that one stage alone shows: endings that can come about and have no route.
std::vector<Finding> missing_routes(const Model& model, std::uint16_t stage);

}  // namespace caseload::model

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/plan/model.hpp"

namespace caseload::model {

/// A value of a scenario changed from outside its files, as --set key=value does.
struct ChangedKey {
    std::string
        key;  ///< Dotted path into the TOML after `extends`; items of arrays by number: arrivals.0.per_hour.
    std::string value;  ///< TOML; what is not TOML is taken as text.
};

/// Makes a scenario's model with some keys changed, the later ones of the same key counting. Throws std::runtime_error
/// where it is not sound with them.
using MakeModel = std::function<Model(const std::vector<ChangedKey>& keys)>;

}  // namespace caseload::model

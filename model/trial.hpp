#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/condition.hpp"

namespace caseload::model {

struct Subgroup {
    std::string name;  ///< As published, "Male".
    Condition who;
};

/// A randomised trial inside the run: who is compared with whom. Allocation itself is attributes; impacts follow the
/// arm a person was due (intention to treat, TRIAL-4).
struct Trial {
    std::int16_t arm = -1;     ///< The attribute that says which arm was due; -1: no trial.
    std::uint8_t treated = 0;  ///< Its level that is due the treatment.
    std::uint8_t control = 1;
    Condition population;             ///< Who is analysed: in scope, not exempt, matched, IWSI in the window.
    std::vector<Subgroup> subgroups;  ///< The first is everybody.
    std::int32_t days = 0;            ///< Length of the comparison from day 0 of the claim.

    bool present() const { return arm >= 0; }
};

/// A count of people that a table wants: "in scope", "exempt", ...
struct Headcount {
    std::string name;
    Condition who;
};

/// A published figure and where the simulated one stands.
struct Target {
    std::string name;
    std::string source;
    double published = 0;
    double lower = 0;  ///< NaN where no bound is published.
    double upper = 0;
    std::string measure;  ///< Measure in the results; period, group and office choose the cell.
    std::string office;
    std::string stage;
    std::string group;
    std::string period;
    bool fitted = false;  ///< Used in fitting; else a prediction.
    double weight = 1;    ///< In the fit: squared (simulated - published) / weight is summed.
};

/// A parameter that `calibrate` may move.
struct FreeParameter {
    std::string key;  ///< As for --set: "rules.iap.effect_work_1".
    double start = 0;
    double lower = 0;
    double upper = 0;
};

}  // namespace caseload::model

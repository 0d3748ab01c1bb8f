#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/plan/condition.hpp"
#include "sim/draws.hpp"

namespace caseload::model {

struct Subgroup {
    std::string name;  ///< As published, "Male".
    Condition who;
};

/// How people come to their arm.
enum class Allocation : std::uint8_t {
    attribute,   ///< The arm is an attribute that the population draws.
    individual,  ///< By a draw of each person's own.
    cluster,     ///< Whole offices.
    quota        ///< So many in a period; the rest are control.
};

/// Who is given the treatment; other than as allocated only to tell what a roll-out would do.
enum class Treats : std::uint8_t { allocated, everybody, nobody };

/// Places for the treated.
struct Quota {
    enum class Per : std::uint8_t { day, week, month };
    std::int64_t places = 0;
    Per per = Per::week;
    bool shared = false;  ///< For all offices together, else for each.
};

/// The level of an arm that the trial declares for those it does not allocate: nobody the treatment is meant for, and
/// nobody who is compared.
constexpr const char* outside_the_trial = "outside";

/// A trial inside the run: who is given what, and who is compared with whom. Impacts follow the arm a person was due
/// (intention to treat, TRIAL-4).
struct Trial {
    std::int16_t arm = -1;     ///< The attribute that says which arm was due; -1: no trial.
    std::uint8_t treated = 0;  ///< Its level that is due the treatment.
    std::uint8_t control = 1;
    Allocation allocation = Allocation::attribute;
    /// Individual: the chance of being treated. Quota: the chance of asking for a place.
    sim::Chance share{.always = true, .below = 0};
    Condition among;                     ///< Who is allocated, of those who come.
    std::vector<std::uint16_t> offices;  ///< Where people are allocated.
    std::int32_t treated_offices = 0;    ///< Cluster: so many of them are drawn.
    std::vector<std::uint16_t> listed;   ///< Cluster: these are treated, and none is drawn.
    Quota quota;
    Treats treats = Treats::allocated;
    /// The attribute that conditions look at: what somebody is given. The same as `arm` as long as people are treated as
    /// allocated (model/roll_out.hpp); -1: the same.
    std::int16_t given = -1;
    Condition population;             ///< Who is analysed: in scope, not exempt, matched, IWSI in the window.
    std::vector<Subgroup> subgroups;  ///< The first is everybody.
    std::int32_t days = 0;            ///< Length of the comparison from day 0 of the claim.

    bool present() const { return arm >= 0; }
    /// Not of a trial that is not there.
    std::size_t given_attribute() const { return static_cast<std::size_t>(given < 0 ? arm : given); }
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

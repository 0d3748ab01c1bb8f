#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/scenarios/whole.hpp"

/// Small trials: people come to offices, stay on benefit for some time, and a treatment may shorten it.
namespace caseload::trials {

using whole::Line;
using whole::Scenario;
using whole::Sets;

/// Six offices to which ten people come a day for the first four weeks, five inside already. Leaving has a constant
/// hazard; `trial` is the text of [trial], `factor` what the treatment does to the hazard.
inline std::string text_of(const std::string& trial, const std::string& factor = "1") {
    return R"(title = "A small trial"
[period]
start = 2015-01-05
end = 2015-05-04
[office_defaults]
open = "always"
[offices]
A = { register = 1 }
B = { register = 2 }
C = { register = 3 }
D = { register = 4 }
E = { register = 5 }
F = { register = 6 }
[[arrivals]]
name = "new"
office = "all"
enters = "life.inside"
per_day = 10
until = 2015-02-01
[[stock]]
name = "inside"
office = "all"
count = 5
enters = "life.inside"
[[population]]
attribute = "sex"
shares = { male = 0.5, female = 0.5 }
source = "assumption"
[pathways.life.stages.inside]
does = "wait"
for = "300 days"
)" +
           (trial.empty()
                ? std::string()
                : "effect = { on = [\"work\"], clock = \"claim\", when = { arm = \"treated\" }, factors = [{ "
                  "from_day = 0, factor = " +
                      factor + " }] }\n") +
           R"(to = { done = "end" }
[outcomes]
follow_up = "60 days"
[[outcomes.causes]]
name = "work"
weibull = { shape = 1, scale = "50 days" }
employed = true
reclaim = { weibull = { shape = 1, scale = "70 days" } }
source = "assumption"
)" + trial;
}

inline Scenario small(const std::string& name, const std::string& trial, const Sets& sets = {},
                      const std::string& factor = "1") {
    return Scenario::written("trial-" + name, text_of(trial, factor), sets);
}

/// What the log says of somebody's beginning.
struct Beginning {
    sim::Time time;
    std::string claimant, office, arm;
    bool stock() const { return claimant.find("/inside/") != std::string::npos; }
};

inline std::vector<Beginning> beginnings(const Scenario& scenario, int replication = 0) {
    std::vector<Beginning> found;
    for (const Line& line : whole::once(scenario, 1, true, replication).lines) {
        if (line.event == "claim_started")
            found.push_back({line.time, line.claimant, line.office, whole::said(line.detail, "arm")});
    }
    return found;
}

inline std::map<std::string, std::string> arms(const Scenario& scenario, int replication = 0) {
    std::map<std::string, std::string> found;
    for (const Beginning& one : beginnings(scenario, replication)) found[one.claimant] = one.arm;
    return found;
}

}  // namespace caseload::trials

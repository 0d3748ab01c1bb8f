#include "scenarios/reader/arrivals.hpp"
#include "scenarios/reader/offices/offices.hpp"
#include "scenarios/reader/offices/providers.hpp"
#include "scenarios/reader/outcomes.hpp"
#include "scenarios/reader/pathways.hpp"
#include "scenarios/reader/period.hpp"
#include "scenarios/reader/population.hpp"
#include "scenarios/reader/scenario_keys.hpp"
#include "scenarios/reader/trial.hpp"
#include "scenarios/reader/values/distributions.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

std::vector<KeyTable> key_tables() {
    std::vector<KeyTable> all = {{"", "A scenario", scenario_keys}};
    for (const auto& tables :
         {period_key_tables(), office_key_tables(), staff_key_tables(), session_key_tables(),
          arrival_key_tables(), stock_key_tables(), population_key_tables(), provider_key_tables(),
          pathway_key_tables(), outcome_key_tables(), trial_key_tables(), target_key_tables(),
          varying_key_tables(), distribution_key_tables()})
        all.insert(all.end(), tables.begin(), tables.end());
    return all;
}

}  // namespace caseload::scenarios

#pragma once

#include "model/plan/model.hpp"

namespace caseload::model {

/// Makes everybody whom the trial allocates treated, or control, as Trial::treats says; does nothing where people are
/// treated as allocated. Who is compared with whom, and which people, stays what the trial has it: the arm due, and
/// every attribute that depends on it, is drawn a second time as allocated, with the same luck, and the trial's conditions
/// look at that. So the same people are measured, whoever is treated. Once, on a model that is complete.
void give_treatment(Model& model);

}  // namespace caseload::model

#include "model/saved_branch.hpp"

#include "model/saved.hpp"

namespace caseload::model {

SavedReplication branch(SavedReplication, const SavedRun&, const SavedNames&, const Setup&) {
    throw StateError("the scenario has other tables of names than the state");
}

}  // namespace caseload::model

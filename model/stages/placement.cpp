#include "model/stages/stages.hpp"

/// A placement with a provider (HTW-63 to 132).
namespace caseload::model {

void begin(Site&, Who, const Placement&) {}
void happen(Site&, Who, const Placement&) {}
void withdraw(Site&, Who, const Placement&) {}
void take_place(Site&, Who, const Placement&, bool, std::int64_t) {}
void move_in(Site&, Who, const Placement&) {}

}  // namespace caseload::model

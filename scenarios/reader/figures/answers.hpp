#pragma once

#include "scenarios/reader/text/field.hpp"

namespace caseload::model {
struct Model;
}

namespace caseload::scenarios {

/// Reads `answers` into a model that is complete but for them: each is MEASURE, or MEASURE >= VALUE, or MEASURE <= VALUE, as
/// `caseload size` takes them. Reports what names no figure of a run, or several.
void read_answers(const Field& answers, model::Model& model);

}  // namespace caseload::scenarios

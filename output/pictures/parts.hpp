#pragma once

#include "output/pictures/layered_layout.hpp"

namespace caseload::output {

/// Lays out each part of a picture that no arrow joins to another by itself, and the parts in rows that are at most
/// `widest` wide unless one part is wider; the part with most boxes first.
void lay_out_in_parts(Layout& picture, double widest);

}  // namespace caseload::output

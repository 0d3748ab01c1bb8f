#pragma once

#include <string_view>

namespace caseload::output {

/// output/report/bundle.js as it was when the program was built.
std::string_view report_bundle();

}  // namespace caseload::output

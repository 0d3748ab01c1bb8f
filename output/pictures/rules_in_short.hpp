#pragma once

#include <string>
#include <string_view>

namespace caseload::output {

/// Rule ids with neighbouring numbers put together: "HTW-42 HTW-43 HTW-44 READING-6" as "HTW-42..44, READING-6".
std::string rules_in_short(std::string_view ids);

}  // namespace caseload::output

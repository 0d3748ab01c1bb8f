#pragma once

#include <string>
#include <string_view>

#include "model/results/results.hpp"

namespace caseload::output {

/// report.html: what was asked, what came out and how sure that is, as one page that asks for nothing else. The
/// page draws its pictures itself, from its data and the bundle of output/report. `command`: to run it again.
std::string report(const model::Results& results, const std::string& command);

/// A page that shows data (JSON, of a run or of a comparison) with its own script and asks for nothing else. Where
/// scripts are switched off it names `files`, which have the same numbers.
std::string page_of(std::string_view title, const std::string& data, std::string_view files);

/// Text as HTML shows it: markup characters become entities.
std::string escaped_for_html(std::string_view text);

}  // namespace caseload::output

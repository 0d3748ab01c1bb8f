#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "model/results/results.hpp"

/// What report.html shows, as plain data: names, numbers and where they belong. How it looks is the page's affair.
namespace caseload::output {

/// The whole, as JSON: "run", "offices", "stages", "pathways", "measures", "figures", "series", "derived",
/// "published", "parameters", "assumptions".
std::string report_data(const model::Results& results, const std::string& command);

/// "measures": unit, meaning and the labels of the groups of each, by name.
nlohmann::ordered_json measures_in_report(const model::Results& results);

/// "figures": by measure, rows [office, stage, group, mean, half width of the interval]; office and stage are -1 for
/// all, group is a position among the measure's labels. "attendances" are added up over offices, and have an interval where there is one office.
nlohmann::ordered_json figures_in_report(const model::Results& results);

/// "series": by measure, {office, stage, group, first, mean: [...], half: [...]}; `first` is the number of the first
/// period. Weeks of single offices have means alone and only as far as most_office_weeks reaches: "cut" names
/// measures of which some are left out.
nlohmann::ordered_json series_in_report(const model::Results& results);

/// How many numbers by office and week a page may hold; more would make it too large to open on a phone.
constexpr std::size_t most_office_weeks = 250'000;

/// "pathways": for each the stages with the ways between them, and its picture: "width", "height", "whole", "short",
/// "boxes" and "arrows", in pixels. A box has its middle "x" and "y", its size and either a "stage" with "name" and
/// "facts", or "said" (and "list": true), or "end": true. An arrow leads "from" a box "to" one along "course", spots
/// [x, y] (none from a box to itself), "count" take it, and "said" stands around "label". See pathway_picture.hpp.
nlohmann::ordered_json pathways_in_report(const model::Results& results);

/// "stages": name, label, pathway, kind and guidance of each.
nlohmann::ordered_json stages_in_report(const model::Model& model);

/// A number rounded to so many significant digits; null where it is none.
nlohmann::ordered_json rounded(double value, int digits);

/// "parameters": name, meaning, value, default, source and whether it was changed.
nlohmann::ordered_json parameters_in_report(const model::Model& model);

/// Text with everything that is not UTF-8 replaced by the replacement character.
std::string utf8(std::string_view text);

}  // namespace caseload::output

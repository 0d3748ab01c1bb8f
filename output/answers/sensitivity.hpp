#pragma once

#include <filesystem>
#include <string>

#include "model/plan/model.hpp"
#include "model/questions/ranking.hpp"

namespace caseload::output {

/// What matters most: for every measure a table and a tornado picture.
std::string sweep_text(const model::Sweep& sweep);

/// tornado.svg: for every measure a bar a key, the most important first.
std::string tornado_svg(const model::Sweep& sweep);

/// sweep.csv: a row a point and measure.
void write_sweep(const std::filesystem::path& file, const model::Sweep& sweep);

/// sensitivity.csv: a row a measure and key, most important first.
void write_sensitivity(const std::filesystem::path& file, const model::Sweep& sweep);

/// The text of run.json of a sweep.
std::string sweep_json(const model::Sweep& sweep, const model::Model& model, const std::string& command);

}  // namespace caseload::output

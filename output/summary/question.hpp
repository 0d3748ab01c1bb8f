#pragma once

#include <string>
#include <vector>

#include "model/results/answered.hpp"

/// What a scenario's question comes to, in sentences.
namespace caseload::output {

/// What an answer is about: "Meet \"seen within 5 days\"", "Wait, First interview", "Days on benefit, treated less control (All)".
std::string subject_of(const model::Answer& asked, const model::Model& model);

/// An amount in the unit of a figure, as people say it: "93.1%", "2.4 days", "£12.50".
std::string amount_in_words(double amount, const std::string& unit);

/// A sentence for each of the scenario's answers: the figure with its interval, what was wanted, and whether it is met, surely.
std::vector<std::string> answers_in_words(const model::Results& results);

}  // namespace caseload::output

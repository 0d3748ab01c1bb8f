#pragma once

#include <span>

#include "model/rules/parameters.hpp"

/// The declarations, a file a chapter.
namespace caseload::model::chapters {

std::span<const Parameter> iap();  ///< Intensive Activity Programme: workshops, follow-ups, failures.
std::span<const Parameter>
iap_claims();                        ///< The same chapter: what the programme does to claims and activities.
std::span<const Parameter> trial();  ///< The randomised trial of 2015: who took part.
std::span<const Parameter> jsa();    ///< Business as usual for every claimant.
std::span<const Parameter> sanctions();  ///< Failures, decisions and lengths of sanctions.
std::span<const Parameter> claims();     ///< Leaving benefit and coming back.
std::span<const Parameter> office();     ///< Staff time.
std::span<const Parameter> pwps();       ///< Post Work Programme Support.
std::span<const Parameter> htw();        ///< Help to Work: scope, completer interview, coming back.
std::span<const Parameter>
htw_choice();  ///< The same chapter: the choice of an element, the assessment phase.
std::span<const Parameter> htw_reviews();    ///< The same chapter: the regime of interviews, daily reviews.
std::span<const Parameter> htw_placement();  ///< The same chapter: Community Work Placements.

}  // namespace caseload::model::chapters

#pragma once

#include <cstdint>

#include "model/office/site.hpp"

/// What becomes of failures before decision makers when the claim comes back, and when somebody moves or goes for good.
namespace caseload::model {

/// HTW-160: what was reserved for the strand goes back to the decision maker, each failure keeping its date.
void refer_reserved(Site& site, Who who);
/// All that is pending of a person who moves to another office, in the order it came, and what has been sanctioned; to
/// be called before strands are given up, which drops the former.
void take_referrals(Site& site, std::uint32_t person, Request& into);
/// Puts them before the decision makers here: strands that stand at one go on waiting there, and are not entered again.
void bring_referrals(Site& site, std::uint32_t person, const Request& from);
/// Somebody has gone for good.
void forget_referrals(Site& site, std::uint32_t person);

}  // namespace caseload::model

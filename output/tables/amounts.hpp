#pragma once

#include <string>

#include "sim/estimate.hpp"

/// Numbers as people read them in the summary; result files have them in full.
namespace caseload::output {

/// "14,508" or "1,234.5": thousands apart, so many decimals. "-" for NaN.
std::string grouped(double number, int decimals);

/// Minutes in a unit that suits their size: "40 s", "12.3 min", "5.1 h", "2.4 days" (of 24 hours). `decimals`
/// at most.
std::string time_text(double minutes, int decimals = 1);

/// Only the number of `minutes`, in the unit that time_text would choose for `like`.
std::string number_in_unit_of(double like, double minutes);

/// "14,508 ± 33": the mean with half its confidence interval, to two digits of the latter. Without an
/// interval (one replication) the mean alone.
std::string with_interval(const sim::Accumulator& figure);
std::string with_interval(double mean, double half_width);
/// The same of minutes, in one unit for both.
std::string time_with_interval(const sim::Accumulator& minutes);
/// The same of a share, in percent.
std::string share_with_interval(const sim::Accumulator& share);

/// "81.2%"; "-" for NaN.
std::string percent(double share);

}  // namespace caseload::output

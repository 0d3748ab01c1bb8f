#pragma once

#include "model/office/site.hpp"

namespace caseload::model {

/// The first event of every day: diaries roll, absences are known, sessions are planned, arrivals begin, yesterday's
/// use of time is measured.
void open_day(Site& site);
/// The unit of the desk of those on queue duty in a role has another capacity from now on; those whose turn it is start.
void change_capacity(Site& site, sim::Unit unit);
/// Adds a day's bookable time and how much of it was booked to the ledger: once a day, when it is over.
void measure_diaries(Site& site, sim::Day day);
/// Adds what the levels have gathered to the ledger and starts them afresh.
void write_levels(Site& site);

}  // namespace caseload::model

#include "model/stages/meeting.hpp"

/// Daily work search reviews: attendance by a timetable drawn anew for each block (HTW-42 to 59).
namespace caseload::model {

void begin(Site&, Who, const DailyReviews&) {}
void happen(Site&, Who, const DailyReviews&) {}
void withdraw(Site&, Who, const DailyReviews&) {}

}  // namespace caseload::model

#include "planted_faults.hpp"

namespace audit {

namespace {

const std::string claim_again = "2014-09-02T00:00:00|D|programme||";

const std::vector<written::Fault> faults{
    // Lives
    {"a claimant is never taken in",
     "begins-once",
     {{"2014-05-01T00:00:00|H|programme||claim_started||||availability=any", ""}}},
    {"a claimant begins twice",
     "begins-once",
     {{"", "2014-06-01T00:00:00|C|programme||claim_started||||availability=any"}}},
    {"a claim ends twice", "claim-turns", {{"", claim_again + "claim_ended||||cause=work"}}},
    {"somebody on benefit claims", "claim-turns", {{"", "2014-12-02T00:00:00|D|programme||reclaimed||||"}}},
    {"a stage ends twice",
     "stages-pair",
     {{"", "2014-09-02T00:00:00|D|programme|daily_wsr|ended||||ending=completed"}}},
    {"another stage ends than was entered",
     "stages-pair",
     {{"G|programme|workshop|ended", "G|programme|other|ended"}}},
    {"an event lies after the run",
     "period",
     {{"", "2015-01-01T00:00:00|D|programme||claim_ended||||cause=work"}}},
    // Bookings
    {"a person is booked twice at one time",
     "one-person",
     {{"",
       "2014-05-02T00:00:00|L|reviews|regular|booked|work_coach "
       "3|2014-05-15T09:05:00|2014-05-15T09:15:00|"}}},
    {"a coach is booked twice at one time",
     "one-resource",
     {{"C|programme|wpci|booked|work_coach 1|2014-05-19T10:00:00|2014-05-19T10:40:00",
       "C|programme|wpci|booked|work_coach 1|2014-05-22T09:30:00|2014-05-22T10:10:00"},
      {"2014-05-19T10:00:00|C|programme|wpci|attended|work_coach 1|2014-05-19T10:00:00|2014-05-19T10:40:00",
       "2014-05-19T10:00:00|C|programme|wpci|cancelled|work_coach 1|2014-05-22T09:30:00|2014-05-22T10:10:00"},
      {"2014-05-19T10:40:00|C|programme|wpci|breach||||deadline=wpci;cause=staff", ""},
      {"2014-06-02T14:00:00|C|programme|placement|entered||||",
       "2014-05-19T10:45:00|C|programme|wpci|entered||||\n2014-05-19T10:45:00|C|programme|wpci|booked|work_"
       "coach "
       "4|2014-05-20T10:00:00|2014-05-20T10:40:00|\n2014-05-20T10:00:00|C|programme|wpci|attended|work_coach "
       "4|2014-05-20T10:00:00|2014-05-20T10:40:00|\n2014-05-20T10:40:00|C|programme|wpci|breach||||deadline="
       "wpci\n2014-05-20T10:40:00|C|programme|wpci|ended||||\n2014-06-02T14:00:00|C|programme|placement|"
       "entered||||"}}},
    {"a stand-in is booked at the time",
     "one-resource",
     {{"R|programme|wpci|booked|work_coach 1|2014-05-20T10:00:00|2014-05-20T10:40:00",
       "R|programme|wpci|booked|work_coach 5|2014-05-20T10:00:00|2014-05-20T10:40:00"},
      {"",
       "2014-05-01T00:00:00|S|reviews|regular|entered||||\n2014-05-01T00:00:00|S|reviews|regular|booked|work_"
       "coach 1|2014-05-20T10:20:00|2014-05-20T10:30:00|"}}},
    {"two sessions overlap in one room",
     "one-resource",
     {{"H|programme|workshop|booked|group_room 1|2014-05-07T10:00:00|2014-05-07T11:30:00|session=4",
       "H|programme|workshop|booked|group_room 1|2014-05-07T10:30:00|2014-05-07T12:00:00|session=5"},
      {"2014-05-07T10:00:00||programme|workshop|session_held|group_room "
       "1|2014-05-07T10:00:00|2014-05-07T11:30:00|size=2",
       ""},
      {"H|programme|workshop|attended|group_room 1|2014-05-07T10:00:00",
       "H|programme|workshop|attended|group_room 1|2014-05-07T10:30:00"}}},
    {"a session is held in a booked room",
     "one-resource",
     {{"session_held|group_room 1|2014-05-07T10:00:00", "session_held|group_room 1|2014-05-07T09:30:00"}}},
    {"an appointment begins before the office opens",
     "opening-hours",
     {{"L|reviews|regular|booked|work_coach 2|2014-05-29T09:00:00",
       "L|reviews|regular|booked|work_coach 2|2014-05-29T08:55:00"},
      {"L|reviews|regular|cancelled|work_coach 2|2014-05-29T09:00:00",
       "L|reviews|regular|cancelled|work_coach 2|2014-05-29T08:55:00"}}},
    {"an appointment lies on a bank holiday",
     "opening-hours",
     {{"L|reviews|regular|booked|work_coach 2|2014-05-29T09:00:00|2014-05-29",
       "L|reviews|regular|booked|work_coach 2|2014-05-26T09:00:00|2014-05-26"},
      {"L|reviews|regular|cancelled|work_coach 2|2014-05-29",
       "L|reviews|regular|cancelled|work_coach 2|2014-05-26"}}},
    {"an appointment lies on a Saturday",
     "opening-hours",
     {{"L|reviews|regular|booked|work_coach 2|2014-05-29T09:00:00|2014-05-29",
       "L|reviews|regular|booked|work_coach 2|2014-05-31T09:00:00|2014-05-31"},
      {"L|reviews|regular|cancelled|work_coach 2|2014-05-29",
       "L|reviews|regular|cancelled|work_coach 2|2014-05-31"}}},
    {"a role is booked that cannot be",
     "bookable",
     {{"L|reviews|regular|booked|work_coach 2|2014-05-29T",
       "L|reviews|regular|booked|porter 2|2014-05-29T"}}},
    {"somebody attends unbooked",
     "attendance",
     {{"2014-05-06T00:00:00|R|programme|wpci|booked|work_coach "
       "1|2014-05-20T10:00:00|2014-05-20T10:40:00|cause=rule",
       ""}}},
    {"an attendance begins late for no reason",
     "attendance",
     {{"2014-05-15T09:00:00|L|reviews|regular|late|work_coach 2|2014-05-15T09:00:00|2014-05-15T09:05:00|",
       ""}}},
    {"somebody attends twice for one booking",
     "attendance",
     {{"",
       "2014-05-23T09:55:00|D|programme|daily_wsr|attended|assistant "
       "1|2014-05-23T09:50:00|2014-05-23T10:00:00|"}}},
    {"what was not booked is cancelled",
     "attendance",
     {{"L|reviews|regular|cancelled|work_coach 2|2014-05-29T09:00:00",
       "L|reviews|regular|cancelled|work_coach 2|2014-05-28T09:00:00"}}},
};

}  // namespace

TEST_CASE("Each fault planted in lives and bookings is found under its rule and nothing else is",
          "[auditor]") {
    written::check(faults);
}

TEST_CASE("Time that goes back is found and nothing else is", "[auditor]") {
    const std::string log = written::csv(written::sound);
    const Report report =
        written::audited(log + "0,2014-12-18T00:00:00,C,Selby,programme,programme,,clock,,,,,name=closed\n");
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].rule == "order");
}

}  // namespace audit

#include "planted_faults.hpp"

namespace audit {

namespace {

const std::vector<written::Fault> faults{
    // Markers and elements
    {"a marker changes as the table forbids",
     "marker-table",
     {{"JSA PWPS OCM;to=PWPS Completed", "JSA PWPS OCM;to=HtW MIR"}}},
    {"a final marker changes",
     "marker-final",
     {{"", "2014-12-02T00:00:00|D|marker||marker||||from=PWPS Exit;to=HtW MIR"}}},
    {"a marker leaves what was not set", "marker-from", {{"from=HtW asst phase;to=CWP", "from=none;to=CWP"}}},
    {"a referral follows Daily WSR",
     "HTW-45",
     {{"",
       "2014-06-30T09:00:00|D|programme||requested||||provider=community_work;area=North;year=2014\n2014-07-"
       "01T09:00:00|D|programme||granted||||provider=community_work;area=North;year=2014\n2014-07-02T09:00:"
       "00|D|programme||place_given_back||||provider=community_work;area=North;year=2014"}}},
    {"Daily WSR follows a referral",
     "HTW-69",
     {{"", "2014-08-30T00:00:00|R|programme|daily_wsr|entered||||"}}},
    // Daily reviews
    {"a daily review lies on day 91",
     "HTW-42",
     {{"2014-08-20T11:30:00|D|programme|daily_wsr|attended|assistant "
       "1|2014-08-20T11:30:00|2014-08-20T11:40:00|",
       "2014-08-20T11:30:00|D|programme|daily_wsr|late|assistant "
       "1|2014-08-20T11:30:00|2014-08-20T11:40:00|\n2014-08-21T11:40:00|D|programme|daily_wsr|attended|"
       "assistant 1|2014-08-21T11:40:00|2014-08-21T11:50:00|"},
      {"2014-08-20T11:40:00|D|programme|daily_wsr|ended", "2014-08-21T11:50:00|D|programme|daily_wsr|ended"},
      {"2014-08-20T11:40:00|D|programme|daily_wsr_end|entered",
       "2014-08-21T11:50:00|D|programme|daily_wsr_end|entered"},
      {"2014-08-20T11:40:00|D|programme|daily_wsr_end|booked|work_coach "
       "4|2014-08-20T14:00:00|2014-08-20T14:20:00",
       "2014-08-21T11:50:00|D|programme|daily_wsr_end|booked|work_coach "
       "4|2014-08-21T14:00:00|2014-08-21T14:20:00"},
      {"2014-08-20T14:20:00|D|programme|daily_wsr_end|attended|work_coach "
       "4|2014-08-20T14:00:00|2014-08-20T14:20:00",
       "2014-08-21T14:20:00|D|programme|daily_wsr_end|attended|work_coach "
       "4|2014-08-21T14:00:00|2014-08-21T14:20:00"},
      {"2014-08-20T14:20:00|D|programme|daily_wsr_end|ended",
       "2014-08-21T14:20:00|D|programme|daily_wsr_end|ended"}}},
    {"a daily review lies on the day of allocation",
     "HTW-42",
     {{"",
       "2014-05-22T09:40:00|D|programme|daily_wsr|booked|assistant "
       "2|2014-05-22T09:40:00|2014-05-22T09:50:00|"}}},
    {"two weekdays have one time", "HTW-53", {{"mon=10:10;tue=10:20", "mon=10:10;tue=10:10"}}},
    {"a weekday has no time", "HTW-53", {{"wed=10:30;", ""}}},
    {"a daily review is booked at another time than the timetable's",
     "HTW-53",
     {{"booked|assistant 2|2014-05-27T09:20:00", "booked|assistant 2|2014-05-27T09:15:00"},
      {"missed|assistant 2|2014-05-27T09:20:00", "missed|assistant 2|2014-05-27T09:15:00"}}},
    {"a daily review is outside the agreed availability", "HTW-54", {{"fri=10:50", "fri=12:50"}}},
    {"a block is a day short", "HTW-55", {{"until=2014-06-18", "until=2014-06-17"}}},
    {"a block begins late without a break", "HTW-55", {{"from=2014-06-19", "from=2014-06-23"}}},
    {"a new block has the old times",
     "HTW-55",
     {{"mon=10:10;tue=10:20;wed=10:30;thu=10:40;fri=10:50",
       "mon=09:10;tue=09:20;wed=09:30;thu=09:40;fri=09:50"}}},
    {"Daily WSR is allocated 8 weeks after the WPCI",
     "HTW-44",
     {{"", "2014-07-15T00:00:00|H|programme||marker||||from=none;to=HtW DWSR"},
      {"",
       "2014-05-19T12:00:00|H|programme|wpci|entered||||\n2014-05-19T12:00:00|H|programme|wpci|booked|work_"
       "coach "
       "6|2014-05-20T12:00:00|2014-05-20T12:40:00|\n2014-05-20T12:00:00|H|programme|wpci|attended|work_coach "
       "6|2014-05-20T12:00:00|2014-05-20T12:40:00|"}}},
    // Places and placements
    {"more places are granted than there are",
     "HTW-5",
     {{"2014-05-29T00:00:00|R|programme|placement|place_given_back||||provider=community_work;area=North;"
       "year=2014",
       "2014-05-29T00:00:00|R|programme|placement|place_given_back||||provider=community_work;area=North;"
       "year=2014\n2014-05-29T09:00:00|H|programme||requested||||provider=community_work;area=North;year="
       "2014\n2014-05-30T09:00:00|H|programme||granted||||provider=community_work;area=North;year=2014\n2014-"
       "05-20T12:00:00|H|programme|wpci|entered||||\n2014-05-20T12:00:00|H|programme|wpci|booked|work_coach "
       "6|2014-05-21T12:00:00|2014-05-21T12:40:00|\n2014-05-21T12:00:00|H|programme|wpci|attended|work_coach "
       "6|2014-05-21T12:00:00|2014-05-21T12:40:00|"}}},
    {"a place is of another year than the referral",
     "HTW-5",
     {{"2014-07-29T09:00:00|R|programme|placement|granted||||provider=community_work;area=North;year=2014",
       "2014-07-29T09:00:00|R|programme|placement|granted||||provider=community_work;area=North;year=2013"}}},
    {"a place is given back that is not held",
     "HTW-63",
     {{"",
       "2014-12-20T00:00:00|C|programme|placement|place_given_back||||provider=community_work;area=North;"
       "year=2014"}}},
    {"the first referral comes 8 weeks after the WPCI",
     "HTW-81",
     {{"2014-06-02T14:00:00|C|programme|placement|requested",
       "2014-07-14T14:00:00|C|programme|placement|requested"},
      {"2014-06-03T09:00:00|C|programme|placement|granted",
       "2014-07-15T09:00:00|C|programme|placement|granted"},
      {"2014-06-03T09:00:00|C|programme|placement|marker",
       "2014-07-15T09:00:00|C|programme|placement|marker"},
      {"2014-06-10T10:00:00|C|programme|placement|attended|community_work|2014-06-10T10:00:00|2014-06-10",
       "2014-07-20T10:00:00|C|programme|placement|attended|community_work|2014-07-20T10:00:00|2014-07-20"},
      {"2014-06-20T00:00:00|C|programme|placement|place_used",
       "2014-07-21T00:00:00|C|programme|placement|place_used"},
      {"2014-06-20T00:00:00|C|programme|placement|placement_started||2014-06-20",
       "2014-07-21T00:00:00|C|programme|placement|placement_started||2014-07-21"}}},
    {"a placement lasts longer than 26 weeks",
     "HTW-75",
     {{"2014-12-19T00:00:00|C|programme|placement|placement_ended",
       "2014-12-20T00:00:00|C|programme|placement|placement_ended"},
      {"2014-12-19T00:00:00|C|programme|placement|ended",
       "2014-12-20T00:00:00|C|programme|placement|ended"}}},
    {"an absence lies after the 30 weeks",
     "HTW-75",
     {{"2014-10-06T00:00:00|C|programme|placement|absence||2014-10-06T00:00:00|2014-10-08",
       "2014-12-29T00:00:00|C|programme|placement|absence||2014-12-29T00:00:00|2014-12-30"}}},
    // WPCI and sanctions
    {"a late WPCI is not logged as a breach",
     "HTW-7",
     {{"2014-05-19T10:40:00|C|programme|wpci|breach||||deadline=wpci;cause=staff", ""}}},
    {"a WPCI is booked only after completion",
     "HTW-7",
     {{"2014-05-01T00:00:00|D|programme|wpci|booked", "2014-05-02T00:00:00|D|programme|wpci|booked"}}},
    {"a missed follow-up is not examined",
     "IAP-21",
     {{"2014-05-06T10:00:00|F|iap|follow_up_1_reason|entered||||\n", ""},
      {"2014-05-06T10:00:00|F|iap|follow_up_1_reason|ended||||ending=preparation\n", ""}}},
    {"the interview at the end of daily reviews is booked a day later",
     "HTW-52",
     {{"2014-08-20T11:40:00|D|programme|daily_wsr_end|booked|work_coach "
       "4|2014-08-20T14:00:00|2014-08-20T14:20:00",
       "2014-08-21T09:00:00|D|programme|daily_wsr_end|booked|work_coach "
       "4|2014-08-21T14:00:00|2014-08-21T14:20:00"},
      {"2014-08-20T14:20:00|D|programme|daily_wsr_end|attended|work_coach "
       "4|2014-08-20T14:00:00|2014-08-20T14:20:00",
       "2014-08-21T14:20:00|D|programme|daily_wsr_end|attended|work_coach "
       "4|2014-08-21T14:00:00|2014-08-21T14:20:00"},
      {"2014-08-20T14:20:00|D|programme|daily_wsr_end|ended",
       "2014-08-21T14:20:00|D|programme|daily_wsr_end|ended"}}},
    {"the End of PWPS interview is booked too soon",
     "PWPS-14",
     {{"2014-10-10T00:00:00|P|programme|end_of_pwps|entered",
       "2014-10-09T00:00:00|P|programme|end_of_pwps|entered"},
      {"2014-10-10T00:00:00|P|programme|end_of_pwps|booked",
       "2014-10-09T00:00:00|P|programme|end_of_pwps|booked"}}},
    {"a review does not ask about an absence",
     "HTW-101",
     {{"2014-09-15T09:08:00|C|reviews|attendance|entered", "2014-09-15T09:08:00|C|reviews|next|entered"}}},
    {"a breach is logged for a WPCI in time",
     "HTW-7",
     {{"", "2014-05-22T09:20:00|D|programme|wpci|breach||||deadline=wpci;cause=staff"}}},
    {"a decision has no failure",
     "decisions",
     {{"", "2014-10-01T10:00:00|S|decisions|referred|decision||||outcome=no_sanction"}}},
    {"a repeated failure gets 4 weeks",
     "HTW-92",
     {{"level=lower;weeks=13;days=91", "level=lower;weeks=4;days=28"}}},
    {"a failure of two weeks later gets 13 weeks",
     "HTW-92",
     {{"failure||2014-06-23T00:00:00|2014-06-23", "failure||2014-06-16T00:00:00|2014-06-16"}}},
    {"a decision is made on a Sunday",
     "HTW-94",
     {{"2014-06-30T10:00:00|S|decisions|referred|decision",
       "2014-06-29T10:00:00|S|decisions|referred|decision"}}},
    {"a decision is made at night",
     "HTW-94",
     {{"2014-06-30T10:00:00|S|decisions|referred|decision",
       "2014-06-30T17:00:01|S|decisions|referred|decision"}}},
    {"a provider answers on a Sunday",
     "HTW-94",
     {{"2014-06-03T09:00:00|C|programme|placement|granted",
       "2014-06-08T09:00:00|C|programme|placement|granted"},
      {"2014-06-03T09:00:00|C|programme|placement|marker",
       "2014-06-09T09:00:00|C|programme|placement|marker"}}},
    {"a new claim is decided upon before its interview",
     "HTW-12",
     {{"2014-12-01T00:00:00|D|marker||marker", "2014-12-01T00:00:00|D|programme||marker"}}},
    {"a first higher-level failure gets 26 weeks",
     "HTW-77",
     {{"level=higher;weeks=13;days=91", "level=higher;weeks=26;days=182"}}},
};

}  // namespace

TEST_CASE("Each fault planted against a rule is found under it and nothing else is", "[auditor]") {
    written::check(faults);
}

TEST_CASE("A dated exception to the 13 weeks is held against the WPCI's day", "[auditor][HTW-42]") {
    Expectations expected = written::expectations();
    expected.daily_days = {{0, 91}, {day_from("2014-05-01"), 56}};
    const Report report = written::audited(written::csv(written::sound), expected);
    CHECK_FALSE(report.findings.empty());
    for (const Finding& finding : report.findings)
        CHECK((finding.rule == "HTW-42" || finding.rule == "HTW-55"));
}

TEST_CASE("After a break a placement goes on to the end of the 30 weeks and no sooner",
          "[auditor][HTW-115]") {
    std::vector<written::Edit> broken{
        {"2014-12-19T00:00:00|C|programme|placement|placement_ended",
         "2014-11-03T00:00:00|C|programme|placement|placement_ended"},
        {"2014-12-19T00:00:00|C|programme|placement|ended||||ending=completed\n", ""},
        {"2014-12-19T00:00:00|C|programme||marker||||from=CWP;to=Post CWP MIR\n", ""},
        {"", "2014-11-03T00:00:00|C|programme||claim_ended||||cause=work"},
        {"", "2014-11-10T00:00:00|C|programme||reclaimed||||"},
        {"",
         "2014-11-10T00:00:00|C|programme|return_interview|entered||||\n"
         "2014-11-10T00:00:00|C|programme|return_interview|booked|work_coach 5|2014-11-13T09:00:00|"
         "2014-11-13T09:40:00|cause=rule\n"
         "2014-11-13T09:40:00|C|programme|return_interview|attended|work_coach 5|2014-11-13T09:00:00|"
         "2014-11-13T09:40:00|\n"
         "2014-11-13T09:40:00|C|programme|return_interview|ended||||ending=attended\n"
         "2014-11-13T09:40:00|C|programme|placement|entered||||\n"
         "2014-11-24T00:00:00|C|programme|placement|placement_started||2014-11-24T00:00:00|"
         "2014-12-29T00:00:00|provider=community_work;area=North;hours=30\n"
         "2014-12-29T00:00:00|C|programme|placement|placement_ended||||\n"
         "2014-12-29T00:00:00|C|programme|placement|ended||||ending=completed\n"
         "2014-12-29T00:00:00|C|programme||marker||||from=CWP;to=Post CWP MIR"}};
    CHECK(in_words(written::audited(written::csv(written::sound, broken))) == "");
    std::string& back = broken.back().second;
    back.replace(back.find("2014-12-29T00:00:00|provider"), 10, "2014-12-19");
    const Report report = written::audited(written::csv(written::sound, broken));
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].rule == "HTW-115");
}

TEST_CASE("A block drawn anew after a break begins late and ends with its block", "[auditor][HTW-55]") {
    const std::vector<written::Edit> broken{
        {"", "2014-06-20T00:00:00|D|programme||claim_ended||||cause=work"},
        {"", "2014-06-30T00:00:00|D|programme||reclaimed||||"},
        {"",
         "2014-06-30T00:00:00|D|programme|return_interview|entered||||\n"
         "2014-06-30T00:00:00|D|programme|return_interview|booked|work_coach "
         "3|2014-06-30T09:00:00|2014-06-30T09:40:00|"
         "cause=rule\n"
         "2014-06-30T09:40:00|D|programme|return_interview|attended|work_coach 3|2014-06-30T09:00:00|"
         "2014-06-30T09:40:00|\n"
         "2014-06-30T09:40:00|D|programme|return_interview|ended||||ending=attended\n"
         "2014-06-30T09:40:00|D|programme|daily_wsr|entered||||"},
        {"",
         "2014-06-30T10:00:00|D|programme|daily_wsr|timetable||||"
         "from=2014-06-30;until=2014-07-16;mon=10:20;tue=10:10;wed=10:30;thu=10:40;fri=10:50"}};
    CHECK(in_words(written::audited(written::csv(written::sound, broken))) == "");
    auto too_long = broken;
    too_long.back().second.replace(too_long.back().second.find("until=2014-07-16"), 16, "until=2014-07-27");
    const Report report = written::audited(written::csv(written::sound, too_long));
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].rule == "HTW-55");
}

}  // namespace audit

#include "written_log.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace audit::written {

// D goes to Daily WSR for 13 weeks; C to a placement after a late WPCI; R misses the engagement meeting and is
// referred again; S is sanctioned twice; G and H share a session; L is seen late; P has the regime before April
// 2014; F misses a follow-up.
const std::string sound = R"(
2014-05-01T00:00:00|D|programme||claim_started||||availability=mornings
2014-05-01T00:00:00|D|programme||clock||||name=completed
2014-05-01T00:00:00|D|programme|wpci|entered||||
2014-05-01T00:00:00|D|programme|wpci|booked|work_coach 1|2014-05-22T09:00:00|2014-05-22T09:40:00|cause=rule
2014-05-22T09:00:00|D|programme|wpci|attended|work_coach 1|2014-05-22T09:00:00|2014-05-22T09:40:00|
2014-05-22T09:40:00|D|programme|wpci|ended||||ending=attended
2014-05-22T09:40:00|D|programme||marker||||from=none;to=HtW DWSR
2014-05-22T09:40:00|D|programme|daily_wsr|entered||||
2014-05-22T09:40:00|D|programme|daily_wsr|timetable||2014-05-22T00:00:00|2014-06-19T00:00:00|from=2014-05-22;until=2014-06-18;mon=09:10;tue=09:20;wed=09:30;thu=09:40;fri=09:50
2014-05-22T09:40:00|D|programme|daily_wsr|booked|assistant 1|2014-05-23T09:50:00|2014-05-23T10:00:00|cause=rule
2014-05-22T09:40:00|D|programme|daily_wsr|booked|assistant 2|2014-05-27T09:20:00|2014-05-27T09:30:00|cause=rule
2014-05-23T09:50:00|D|programme|daily_wsr|attended|assistant 1|2014-05-23T09:50:00|2014-05-23T10:00:00|
2014-05-27T09:20:00|D|programme|daily_wsr|missed|assistant 2|2014-05-27T09:20:00|2014-05-27T09:30:00|
2014-06-16T09:40:00|D|programme|daily_wsr|timetable||2014-06-19T00:00:00|2014-07-17T00:00:00|from=2014-06-19;until=2014-07-16;mon=10:10;tue=10:20;wed=10:30;thu=10:40;fri=10:50
2014-07-14T09:40:00|D|programme|daily_wsr|timetable||2014-07-17T00:00:00|2014-08-21T00:00:00|from=2014-07-17;until=2014-08-20;mon=11:10;tue=11:20;wed=11:30;thu=11:40;fri=11:50
2014-07-14T09:40:00|D|programme|daily_wsr|booked|assistant 1|2014-08-20T11:30:00|2014-08-20T11:40:00|cause=rule
2014-08-20T11:30:00|D|programme|daily_wsr|attended|assistant 1|2014-08-20T11:30:00|2014-08-20T11:40:00|
2014-08-20T11:40:00|D|programme|daily_wsr|ended||||ending=completed
2014-08-20T11:40:00|D|programme||marker||||from=HtW DWSR;to=Post DS MIR
2014-08-20T11:40:00|D|programme|daily_wsr_end|entered||||
2014-08-20T11:40:00|D|programme|daily_wsr_end|booked|work_coach 4|2014-08-20T14:00:00|2014-08-20T14:20:00|cause=staff
2014-08-20T14:20:00|D|programme|daily_wsr_end|attended|work_coach 4|2014-08-20T14:00:00|2014-08-20T14:20:00|
2014-08-20T14:20:00|D|programme|daily_wsr_end|ended||||ending=attended
2014-09-01T00:00:00|D|programme||claim_ended||||cause=work
2014-12-01T00:00:00|D|programme||reclaimed||||
2014-12-01T00:00:00|D|programme|return_interview|entered||||
2014-12-01T00:00:00|D|programme|return_interview|booked|work_coach 4|2014-12-03T09:00:00|2014-12-03T09:40:00|cause=rule
2014-12-03T09:00:00|D|programme|return_interview|attended|work_coach 4|2014-12-03T09:00:00|2014-12-03T09:40:00|
2014-12-03T09:40:00|D|programme|return_interview|ended||||ending=attended
2014-12-01T00:00:00|D|marker||marker||||from=Post DS MIR;to=PWPS Exit
2014-04-24T00:00:00|C|programme||claim_started||||availability=any
2014-04-24T00:00:00|C|programme||clock||||name=completed
2014-04-24T00:00:00|C|programme|wpci|entered||||
2014-04-24T00:00:00|C|programme|wpci|booked|work_coach 1|2014-05-19T10:00:00|2014-05-19T10:40:00|cause=staff
2014-05-19T10:00:00|C|programme|wpci|attended|work_coach 1|2014-05-19T10:00:00|2014-05-19T10:40:00|
2014-05-19T10:40:00|C|programme|wpci|breach||||deadline=wpci;cause=staff
2014-05-19T10:40:00|C|programme|wpci|ended||||ending=attended
2014-05-19T10:40:00|C|programme||marker||||from=none;to=HtW asst phase
2014-06-02T14:00:00|C|programme|placement|entered||||
2014-06-02T14:00:00|C|programme|placement|requested||||provider=community_work;area=North;year=2014
2014-06-03T09:00:00|C|programme|placement|granted||||provider=community_work;area=North;year=2014;left=1
2014-06-03T09:00:00|C|programme|placement|marker||||from=HtW asst phase;to=CWP
2014-06-10T10:00:00|C|programme|placement|attended|community_work|2014-06-10T10:00:00|2014-06-10T11:00:00|meeting=engagement
2014-06-20T00:00:00|C|programme|placement|place_used||||provider=community_work;area=North;year=2014
2014-06-20T00:00:00|C|programme|placement|placement_started||2014-06-20T00:00:00|2014-12-19T00:00:00|provider=community_work;area=North;hours=30
2014-09-01T00:00:00|C|reviews|regular|entered||||
2014-09-01T00:00:00|C|reviews|regular|booked|work_coach 5|2014-09-15T09:00:00|2014-09-15T09:10:00|cause=rule
2014-09-08T00:00:00|C|programme|placement|absence||2014-09-08T00:00:00|2014-09-09T00:00:00|kind=unreported;treated=failure
2014-09-15T09:08:00|C|reviews|regular|attended|work_coach 5|2014-09-15T09:00:00|2014-09-15T09:08:00|
2014-09-15T09:08:00|C|reviews|regular|ended||||ending=elapsed
2014-09-15T09:08:00|C|reviews|attendance|entered||||
2014-10-06T00:00:00|C|programme|placement|absence||2014-10-06T00:00:00|2014-10-08T00:00:00|kind=sick;treated=available
2014-12-19T00:00:00|C|programme|placement|placement_ended||||
2014-12-19T00:00:00|C|programme|placement|ended||||ending=completed
2014-12-19T00:00:00|C|programme||marker||||from=CWP;to=Post CWP MIR
2014-05-06T00:00:00|R|programme||claim_started||||availability=any
2014-05-06T00:00:00|R|programme|wpci|entered||||
2014-05-06T00:00:00|R|programme|wpci|booked|work_coach 1|2014-05-20T10:00:00|2014-05-20T10:40:00|cause=rule
2014-05-20T10:00:00|R|programme|wpci|attended|work_coach 1|2014-05-20T10:00:00|2014-05-20T10:40:00|
2014-05-20T10:40:00|R|programme|wpci|ended||||ending=attended
2014-05-20T10:40:00|R|programme|placement|entered||||
2014-05-20T10:40:00|R|programme|placement|requested||||provider=community_work;area=North;year=2014
2014-05-21T09:00:00|R|programme|placement|granted||||provider=community_work;area=North;year=2014;left=1
2014-05-21T09:00:00|R|programme|placement|marker||||from=none;to=CWP
2014-05-28T10:00:00|R|programme|placement|missed|community_work|2014-05-28T10:00:00|2014-05-28T11:00:00|meeting=engagement
2014-05-29T00:00:00|R|programme|placement|place_given_back||||provider=community_work;area=North;year=2014
2014-05-29T00:00:00|R|programme|placement|ended||||ending=engagement_missed
2014-07-28T10:00:00|R|programme|placement|entered||||
2014-07-28T10:00:00|R|programme|placement|requested||||provider=community_work;area=North;year=2014
2014-07-29T09:00:00|R|programme|placement|granted||||provider=community_work;area=North;year=2014;left=0
2014-05-01T00:00:00|S|programme||claim_started||||availability=any
2014-06-02T10:00:00|S|decisions|referred|entered||||
2014-06-02T10:00:00|S|decisions|referred|failure||2014-06-02T00:00:00|2014-06-02T00:00:00|
2014-06-30T10:00:00|S|decisions|referred|decision||||outcome=sanction;level=lower;weeks=4;days=28
2014-07-01T10:00:00|S|decisions|referred|failure||2014-06-23T00:00:00|2014-06-23T00:00:00|
2014-07-30T10:00:00|S|decisions|referred|decision||||outcome=sanction;level=lower;weeks=13;days=91
2014-07-31T10:00:00|S|decisions|referred_higher|failure||2014-07-31T00:00:00|2014-07-31T00:00:00|level=higher
2014-09-01T10:00:00|S|decisions|referred_higher|decision||||outcome=sanction;level=higher;weeks=13;days=91
2014-05-01T00:00:00|G|programme||arrived||||availability=any
2014-05-01T00:00:00|G|programme|workshop|entered||||
2014-05-01T00:00:00|G|programme|workshop|booked|group_room 1|2014-05-07T10:00:00|2014-05-07T11:30:00|session=4;cause=rule
2014-05-07T10:00:00||programme|workshop|session_held|group_room 1|2014-05-07T10:00:00|2014-05-07T11:30:00|size=2
2014-05-07T11:30:00|G|programme|workshop|attended|group_room 1|2014-05-07T10:00:00|2014-05-07T11:30:00|session=4
2014-05-07T11:30:00|G|programme|workshop|ended||||ending=attended
2014-05-01T00:00:00|H|programme||claim_started||||availability=any
2014-05-01T00:00:00|H|programme|workshop|entered||||
2014-05-01T00:00:00|H|programme|workshop|booked|group_room 1|2014-05-07T10:00:00|2014-05-07T11:30:00|session=4;cause=rule
2014-05-07T11:30:00|H|programme|workshop|attended|group_room 1|2014-05-07T10:00:00|2014-05-07T11:30:00|session=4
2014-05-07T11:30:00|H|programme|workshop|ended||||ending=attended
2014-05-01T00:00:00|L|reviews||claim_started||||availability=any
2014-05-01T00:00:00|L|reviews|regular|entered||||
2014-05-01T00:00:00|L|reviews|regular|booked|work_coach 2|2014-05-15T09:00:00|2014-05-15T09:10:00|cause=rule
2014-05-15T09:00:00|L|reviews|regular|late|work_coach 2|2014-05-15T09:00:00|2014-05-15T09:05:00|
2014-05-15T09:05:00|L|reviews|regular|attended|work_coach 2|2014-05-15T09:05:00|2014-05-15T09:12:00|
2014-05-15T09:12:00|L|reviews|regular|booked|work_coach 2|2014-05-29T09:00:00|2014-05-29T09:10:00|cause=rule
2014-05-20T00:00:00|L|reviews|regular|cancelled|work_coach 2|2014-05-29T09:00:00|2014-05-29T09:10:00|
2014-05-20T00:00:00|L|reviews||moved_benefit||||cause=other
2014-04-22T00:00:00|P|programme||claim_started||||availability=any
2014-04-25T10:00:00|P|programme||marker||||from=none;to=JSA PWPS OCM
2014-10-10T00:00:00|P|programme|end_of_pwps|entered||||
2014-10-10T00:00:00|P|programme|end_of_pwps|booked|work_coach 6|2014-10-13T10:00:00|2014-10-13T10:40:00|cause=rule
2014-10-13T10:00:00|P|programme|end_of_pwps|missed|work_coach 6|2014-10-13T10:00:00|2014-10-13T10:40:00|
2014-10-24T00:00:00|P|marker||marker||||from=JSA PWPS OCM;to=PWPS Completed
2014-05-01T00:00:00|F|iap||claim_started||||availability=any
2014-05-01T00:00:00|F|iap|follow_up_1_in_person|entered||||
2014-05-01T00:00:00|F|iap|follow_up_1_in_person|booked|work_coach 7|2014-05-06T10:00:00|2014-05-06T10:20:00|cause=rule
2014-05-06T10:00:00|F|iap|follow_up_1_in_person|missed|work_coach 7|2014-05-06T10:00:00|2014-05-06T10:20:00|
2014-05-06T10:00:00|F|iap|follow_up_1_in_person|ended||||ending=missed
2014-05-06T10:00:00|F|iap|follow_up_1_reason|entered||||
2014-05-06T10:00:00|F|iap|follow_up_1_reason|ended||||ending=preparation
2014-05-07T10:00:00|F|iap|preparation|entered||||
)";

Expectations expectations() {
    Expectations expected;
    expected.first = day_from("2014-04-22");
    expected.end = day_from("2015-01-01");
    expected.holidays = {day_from("2014-05-05"), day_from("2014-05-26"), day_from("2014-08-25")};
    Hours hours;
    for (std::size_t d = 0; d < 5; ++d) hours.open[d] = {9 * 3600, 17 * 3600};
    expected.offices = {{"Selby", hours}};
    expected.bookable = {"work_coach", "assistant", "group_room"};
    expected.providers = {"community_work"};
    expected.limits = {{"North", 2014, 2}};
    expected.availability = {{"mornings", {9 * 3600, 12 * 3600}}, {"any", {}}};
    return expected;
}

std::string csv(std::string log, const std::vector<Edit>& edits) {
    for (const auto& [from, to] : edits) {
        if (from.empty()) {
            log += to + '\n';
            continue;
        }
        const std::size_t at = log.find(from);
        if (at == std::string::npos || log.find(from, at + 1) != std::string::npos)
            throw std::logic_error("does not occur once: " + from);
        log.replace(at, from.size(), to);
    }
    std::vector<std::string> lines;
    std::istringstream in(log);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) lines.push_back(line);
    }
    std::stable_sort(lines.begin(), lines.end(), [](const std::string& a, const std::string& b) {
        return a.compare(0, 19, b, 0, 19) < 0;
    });
    std::string events =
        "replication,time,claimant,office,strand,pathway,stage,event,resource,start,end,rule,detail\n";
    for (const std::string& line : lines) {
        std::vector<std::string> fields(1);
        for (const char c : line) {
            if (c == '|')
                fields.emplace_back();
            else
                fields.back() += c;
        }
        if (fields.size() != 9) throw std::logic_error("not 9 fields: " + line);
        events += "0," + fields[0] + ',' + fields[1] + ",Selby," + fields[2] + ',' + fields[2] + ',' +
                  fields[3] + ',' + fields[4] + ',' + fields[5] + ',' + fields[6] + ',' + fields[7] + ",," +
                  fields[8] + '\n';
    }
    return events;
}

Report audited(const std::string& events, const Expectations& expected) {
    std::istringstream in(events);
    return audit(in, expected);
}

}  // namespace audit::written

#include "audit.hpp"

#include "check.hpp"

namespace audit {

namespace {

std::vector<std::unique_ptr<Check>> all_checks(Notes& notes, const Expectations& expected) {
    std::vector<std::unique_ptr<Check>> checks;
    for (const auto make :
         {course_check, bookings_check, opening_check, marker_check, elements_check, daily_reviews_check,
          places_check, placement_check, attendance_check, interview_check, returns_check,
          examined_misses_check, end_interviews_check, office_hours_check, sanctions_check}) {
        checks.push_back(make(notes, expected));
    }
    return checks;
}

}  // namespace

Report audit(std::istream& log, const Expectations& expected) {
    Report report;
    Notes notes(report);
    std::vector<std::unique_ptr<Check>> checks = all_checks(notes, expected);
    Rows rows(log);
    Row row;
    std::int32_t replication = -1;
    Time latest = 0;
    while (rows.next(row)) {
        if (row.replication != replication) {
            if (row.replication < replication)
                notes.found("order", row, "a replication comes after a later one");
            if (replication >= 0) checks = all_checks(notes, expected);
            replication = row.replication;
            latest = row.time;
        }
        ++report.rows;
        if (row.time < latest) notes.found("order", row, "time goes back");
        latest = std::max(latest, row.time);
        if (expected.end != 0 && (row.day < expected.first || row.day >= expected.end))
            notes.found("period", row, "outside the days simulated");
        for (const auto& check : checks) check->see(row);
    }
    report.checked["order"] = report.rows;
    return report;
}

std::string in_words(const Report& report, std::size_t most) {
    std::string words;
    std::map<std::string, std::size_t> by_rule;
    for (const Finding& finding : report.findings) {
        if (++by_rule[finding.rule] > most) continue;
        words += finding.rule + ' ' + finding.time + ' ' + finding.who + ": " + finding.sentence + '\n';
    }
    for (const auto& [rule, count] : by_rule) words += rule + ": " + std::to_string(count) + " findings\n";
    return words;
}

}  // namespace audit

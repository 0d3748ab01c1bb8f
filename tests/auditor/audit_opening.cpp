#include "check.hpp"

namespace audit {

namespace {

/// Bookings lie ahead, in opening hours, on working days, with somebody or something that can be booked.
class Opening : public Check {
public:
    Opening(Notes& notes, const Expectations& expected)
        : notes_(notes), expected_(expected), checked_(notes.counter("opening-hours")) {}

    void see(const Row& row) override {
        if (row.event == Event::booked) {
            see_time(row, row.office);
            see_resource(row);
        } else if (row.event == Event::granted && row.timed &&
                   expected_.offices.contains(std::string(row.resource))) {
            see_time(row, row.resource);
        }
    }

private:
    void see_time(const Row& row, std::string_view office) {
        ++checked_;
        if (!row.timed || row.end <= row.start)
            return notes_.found("opening-hours", row, "a booking without a length");
        if (row.start < row.time) notes_.found("opening-hours", row, "booked for a time that has passed");
        if (expected_.offices.empty()) return;
        const auto found = expected_.offices.find(std::string(office));
        if (found == expected_.offices.end())
            return notes_.found("opening-hours", row, "no such office: " + std::string(office));
        if (found->second.always) return;
        const Day day = row.start_day();
        const auto [from, until] = found->second.open[static_cast<std::size_t>(weekday(day))];
        if (expected_.holidays.contains(day) || until == 0)
            return notes_.found("opening-hours", row, "booked on a day on which the office is closed");
        const Time midnight = Time{day} * day_seconds;
        if (row.start < midnight + from || row.end > midnight + until)
            notes_.found("opening-hours", row, "booked outside opening hours");
    }

    void see_resource(const Row& row) {
        if (expected_.bookable.empty() || row.resource.empty()) return;
        const std::string kind(row.resource.substr(0, row.resource.rfind(' ')));
        if (!expected_.bookable.contains(kind))
            notes_.found("bookable", row,
                         "booked with " + std::string(row.resource) + ", which cannot be booked");
        else
            ++notes_.counter("bookable");
    }

    Notes& notes_;
    const Expectations& expected_;
    std::uint64_t& checked_;
};

}  // namespace

std::unique_ptr<Check> opening_check(Notes& notes, const Expectations& expected) {
    return std::make_unique<Opening>(notes, expected);
}

}  // namespace audit

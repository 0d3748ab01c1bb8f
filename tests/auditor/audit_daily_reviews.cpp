#include <algorithm>
#include <charconv>

#include "check.hpp"

namespace audit {

namespace {

constexpr std::array<std::string_view, 7> weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr Time no_time = -1;

/// Times of a block, by weekday.
struct Timetable {
    Day from = 0, until = 0;  ///< Both included.
    std::array<Time, 7> at{};

    bool covers(Day day) const { return from <= day && day <= until; }
};

Timetable timetable_in(const Row& row) {
    Timetable table;
    table.from = day_from(said(row.detail, "from"));
    table.until = day_from(said(row.detail, "until"));
    for (std::size_t d = 0; d < weekdays.size(); ++d) {
        const std::string_view text = said(row.detail, weekdays[d]);
        int hour = 0;
        int minute = 0;
        table.at[d] = no_time;
        if (text.size() != 5) continue;
        std::from_chars(text.data(), text.data() + 2, hour);
        std::from_chars(text.data() + 3, text.data() + 5, minute);
        table.at[d] = hour * 3600 + minute * 60;
    }
    return table;
}

class DailyReviews : public Check {
public:
    DailyReviews(Notes& notes, const Expectations& expected)
        : notes_(notes),
          expected_(expected),
          work_(expected.holidays),
          longest_(notes.counter("HTW-42")),
          allocated_(notes.counter("HTW-44")),
          times_(notes.counter("HTW-53")),
          available_(notes.counter("HTW-54")),
          blocks_(notes.counter("HTW-55")) {}

    void see(const Row& row) override {
        if (row.claimant == nobody) return;
        lives_.of(row).wpci.see(row, expected_);
        if (row.event == Event::timetable) {
            see_timetable(row, lives_.of(row));
        } else if (row.event == Event::marker) {
            if (said(row.detail, "to") == "HtW DWSR") allocate(row, lives_.of(row));
        } else if (row.event == Event::claim_started || row.event == Event::arrived) {
            const auto found =
                expected_.availability.find(std::string(said(row.detail, expected_.availability_attribute)));
            lives_.of(row).available =
                found == expected_.availability.end() ? expected_.availability_of_all : found->second;
        } else if (row.event == Event::reclaimed || row.event == Event::transferred) {
            lives_.of(row).disturbed = true;
        } else if (row.stage == expected_.daily_stage) {
            if (row.event == Event::booked) see_booking(row, lives_.of(row));
            if (row.event == Event::attended || row.event == Event::missed) see_day(row, lives_.of(row));
        }
    }

private:
    static constexpr Day never = -1;
    struct Life {
        WpciDay wpci;
        Day allocated = never;
        std::int32_t longest = 0;
        Availability available;
        bool disturbed = false;  ///< A break or a move since the last timetable.
        Timetable now, before;
    };

    void allocate(const Row& row, Life& life) {
        ++allocated_;
        if (!life.wpci.held())
            notes_.found("HTW-44", row, "allocated to Daily WSR without a WPCI");
        else if (row.day - life.wpci.day >= expected_.allocation_days)
            notes_.found("HTW-44", row, "allocated to Daily WSR later than 8 weeks from the WPCI");
        life.allocated = row.day;
        for (const Dated& dated : expected_.daily_days) {
            if (dated.from <= (life.wpci.held() ? life.wpci.day : row.day)) life.longest = dated.value;
        }
    }

    /// HTW-42: an attendance lies after the day of allocation and before its 13 weeks are over.
    void see_day(const Row& row, const Life& life) {
        ++longest_;
        if (life.allocated == never)
            return notes_.found("HTW-42", row, "a daily review without an allocation");
        const Day since = row.start_day() - life.allocated;
        if (since <= 0) notes_.found("HTW-42", row, "a daily review on the day of allocation or before");
        if (since >= life.longest)
            notes_.found("HTW-42", row,
                         "a daily review on day " + std::to_string(since) + " of the allocation");
    }

    void see_booking(const Row& row, const Life& life) {
        see_day(row, life);
        // In place of a review called off that morning, at whatever time there was.
        if (said(row.detail, "for") == "review_called_off") return;
        const Time midnight = Time{row.start_day()} * day_seconds;
        ++times_;
        const Timetable& table = life.now.covers(row.start_day()) ? life.now : life.before;
        if (!table.covers(row.start_day()))
            notes_.found("HTW-53", row, "a daily review on a day that no timetable covers");
        else if (row.start - midnight != table.at[static_cast<std::size_t>(weekday(row.start_day()))])
            notes_.found("HTW-53", row, "a daily review at another time than the timetable's");
        see_availability(row, life, row.start - midnight, row.end - midnight);
    }

    void see_availability(const Row& row, const Life& life, Time from, Time until) {
        ++available_;
        if (from < life.available.from || until > life.available.until)
            notes_.found("HTW-54", row, clock_time(from) + " is outside the agreed availability");
    }

    void see_timetable(const Row& row, Life& life) {
        const Timetable table = timetable_in(row);
        std::vector<Time> times;
        for (std::size_t d = 0; d < table.at.size(); ++d) {
            if (table.at[d] != no_time) {
                times.push_back(table.at[d]);
                see_availability(row, life, table.at[d], table.at[d]);
            } else if (d < 5 && has_working(table, static_cast<int>(d))) {
                notes_.found("HTW-53", row, "the timetable has no time on " + std::string(weekdays[d]));
            }
        }
        ++times_;
        std::sort(times.begin(), times.end());
        if (std::adjacent_find(times.begin(), times.end()) != times.end())
            notes_.found("HTW-53", row, "two weekdays have the same time");
        see_block(row, life, table);
        life.before = life.now;
        life.now = table;
        life.disturbed = false;
    }

    bool has_working(const Timetable& table, int day_of_week) const {
        for (Day day = table.from; day <= table.until; ++day) {
            if (weekday(day) == day_of_week && work_.worked(day)) return true;
        }
        return false;
    }

    /// HTW-55: blocks count from the allocation; a new one differs from the last.
    void see_block(const Row& row, const Life& life, const Timetable& table) {
        ++blocks_;
        if (life.allocated == never) return notes_.found("HTW-42", row, "a timetable without an allocation");
        const Day from = table.from - life.allocated;
        std::size_t block = 0;
        while (block + 1 < expected_.block_days.size() && from >= expected_.block_days[block + 1]) ++block;
        const bool last =
            block + 1 == expected_.block_days.size() || expected_.block_days[block + 1] >= life.longest;
        const Day end = last ? life.longest : expected_.block_days[block + 1];
        if (from < 0 || table.until - life.allocated != end - 1) {
            return notes_.found("HTW-55", row,
                                "a timetable from day " + std::to_string(from) + " until day " +
                                    std::to_string(table.until - life.allocated) + " is no block");
        }
        if (life.disturbed) return;
        const Day begins = expected_.block_days[block];
        const bool in_time = block == 0 ? table.from <= work_.after(life.allocated, 1) : from == begins;
        if (!in_time) notes_.found("HTW-55", row, "a block begins on day " + std::to_string(from));
        if (life.now.until + 1 == table.from && life.now.at == table.at)
            notes_.found("HTW-55", row, "the new block has the times of the last one");
    }

    Notes& notes_;
    const Expectations& expected_;
    Workdays work_;
    std::uint64_t &longest_, &allocated_, &times_, &available_, &blocks_;
    Lives<Life> lives_;
};

}  // namespace

std::unique_ptr<Check> daily_reviews_check(Notes& notes, const Expectations& expected) {
    return std::make_unique<DailyReviews>(notes, expected);
}

}  // namespace audit

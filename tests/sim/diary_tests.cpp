#include <iterator>
#include <set>
#include <stdexcept>
#include <tuple>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "sim/diary.hpp"

using namespace caseload::sim;

namespace {

constexpr int nine = 9 * 60 / period_minutes;
constexpr int noon = 12 * 60 / period_minutes;
constexpr int five = 17 * 60 / period_minutes;

const Day monday = make_day(2015, 3, 16);
const Day tuesday = make_day(2015, 3, 17);

/// The slow, obvious diary: one entry for each member, day and period.
struct NaiveDiary {
    using Entry = std::tuple<int, Day, int>;
    std::set<Entry> bookable;
    std::set<Entry> booked;

    bool free(int member, Day day, int period) const {
        return bookable.count({member, day, period}) != 0 && booked.count({member, day, period}) == 0;
    }
    bool all_free(int member, Day day, int period, int length) const {
        for (int p = period; p < period + length; ++p) {
            if (!free(member, day, p)) return false;
        }
        return true;
    }
    bool all_booked(int member, Day day, int period, int length) const {
        for (int p = period; p < period + length; ++p) {
            if (booked.count({member, day, p}) == 0) return false;
        }
        return true;
    }
    int first_free(int member, Day day, int length, int from, int until) const {
        for (int p = from; p + length <= until; ++p) {
            if (all_free(member, day, p, length)) return p;
        }
        return -1;
    }
    int booked_periods(int member, Day day) const {
        int count = 0;
        for (int p = 0; p < periods_a_day; ++p) count += booked.count({member, day, p}) != 0 ? 1 : 0;
        return count;
    }
    static void drop_before(std::set<Entry>& entries, Day first) {
        for (auto entry = entries.begin(); entry != entries.end();) {
            entry = std::get<1>(*entry) < first ? entries.erase(entry) : std::next(entry);
        }
    }
};

/// Cancels some of what is booked, from a random entry on.
void cancel_one_booked(Diary& diary, NaiveDiary& naive) {
    const int chosen = *rc::gen::inRange(0, static_cast<int>(naive.booked.size()));
    const auto [member, day, period] = *std::next(naive.booked.begin(), chosen);
    const int most = *rc::gen::inRange(1, 12);
    int length = 1;
    while (length < most && naive.all_booked(member, day, period, length + 1)) ++length;
    diary.cancel(member, day, period, length);
    for (int p = period; p < period + length; ++p) naive.booked.erase({member, day, p});
}

/// One random thing done to both diaries; refused by one exactly when refused by the other.
void do_something(Diary& diary, NaiveDiary& naive) {
    const int member = *rc::gen::inRange(0, diary.members());
    const Day day = diary.first() + Days{*rc::gen::inRange(-1, 6)};
    const bool held = day >= diary.first() && day < diary.last();
    const int period = *rc::gen::inRange(100, 140);
    const int length = *rc::gen::inRange(1, 12);
    switch (*rc::gen::inRange(0, 10)) {
    case 0: {
        const Day new_first = diary.first() + Days{*rc::gen::inRange(0, 8)};
        diary.roll(new_first);
        NaiveDiary::drop_before(naive.bookable, new_first);
        NaiveDiary::drop_before(naive.booked, new_first);
        break;
    }
    case 1: {
        const int members = diary.members();
        RC_ASSERT(diary.add_member() == members);
        break;
    }
    case 2:
    case 3: {
        if (!held || naive.booked_periods(member, day) != 0) break;
        const int until = period + *rc::gen::inRange(0, 60);
        diary.open(member, day, Periods::range(period, until));
        for (int p = 0; p < periods_a_day; ++p) {
            naive.bookable.erase({member, day, p});
            if (p >= period && p < until) naive.bookable.insert({member, day, p});
        }
        break;
    }
    case 4:
        if (!naive.booked.empty()) cancel_one_booked(diary, naive);
        break;
    case 5:
        if (naive.all_booked(member, day, period, length)) break;
        RC_ASSERT_THROWS_AS(diary.cancel(member, day, period, length), std::logic_error);
        break;
    default:
        if (naive.all_free(member, day, period, length)) {
            diary.book(member, day, period, length);
            for (int p = period; p < period + length; ++p) naive.booked.insert({member, day, p});
        } else {
            RC_ASSERT_THROWS_AS(diary.book(member, day, period, length), std::logic_error);
        }
    }
}

}  // namespace

TEST_CASE("a set of periods holds a day and nothing beyond it", "[diary]") {
    CHECK(Periods::range(0, periods_a_day).count() == 288);
    CHECK(Periods::range(-5, 1000) == Periods::range(0, 288));
    CHECK((~Periods{}) == Periods::range(0, 288));
    CHECK(Periods::range(10, 10).none());
    CHECK(Periods::range(20, 10).none());
    CHECK(Periods{}.first() == -1);
    CHECK(Periods::range(287, 288).first() == 287);
    Periods day = Periods::range(nine, five);
    day.clear(noon, noon + 12);
    CHECK(day.count() == 84);
    CHECK(day.test(noon - 1));
    CHECK_FALSE(day.test(noon));
    day.set(noon, noon + 12);
    CHECK(day == Periods::range(nine, five));
}

TEST_CASE("a gap of a whole day is found, one of a day and a period is not", "[diary]") {
    const Periods day = Periods::range(0, periods_a_day);
    CHECK(first_gap(day, 288, 0, 288) == 0);
    CHECK(first_gap(day, 289, 0, 288) == -1);
    CHECK(first_gap(day, 12, 277, 288) == -1);
    CHECK(first_gap(day, 12, 276, 288) == 276);
}

TEST_CASE("gaps are those that a loop over the periods finds", "[diary][property]") {
    rc::prop("of any length, in any window", [] {
        Periods free;
        for (int runs = *rc::gen::inRange(0, 12); runs > 0; --runs) {
            const int from = *rc::gen::inRange(0, periods_a_day);
            free.set(from, from + *rc::gen::inRange(1, 80));
        }
        const int length = *rc::gen::inRange(1, 100);
        const int from = *rc::gen::inRange(0, periods_a_day + 1);
        const int until = *rc::gen::inRange(0, periods_a_day + 1);
        const Periods found = gaps(free, length);
        int expected_first = -1;
        for (int start = 0; start < periods_a_day; ++start) {
            bool all = true;
            for (int p = start; p < start + length; ++p) all = all && p < periods_a_day && free.test(p);
            RC_ASSERT(found.test(start) == all);
            if (all && expected_first < 0 && start >= from && start + length <= until) expected_first = start;
        }
        RC_ASSERT(first_gap(free, length, from, until) == expected_first);
    });
    rc::prop("and shifting moves each period", [] {
        const int from = *rc::gen::inRange(0, periods_a_day);
        const int until = *rc::gen::inRange(0, periods_a_day);
        const int by = *rc::gen::inRange(0, 400);
        RC_ASSERT((Periods::range(from, until) >> by) == Periods::range(from - by, until - by));
    });
}

TEST_CASE("interviews fill a coach's morning one after the other", "[diary]") {
    Diary diary(2, 10, monday);
    CHECK(diary.first_free(0, monday, 8, 0, periods_a_day) == -1);  // closed until opened
    diary.open(0, monday, Periods::range(nine, noon));
    for (int interview = 0; interview < 4; ++interview) {
        const int period = diary.first_free(0, monday, 8, nine, noon);
        CHECK(period == nine + 8 * interview);  // 40 minutes each
        diary.book(0, monday, period, 8);
    }
    CHECK(diary.first_free(0, monday, 8, nine, noon) == -1);
    CHECK(diary.first_free(0, monday, 4, nine, noon) == nine + 32);
    CHECK(diary.booked_periods(0, monday) == 32);
    CHECK(diary.booked_periods(1, monday) == 0);

    diary.cancel(0, monday, nine + 8, 8);
    CHECK(diary.first_free(0, monday, 8, nine, noon) == nine + 8);
    CHECK(diary.first_free(0, monday, 8, nine + 9, noon) == -1);
    CHECK(diary.bookable(0, monday) == Periods::range(nine, noon));
}

TEST_CASE("a double booking is refused, naming member, day and periods", "[diary]") {
    Diary diary(4, 5, monday);
    diary.open(3, tuesday, Periods::range(nine, five));
    diary.book(3, tuesday, 110, 4);
    CHECK_THROWS_WITH(
        diary.book(3, tuesday, 112, 4),
        "diary of member 3, 2015-03-17: cannot book 4 periods from 112: already booked: 112 113");
    CHECK_THROWS_WITH(diary.book(3, tuesday, five - 1, 2),
                      "diary of member 3, 2015-03-17: cannot book 2 periods from 203: not bookable: 204");
    CHECK_THROWS_WITH(diary.cancel(3, tuesday, 113, 2),
                      "diary of member 3, 2015-03-17: cannot cancel 2 periods from 113: not booked: 114");
    CHECK_THROWS_WITH(diary.open(3, tuesday, Periods::range(112, five)),
                      "diary of member 3, 2015-03-17: opened without its booked periods 110 111");
    CHECK(diary.booked_periods(3, tuesday) == 4);
}

TEST_CASE("members, days and periods that do not exist are refused", "[diary]") {
    Diary diary(2, 5, monday);
    CHECK_THROWS_WITH(diary.free(2, monday), "diary of member 2, 2015-03-16: there are 2 members");
    CHECK_THROWS_WITH(
        diary.book(1, make_day(2015, 3, 21), nine, 1),
        "diary of member 1, 2015-03-21: cannot book: the diary runs from 2015-03-16 and ends before "
        "2015-03-21");
    CHECK_THROWS_AS(diary.book(1, monday, 287, 2), std::logic_error);
    CHECK_THROWS_AS(diary.book(1, monday, -1, 2), std::logic_error);
    CHECK_THROWS_AS(diary.book(1, monday, nine, 0), std::logic_error);
    CHECK_THROWS_AS(diary.first_free(1, monday, 0, 0, 288), std::logic_error);
    CHECK_THROWS_AS(diary.roll(monday - Days{1}), std::logic_error);
    CHECK_THROWS_AS(Diary(1, 0, monday), std::logic_error);
    CHECK(diary.free(1, monday - Days{1}).none());
    CHECK(diary.first_free(1, diary.last(), 1, 0, 288) == -1);
}

TEST_CASE("bookings stay when a day is opened again with other hours", "[diary]") {
    Diary diary(1, 5, monday);
    diary.open(0, monday, Periods::range(nine, five));
    diary.book(0, monday, nine, 8);
    diary.open(0, monday, Periods::range(nine, noon));
    CHECK(diary.booked_periods(0, monday) == 8);
    CHECK(diary.free(0, monday) == Periods::range(nine + 8, noon));
}

TEST_CASE("rolling forward keeps what is ahead and closes what comes into sight", "[diary]") {
    Diary diary(1, 3, monday);
    diary.open(0, monday, Periods::range(nine, five));
    diary.open(0, tuesday, Periods::range(nine, five));
    diary.book(0, tuesday, nine, 8);
    diary.roll(tuesday);
    CHECK(diary.first() == tuesday);
    CHECK(diary.last() == make_day(2015, 3, 20));
    CHECK(diary.booked_periods(0, tuesday) == 8);
    CHECK(diary.bookable(0, monday).none());
    CHECK(diary.bookable(0, make_day(2015, 3, 19)).none());
    diary.roll(make_day(2016, 3, 16));
    CHECK(diary.bookable(0, make_day(2016, 3, 16)).none());
}

TEST_CASE("the diary agrees with a plain set of member, day and period", "[diary][property]") {
    rc::prop("whatever is opened, booked, cancelled and rolled", [] {
        Diary diary(*rc::gen::inRange(1, 4), 5, monday);
        NaiveDiary naive;
        for (int member = 0; member < diary.members(); ++member) {
            for (Day day = diary.first(); day < diary.last(); day += Days{1}) {
                diary.open(member, day, Periods::range(100, 150));
                for (int p = 100; p < 150; ++p) naive.bookable.insert({member, day, p});
            }
        }
        for (int steps = *rc::gen::inRange(0, 60); steps > 0; --steps) {
            do_something(diary, naive);
            const int member = *rc::gen::inRange(0, diary.members());
            const Day day = diary.first() + Days{*rc::gen::inRange(-1, 6)};
            const int length = *rc::gen::inRange(1, 30);
            const int from = *rc::gen::inRange(90, 150);
            const int until = *rc::gen::inRange(90, 200);
            RC_ASSERT(diary.first_free(member, day, length, from, until) ==
                      naive.first_free(member, day, length, from, until));
            RC_ASSERT(diary.booked_periods(member, day) == naive.booked_periods(member, day));
        }
        for (int member = 0; member < diary.members(); ++member) {
            for (Day day = diary.first() - Days{1}; day <= diary.last(); day += Days{1}) {
                for (int p = 0; p < periods_a_day; ++p) {
                    RC_ASSERT(diary.free(member, day).test(p) == naive.free(member, day, p));
                    RC_ASSERT(diary.bookable(member, day).test(p) ==
                              (naive.bookable.count({member, day, p}) != 0));
                }
            }
        }
    });
}

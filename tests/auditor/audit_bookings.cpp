#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "check.hpp"
#include "occupied.hpp"

namespace audit {

namespace {

/// A booking that somebody holds.
struct Held {
    Seat seat;
    std::uint64_t place = 0;  ///< Of Occupied; 0: elsewhere or nowhere.
    std::uint32_t strand = 0;
    bool over = false;  ///< Attended or missed.
    bool late = false;  ///< May begin later than planned: an overrun, or a call being tried.
};

/// Nobody and nothing is in two places at one time, and who attends or misses has been booked.
class Bookings : public Check {
public:
    Bookings(Notes& notes, const Expectations& expected)
        : notes_(notes),
          expected_(expected),
          booked_(notes.counter("one-person")),
          placed_(notes.counter("one-resource")),
          attended_(notes.counter("attendance")) {}

    void see(const Row& row) override {
        occupied_.forget_before(row.day);
        if (row.claimant == nobody) {
            if (row.event == Event::session_not_run) occupied_.clear_sessions(place(row), row.start);
            if (row.event == Event::late) late_sessions_[{row.office_id, row.stage_id, row.end}] = row.start;
            if (row.event == Event::session_held) see_session(row);
            return;
        }
        switch (row.event) {
        case Event::booked: book(row, place(row)); break;
        case Event::granted:
            if (row.timed) book(row, 0);
            break;
        case Event::cancelled: cancel(row); break;
        case Event::late: delay(row); break;
        case Event::attempt: ring(row); break;
        case Event::attended:
        case Event::missed: attend(row); break;
        case Event::entered:
        case Event::ended: leave(row); break;
        case Event::transferred: drop_all(lives_.of(row)); break;
        default: break;
        }
    }

private:
    using Life = std::vector<Held>;

    std::uint64_t place(const Row& row) {
        if (row.resource.empty()) return 0;
        return std::uint64_t{row.office_id} << 32 | resources_.id(row.resource);
    }

    static std::uint64_t session_of(const Row& row) {
        const std::string_view text = said(row.detail, "session");
        std::uint64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        if (text.empty()) return row.event == Event::granted ? ~std::uint64_t{0} : 0;
        return (std::uint64_t{row.stage_id} << 32 | number) + 1;
    }

    void occupy(const Row& row, std::uint64_t where, const Seat& seat) {
        if (where == 0) return;
        ++placed_;
        if (!occupied_.take(where, seat))
            notes_.found("one-resource", row, std::string(row.resource) + " is booked twice at one time");
    }

    void see_session(const Row& row) {
        // Its seats are booked already and stay; a session that nobody booked a seat in still takes the room. One that
        // begins late is booked for its time: who has the room next begins late too.
        const auto late = late_sessions_.find({row.office_id, row.stage_id, row.start});
        const Time by = late == late_sessions_.end() ? 0 : row.start - late->second;
        if (place(row) != 0 &&
            occupied_.clashes(place(row), {row.start - by, row.end - by, ~std::uint64_t{0}}))
            notes_.found("one-resource", row, "a session in a room that is booked at the time");
    }

    void book(const Row& row, std::uint64_t where) {
        Life& life = lives_.of(row);
        const Time long_past = row.time - 7 * day_seconds;
        std::erase_if(life,
                      [&](const Held& held) { return held.seat.end <= (held.over ? row.time : long_past); });
        // A seat in a group is given up for whatever the strand books next.
        drop_seats(life, row.strand_id);
        ++booked_;
        for (const Held& held : life) {
            if (row.start < held.seat.end && held.seat.start < row.end)
                notes_.found("one-person", row, "is booked twice at one time");
        }
        const Seat seat{row.start, row.end, session_of(row)};
        occupy(row, where, seat);
        life.push_back({seat, where, row.strand_id, false, false});
    }

    void cancel(const Row& row) {
        Life& life = lives_.of(row);
        const auto held = std::find_if(life.begin(), life.end(), [&](const Held& one) {
            return one.strand == row.strand_id && one.seat.start == row.start && !one.over;
        });
        if (held == life.end()) return notes_.found("attendance", row, "cancels what was not booked");
        occupied_.release(held->place, held->seat);
        life.erase(held);
    }

    void delay(const Row& row) {
        for (Held& held : lives_.of(row)) {
            if (held.strand == row.strand_id && held.seat.start == row.start) {
                held.late = true;
                return;
            }
        }
        notes_.found("attendance", row, "what begins late was not booked");
    }

    /// A call that is tried again and again is reached later than planned.
    void ring(const Row& row) {
        for (Held& held : lives_.of(row)) {
            if (held.strand == row.strand_id && held.seat.start <= row.time && !held.over) held.late = true;
        }
    }

    void attend(const Row& row) {
        if (expected_.providers.contains(std::string(row.resource))) return;
        if (expected_.walk_in_stages.contains(std::string(row.strand) + '.' + std::string(row.stage))) return;
        ++attended_;
        Life& life = lives_.of(row);
        const auto held = std::find_if(life.begin(), life.end(), [&](const Held& one) {
            return one.strand == row.strand_id && !one.over &&
                   (one.seat.start == row.start || (one.late && one.seat.start < row.start));
        });
        if (held == life.end())
            return notes_.found("attendance", row, std::string(row.event_name) + " without a booking for it");
        held->over = true;
        // Somebody else may stand in for a member who is away: then that member has to be free.
        const std::uint64_t where = place(row);
        if (where != 0 && held->place != 0 && where != held->place) {
            occupied_.release(held->place, held->seat);
            held->place = where;
            occupy(row, where, held->seat);
        }
        held->seat.end = row.event == Event::missed ? held->seat.start : std::min(held->seat.end, row.end);
    }

    /// The stage is left, or entered anew: what was booked for it no longer binds the person. Staff time that is not
    /// cancelled stays booked; a seat in a group goes to somebody else.
    void leave(const Row& row) {
        Life& life = lives_.of(row);
        drop_seats(life, row.strand_id);
        std::erase_if(life, [&](const Held& held) { return held.strand == row.strand_id; });
    }

    void drop_seats(Life& life, std::uint32_t strand) {
        std::erase_if(life, [&](const Held& held) {
            if (held.strand != strand || held.seat.session == 0 || held.over) return false;
            occupied_.release(held.place, held.seat);
            return true;
        });
    }

    void drop_all(Life& life) {
        for (const Held& held : life) {
            if (held.seat.session != 0) occupied_.release(held.place, held.seat);
        }
        life.clear();
    }

    Notes& notes_;
    const Expectations& expected_;
    std::uint64_t &booked_, &placed_, &attended_;
    Names resources_;
    std::map<std::tuple<std::uint32_t, std::uint32_t, Time>, Time> late_sessions_;  ///< Planned start.
    Occupied occupied_;
    Lives<Life> lives_;
};

}  // namespace

std::unique_ptr<Check> bookings_check(Notes& notes, const Expectations& expected) {
    return std::make_unique<Bookings>(notes, expected);
}

}  // namespace audit

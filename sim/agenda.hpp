#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/busy.hpp"
#include "sim/event_lists.hpp"
#include "sim/time.hpp"

namespace caseload::sim {

/// What is still to happen, handed out in the order (time, insertion).
///
/// It is a calendar: a wheel of days and, within the day that has begun, of minutes. An event waits in the
/// list of its day, moves to the list of its minute when the day begins, and is put in order by second when
/// the minute begins; what is added to a minute that has begun is inserted in its place. Days beyond the
/// wheel wait in a heap ordered by (time, insertion), and move into the wheel as soon as it reaches them:
/// before anything later can be added to those days. An event therefore costs a few copies of sixteen bytes,
/// however many wait.
///
/// Memory follows the events that wait: 10 KB when empty, and no allocation once it has held its greatest
/// number. An arrival in a minute that has begun costs as much as there are events left in that minute.
class Agenda {
public:
    explicit Agenda(Time start = Time{}) : now_{start}, today_{day_of(start)} {
        days_.fill(EventLists::empty);
        minutes_.fill(EventLists::empty);
    }

    /// At `now`, with these events waiting; those of the same second stand in their order. Throws std::invalid_argument
    /// where one lies in the past.
    Agenda(Time now, std::span<const Event> events);

    /// The time of the event handed out last, or the end up to which there was none.
    Time now() const { return now_; }

    /// How many events wait.
    std::size_t size() const { return size_; }

    /// Adds an event, behind those already there for the same second. It may not lie in the past.
    void add(const Event& event) {
        assert(event.when() >= now_);
        ++size_;
        place(event);
    }

    /// Takes out the earliest event before `end`, the first added among equals, and moves now() to it.
    /// When there is none left before `end`, now() becomes `end`.
    std::optional<Event> next(Time end) {
        if (cursor_ < current_.size() || enter_next_minute(end)) {
            const Event& event = current_[cursor_];
            if (event.when() < end) {
                now_ = event.when();
                ++cursor_;
                --size_;
                return event;
            }
        }
        if (now_ < end) now_ = end;
        return std::nullopt;
    }

    /// What is left of the minute that has begun, in order: for fetching the actors' records ahead of need.
    std::span<const Event> upcoming() const { return std::span{current_}.subspan(cursor_); }

    /// Everything that waits, in the order in which it will be handed out.
    std::vector<Event> waiting() const;

    /// For saving and loading: the time, and what waits in the order in which it will be handed out.
    template <class Archive> void fields(Archive& archive) {
        Time now = now_;
        const std::vector<Event> before = waiting();
        std::vector<Event> events = before;
        archive("now", now);
        archive("events", events);
        if (now != now_ || events != before) *this = Agenda(now, events);  // only loading changes anything
    }

private:
    static constexpr std::uint32_t wheel_days = 1024;  // a power of two
    static constexpr std::uint32_t day_minutes = 24 * 60;
    static constexpr std::uint32_t day_seconds = day_minutes * 60;
    static constexpr std::uint32_t before_first_minute = ~std::uint32_t{0};  // one more is minute 0

    struct FarEvent {
        Event event;
        std::uint64_t sequence = 0;
    };

    void place(const Event& event) {
        const auto ahead = static_cast<std::uint64_t>((event.when() - Time{today_}).count());
        if (ahead < day_seconds) {
            const std::uint32_t minute = static_cast<std::uint32_t>(ahead) / 60;
            if (minute == minute_) {
                insert_in_current_minute(event);
            } else {
                lists_.append(minutes_[minute], event);
                busy_minutes_.set(minute);
            }
        } else if (ahead < std::uint64_t{wheel_days} * day_seconds) {
            const std::uint32_t slot = (slot_ + static_cast<std::uint32_t>(ahead) / day_seconds) % wheel_days;
            lists_.append(days_[slot], event);
            busy_days_.set(slot);
        } else {
            add_far(event);
        }
    }

    bool enter_next_minute(Time end);
    void enter(std::uint32_t minute);
    void order(EventLists::List list);
    std::optional<Day> next_busy_day() const;
    void begin(Day day);
    void insert_in_current_minute(const Event& event);
    void add_far(const Event& event);

    Time now_;
    Day today_;                                   ///< the day that has begun
    std::uint32_t slot_ = 0;                      ///< its place in the wheel
    std::uint32_t minute_ = before_first_minute;  ///< the minute that has begun
    std::vector<Event> current_;                  ///< its events in order
    std::size_t cursor_ = 0;                      ///< the first of them still to come
    std::size_t size_ = 0;
    EventLists lists_;
    Busy<day_minutes> busy_minutes_;
    Busy<wheel_days> busy_days_;
    std::array<EventLists::List, day_minutes> minutes_;
    std::array<EventLists::List, wheel_days> days_;
    std::vector<FarEvent> far_;  ///< a heap, earliest on top
    std::uint64_t far_sequence_ = 0;
};

}  // namespace caseload::sim

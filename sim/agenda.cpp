#include "sim/agenda.hpp"

#include <algorithm>
#include <stdexcept>

namespace caseload::sim {

namespace {

constexpr std::size_t few = 8;  // up to here sorting by insertion is quicker than counting

/// Orders for std heaps, which keep the greatest on top: `a` comes after `b`.
constexpr auto comes_after = [](const auto& a, const auto& b) {
    return a.event.when() != b.event.when() ? a.event.when() > b.event.when() : a.sequence > b.sequence;
};

/// Puts an event behind the last in [first, last) that is not later; the place at `last` is free.
void insert_in_order(Event* first, Event* last, const Event& event) {
    while (last != first && event.when() < last[-1].when()) {
        *last = last[-1];
        --last;
    }
    *last = event;
}

}  // namespace

/// Moves on to the next minute that has events; false when none begins before `end`.
bool Agenda::enter_next_minute(Time end) {
    for (;;) {
        const std::uint32_t minute = busy_minutes_.next(minute_ + 1);
        if (minute < day_minutes) {
            if (Time{today_} + std::chrono::minutes{minute} >= end) return false;
            enter(minute);
            return true;
        }
        const std::optional<Day> day = next_busy_day();
        if (!day || Time{*day} >= end) return false;
        begin(*day);
    }
}

/// Puts the events of a minute in order of their second, first added first.
void Agenda::enter(std::uint32_t minute) {
    EventLists::List& list = minutes_[minute];
    minute_ = minute;
    cursor_ = 0;
    busy_minutes_.clear(minute);
    if (const Event* only = lists_.only(list)) {
        current_.resize(1);
        current_.front() = *only;
    } else {
        order(list);
    }
    lists_.clear(list);
}

/// Copies a list of the current minute to current_, in order.
void Agenda::order(EventLists::List list) {
    const std::size_t count = lists_.count(list);
    current_.resize(count);
    if (count <= few) {
        Event* last = current_.data();
        lists_.each(list, [&](const Event& event) { insert_in_order(current_.data(), last++, event); });
        return;
    }
    const Time start = Time{today_} + std::chrono::minutes{minute_};
    const auto second = [start](const Event& event) {
        return static_cast<std::size_t>((event.when() - start).count());
    };
    std::array<std::uint32_t, 61>
        place{};  // of the next event in each second, after counting them one further on
    lists_.each(list, [&](const Event& event) { ++place[second(event) + 1]; });
    for (std::size_t i = 1; i < place.size(); ++i) place[i] += place[i - 1];
    lists_.each(list, [&](const Event& event) { current_[place[second(event)]++] = event; });
}

/// The next day after today on which something happens.
std::optional<Day> Agenda::next_busy_day() const {
    std::uint32_t slot = busy_days_.next(slot_ + 1);
    if (slot == wheel_days) slot = busy_days_.next(0);
    if (slot != wheel_days) return today_ + Days{(slot + wheel_days - slot_) % wheel_days};
    if (!far_.empty()) return day_of(far_.front().event.when());
    return std::nullopt;
}

/// Moves the wheel on to `day`, spreads its events over its minutes and takes in the far days now within
/// reach.
void Agenda::begin(Day day) {
    slot_ = (slot_ + static_cast<std::uint32_t>((day - today_).count() % wheel_days)) % wheel_days;
    today_ = day;
    minute_ = before_first_minute;
    current_.clear();
    cursor_ = 0;
    lists_.drain(days_[slot_], [this](const Event& event) { place(event); });
    busy_days_.clear(slot_);

    const Time beyond = Time{today_ + Days{wheel_days}};
    while (!far_.empty() && far_.front().event.when() < beyond) {
        std::pop_heap(far_.begin(), far_.end(), comes_after);
        place(far_.back().event);
        far_.pop_back();
    }
}

void Agenda::insert_in_current_minute(const Event& event) {
    if (cursor_ == current_.size()) {
        current_.clear();
        cursor_ = 0;
    }
    const auto later = [](const Event& a, const Event& b) { return a.when() < b.when(); };
    const auto from = current_.begin() + static_cast<std::ptrdiff_t>(cursor_);
    current_.insert(std::upper_bound(from, current_.end(), event, later), event);
}

void Agenda::add_far(const Event& event) {
    far_.push_back({event, far_sequence_++});
    std::push_heap(far_.begin(), far_.end(), comes_after);
}

std::vector<Event> Agenda::waiting() const {
    // Events of the same second are in the same list, or all far: gathered first added first, a stable sort
    // is right.
    std::vector<Event> events(current_.begin() + static_cast<std::ptrdiff_t>(cursor_), current_.end());
    events.reserve(size_);
    const auto gather = [&events](const Event& event) { events.push_back(event); };
    for (const EventLists::List list : minutes_) lists_.each(list, gather);
    for (const EventLists::List list : days_) lists_.each(list, gather);
    std::vector<FarEvent> far = far_;
    std::sort(far.begin(), far.end(), [](const FarEvent& a, const FarEvent& b) { return comes_after(b, a); });
    for (const FarEvent& one : far) events.push_back(one.event);
    std::stable_sort(events.begin(), events.end(),
                     [](const Event& a, const Event& b) { return a.when() < b.when(); });
    return events;
}

Agenda::Agenda(Time now, std::span<const Event> events) : Agenda(now) {
    for (const Event& event : events) {
        if (event.when() < now_) throw std::invalid_argument("agenda: an event that waits lies in the past");
        add(event);
    }
}

}  // namespace caseload::sim

#pragma once

#include <algorithm>
#include <map>
#include <unordered_map>
#include <vector>

#include "audit.hpp"

namespace audit {

/// A stretch of time; the seats of one group session share theirs.
struct Seat {
    Time start = 0, end = 0;
    std::uint64_t session = 0;  ///< 0: no group session.
};

/// Which stretches of staff, rooms and resources are taken, day by day.
class Occupied {
public:
    /// Takes a stretch; false when another one overlaps (it is taken all the same).
    bool take(std::uint64_t place, const Seat& seat) {
        auto& taken = days_[day_of(seat)][place];
        bool free = true;
        for (Taken& other : taken) {
            if (seat.session != 0 && same(other.seat, seat)) {
                ++other.count;
                return true;
            }
            if (overlap(other.seat, seat)) free = false;
        }
        taken.push_back({seat, 1});
        return free;
    }

    void release(std::uint64_t place, const Seat& seat) {
        auto* taken = find(place, day_of(seat));
        if (taken == nullptr) return;
        const auto found = std::find_if(taken->begin(), taken->end(),
                                        [&](const Taken& other) { return same_start(other.seat, seat); });
        if (found != taken->end() && --found->count == 0) taken->erase(found);
    }

    /// Does a group session's time overlap another one, or a booking that is no seat?
    bool clashes(std::uint64_t place, const Seat& session) {
        const auto* taken = find(place, day_of(session));
        if (taken == nullptr) return false;
        return std::any_of(taken->begin(), taken->end(), [&](const Taken& other) {
            const bool own =
                other.seat.session != 0 && other.seat.start == session.start && other.seat.end == session.end;
            return !own && overlap(other.seat, session);
        });
    }

    /// A session that is called off frees its room whoever was seated.
    void clear_sessions(std::uint64_t place, Time start) {
        auto* taken = find(place, static_cast<Day>(start / day_seconds));
        if (taken == nullptr) return;
        std::erase_if(
            *taken, [&](const Taken& other) { return other.seat.session != 0 && other.seat.start == start; });
    }

    void forget_before(Day day) {
        while (!days_.empty() && days_.begin()->first < day) days_.erase(days_.begin());
    }

private:
    struct Taken {
        Seat seat;
        int count = 0;
    };
    static Day day_of(const Seat& seat) { return static_cast<Day>(seat.start / day_seconds); }
    static bool overlap(const Seat& a, const Seat& b) { return a.start < b.end && b.start < a.end; }
    static bool same_start(const Seat& a, const Seat& b) {
        return a.start == b.start && a.session == b.session;
    }
    static bool same(const Seat& a, const Seat& b) { return same_start(a, b) && a.end == b.end; }

    std::vector<Taken>* find(std::uint64_t place, Day day) {
        const auto on = days_.find(day);
        if (on == days_.end()) return nullptr;
        const auto at = on->second.find(place);
        return at == on->second.end() ? nullptr : &at->second;
    }

    std::map<Day, std::unordered_map<std::uint64_t, std::vector<Taken>>> days_;
};

}  // namespace audit

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "model/office/people.hpp"
#include "sim/time.hpp"

namespace caseload::model {

constexpr std::uint32_t no_session = 0xFFFF'FFFF;
/// Booking::person of a session's own time.
constexpr std::uint32_t no_person = 0xFFFF'FFFF;

/// Time held in one or more diaries for one strand of one person, or for a session.
struct Booking {
    static constexpr std::size_t most_diaries = 6;
    std::uint32_t person = 0;
    std::uint32_t session = no_session;  ///< Its own time, or without diaries a seat in it.
    std::uint32_t next = no_booking;     ///< The strand's next one, of a timetable.
    DayNumber day = unset;
    std::int16_t period = 0;
    std::int16_t length = 0;
    DayNumber follows = unset;  ///< A review: the day of the one before it, held or missed.
    std::array<std::uint16_t, most_diaries> diaries{};  ///< The member first, then rooms.
    std::uint8_t diary_count = 0;
    std::uint8_t strand = 0;
    std::uint8_t used = 0;
    std::uint8_t spare = 0;   ///< No padding: equal states are equal byte for byte.
    std::uint32_t began = 0;  ///< When the meeting really began (Layout::seconds_of); 0: not yet.
};

/// What is known of waits that bookings will end: a row a booking (model/waits/booked_waits.hpp).
struct BookedWaits {
    std::vector<std::int64_t> rows;

    template <class Archive> void fields(Archive& archive) { archive("rows", rows); }
};

/// All bookings of a site. Places are used again.
struct Bookings {
    std::vector<Booking> all;
    std::vector<std::uint32_t> free;

    std::uint32_t add(const Booking& booking) {
        std::uint32_t id = static_cast<std::uint32_t>(all.size());
        if (free.empty()) {
            all.push_back(booking);
        } else {
            id = free.back();
            free.pop_back();
            all[id] = booking;
        }
        all[id].used = 1;
        return id;
    }
    void remove(std::uint32_t id) {
        all[id].used = 0;
        free.push_back(id);
    }
    Booking& operator[](std::uint32_t id) { return all[id]; }
    const Booking& operator[](std::uint32_t id) const { return all[id]; }
    std::uint32_t places() const { return static_cast<std::uint32_t>(all.size()); }

    template <class Archive> void fields(Archive& archive) {
        archive("all", all);
        archive("free", free);
    }
};

}  // namespace caseload::model

#pragma once

#include <cstdint>
#include <vector>

#include "model/bookings.hpp"

namespace caseload::model {

/// A group session: planned, decided upon, held or not.
struct Session {
    enum class Phase : std::uint8_t { planned, decided, running, over };
    std::uint16_t stage = 0;
    Phase phase = Phase::planned;
    std::uint8_t put_off = 0;  ///< How often those booked on it have been put off.
    std::uint8_t small = 0;    ///< Decided to run below its minimum.
    std::uint8_t remote = 0;
    std::uint16_t generation = 0;
    std::uint16_t number = 0;  ///< Names a cohort.
    std::uint16_t cohort = 0;  ///< The cohort of whoever booked first.
    std::uint16_t largest = 0;
    std::uint16_t visitors = 0;  ///< Seats held for people of other offices.
    std::uint16_t visitors_present = 0;
    std::uint32_t booking = no_booking;  ///< Facilitators' and rooms' time.
    sim::Time start{};
    sim::Time end{};
    std::vector<std::uint32_t> seats;    ///< Bookings, in order of booking.
    std::vector<std::uint32_t> present;  ///< After the start: bookings of those who came.

    std::size_t taken() const { return seats.size() + visitors; }

    template <class Archive> void fields(Archive& archive) {
        archive("stage", stage);
        archive("phase", phase);
        archive("put_off", put_off);
        archive("small", small);
        archive("remote", remote);
        archive("generation", generation);
        archive("number", number);
        archive("cohort", cohort);
        archive("largest", largest);
        archive("visitors", visitors);
        archive("visitors_present", visitors_present);
        archive("booking", booking);
        archive("start", start);
        archive("end", end);
        archive("seats", seats);
        archive("present", present);
    }
};

/// A timetabled slot that could not be staffed or roomed: why somebody waits.
struct SessionNotPlanned {
    std::uint16_t stage = 0;
    std::uint16_t cause = 0;
    sim::Day day{};

    template <class Archive> void fields(Archive& archive) {
        archive("stage", stage);
        archive("cause", cause);
        archive("day", day);
    }
};

/// The sessions of a site, and by stage those to come in order of start.
struct Sessions {
    std::vector<Session> all;
    std::vector<std::uint32_t> free;
    std::vector<std::vector<std::uint32_t>> coming;           ///< By stage.
    std::vector<std::vector<SessionNotPlanned>> not_planned;  ///< By stage.
    std::vector<std::vector<std::uint32_t>>
        waiting_list;  ///< By stage, on demand: (person) in order of entry.
    sim::Day planned_until{};
    std::uint16_t next_number = 1;

    template <class Archive> void fields(Archive& archive) {
        archive("all", all);
        archive("free", free);
        archive("coming", coming);
        archive("not_planned", not_planned);
        archive("waiting_list", waiting_list);
        archive("planned_until", planned_until);
        archive("next_number", next_number);
    }
};

}  // namespace caseload::model

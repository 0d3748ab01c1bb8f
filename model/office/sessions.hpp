#pragma once

#include <cstdint>
#include <vector>

#include "model/office/booking.hpp"

namespace caseload::model {

/// Somebody of another office who has a seat here (brigading, IAP-5).
struct Visitor {
    std::uint32_t person = 0;      ///< At home.
    std::uint32_t generation = 0;  ///< Of the strand when the seat was asked for.
    std::uint16_t office = 0;      ///< Home.
    std::uint8_t strand = 0;
    std::uint8_t present = 0;  ///< Will come: drawn at home.
};

/// A seat that somebody from here has at another office.
struct SeatElsewhere {
    std::uint32_t person = 0;
    std::uint32_t session = 0;  ///< At the host.
    std::uint16_t office = 0;   ///< The host.
    std::uint8_t strand = 0;
    std::uint8_t present = 0;  ///< Will come.
};

/// A group session: planned, decided upon, held or not.
struct Session {
    enum class Phase : std::uint8_t { planned, decided, running, over };
    std::uint16_t stage = 0;
    Phase phase = Phase::planned;
    std::uint16_t put_off = 0;  ///< How often those booked on it have been put off: at most waits_most.
    std::uint8_t small = 0;     ///< Decided to run below its minimum.
    std::uint8_t remote = 0;
    std::uint32_t policy = 0;      ///< The next below-minimum policy to try.
    std::uint8_t asking = 0;       ///< Those booked are being asked about at other offices.
    std::uint32_t generation = 0;  ///< An event of an older generation has lapsed.
    std::uint32_t number = 0;      ///< Names a cohort.
    std::uint32_t cohort = 0;      ///< The cohort of whoever booked first.
    std::uint16_t largest = 0;
    std::uint32_t booking = no_booking;  ///< Facilitators' and rooms' time.
    sim::Time start{};
    sim::Time end{};                     ///< As planned, or where it began late as it turns out.
    sim::Time began{};                   ///< Once it has.
    std::vector<std::uint32_t> seats;    ///< Bookings, in order of booking.
    std::vector<std::uint32_t> present;  ///< After the start: bookings of those who came.
    std::vector<Visitor> visitors;       ///< In order of asking.

    std::size_t taken() const { return seats.size() + visitors.size(); }

    template <class Archive> void fields(Archive& archive) {
        archive("stage", stage);
        archive("phase", phase);
        archive("put_off", put_off);
        archive("small", small);
        archive("remote", remote);
        archive("policy", policy);
        archive("asking", asking);
        archive("generation", generation);
        archive("number", number);
        archive("cohort", cohort);
        archive("largest", largest);
        archive("booking", booking);
        archive("start", start);
        archive("end", end);
        archive("began", began);
        archive("seats", seats);
        archive("present", present);
        archive("visitors", visitors);
    }
};

/// A timetabled slot that could not be staffed or roomed, or a session put off: why somebody waits.
struct SessionNotPlanned {
    std::uint16_t stage = 0;
    std::uint16_t cause = 0;
    std::uint32_t counted = 0;  ///< 1: already among the sessions not held; else counted on its day.
    sim::Day day{};

    template <class Archive> void fields(Archive& archive) {
        archive("stage", stage);
        archive("cause", cause);
        archive("counted", counted);
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
    std::vector<SeatElsewhere> elsewhere;
    sim::Day planned_until{};
    std::uint32_t next_number = 1;

    template <class Archive> void fields(Archive& archive) {
        archive("all", all);
        archive("free", free);
        archive("coming", coming);
        archive("not_planned", not_planned);
        archive("waiting_list", waiting_list);
        archive("elsewhere", elsewhere);
        archive("planned_until", planned_until);
        archive("next_number", next_number);
    }
};

}  // namespace caseload::model

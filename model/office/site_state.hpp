#pragma once

#include <cstdint>
#include <vector>

#include "model/office/allotment.hpp"
#include "model/office/booking.hpp"
#include "model/office/curves.hpp"
#include "model/office/diary.hpp"
#include "model/office/levels.hpp"
#include "model/office/people.hpp"
#include "model/office/referrals.hpp"
#include "model/office/request.hpp"
#include "model/office/services.hpp"
#include "model/office/sessions.hpp"
#include "model/office/stays.hpp"
#include "sim/agenda.hpp"
#include "sim/duration_tally.hpp"
#include "sim/measures.hpp"

namespace caseload::model {

/// What an event's `kind` says; its actor is then a person, a source, a unit or a session.
enum class EventKind : std::uint8_t { arrival, day_opens, capacity, closing, stage, session, claim, answers };

/// What is saved of an office. A state by itself stands without a setup: it can be held against the names it came with
/// and taken over in another form, not run.
struct SiteState {
    sim::Agenda agenda;
    People people;
    OfficeDiary diary;
    Bookings bookings;
    BookedWaits booked_waits;
    std::vector<std::vector<std::uint32_t>> bookings_by_day;  ///< A ring, for sickness.
    Sessions sessions;
    Services services;
    sim::Ledger ledger;
    std::vector<sim::DurationTally> times_in_stage;  ///< By stage, but none of choices, which take none.
    std::vector<sim::DurationTally> times_late;      ///< By stage: of what began late.
    Stays stays;
    Levels levels;
    Curves curves;
    std::vector<std::uint32_t> candidates;  ///< By arrival source: candidates so far today.
    std::vector<std::int64_t> arrived;      ///< By arrival source: people so far.
    std::vector<Request> outbox;
    std::vector<Request> inbox;             ///< Takes effect from the next opening.
    std::vector<std::int64_t> elsewhere;    ///< By marker: people in the district's other offices last night.
    std::vector<std::int64_t> places_left;  ///< By provider: last night, in the office's area.
    Referrals referrals;                    ///< What decision makers have before them.
    Allotment allotment;                    ///< Of the trial.
    std::uint64_t events = 0;

    template <class Archive> void fields(Archive& archive) {
        archive("agenda", agenda);
        archive("people", people);
        archive("diary", diary);
        archive("bookings", bookings);
        archive("booked_waits", booked_waits);
        archive("bookings_by_day", bookings_by_day);
        archive("sessions", sessions);
        archive("services", services);
        archive("ledger", ledger);
        archive("times_in_stage", times_in_stage);
        archive("times_late", times_late);
        archive("stays", stays);
        archive("levels", levels);
        archive("curves", curves);
        archive("candidates", candidates);
        archive("arrived", arrived);
        archive("outbox", outbox);
        archive("inbox", inbox);
        archive("elsewhere", elsewhere);
        archive("places_left", places_left);
        archive("referrals", referrals);
        archive("allotment", allotment);
        archive("events", events);
    }
};

}  // namespace caseload::model

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/office/allotment.hpp"
#include "model/office/booking.hpp"
#include "model/office/curves.hpp"
#include "model/office/diary.hpp"
#include "model/office/levels.hpp"
#include "model/office/log.hpp"
#include "model/office/people.hpp"
#include "model/office/referrals.hpp"
#include "model/office/request.hpp"
#include "model/office/services.hpp"
#include "model/office/sessions.hpp"
#include "model/office/wait_shares.hpp"
#include "model/setup/setup.hpp"
#include "sim/agenda.hpp"
#include "sim/draws.hpp"
#include "sim/duration_tally.hpp"

namespace caseload::model {

/// What an event's `kind` says; its actor is then a person, a source, a unit or a session.
enum class EventKind : std::uint8_t { arrival, day_opens, capacity, closing, stage, session, claim, answers };

/// Names of a person and one of the strands.
struct Who {
    std::uint32_t person = 0;
    std::uint8_t strand = 0;
};

/// An office at work in one replication: its people, diaries, queues, agenda and measures. Within a day it sees no
/// other site.
struct Site {
    Site(const Setup& setup, std::uint16_t office, sim::Luck luck);

    /// Everything that happens before the end of `day`.
    void run_day(sim::Day day);
    /// Puts the stock inside and begins the arrivals; once, before the first day.
    void begin();
    /// Closes the books: levels, curves and headcounts of everybody still here.
    void finish();
    /// Begins measuring anew, at the end of the warm-up.
    void forget_measured() {
        ledger.clear();
        times_in_stage.assign(times_in_stage.size(), {});
    }

    // --- the course of a life (course.cpp)
    void enter(Who who, std::uint16_t stage);
    /// Leaves the present stage by an ending and goes where its route leads.
    void leave(Who who, std::size_t ending);
    void end_strand(Who who);
    void suspend(Who who);
    void apply(Who who, const Actions& actions);
    void react(std::uint32_t person, Happening happening);
    void set_clock(std::uint32_t person, std::uint16_t clock, sim::Day day);
    /// Throws std::logic_error for a change that the scenario's table does not allow.
    void set_marker(Who who, std::uint8_t to);
    void remove_if_done(std::uint32_t person);
    /// Takes a person's time out of diaries, sessions and queues.
    void withdraw(Who who);

    // --- small services of every stage
    const Model& model() const { return setup->model; }
    const Office& office() const { return setup->model.offices[index]; }
    const Stage& stage_of(Who who) {
        return setup->model.stages[people[who.person].strand(who.strand).stage];
    }
    Strand& strand(Who who) { return people[who.person].strand(who.strand); }
    sim::Time now() const { return agenda.now(); }
    sim::Day today() const { return sim::day_of(agenda.now()); }
    sim::Who identity(std::uint32_t person);
    /// The luck that decides how long the person's present spell lasts.
    sim::Luck luck_of_spell(std::uint32_t person) {
        if (renewed == sim::Day::min()) return luck;
        return setup->layout.day_of(people[person].head().turned) < renewed ? luck_of_old_spells : luck;
    }
    /// The draw of a decision in the strand's stage; `attempt` tells repetitions within one stay apart.
    sim::Draw draw(Who who, std::uint64_t decision, std::uint32_t attempt = 0);
    bool happens(Who who, std::uint64_t decision, const Varying<sim::Chance>& chance,
                 std::uint32_t attempt = 0);
    template <class T> const T& value(Who who, const Varying<T>& varying) {
        if (varying.is_constant()) return varying.choices.front();
        return varying.at(varying.attribute < 0
                              ? std::uint8_t{0}
                              : people[who.person].attribute(static_cast<std::size_t>(varying.attribute)),
                          deciding_day(who, varying.anchor));
    }
    sim::Day deciding_day(Who who, const Anchor& anchor);
    bool holds(Who who, const Condition& condition);
    bool holds(Who who, const Test& test);
    /// Schedules the strand's next event; an earlier one lapses.
    void schedule(Who who, sim::Time when);
    void measure(sim::MeasureId id, int stage, int group, std::int64_t n, std::int64_t sum) {
        ledger.add(id, stage, group, week, n, sum);
    }
    int stage_index(Who who) { return people[who.person].strand(who.strand).stage; }

    // --- the log (site_log.cpp); nothing is built when nobody listens
    struct Note {
        LogEvent event;
        std::string resource = {};
        sim::Time start{};
        sim::Time end{};
        Details details = {};
        std::vector<Trait> traits = {};
    };
    bool logging() const { return log != nullptr; }
    void note(Who who, Note note);
    void note_session(const Session& session, Note note);
    std::string name_of_person(std::uint32_t person);
    std::string name_of_diary(std::uint16_t diary) const;

    const Setup* setup;
    std::uint16_t index;
    sim::Luck luck;
    sim::Agenda agenda;
    People people;
    OfficeDiary diary;
    Bookings bookings;
    std::vector<std::vector<std::uint32_t>> bookings_by_day;  ///< A ring, for sickness.
    Sessions sessions;
    Services services;
    sim::Ledger ledger;
    std::vector<sim::DurationTally> times_in_stage;  ///< By stage, but none of choices, which take none.
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
    sim::Luck luck_of_old_spells{};  ///< Of spells begun before `renewed`; as `luck`, no part of the state.
    sim::Day renewed = sim::Day::min();
    /// The hazards up to the day `changed`, where this run is the branch of a state with others; as `luck`, no part of
    /// the state.
    const Outcomes* outcomes_before = nullptr;
    sim::Day changed{};
    /// The stock is inside from then on; later than the run's where a branch adds the office.
    sim::Day first_day{};
    int week = -1;     ///< Of today, for the measures; set anew every day, no part of the state.
    WaitShares waits;  ///< Working space for the booking in hand; no part of the state.
    bool moved_within_area = false;       ///< Of whoever moves in just now; no part of the state.
    std::vector<LogLine>* log = nullptr;  ///< Today's lines, in order.

    template <class Archive> void fields(Archive& archive) {
        archive("agenda", agenda);
        archive("people", people);
        archive("diary", diary);
        archive("bookings", bookings);
        archive("bookings_by_day", bookings_by_day);
        archive("sessions", sessions);
        archive("services", services);
        archive("ledger", ledger);
        archive("times_in_stage", times_in_stage);
        if (times_in_stage.size() != setup->model.stages.size())
            throw std::runtime_error("state: the times in stages are not those of this run");
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

private:
    void handle(const sim::Event& event);
};

}  // namespace caseload::model

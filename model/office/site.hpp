#pragma once

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/office/branched_from.hpp"
#include "model/office/log.hpp"
#include "model/office/site_state.hpp"
#include "model/office/wait_shares.hpp"
#include "model/setup/setup.hpp"
#include "sim/draws.hpp"

namespace caseload::model {

/// Names of a person and one of the strands.
struct Who {
    std::uint32_t person = 0;
    std::uint8_t strand = 0;
    bool operator==(const Who&) const = default;
};

/// Working space for the event in hand.
struct InHand {
    WaitShares waits;                ///< Of the booking.
    bool moved_within_area = false;  ///< Of whoever moves in.
    std::int64_t held_twice = 0;  ///< Meetings that began while staff or a room of theirs were held: never.
    /// The latest stages of whoever has nearly entered too many within this second.
    std::vector<std::pair<Who, std::uint16_t>> gone_round;
};

/// An office at a moment of one replication: its people, diaries, queues, agenda and measures. Within a day it sees no
/// other site. What it does in a day is in model/day/site_day.hpp.
struct Site : SiteState {
    Site(const Setup& setup, std::uint16_t office, sim::Luck luck);

    /// Begins measuring anew, at the end of the warm-up.
    void forget_measured() {
        ledger.clear();
        times_in_stage.assign(times_in_stage.size(), {});
        times_late.assign(times_late.size(), {});
        for (std::size_t stage = 0; stage < stays.seconds.size(); ++stage)
            stays.at_start[stage] = levels.stages[stage].level;
        stays.seconds.assign(stays.seconds.size(), 0);
    }

    // --- small services of every stage
    const Model& model() const { return setup->model; }
    const Office& office() const { return setup->model.offices[index]; }
    const Stage& stage_of(Who who) {
        return setup->model.stages[people[who.person].strand(who.strand).stage];
    }
    Strand& strand(Who who) { return people[who.person].strand(who.strand); }
    sim::Time now() const { return agenda.now(); }
    sim::Day today() const { return sim::day_of(agenda.now()); }
    sim::Identity identity(std::uint32_t person);
    /// The luck that decides how long the person's present spell lasts.
    sim::Luck luck_of_spell(std::uint32_t person) {
        if (branched.renewed == sim::Day::min()) return luck;
        const bool old = setup->layout.day_of(people[person].head().turned) < branched.renewed;
        return old ? branched.luck_of_old_spells : luck;
    }
    /// The draw of a decision in the strand's stage; `attempt` tells repetitions within one stay apart.
    sim::Draw draw(Who who, std::uint64_t decision, std::uint32_t attempt = 0);
    bool occurs(Who who, std::uint64_t decision, const Varying<sim::Chance>& chance,
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
    int stage_index(Who who) { return people[who.person].strand(who.strand).stage; }

    // --- what is measured this week
    /// One more of what a measure counts, or `n` more.
    void count(sim::MeasureId measure, sim::About about = {}, std::int64_t n = 1) {
        add(measure, about, {n, n});
    }
    /// One observation of an amount; of a share, whether it holds.
    void observe(sim::MeasureId measure, sim::About about, std::int64_t amount) {
        add(measure, about, {1, amount});
    }
    /// More of an amount, without a further observation.
    void observe_more(sim::MeasureId measure, sim::About about, std::int64_t amount) {
        add(measure, about, {0, amount});
    }
    /// So many observations and so much of an amount.
    void add(sim::MeasureId measure, sim::About about, const sim::Cell& amount) {
        about.period = week;
        ledger.add(measure, about, amount);
    }

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
    /// Who gives a service that goes on: "doctor 2", "work_coach, desk 2".
    std::string name_of_server(const Service& service) const;

    const Setup* setup;
    std::uint16_t index;
    sim::Luck luck;
    BranchedFrom branched;  ///< As `luck`, no part of the state.
    InHand in_hand;         ///< No part of the state.
    int week = -1;          ///< Of today, for the measures; set anew every day, no part of the state.
    std::vector<LogLine>* log = nullptr;  ///< Today's lines, in order.

    template <class Archive> void fields(Archive& archive) {
        SiteState::fields(archive);
        const std::size_t stages = setup->model.stages.size();
        if (times_in_stage.size() != stages || times_late.size() != stages ||
            stays.at_start.size() != stages || stays.seconds.size() != stages)
            throw std::runtime_error("state: the times in stages are not those of this run");
    }
};

/// The strand by which a person came in, which stands for the whole person in conditions and in the log.
Who main_strand(Site& site, std::uint32_t person);

}  // namespace caseload::model

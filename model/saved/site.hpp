#pragma once

#include <cstdint>
#include <vector>

#include "model/office/allotment.hpp"
#include "model/office/booking.hpp"
#include "model/office/diary.hpp"
#include "model/office/levels.hpp"
#include "model/office/referrals.hpp"
#include "model/office/request.hpp"
#include "model/office/services.hpp"
#include "model/office/sessions.hpp"
#include "model/office/trial_sums.hpp"
#include "sim/duration_tally.hpp"
#include "sim/event_lists.hpp"
#include "sim/measures.hpp"
#include "sim/periods.hpp"

/// A replication's state in the plain, in the order in which Replication, Site and their parts list their fields: what
/// is checked and mapped before a replication takes it over. Knows no scenario.
namespace caseload::model {

struct SavedAgenda {
    sim::Time now{};
    std::vector<sim::Event> events;
    template <class Archive> void fields(Archive& archive) {
        archive("now", now);
        archive("events", events);
    }
};

struct SavedPeople {
    std::vector<std::uint32_t> records;
    std::vector<std::uint32_t> free;
    template <class Archive> void fields(Archive& archive) {
        archive("records", records);
        archive("free", free);
    }
};

/// A member's or a room's day.
struct SavedDay {
    sim::Periods bookable;
    sim::Periods free;
};

struct SavedDays {
    std::int32_t members = 0;
    std::int32_t horizon_days = 0;
    sim::Day first{};
    std::int32_t first_slot = 0;
    std::vector<SavedDay> days;
    template <class Archive> void fields(Archive& archive) {
        archive("members", members);
        archive("horizon_days", horizon_days);
        archive("first", first);
        archive("first_slot", first_slot);
        archive("days", days);
    }
};

struct SavedDiary {
    std::vector<Member> members;
    SavedDays days;
    sim::Day opened_until{};
    template <class Archive> void fields(Archive& archive) {
        archive("members", members);
        archive("diary", days);
        archive("opened_until", opened_until);
    }
};

struct SavedBookings {
    std::vector<Booking> all;
    std::vector<std::uint32_t> free;
    template <class Archive> void fields(Archive& archive) {
        archive("all", all);
        archive("free", free);
    }
};

/// People of one priority in a line: a ring of `size` tickets from `first` on.
struct SavedRow {
    std::vector<sim::Ticket> slots;
    std::uint64_t first = 0;
    std::uint64_t size = 0;
    std::uint64_t marked = 0;
    template <class Archive> void fields(Archive& archive) {
        archive("slots", slots);
        archive("first", first);
        archive("size", size);
        archive("marked", marked);
    }
};

struct SavedPriority {
    std::int32_t priority = 0;
    std::uint32_t row = 0;
};

struct SavedLine {
    sim::Order order{};
    sim::Preempt preempt{};
    int room = -1;
    bool by_priority = false;
    std::int32_t waiting = 0;
    std::vector<SavedPriority> levels;
    std::vector<SavedRow> rows;
    std::vector<std::uint32_t> spare;
    std::vector<sim::Ticket> in_service;
    template <class Archive> void fields(Archive& archive) {
        archive("order", order);
        archive("preempt", preempt);
        archive("room", room);
        archive("by_priority", by_priority);
        archive("waiting", waiting);
        archive("levels", levels);
        archive("rows", rows);
        archive("spare", spare);
        archive("in_service", in_service);
    }
};

struct SavedPool {
    std::int32_t capacity = 0;
    std::int32_t in_use = 0;
};

struct SavedNeedsRange {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

struct SavedServices {
    std::vector<SavedPool> units;
    std::vector<sim::Need> needs;
    std::vector<SavedNeedsRange> needs_ranges;
    std::vector<SavedLine> lines;
    std::uint64_t sequence = 0;
    bool may_start = false;
    std::vector<std::int32_t> lent;
    std::vector<Service> all;
    std::vector<std::uint32_t> free;
    template <class Archive> void fields(Archive& archive) {
        archive("units", units);
        archive("needs", needs);
        archive("needs_ranges", needs_ranges);
        archive("lines", lines);
        archive("sequence", sequence);
        archive("may_start", may_start);
        archive("lent", lent);
        archive("all", all);
        archive("free", free);
    }
};

struct SavedCurves {
    std::vector<std::int64_t> followed, on_benefit, in_work;
    std::int64_t followed_before = 0;
    std::vector<std::int64_t> on_benefit_before;
    std::vector<TrialSum> trial;
    template <class Archive> void fields(Archive& archive) {
        archive("followed", followed);
        archive("on_benefit", on_benefit);
        archive("in_work", in_work);
        archive("followed_before", followed_before);
        archive("on_benefit_before", on_benefit_before);
        archive("trial", trial);
    }
};

struct SavedSite {
    SavedAgenda agenda;
    SavedPeople people;
    SavedDiary diary;
    SavedBookings bookings;
    std::vector<std::vector<std::uint32_t>> bookings_by_day;
    Sessions sessions;
    SavedServices services;
    std::vector<sim::Cell> cells;
    std::vector<sim::DurationTally> times_in_stage;
    Levels levels;
    SavedCurves curves;
    std::vector<std::uint32_t> candidates;
    std::vector<std::int64_t> arrived;
    std::vector<Request> outbox;
    std::vector<Request> inbox;
    std::vector<std::int64_t> elsewhere;
    std::vector<std::int64_t> places_left;
    Referrals referrals;
    Allotment allotment;
    std::uint64_t events = 0;
    template <class Archive> void fields(Archive& archive) {
        archive("agenda", agenda);
        archive("people", people);
        archive("diary", diary);
        archive("bookings", bookings);
        archive("bookings_by_day", bookings_by_day);
        archive("sessions", sessions);
        archive("services", services);
        archive("ledger", cells);
        archive("times_in_stage", times_in_stage);
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

/// What is taken of a provider's limit in an area.
struct SavedLimit {
    std::int64_t year = 0;
    std::int64_t taken = 0;
};

struct SavedProviders {
    std::vector<SavedLimit> limits;
    template <class Archive> void fields(Archive& archive) { archive("limits", limits); }
};

struct SavedReplication {
    sim::Day day{};
    std::vector<SavedSite> sites;
    SavedProviders providers;
    template <class Archive> void fields(Archive& archive) {
        archive("day", day);
        archive("sites", sites);
        archive("providers", providers);
    }
};

}  // namespace caseload::model

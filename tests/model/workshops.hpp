#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/day/overnight.hpp"
#include "model/day/site_day.hpp"
#include "model/office/site.hpp"
#include "model/stages/course.hpp"
#include "output/log/words.hpp"
#include "sim/measures.hpp"
#include "small_models.hpp"

/// Offices that hold one kind of workshop, driven day by day; people are put in by hand at midnight.
namespace caseload::model {

constexpr sim::Day monday = sim::make_day(2015, 3, 2);
constexpr sim::Day tuesday = monday + sim::Days{1};
constexpr sim::Day wednesday = monday + sim::Days{2};
constexpr sim::Day thursday = monday + sim::Days{3};
constexpr sim::Day friday = monday + sim::Days{4};
constexpr sim::Day next_monday = monday + sim::Days{7};
constexpr std::int64_t hour = 3600;

inline Varying<Span> days(std::int32_t n) { return Varying<Span>(Span{n, Span::Unit::days}); }
inline Varying<Span> minutes(std::int32_t n) { return Varying<Span>(Span{n * 60, Span::Unit::seconds}); }
inline Varying<sim::Chance> chance(double p) { return Varying<sim::Chance>(sim::Chance::of(p)); }

/// Workshops on Mondays at 10:00 and Thursdays at 14:00, for up to three.
inline GroupSession workshop() {
    GroupSession kind;
    kind.skill = 0;
    kind.minutes = minutes(90);
    kind.resources = {{std::uint16_t{0}, std::uint16_t{1}}};
    kind.largest = Varying<std::int64_t>(3);
    kind.decided_before = Varying<Span>(Span{1, Span::Unit::working_days});
    kind.timetable = {{0, std::chrono::hours{10}}, {3, std::chrono::hours{14}}};
    kind.horizon = days(21);
    return kind;
}

inline std::uint16_t add_workshop(Model& model, const std::string& name, const GroupSession& kind) {
    const std::uint16_t stage = add_stage(model, name, kind);
    for (Route& one : model.stages[stage].routes) one.missing = false;
    model.stages[stage].draw_name = sim::named(name);
    return stage;
}

/// An office open from nine to five with some trained coaches and group rooms, and one source of people.
inline void add_workshop_office(Model& model, const std::string& name, std::uint16_t trained,
                                std::uint16_t rooms) {
    Office& office = model.offices[add_office(model, name)];
    office.register_id = static_cast<std::uint32_t>(model.offices.size());
    for (std::size_t d = 0; d < 5; ++d) office.hours[d] = {std::chrono::hours{9}, std::chrono::hours{17}};
    StaffGroup coaches;
    coaches.count = std::max<std::uint16_t>(trained, 1);
    coaches.skills = {{std::uint16_t{0}, trained}};
    coaches.pattern.push_back({.from = std::chrono::hours{9}, .until = std::chrono::hours{17}});
    office.staff.push_back(coaches);
    office.resources.push_back({0, rooms});
}

inline Model workshop_model(const GroupSession& kind, std::uint16_t trained = 1, std::uint16_t rooms = 1) {
    Model model;
    model.start = monday;
    model.measured_from = monday;
    model.end = monday + sim::Days{60};
    model.roles = {"work_coach"};
    model.skills = {"facilitation"};
    model.resources = {"group_room"};
    model.markers = {"none"};
    add_pathway(model, "iap");
    add_workshop(model, "workshop", kind);
    add_workshop_office(model, "Selby", trained, rooms);
    arrive(model, 0);
    return model;
}

/// Offices at work; everything they say is kept.
class Town {
public:
    explicit Town(Model model_) : model(std::move(model_)), setup(model), lines(model.offices.size()) {
        sites.reserve(model.offices.size());
        for (std::uint16_t office = 0; office < model.offices.size(); ++office) {
            sites.emplace_back(setup, office, sim::Luck{1, 0});
            sites.back().log = &lines[office];
            begin_run(sites.back());
        }
    }
    /// Runs all days before `end`: it is then midnight.
    void run_until(sim::Day end) {
        for (; day < end; day += sim::Days{1}) {
            for (Site& site : sites) run_day(site, day);
            for (Site& site : sites) {
                std::vector<Request> asked;
                asked.swap(site.outbox);
                for (Request& request : asked) answer(sites, request);
            }
        }
    }
    /// Somebody new enters a stage now.
    std::uint32_t come(std::uint16_t stage = 0, std::uint16_t cohort = 0, std::size_t office = 0) {
        Site& site = sites[office];
        const std::uint32_t person = site.people.add();
        Head& head = site.people[person].head();
        head.number = ++people;
        head.arrived = setup.layout.number_of(site.today());
        head.cohort = cohort;
        site.levels.inside.change(site.now(), +1);
        site.levels.markers[0].change(site.now(), +1);
        enter(site, {person, static_cast<std::uint8_t>(model.stages[stage].pathway)}, stage);
        return person;
    }
    void come_many(int count, std::size_t office = 0) {
        for (int i = 0; i < count; ++i) come(0, 0, office);
    }
    /// The starts of all bookings in the order they were made.
    std::vector<sim::Time> booked(std::size_t office = 0) const {
        std::vector<sim::Time> starts;
        for (const LogLine& line : lines[office]) {
            if (line.event == LogEvent::booked) starts.push_back(line.start);
        }
        return starts;
    }
    /// How many lines of the event have the words in their detail.
    std::size_t said(std::string_view event, std::string_view words = {}, std::size_t office = 0) const {
        return static_cast<std::size_t>(
            std::count_if(lines[office].begin(), lines[office].end(), [&](const LogLine& line) {
                return name_of(line.event) == event &&
                       output::details_in_words(line).find(words) != std::string::npos;
            }));
    }
    std::size_t ended(std::string_view ending, std::size_t office = 0) const {
        return said("ended", "ending=" + std::string(ending), office);
    }
    sim::Cell cell(sim::MeasureId measure, int stage = 0, int cause = -1) const {
        const sim::DeclaredMeasures& declared = setup.measured.declared;
        std::vector<sim::Cell> cells(declared.cells());
        for (std::size_t s = 0; s < sites.size(); ++s) {
            declared.fold_into(cells, sites[s].ledger, static_cast<int>(s));
        }
        return cells[declared.find(sim::CellName{measure, -1, stage, cause, -1}).value()];
    }
    /// Seconds waited for a cause, of all who were booked.
    std::int64_t waited_for(std::uint16_t cause, int stage = 0) const {
        return cell(setup.measured.wait_cause, stage, cause).sum;
    }
    std::int64_t waited_for_all_causes(int stage = 0) const {
        std::int64_t sum = 0;
        for (std::uint16_t c = 0; c < setup.measured.wait_causes(); ++c) sum += waited_for(c, stage);
        return sum;
    }
    std::int64_t not_held(std::uint16_t cause, int stage = 0) const {
        return cell(setup.measured.sessions_not_held, stage, cause).n;
    }

    const Model model;
    const Setup setup;
    std::vector<std::vector<LogLine>> lines;
    std::vector<Site> sites;
    sim::Day day = monday;
    std::uint32_t people = 0;
};

constexpr auto claimant = static_cast<std::uint16_t>(WaitCause::claimant);
constexpr auto group = static_cast<std::uint16_t>(WaitCause::group);

}  // namespace caseload::model

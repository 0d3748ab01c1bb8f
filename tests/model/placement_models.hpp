#pragma once

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "model/day/overnight.hpp"
#include "model/day/site_day.hpp"
#include "model/run/replication.hpp"
#include "model/stages/course.hpp"
#include "output/log/words.hpp"
#include "sim/measures.hpp"
#include "small_models.hpp"

/// Offices whose people go to a provider, driven day by day; people are put in by hand at midnight.
namespace caseload::model {

constexpr sim::Day first_monday = sim::make_day(2015, 3, 2);

inline Varying<Span> span_of(std::int32_t days) { return Varying<Span>(Span{days, Span::Unit::days}); }
inline Varying<sim::Chance> share(double p) { return Varying<sim::Chance>(sim::Chance::of(p)); }
inline Varying<sim::Distribution> lasting(double days) {
    return Varying<sim::Distribution>(sim::Distribution::constant(days * 86'400));
}

/// The clocks of placement_model().
enum Clocks : std::uint16_t { referred, started };
/// Its stages, in order: the placement, one stage for each of its endings, and the decisions' only one.
enum Stages : std::uint16_t {
    placement,
    completed,
    no_place,
    engagement_missed,
    not_started,
    out_of_reach,
    withdrawn,
    failure,
    refusal
};

/// Met after 4 days, at work 14 days later, for 26 weeks within 30; nothing goes wrong.
inline Placement usual_placement() {
    Placement kind;
    kind.referral_clock = referred;
    kind.start_clock = started;
    kind.engagement = lasting(4);
    kind.reported_after = Varying<Span>(Span{1, Span::Unit::working_days});
    kind.sourcing = lasting(14);
    kind.lasting = span_of(182);
    kind.provision = span_of(210);
    kind.hours = Varying<std::int64_t>(30);
    kind.job_search_hours = Varying<std::int64_t>(4);
    kind.unplaced_hours = Varying<std::int64_t>(30);
    kind.weekly_costs = {{"provider", 100}};
    kind.absences.sick_spells = Varying<std::int64_t>(2);
    kind.absences.sick_longest = span_of(14);
    kind.absences.sickness_lasts = lasting(3);
    return kind;
}

inline void add_work_office(Model& model, const std::string& name, const std::string& area,
                            const std::string& district = {}) {
    Office& office = model.offices[add_office(model, name)];
    office.register_id = static_cast<std::uint32_t>(model.offices.size());
    office.area = area;
    office.district = district;
    for (std::size_t d = 0; d < 5; ++d) office.hours[d] = {std::chrono::hours{9}, std::chrono::hours{17}};
}

/// A stage in which people stay for good.
inline std::uint16_t add_end(Model& model, const std::string& name) {
    const std::uint16_t stage = add_stage(model, name, wait_for({4000, Span::Unit::days}));
    route(model, stage, "done");
    return stage;
}

/// Two areas, east with two offices and west with one, and a provider with so many places a year in each. Failures
/// and refusals begin strands of their own.
inline Model placement_model(Placement kind = usual_placement(), std::int64_t places = 100) {
    Model model;
    model.start = first_monday;
    model.measured_from = first_monday;
    model.end = first_monday + sim::Days{500};
    model.calendar = sim::Calendar(first_monday - sim::Days{400}, model.end + sim::Days{400}, {});
    model.markers = {"none", "CWP"};
    model.clocks = {"referred", "started"};
    Provider provider;
    provider.name = "community_work";
    provider.places = Varying<std::int64_t>(places);
    provider.year_begins = sim::make_day(2014, 4, 28);
    model.providers = {provider};
    kind.on_referral.marker = 1;
    kind.on_failure.starts = {{1, failure}};
    kind.on_refusal.starts = {{2, refusal}};
    add_pathway(model, "programme");
    add_stage(model, "placement", kind);
    model.stages[placement].draw_name = sim::named("programme.placement");
    for (const auto ending : endings_of(Does::placement))
        route(model, placement, ending, add_end(model, std::string(ending)));
    add_pathway(model, "lower");
    add_end(model, "failure");
    add_pathway(model, "higher");
    add_end(model, "refusal");
    add_work_office(model, "Selby", "east");
    add_work_office(model, "Goole", "east");
    add_work_office(model, "Leeds", "west");
    arrive(model, placement);
    return model;
}

/// So many people every day from the first on.
inline void arrive_daily(Model& model, std::uint16_t office, int days, std::uint32_t count) {
    arrive(model, 0, office);
    model.arrivals.back().first = model.start;
    model.arrivals.back().last = model.end;
    for (int day = 0; day < days; ++day)
        model.arrivals.back().daily.emplace_back(model.start + sim::Days{day}, count);
}

inline Placement& placement_of(Model& model) { return std::get<Placement>(model.stages[placement].kind); }

/// Offices and providers at work; everything they say is kept.
class Region {
public:
    explicit Region(Model model_)
        : model(std::move(model_)), setup(model), lines(model.offices.size()), providers(setup) {
        sites.reserve(model.offices.size());
        for (std::uint16_t office = 0; office < model.offices.size(); ++office) {
            sites.emplace_back(setup, office, sim::Luck{1, 0});
            sites.back().log = &lines[office];
            begin_run(sites.back());
        }
        day = model.start;
    }
    /// The same, after what is done with it.
    template <class Do> Region(Model model_, const Do& then) : Region(std::move(model_)) { then(*this); }
    /// Runs all days before `end`: it is then midnight.
    void run_until(sim::Day end) {
        for (; day < end; day += sim::Days{1}) {
            for (Site& site : sites) run_day(site, day);
            for (Site& site : sites) {
                std::vector<Request> asked;
                asked.swap(site.outbox);
                for (Request& request : asked) answer(sites, providers, request);
            }
        }
    }
    /// Somebody new enters a stage now.
    std::uint32_t come(std::uint16_t stage = 0, std::size_t office = 0) {
        Site& site = sites[office];
        const std::uint32_t person = site.people.add();
        site.people[person].head().number = ++people;
        site.people[person].head().arrived = setup.layout.number_of(site.today());
        site.levels.inside.change(site.now(), +1);
        site.levels.markers[0].change(site.now(), +1);
        enter(site, {person, static_cast<std::uint8_t>(model.stages[stage].pathway)}, stage);
        return person;
    }
    /// All lines of an event, as "2015-03-06T09:00:00 detail", office by office.
    std::vector<std::string> said(std::string_view event) const {
        std::vector<std::string> found;
        for (const auto& of_office : lines) {
            for (const LogLine& line : of_office) {
                if (name_of(line.event) == event)
                    found.push_back(sim::iso(line.time) + " " + output::details_in_words(line));
            }
        }
        return found;
    }
    sim::Cell cell(sim::MeasureId measure, int group = -1, int stage = -1) const {
        const sim::DeclaredMeasures& declared = setup.measured.declared;
        std::vector<sim::Cell> cells(declared.cells());
        for (std::size_t s = 0; s < sites.size(); ++s)
            declared.fold_into(cells, sites[s].ledger, static_cast<int>(s));
        return cells[declared.find(sim::CellName{measure, -1, stage, group, -1}).value()];
    }
    std::int64_t left(sim::Day on, std::uint16_t area = 0) const { return providers.left(0, area, on); }
    /// The stage a strand is in.
    std::uint16_t stage_of(std::uint32_t person, std::size_t office = 0, std::uint8_t strand = 0) {
        return sites[office].strand({person, strand}).stage;
    }
    std::size_t alive() {
        std::size_t count = 0;
        for (Site& site : sites) count += site.people.size();
        return count;
    }

    const Model model;
    const Setup setup;
    std::vector<std::vector<LogLine>> lines;
    std::vector<Site> sites;
    Providers providers;
    sim::Day day{};
    std::uint32_t people = 0;
};

inline Test test_of(Test::Of of, std::int64_t low = 0, std::vector<std::uint64_t> levels = {}) {
    Test test;
    test.of = of;
    test.low = low;
    test.levels = std::move(levels);
    return test;
}

}  // namespace caseload::model

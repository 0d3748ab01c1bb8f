#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "model/results/results.hpp"

/// A run made by hand: two offices, one walk-in stage, figures put in by the test.
namespace caseload::small {

inline model::Model model() {
    model::Model model;
    model.title = "Two offices";
    model.name = "two, \"small\" offices";
    model.start = sim::make_day(2015, 3, 2);
    model.measured_from = sim::make_day(2015, 3, 4);
    model.end = sim::make_day(2015, 3, 16);
    model.roles = {"nurse"};
    model.markers = {"none"};
    for (const char* name : {"Hull", "Selby"}) {
        model::Office office;
        office.name = name;
        model.offices.push_back(std::move(office));
    }
    model.pathways.push_back({.name = "visit", .stages = {0}, .on = {}});
    model::Stage stage;
    stage.name = "desk";
    stage.kind = model::WalkIn{.queue = "desk",
                               .needs = {{.unit = {.is_role = true, .number = 0}, .count = 1}},
                               .priority = {},
                               .service = {},
                               .patience = {},
                               .keep = {}};
    for (const std::string_view ending : endings_of(model::Does::walk_in)) {
        model::Route route;
        route.ending = ending;
        route.missing = false;
        stage.routes.push_back(std::move(route));
    }
    model.stages.push_back(std::move(stage));
    return model;
}

/// Folds one replication in which Hull had `hull` arrivals in the second measured week, each waiting `seconds`.
inline void add_replication(model::Results& results, std::int64_t hull, std::int64_t seconds) {
    const model::Setup& setup = *results.setup;
    const model::Measured& m = setup.measured;
    sim::Ledger at_hull(m.declared);
    const sim::Ledger at_selby(m.declared);
    at_hull.add(m.arrivals, {.period = 1}, {hull, 0});
    at_hull.add(m.entered, {.stage = 0, .period = 1}, {hull, 0});
    at_hull.add(m.ended, {.stage = 0, .period = 1}, {hull, 0});
    at_hull.add(m.ended_share, {.stage = 0}, {hull, hull});
    at_hull.add(m.wait, {.stage = 0, .period = 1}, {hull, hull * seconds});
    for (std::size_t cause = 0; cause < m.wait_causes(); ++cause) {
        const bool staff = cause == m.role_cause(0);
        at_hull.add(m.wait_cause, {.stage = 0, .group = cause, .period = 1},
                    {hull, staff ? hull * seconds : 0});
    }
    const std::vector<sim::Ledger> ledgers{at_hull, at_selby};
    results.estimates.add(sim::fold(m.declared, ledgers));
    ++results.replications;
}

inline std::string contents(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// An empty folder that goes when the test ends.
struct Scratch {
    explicit Scratch(const std::string& name)
        : path(std::filesystem::temp_directory_path() / ("caseload-" + name)) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    std::filesystem::path path;
};

}  // namespace caseload::small

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan/answer.hpp"
#include "model/plan/office.hpp"
#include "model/plan/outcomes.hpp"
#include "model/plan/population.hpp"
#include "model/plan/stage.hpp"
#include "model/plan/trial.hpp"
#include "sim/calendar.hpp"
#include "sim/time.hpp"

namespace caseload::model {

/// One strand of a life: a graph of stages.
struct Pathway {
    std::string name;
    std::vector<std::uint16_t> stages;  ///< Indices into Model::stages, in the scenario's order (by name).
    std::array<std::vector<Reaction>, happenings> on;
};

/// A parameter as this scenario resolves it, for the reference, the checks and the list of assumptions.
struct ResolvedParameter {
    std::string name;      ///< "iap.workshop_minutes"
    std::string value;     ///< As text: "90 min", or dated values.
    std::string standard;  ///< The default, as text.
    std::string source;    ///< Rule id, or "assumption", or "calibrated".
    bool changed = false;  ///< Differs from the default.
};

/// A change that the guidance allows; where a scenario lists any, every other one is a fault of the scenario or program.
struct MarkerChange {
    std::uint8_t from = 0;
    std::uint8_t to = 0;
};

/// The warm-up of a scenario that is declared steady: looked for before it runs (model/warm_up.hpp).
struct WarmUp {
    bool wanted = false;            ///< The scenario is declared steady.
    std::int32_t replications = 0;  ///< The days are averages over so many; 0: not looked for yet.
    std::string series;             ///< What settles last: "people inside" or "people waiting in queues".
    bool run_longer = false;        ///< The run is too short to be seen settled.

    template <class Archive> void fields(Archive& archive) {
        archive("wanted", wanted);
        archive("replications", replications);
        archive("series", series);
        archive("run_longer", run_longer);
    }
};

/// A scenario as read and checked: everything a run needs, immutable, all names resolved to indices.
struct Model {
    std::string title;
    std::string question;         ///< What the scenario is to answer, in words; may be empty.
    std::vector<Answer> answers;  ///< What the question is about, most important first; may be empty.
    std::string name;             ///< The scenario's folder or file name.
    sim::Day start{};             ///< First day simulated.
    sim::Day end{};               ///< One past the last day.
    sim::Day measured_from{};     ///< Warm-up ends: nothing before it is measured.
    WarmUp warm_up;               ///< How that day is found, where the scenario leaves it to be found.
    sim::Calendar calendar{sim::Day{}, sim::Day{}, {}};
    std::int32_t slot_minutes = 5;  ///< Allotments are multiples of it.

    std::vector<std::string> roles;
    std::vector<std::string> roles_drawn_as;  ///< Whose luck each role has; empty: all their own.
    std::vector<std::string> skills;
    std::vector<std::string> resources;
    std::vector<std::string> clocks;
    std::vector<std::string> markers;          ///< Marker 0 is "none".
    std::vector<MarkerChange> marker_changes;  ///< Empty: all are allowed.
    std::vector<Provider> providers;
    std::vector<Attribute> attributes;
    std::vector<Office> offices;    ///< Ascending by register id: the site key.
    std::vector<Pathway> pathways;  ///< A strand each.
    std::vector<Stage> stages;      ///< Pathway by pathway.
    std::vector<ArrivalSource> arrivals;
    std::vector<Stock> stock;
    Outcomes outcomes;
    Trial trial;
    std::vector<Headcount> headcounts;
    std::vector<Target> targets;
    std::vector<FreeParameter> free_parameters;
    std::vector<ResolvedParameter> parameters;
    std::vector<std::string> assumptions;  ///< In words, shown with the results.
    std::string resolved_toml;  ///< The scenario with every `extends` applied; its hash names the run.

    /// "pathway.stage", the stage's permanent name.
    std::string full_name(const Stage& stage) const {
        return pathways[stage.pathway].name + "." + stage.name;
    }
};

}  // namespace caseload::model

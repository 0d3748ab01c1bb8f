#pragma once

#include <cmath>
#include <limits>
#include <string>

#include "output/tables/figures.hpp"

/// The parts of the summary, each empty when it has nothing to say.
namespace caseload::output {

/// The cells of a run by measure and coordinates.
struct Cells {
    explicit Cells(const model::Results& the_results)
        : results(the_results), setup(*the_results.setup), model(setup.model), measured(setup.measured) {}

    const sim::Accumulator* find(sim::MeasureId measure, int office = -1, int stage = -1,
                                 int group = -1) const {
        return find_cell(results, {.measure = measure, .office = office, .stage = stage, .group = group});
    }
    /// NaN where there is no such cell or nothing was observed.
    double mean(sim::MeasureId measure, int office = -1, int stage = -1, int group = -1) const {
        const auto* cell = find(measure, office, stage, group);
        return cell != nullptr && cell->count() > 0 ? cell->mean() : std::numeric_limits<double>::quiet_NaN();
    }
    /// Is there a cell with a mean other than 0?
    bool something(const sim::Accumulator* cell) const {
        return cell != nullptr && cell->count() > 0 && cell->mean() != 0;
    }
    int offices() const { return static_cast<int>(model.offices.size()); }
    int stages() const { return static_cast<int>(model.stages.size()); }
    std::string stage_name(int stage) const {
        return model.full_name(model.stages[static_cast<std::size_t>(stage)]);
    }
    /// "Completer interview (programme.wpci)": in a sentence. Without a label the name alone.
    std::string stage_in_words(int stage) const {
        const std::string& label = model.stages[static_cast<std::size_t>(stage)].label;
        return label.empty() ? stage_name(stage) : label + " (" + stage_name(stage) + ")";
    }
    const std::string& office_name(int office) const {
        return model.offices[static_cast<std::size_t>(office)].name;
    }

    const model::Results& results;
    const model::Setup& setup;
    const model::Model& model;
    const model::Measured& measured;
};

/// A cause of waiting in words: "no work_coach", "group not full", "office closed".
std::string cause_in_words(const std::string& cause);

/// "nurse" of "role=nurse".
inline std::string value_of(const std::string& label) { return label.substr(label.find('=') + 1); }

std::string heading(const Cells& cells);
std::string people_section(const Cells& cells);
std::string stages_section(const Cells& cells);
std::string waits_section(const Cells& cells);
std::string late_section(const Cells& cells);
std::string deadlines_section(const Cells& cells);
std::string sessions_section(const Cells& cells);
std::string utilisation_section(const Cells& cells);
std::string queues_section(const Cells& cells);
std::string money_section(const Cells& cells);
std::string elements_section(const Cells& cells);
std::string markers_section(const Cells& cells);
std::string places_section(const Cells& cells);
std::string attendance_section(const Cells& cells);
std::string placements_section(const Cells& cells);
std::string impacts_section(const Cells& cells);
std::string power_section(const Cells& cells);
std::string parameters_section(const Cells& cells);
std::string assumptions_section(const Cells& cells);

}  // namespace caseload::output

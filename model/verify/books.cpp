#include "model/verify/books.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace caseload::model {

namespace {

/// The books of one office.
class Books {
public:
    Books(const Site& site, std::span<const sim::Cell> cells, Faults& faults)
        : site_(site),
          cells_(cells),
          faults_(faults),
          model_(site.model()),
          measured_(site.setup->measured) {}

    void verify() {
        for (std::size_t stage = 0; stage < model_.stages.size(); ++stage) {
            flow(stage);
            little(stage);
            waits(stage);
        }
        held_once();
    }

private:
    const sim::Cell& cell(sim::MeasureId measure, std::size_t stage, int group = -1) const {
        return cells_[measured_.declared
                          .find({.measure = measure,
                                 .office = site_.index,
                                 .stage = static_cast<int>(stage),
                                 .group = group})
                          .value()];
    }
    std::string where(std::size_t stage) const {
        return fmt::format("office {}, stage {}", site_.office().name,
                           model_.full_name(model_.stages[stage]));
    }

    /// Everybody who comes into a stage leaves it or is still there. At a decision maker entries are failures to decide
    /// upon, and inside are people, who may have several before them: there are no fewer failures than people.
    void flow(std::size_t stage) {
        std::int64_t ended = 0;
        for (int ending = 0; ending < static_cast<int>(measured_.ending_names.size()); ++ending)
            ended += cell(Measured::ended, stage, ending).n;
        const std::int64_t came = site_.stays.at_start[stage] + cell(Measured::entered, stage).n +
                                  cell(Measured::moved_in, stage).n;
        const std::int64_t left =
            ended + cell(Measured::broken_off, stage).n + site_.levels.stages[stage].level;
        if (model_.stages[stage].does() == Does::decision_maker) return;
        faults_.require(came == left, [&] {
            return fmt::format(
                "{}: {} at the start and {} entered and {} from elsewhere are not {} ended and {} broken off "
                "and {} inside",
                where(stage), site_.stays.at_start[stage], cell(Measured::entered, stage).n,
                cell(Measured::moved_in, stage).n, ended, cell(Measured::broken_off, stage).n,
                site_.levels.stages[stage].level);
        });
    }

    /// The integral of those inside is the sum of the stays, cut to the time measured (Little 1961).
    void little(std::size_t stage) {
        const std::int64_t inside = cell(Measured::in_stage, stage).sum;
        faults_.require(inside == site_.stays.seconds[stage], [&] {
            return fmt::format("{}: people were inside for {} s together, and their stays are {} s",
                               where(stage), inside, site_.stays.seconds[stage]);
        });
    }

    void waits(std::size_t stage) {
        std::int64_t by_cause = 0;
        for (std::size_t cause = 0; cause < measured_.wait_causes(); ++cause) {
            const sim::Cell& of_cause = cell(Measured::wait_cause, stage, static_cast<int>(cause));
            by_cause += of_cause.sum;
            faults_.require(of_cause.sum >= 0, [&] {
                return fmt::format("{}: waits for {} are below 0", where(stage),
                                   measured_.cause_names[cause]);
            });
        }
        const std::int64_t wait = cell(Measured::wait, stage).sum;
        faults_.require(by_cause == wait, [&] {
            return fmt::format("{}: waits are {} s, and by cause {} s", where(stage), wait, by_cause);
        });
    }

    void held_once() {
        faults_.require(site_.in_hand.held_twice == 0, [&] {
            return fmt::format("office {}: {} times a meeting began while staff or a room of it were held",
                               site_.office().name, site_.in_hand.held_twice);
        });
    }

    const Site& site_;
    std::span<const sim::Cell> cells_;
    Faults& faults_;
    const Model& model_;
    const Measured& measured_;
};

/// No count, integral or length is below 0, and no share above 1.
void ranges(const sim::DeclaredMeasures& declared, std::span<const sim::Cell> cells, Faults& faults) {
    for (std::size_t place = 0; place < cells.size(); ++place) {
        const sim::Cell& cell = cells[place];
        const bool share = declared.statistic(place) == sim::Statistic::share;
        const bool holds = cell.n >= 0 && cell.sum >= 0 && (!share || cell.sum <= cell.n);
        faults.require(holds, [&] {
            const sim::CellName name = declared.name(place);
            return fmt::format("{} (office {}, stage {}, group {}, period {}): {} of {} is outside its range",
                               declared.measure(name.measure).name, name.office, name.stage, name.group,
                               name.period, cell.sum, cell.n);
        });
    }
}

}  // namespace

Faults verify_books(const std::vector<Site>& sites, std::span<const sim::Cell> cells) {
    Faults faults;
    if (sites.empty()) return faults;
    for (const Site& site : sites) Books(site, cells, faults).verify();
    ranges(sites.front().setup->measured.declared, cells, faults);
    return faults;
}

}  // namespace caseload::model

#include "model/run/finished_cells.hpp"

#include <utility>

namespace caseload::model {

namespace {

constexpr double half = 0.5;
constexpr double nine_in_ten = 0.9;
constexpr int all_offices = -1;

/// The cells of one stage at one office or at all.
class StageCells {
public:
    StageCells(std::vector<sim::Cell>& cells, const Measured& measured, int office, std::size_t stage)
        : cells_(cells), measured_(measured), office_(office), stage_(static_cast<int>(stage)) {}

    sim::Cell& operator()(sim::MeasureId measure, int group = -1) {
        const auto place =
            measured_.declared.find({.measure = measure, .office = office_, .stage = stage_, .group = group});
        return cells_[place.value()];
    }

    void quantile(sim::MeasureId measure, const sim::DurationTally& times, double share) {
        if (!times.empty()) (*this)(measure) = {.n = 1, .sum = times.quantile(share)};
    }

    /// Means by cause are over all waits, whichever of the causes they had.
    void count_waits() {
        const std::int64_t waits = (*this)(Measured::wait).n;
        for (std::size_t cause = 0; cause < measured_.wait_causes(); ++cause)
            (*this)(Measured::wait_cause, static_cast<int>(cause)).n = waits;
    }

    void share_endings() {
        std::int64_t all = 0;
        const auto endings = static_cast<int>(measured_.ending_names.size());
        for (int ending = 0; ending < endings; ++ending) all += (*this)(Measured::ended, ending).n;
        for (const std::uint16_t ending : measured_.ending_group[static_cast<std::size_t>(stage_)])
            (*this)(Measured::ended_share, ending) = {.n = all, .sum = (*this)(Measured::ended, ending).n};
    }

private:
    std::vector<sim::Cell>& cells_;
    const Measured& measured_;
    int office_;
    int stage_;
};

void finish(StageCells of, const sim::DurationTally& in_stage, const sim::DurationTally& late) {
    of.quantile(Measured::median_time_in_stage, in_stage, half);
    of.quantile(Measured::time_in_stage_90, in_stage, nine_in_ten);
    of.quantile(Measured::late_by_90, late, nine_in_ten);
    of.count_waits();
    of.share_endings();
}

}  // namespace

void finish_cells(std::vector<sim::Cell>& cells, const std::vector<Site>& sites) {
    const Setup& setup = *sites.front().setup;
    for (std::size_t stage = 0; stage < setup.model.stages.size(); ++stage) {
        sim::DurationTally in_stage;
        sim::DurationTally late;
        for (const Site& site : sites) {
            finish({cells, setup.measured, site.index, stage}, site.times_in_stage[stage],
                   site.times_late[stage]);
            in_stage.merge(site.times_in_stage[stage]);
            late.merge(site.times_late[stage]);
        }
        finish({cells, setup.measured, all_offices, stage}, in_stage, late);
    }
}

}  // namespace caseload::model

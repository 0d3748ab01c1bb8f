#include "sim/measures.hpp"

#include <algorithm>
#include <limits>

namespace caseload::sim {

namespace {

int periods_of(Axis axis, const Dimensions& dimensions) {
    switch (axis) {
    case Axis::week: return dimensions.weeks;
    case Axis::claim_day: return dimensions.claim_days;
    case Axis::none: break;
    }
    return 1;
}

void check(const Measure& measure) {
    const auto refuse = [&](const std::string& why) {
        throw std::invalid_argument("measure '" + measure.name + "': " + why);
    };
    if (measure.name.empty()) refuse("it has no name");
    if (measure.margins.empty()) refuse("it has no margin");
    for (auto margin = measure.margins.begin(); margin != measure.margins.end(); ++margin) {
        if (std::find(measure.margins.begin(), margin, *margin) != margin) refuse("a margin is listed twice");
        if (margin->stage && !measure.by_stage) refuse("a margin by stage, but it has no stages");
        if (margin->period && measure.axis == Axis::none) refuse("a margin by period, but it has no axis");
        if (measure.statistic == Statistic::time_average && measure.by_stage && !margin->stage) {
            refuse("a time average by stage needs the stage in every margin");
        }
    }
}

}  // namespace

double value(const Cell& cell, Statistic statistic) {
    switch (statistic) {
    case Statistic::count: return static_cast<double>(cell.n);
    case Statistic::total: return static_cast<double>(cell.sum);
    case Statistic::mean:
    case Statistic::share:
    case Statistic::time_average: break;
    }
    if (cell.n == 0) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(cell.sum) / static_cast<double>(cell.n);
}

MeasureId DeclaredMeasures::declare(Measure measure) {
    if (frozen_)
        throw std::invalid_argument("measure '" + measure.name + "': declared after the layout was made");
    check(measure);
    if (measure_named(measure.name))
        throw std::invalid_argument("measure '" + measure.name + "': declared twice");
    if (measures_.size() > std::numeric_limits<std::uint16_t>::max()) {
        throw std::invalid_argument("measure '" + measure.name + "': there are too many measures");
    }
    measures_.push_back(std::move(measure));
    return MeasureId(measures_.size() - 1);
}

void DeclaredMeasures::freeze(const Dimensions& dimensions) {
    if (frozen_) throw std::logic_error("measures: the layout is made once");
    if (std::min({dimensions.stages, dimensions.weeks, dimensions.claim_days, dimensions.offices}) < 0) {
        throw std::invalid_argument("measures: a dimension has a negative length");
    }
    dimensions_ = dimensions;
    frozen_ = true;
    for (std::size_t m = 0; m < measures_.size(); ++m) {
        const Measure& measure = measures_[m];
        const std::size_t groups = std::max<std::size_t>(1, measure.groups.size());
        const auto first = static_cast<std::uint32_t>(local_blocks_.size());
        for (const Margin& margin : measure.margins) {
            const int stages = margin.stage ? dimensions.stages : 1;
            const int periods = margin.period ? periods_of(measure.axis, dimensions) : 1;
            const std::size_t local_size =
                static_cast<std::size_t>(stages) * static_cast<std::size_t>(periods) * groups;
            // with and without the office, a margin is one table of the office's ledger
            auto local =
                std::find_if(local_blocks_.begin() + first, local_blocks_.end(), [&](const LocalBlock& b) {
                    return b.by_stage == margin.stage && b.by_period == margin.period;
                });
            if (local == local_blocks_.end()) {
                local = local_blocks_.insert(
                    local, {local_cells_, static_cast<std::uint32_t>(stages),
                            static_cast<std::uint32_t>(periods), margin.stage, margin.period});
                local_cells_ += local_size;
            }
            const std::size_t size =
                local_size * (margin.office ? static_cast<std::size_t>(dimensions.offices) : 1);
            blocks_.push_back({MeasureId(m), margin, cells_, local->start, local_size, size});
            cells_ += size;
        }
        plans_.push_back(
            {first, static_cast<std::uint32_t>(local_blocks_.size()), static_cast<std::uint32_t>(groups)});
    }
    // a margin over an empty dimension has no cells and is never looked up
    std::erase_if(blocks_, [](const Block& block) { return block.size == 0; });
}

std::optional<MeasureId> DeclaredMeasures::measure_named(const std::string& name) const {
    const auto found =
        std::find_if(measures_.begin(), measures_.end(), [&](const Measure& m) { return m.name == name; });
    if (found == measures_.end()) return std::nullopt;
    return MeasureId(static_cast<std::size_t>(found - measures_.begin()));
}

const DeclaredMeasures::Block& DeclaredMeasures::block_of(std::size_t cell) const {
    const auto after = std::upper_bound(blocks_.begin(), blocks_.end(), cell,
                                        [](std::size_t c, const Block& block) { return c < block.start; });
    return *std::prev(after);
}

CellName DeclaredMeasures::name(std::size_t cell) const {
    const Block& block = block_of(cell);
    const Plan& plan = plans_[block.measure.place()];
    const auto periods = static_cast<std::size_t>(
        block.margin.period ? periods_of(measure(block.measure).axis, dimensions_) : 1);
    const std::size_t within = cell - block.start;
    const std::size_t local = within % block.local_size;
    const std::size_t row = local / plan.groups;
    CellName name{.measure = block.measure};
    if (block.margin.office) name.office = static_cast<int>(within / block.local_size);
    if (block.margin.stage) name.stage = static_cast<int>(row / periods);
    if (block.margin.period) name.period = static_cast<int>(row % periods);
    if (!measure(block.measure).groups.empty()) name.group = static_cast<int>(local % plan.groups);
    return name;
}

std::optional<std::size_t> DeclaredMeasures::find(const CellName& name) const {
    const Margin margin{.office = name.office >= 0, .stage = name.stage >= 0, .period = name.period >= 0};
    const auto of_measure =
        std::lower_bound(blocks_.begin(), blocks_.end(), name.measure,
                         [](const Block& block, MeasureId id) { return block.measure < id; });
    const auto block = std::find_if(of_measure, blocks_.end(), [&](const Block& b) {
        return b.measure == name.measure && b.margin == margin;
    });
    if (block == blocks_.end()) return std::nullopt;
    const Measure& measure = this->measure(name.measure);
    const int periods = margin.period ? periods_of(measure.axis, dimensions_) : 1;
    const auto groups = static_cast<int>(measure.groups.size());
    const bool in_range = name.office < dimensions_.offices &&
                          (!margin.stage || name.stage < dimensions_.stages) &&
                          (!margin.period || name.period < periods) &&
                          (groups == 0 ? name.group < 0 : name.group >= 0 && name.group < groups);
    if (!in_range) return std::nullopt;
    const auto at = [](int position) { return static_cast<std::size_t>(std::max(position, 0)); };
    const std::size_t row = at(name.stage) * static_cast<std::size_t>(periods) + at(name.period);
    const std::size_t local = row * static_cast<std::size_t>(std::max(groups, 1)) + at(name.group);
    return block->start + at(name.office) * block->local_size + local;
}

std::vector<std::size_t> DeclaredMeasures::headline_cells() const {
    std::vector<std::size_t> found;
    for (const Block& block : blocks_) {
        if (!measure(block.measure).headline || block.margin != Margin{}) continue;
        for (std::size_t i = 0; i < block.size; ++i) found.push_back(block.start + i);
    }
    return found;
}

void DeclaredMeasures::fold_into(std::span<Cell> whole, const Ledger& ledger, int office) const {
    const std::span<const Cell> local = ledger.cells();
    for (const Block& block : blocks_) {
        const std::size_t start =
            block.start + (block.margin.office ? static_cast<std::size_t>(office) * block.local_size : 0);
        // offices are observed over the same seconds: their levels add up, their seconds do not
        const bool same_seconds = measure(block.measure).statistic == Statistic::time_average;
        for (std::size_t i = 0; i < block.local_size; ++i) {
            const Cell& from = local[block.local_start + i];
            Cell& into = whole[start + i];
            into.n = same_seconds ? std::max(into.n, from.n) : into.n + from.n;
            into.sum += from.sum;
        }
    }
}

Ledger::Ledger(const DeclaredMeasures& declared) : declared_(&declared), cells_(declared.local_cells_) {
    if (!declared.frozen_) throw std::logic_error("measures: a ledger needs the layout to be made first");
}

std::vector<Cell> fold(const DeclaredMeasures& declared, std::span<const Ledger> ledgers) {
    if (ledgers.size() != static_cast<std::size_t>(declared.dimensions().offices)) {
        throw std::invalid_argument("measures: there must be one ledger for each office");
    }
    std::vector<Cell> whole(declared.cells());
    int office = 0;
    for (const Ledger& ledger : ledgers) declared.fold_into(whole, ledger, office++);
    return whole;
}

}  // namespace caseload::sim

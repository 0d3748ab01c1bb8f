#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace caseload::sim {

/// What a cell's count n and sum are shown as.
enum class Statistic : std::uint8_t {
    count,        ///< n
    total,        ///< sum
    mean,         ///< sum / n
    share,        ///< sum / n, shown as a share
    time_average  ///< sum / n: the integral of a level over the seconds n; the levels of offices add up
};

/// What a measure's periods are: weeks of the run, days since the claim, or nothing.
enum class Axis : std::uint8_t { none, week, claim_day };

/// One table of a measure, by the dimensions that are true. The measure's groups are in every margin.
struct Margin {
    bool office = false;
    bool stage = false;
    bool period = false;
    bool operator==(const Margin&) const = default;
};

/// A measure's one declaration.
struct Measure {
    std::string name;  ///< unique and permanent
    std::string unit;
    std::string meaning;
    Statistic statistic = Statistic::count;
    std::vector<std::string> groups = {};  ///< labels; empty is one group without a name
    bool by_stage = false;                 ///< what is added names its stage
    Axis axis = Axis::none;
    std::vector<Margin> margins = {Margin{}};  ///< never the whole cube unless all are listed
    bool headline = false;                     ///< its values are kept for each replication
    double scale = 1;  ///< what one ledger unit of the sum is in `unit`: 1/60 for seconds as minutes
};

/// A measure's place among those declared. An enumeration of a program's measures, in the order in which they are
/// declared, names them.
class MeasureId {
public:
    constexpr MeasureId() = default;
    constexpr explicit MeasureId(std::size_t place) : place_(static_cast<std::uint16_t>(place)) {}
    template <class Enumeration>
    requires std::is_enum_v<Enumeration>
    constexpr MeasureId(Enumeration measure) : MeasureId(static_cast<std::size_t>(measure)) {}

    constexpr std::size_t place() const { return place_; }
    constexpr auto operator<=>(const MeasureId&) const = default;

private:
    std::uint16_t place_ = 0;
};

/// A group's place among a measure's, as a number or as an enumeration of them; 0 where the measure has no groups.
class Group {
public:
    constexpr Group() = default;
    template <class Number>
    requires(std::integral<Number> || std::is_enum_v<Number>) constexpr Group(Number place)
        : place_(static_cast<std::uint32_t>(place)) {}

    constexpr std::uint32_t place() const { return place_; }

private:
    std::uint32_t place_ = 0;
};

/// What is added is about; -1: no stage, or no period. Either outside its range (say, the warm-up) is left out of the
/// margins by stage or by period and counts in the others.
struct About {
    int stage = -1;
    Group group = {};
    int period = -1;
};

/// What is accumulated: how many, and the sum of their whole-number amounts.
struct Cell {
    std::int64_t n = 0;
    std::int64_t sum = 0;
    bool operator==(const Cell&) const = default;
};

/// What a cell is about. -1: all, or the measure has no such dimension.
struct CellName {
    MeasureId measure = {};
    int office = -1;
    int stage = -1;
    int group = -1;
    int period = -1;
    bool operator==(const CellName&) const = default;
};

/// The lengths of the dimensions that all measures share.
struct Dimensions {
    int stages = 0;
    int weeks = 0;
    int claim_days = 0;
    int offices = 0;
};

/// A cell as a number. Count and total always have one; the others are NaN where nothing was observed (n = 0).
double value(const Cell& cell, Statistic statistic);

class Ledger;

/// All measures of a run, and where their cells lie: in one office's ledger, and in the whole.
class DeclaredMeasures {
public:
    /// Adds a measure. Throws std::invalid_argument when the name is empty or taken, there is no margin or one comes
    /// twice, a margin asks for stages or periods that the measure does not have, or a time average by stage asks
    /// for a margin without the stage (its seconds would count once for each stage). Not after freeze().
    MeasureId declare(Measure measure);

    /// Lays the cells out. Nothing can be declared afterwards.
    void freeze(const Dimensions& dimensions);

    std::size_t size() const { return measures_.size(); }
    const Measure& measure(MeasureId id) const { return measures_[id.place()]; }
    const std::vector<Measure>& measures() const { return measures_; }
    std::optional<MeasureId> measure_named(const std::string& name) const;
    const Dimensions& dimensions() const { return dimensions_; }

    /// The number of cells of the whole: every margin of every measure, measures in order of declaration.
    std::size_t cells() const { return cells_; }
    /// What a cell of the whole is about. `cell` is less than cells().
    CellName name(std::size_t cell) const;
    /// The cell of that name; nothing when no margin of the measure has it.
    std::optional<std::size_t> find(const CellName& name) const;
    /// How a cell of the whole is shown.
    Statistic statistic(std::size_t cell) const { return measure(block_of(cell).measure).statistic; }
    double scale(std::size_t cell) const { return measure(block_of(cell).measure).scale; }
    /// The cells of headline measures that are about all offices, stages and periods.
    std::vector<std::size_t> headline_cells() const;

    /// Adds the ledger of one office (a position in site order) to the cells of the whole.
    void fold_into(std::span<Cell> whole, const Ledger& ledger, int office) const;

private:
    friend class Ledger;
    /// A table of cells, in the order office, stage, period, group.
    struct Block {
        MeasureId measure;
        Margin margin;
        std::size_t start;
        std::size_t local_start;  ///< of the same table in a ledger
        std::size_t local_size;   ///< cells of one office
        std::size_t size;
    };
    /// A table of a ledger: which stages and periods it has (1 of each where it has none).
    struct LocalBlock {
        std::size_t start;
        std::uint32_t stages;
        std::uint32_t periods;
        bool by_stage;
        bool by_period;
    };
    /// A measure's tables in a ledger: local_blocks_[first] ... [last - 1].
    struct Plan {
        std::uint32_t first;
        std::uint32_t last;
        std::uint32_t groups;
    };
    const Block& block_of(std::size_t cell) const;

    std::vector<Measure> measures_;
    Dimensions dimensions_;
    bool frozen_ = false;
    std::vector<Plan> plans_;
    std::vector<LocalBlock> local_blocks_;
    std::vector<Block> blocks_;
    std::size_t local_cells_ = 0;
    std::size_t cells_ = 0;
};

/// One office's measures: whole numbers that only ever add. What is declared is frozen and outlives it.
class Ledger {
public:
    /// Of cells whose measures are not known: a state by itself. Nothing can be added.
    Ledger() = default;
    explicit Ledger(std::vector<Cell> cells) : cells_(std::move(cells)) {}
    /// Throws std::logic_error when the layout is not made.
    explicit Ledger(const DeclaredMeasures& declared);

    /// Adds to every margin of a measure. The group is one of the measure's.
    void add(MeasureId id, const About& about, const Cell& amount) {
        const DeclaredMeasures::Plan& plan = declared_->plans_[id.place()];
        for (std::uint32_t b = plan.first; b < plan.last; ++b) {
            const DeclaredMeasures::LocalBlock& block = declared_->local_blocks_[b];
            const std::uint32_t s = block.by_stage ? static_cast<std::uint32_t>(about.stage) : 0;
            const std::uint32_t p = block.by_period ? static_cast<std::uint32_t>(about.period) : 0;
            if (s >= block.stages || p >= block.periods) continue;
            const std::size_t row = std::size_t{s} * block.periods + p;
            Cell& cell = cells_[block.start + row * plan.groups + about.group.place()];
            cell.n += amount.n;
            cell.sum += amount.sum;
        }
    }

    /// The office's cells, as they are laid out.
    std::span<const Cell> cells() const { return cells_; }

    /// Forgets all that was added, as at the end of a warm-up.
    void clear() { cells_.assign(cells_.size(), Cell{}); }

    template <class Archive> void fields(Archive& archive) {
        const std::size_t expected = cells_.size();
        archive("cells", cells_);
        if (declared_ != nullptr && cells_.size() != expected)
            throw std::runtime_error("state: the measures are not those of this run");
    }

private:
    const DeclaredMeasures* declared_ = nullptr;
    std::vector<Cell> cells_;
};

/// A replication's cells: margins by office keep the ledgers apart (in site order), the others add them up.
/// Throws std::invalid_argument unless there is one ledger for each office.
std::vector<Cell> fold(const DeclaredMeasures& declared, std::span<const Ledger> ledgers);

}  // namespace caseload::sim

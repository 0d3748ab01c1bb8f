#include "output/answers/precision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "output/answers/comparison.hpp"
#include "output/tables/amounts.hpp"

namespace caseload::output {

namespace {

std::string widest(const model::PrecisionReached& reached, const std::vector<std::string>& scenarios) {
    if (reached.figures == 0) return {};
    std::string label = figure_label(reached.widest);
    if (!scenarios.empty()) label += " of " + scenarios[reached.of_variant + 1];
    return fmt::format("; the widest is {}: half of its 95% interval is {:.2g}% of it", label,
                       100 * reached.standing.relative);
}

}  // namespace

std::string precision_text(const model::PrecisionReached& reached, const std::string& asked,
                           const std::vector<std::string>& scenarios) {
    const double each = reached.seconds / std::max(reached.replications, 1);
    const std::string pace = each < 60 ? fmt::format(", at {:.2g} s a replication", each)
                                       : fmt::format(", at {} a replication", time_text(each / 60, 0));
    if (!reached.judged) {
        const auto more = static_cast<double>(reached.least - reached.replications);
        return fmt::format(
            "Precision {}: not judged after {} replications, it takes {} at the least: about {} more{}.\n",
            asked, reached.replications, reached.least, time_text(each * more / 60, 0), pace);
    }
    std::string text =
        fmt::format("Precision {} of {} {}: {} after {} replications", asked, reached.figures,
                    reached.figures == 1 ? "figure" : "figures",
                    reached.enough             ? "reached"
                    : reached.standing.reached ? "reached, but not for long enough to rely on it,"
                                               : "not reached",
                    reached.replications);
    text += widest(reached, scenarios);
    if (reached.enough) return text + ".\n";
    if (reached.expected == std::numeric_limits<std::int64_t>::max())
        return text + ". No number of replications is in sight.\n";
    const auto more = static_cast<double>(std::max<std::int64_t>(reached.expected - reached.replications, 1));
    return text + fmt::format(".\nIt would take about {} replications more, about {}{}.\n", grouped(more, 0),
                              time_text(each * more / 60, 0), pace);
}

}  // namespace caseload::output

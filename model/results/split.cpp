#include "model/results/split.hpp"

#include <algorithm>

namespace caseload::model {

namespace {

/// 0 where nothing was observed.
double mean_of(const Results& results, sim::MeasureId measure, int group) {
    const auto cell = results.setup->measured.declared.find({.measure = measure, .group = group});
    return cell && results.estimates[*cell].count() > 0 ? results.estimates[*cell].mean() : 0;
}

/// People with any of the markers, averaged over time.
double carrying(const Results& results, const std::vector<std::uint16_t>& markers) {
    double people = 0;
    for (const std::uint16_t marker : markers)
        people += mean_of(results, results.setup->measured.marker_stock, marker);
    return people;
}

}  // namespace

std::vector<SteeredElement> split_between_elements(const Results& results) {
    const Setup& setup = *results.setup;
    std::vector<SteeredElement> split;
    for (std::size_t s = 0; s < setup.model.stages.size(); ++s) {
        const auto* choose = std::get_if<Choose>(&setup.model.stages[s].kind);
        if (choose == nullptr) continue;
        std::vector<SteeredElement> here;
        double all = 0;
        for (std::size_t b = 0; b < choose->branches.size(); ++b) {
            const Steer& steer = choose->branches[b].steer;
            if (!steer.steered()) continue;
            const double people = carrying(results, steer.markers);
            const int element = setup.measured.element_of_branch[s][b];
            here.push_back({static_cast<std::size_t>(element), steer.share, people,
                            mean_of(results, setup.measured.held_back, 2 * element),
                            mean_of(results, setup.measured.held_back, 2 * element + 1)});
            all += people;
        }
        const bool told = std::ranges::any_of(here, [&](const SteeredElement& one) {
            return std::ranges::find(split, one.element, &SteeredElement::element) != split.end();
        });
        if (here.size() < 2 || all == 0 || told) continue;
        for (SteeredElement& one : here) one.live /= all;
        split.insert(split.end(), here.begin(), here.end());
    }
    return split;
}

}  // namespace caseload::model

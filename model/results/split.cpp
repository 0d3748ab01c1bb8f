#include "model/results/split.hpp"

#include <algorithm>

namespace caseload::model {

namespace {

/// People with any of the markers, averaged over time.
double carrying(const Results& results, const std::vector<std::uint16_t>& markers) {
    const Measured& measured = results.setup->measured;
    double people = 0;
    for (const std::uint16_t marker : markers) {
        const auto cell = measured.declared.find({.measure = measured.marker_stock, .group = marker});
        if (cell && results.estimates[*cell].count() > 0) people += results.estimates[*cell].mean();
    }
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
            here.push_back(
                {static_cast<std::size_t>(setup.measured.element_of_branch[s][b]), steer.share, people});
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

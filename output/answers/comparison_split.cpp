#include "output/answers/comparison_split.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "model/results/split.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

struct Said {
    std::string scenario;
    model::SteeredElement split;
};
/// Elements by name: two scenarios need not have the same.
using ByElement = std::vector<std::pair<std::string, std::vector<Said>>>;

void add(ByElement& elements, const model::Results& results, const std::string& label) {
    for (const model::SteeredElement& one : model::split_between_elements(results)) {
        const std::string& name = results.setup->measured.elements[one.element];
        auto known = std::ranges::find(elements, name, &ByElement::value_type::first);
        if (known == elements.end()) known = elements.insert(elements.end(), {name, {}});
        known->second.push_back({label, one});
    }
}

ByElement beside(const model::Results& base, const std::string& base_label, const model::Results& variant,
                 const std::string& variant_label) {
    ByElement elements;
    add(elements, base, base_label);
    add(elements, variant, variant_label);
    return elements;
}

}  // namespace

std::string split_section(const model::Results& base, const std::string& base_label,
                          const model::Results& variant, const std::string& variant_label) {
    TextTable table({{"element", TextTable::Align::left},
                     {"scenario", TextTable::Align::left},
                     {"aimed at"},
                     {"live markers"},
                     {"due, but unsuitable"},
                     {"or without a place"}});
    for (const auto& [element, scenarios] : beside(base, base_label, variant, variant_label)) {
        for (const Said& said : scenarios)
            table.row({&said == &scenarios.front() ? element : std::string{}, said.scenario,
                       percent(said.split.aimed_at), percent(said.split.live),
                       grouped(said.split.unsuitable, 0), grouped(said.split.no_place, 0)});
    }
    return table.empty()
               ? std::string{}
               : "  Elements, steered towards shares of live markers (averaged over time)\n" + table.text();
}

nlohmann::ordered_json split_in_report(const model::Results& base, const std::string& base_label,
                                       const model::Results& variant, const std::string& variant_label) {
    auto rows = nlohmann::ordered_json::array();
    for (const auto& [element, scenarios] : beside(base, base_label, variant, variant_label)) {
        auto told = nlohmann::ordered_json::array();
        for (const auto& [label, split] : scenarios)
            told.push_back({{"label", label},
                            {"aimed_at", split.aimed_at},
                            {"live", split.live},
                            {"unsuitable", split.unsuitable},
                            {"no_place", split.no_place}});
        rows.push_back({{"element", element}, {"scenarios", told}});
    }
    return rows;
}

}  // namespace caseload::output

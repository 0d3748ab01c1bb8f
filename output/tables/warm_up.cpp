#include "output/tables/warm_up.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/run/warm_up.hpp"

namespace caseload::output {

namespace {

bool has_stock(const model::Model& model) {
    return std::any_of(model.stock.begin(), model.stock.end(),
                       [](const model::Stock& stock) { return stock.count > 0; });
}

std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

}  // namespace

std::string warm_up_told(const model::Model& model) {
    const auto left_out = (model.measured_from - model.start).count();
    const auto days = (model.end - model.start).count();
    const std::string begin = has_stock(model) ? "offices begin with stock" : "offices begin empty";
    const std::string measured =
        fmt::format("measured from {}; the first {} of {} days ({:.1f}%)", sim::iso(model.measured_from),
                    left_out, days, 100.0 * static_cast<double>(left_out) / static_cast<double>(days));
    const model::WarmUp& warm_up = model.warm_up;
    if (!warm_up.wanted) {
        if (left_out == 0) return fmt::format("No warm-up; {}.", begin);
        return fmt::format("Warm-up as stated: {} are not measured; {}.", measured, begin);
    }
    if (warm_up.replications == 0)
        return fmt::format("Declared steady, but the warm-up was not looked for; {}.", begin);
    std::string told = left_out == 0
                           ? fmt::format("No warm-up is needed: settled from the first day; {}.", begin)
                           : fmt::format("Warm-up found: {} are not measured. {} settle last; {}.", measured,
                                         capital(warm_up.series), begin);
    told += fmt::format(" By MSER-5 on daily averages over {} replications.", warm_up.replications);
    if (warm_up.run_longer)
        told += fmt::format(
            " Too short to be seen settled (that takes {} days, and no more than half of them left out): run "
            "longer.",
            model::fewest_days_to_settle);
    return told;
}

nlohmann::ordered_json warm_up_json(const model::Model& model) {
    const model::WarmUp& warm_up = model.warm_up;
    const auto left_out = (model.measured_from - model.start).count();
    nlohmann::ordered_json json = {{"kind", warm_up.wanted  ? "detected"
                                            : left_out == 0 ? "none"
                                                            : "stated"},
                                   {"days", left_out},
                                   {"days_simulated", (model.end - model.start).count()},
                                   {"begins", has_stock(model) ? "stock" : "empty"},
                                   {"told", warm_up_told(model)}};
    if (warm_up.wanted) {
        json["series"] = warm_up.series;
        json["replications"] = warm_up.replications;
        json["run_longer"] = warm_up.run_longer;
    }
    return json;
}

}  // namespace caseload::output

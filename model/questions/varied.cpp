#include "model/questions/varied.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace caseload::model {

std::string Varied::shown(double value) const {
    // Ten digits: 0.1 + 2 * 0.1 is 0.3.
    return fmt::format("{:.10g}{}{}", value, unit.empty() ? "" : " ", unit);
}

std::string Varied::written(double value) const {
    return unit.empty() ? shown(value) : "\"" + shown(value) + "\"";
}

double Varied::at(double place) const {
    if (!values.empty()) {
        const auto number = static_cast<std::size_t>(place * static_cast<double>(values.size()));
        return values[std::min(number, values.size() - 1)];
    }
    const double value = low + place * (high - low);
    return whole ? std::round(value) : value;
}

std::vector<ChangedKey> keys_at(const std::vector<ChangedKey>& changed, const std::vector<Varied>& varied,
                                const sim::Point& point) {
    std::vector<ChangedKey> keys = changed;
    for (std::size_t v = 0; v < varied.size(); ++v)
        keys.push_back({.key = varied[v].key, .value = varied[v].written(point[v])});
    return keys;
}

}  // namespace caseload::model

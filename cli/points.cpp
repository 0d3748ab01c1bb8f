#include "cli/points.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "scenarios/reader/read.hpp"

namespace caseload::cli {

model::MakeModel reader_of(const std::filesystem::path& scenario) {
    return [scenario](const std::vector<model::ChangedKey>& keys) {
        auto reading = scenarios::read(scenario, keys);
        if (reading.model) return std::move(*reading.model);
        std::string errors;
        for (const auto& problem : reading.problems) {
            if (!problem.warning) errors += "\n" + scenarios::text(problem);
        }
        throw std::runtime_error("the scenario cannot be read here" + errors);
    };
}

void check_points(const std::filesystem::path& scenario, const std::vector<model::ChangedKey>& changed,
                  const std::vector<model::Varied>& varied, const std::vector<sim::Point>& points,
                  Problems& problems) {
    std::size_t unsound = 0;
    for (const sim::Point& point : points) {
        const auto reading = scenarios::read(scenario, model::keys_at(changed, varied, point));
        if (reading.model) continue;
        if (++unsound > 1) continue;
        std::string where;
        for (std::size_t v = 0; v < varied.size(); ++v)
            where += fmt::format("{}{} = {}", v == 0 ? "" : ", ", varied[v].key, varied[v].shown(point[v]));
        problems.add("--vary: the scenario is not sound with " + where + ":");
        problems.add(reading.problems);
    }
    if (unsound > 1)
        problems.add(fmt::format(
            "--vary: {} more of the {} points are not sound either: narrow the range, or --set what "
            "goes with it",
            unsound - 1, points.size()));
}

}  // namespace caseload::cli

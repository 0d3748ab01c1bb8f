#include "sim/experiment/designs.hpp"

#include <numeric>
#include <utility>

#include "sim/draws.hpp"

namespace caseload::sim {

namespace {

/// 0 ... size - 1 in random order (Fisher and Yates).
std::vector<std::size_t> shuffled(std::size_t size, Draw& draw) {
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = size; left > 1; --left) {
        const auto picked = static_cast<std::size_t>(below(draw, left));
        std::swap(order[picked], order[left - 1]);
    }
    return order;
}

}  // namespace

std::vector<Point> full_grid(std::span<const std::vector<double>> values) {
    std::vector<Point> points{{}};
    for (const std::vector<double>& of_factor : values) {
        std::vector<Point> longer;
        for (const Point& point : points) {
            for (const double value : of_factor) {
                longer.push_back(point);
                longer.back().push_back(value);
            }
        }
        points = std::move(longer);
    }
    return points;
}

std::vector<Point> latin_hypercube(std::size_t points, std::size_t factors, std::uint64_t seed) {
    std::vector<Point> design(points, Point(factors));
    for (std::size_t f = 0; f < factors; ++f) {
        Draw draw({.seed = seed}, {.number = f}, named("design.latin_hypercube"), 0);
        const std::vector<std::size_t> stratum = shuffled(points, draw);
        for (std::size_t p = 0; p < points; ++p) {
            const double within = unit(draw);
            design[p][f] = (static_cast<double>(stratum[p]) + within) / static_cast<double>(points);
        }
    }
    return design;
}

std::vector<Point> morris_trajectories(std::size_t trajectories, std::size_t factors, std::uint64_t seed) {
    constexpr int half = morris_levels / 2;
    std::vector<Point> design;
    for (std::size_t t = 0; t < trajectories; ++t) {
        Draw draw({.seed = seed}, {.number = t}, named("design.morris"), 0);
        std::vector<int> level;
        for (std::size_t f = 0; f < factors; ++f)
            level.push_back(static_cast<int>(below(draw, morris_levels)));
        const auto add = [&] {
            Point& point = design.emplace_back();
            for (const int at : level) point.push_back(static_cast<double>(at) / (morris_levels - 1));
        };
        add();
        for (const std::size_t f : shuffled(factors, draw)) {
            level[f] += level[f] < half ? half : -half;
            add();
        }
    }
    return design;
}

}  // namespace caseload::sim

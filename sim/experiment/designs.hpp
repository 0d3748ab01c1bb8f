#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Designs of experiments: where to try. Reproducible: the same seed is the same design.
namespace caseload::sim {

/// Coordinates by factor.
using Point = std::vector<double>;

/// Every combination of the values of the factors; the last factor changes fastest. One point without factors.
std::vector<Point> full_grid(std::span<const std::vector<double>> values);

/// Points in the unit cube of which each factor has one in every of `points` equal strata, at random within it
/// (McKay, Beckman and Conover 1979, Technometrics 21(2), 239-245).
std::vector<Point> latin_hypercube(std::size_t points, std::size_t factors, std::uint64_t seed);

/// How many levels of a factor morris_trajectories() uses.
constexpr int morris_levels = 4;

/// Trajectories through the unit cube, each of factors + 1 points one after another: from a random point each
/// factor, in random order, moves once by two thirds of its range (Morris 1991, Technometrics 33(2), 161-174, with
/// four levels, where steps of that length make all levels equally likely).
std::vector<Point> morris_trajectories(std::size_t trajectories, std::size_t factors, std::uint64_t seed);

}  // namespace caseload::sim

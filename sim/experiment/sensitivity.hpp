#pragma once

#include <span>
#include <vector>

#include "sim/experiment/designs.hpp"

/// What matters most: how a response hangs on the factors of a design.
namespace caseload::sim {

/// A plane fitted by least squares.
struct Regression {
    bool determined = false;  ///< Else the rest is empty: see regression().
    /// By factor: standard deviations that the response goes up by with one of the factor (Saltelli and others,
    /// Global Sensitivity Analysis: The Primer, 2008, 1.2.5). The larger its size, the more the factor matters.
    std::vector<double> standardised = {};
    std::vector<double> slope = {};  ///< By factor: the response's change with 1 of the factor.
    double r_squared = 0;            ///< The share of the response's variance that the plane explains.
};

/// Not determined where the response or a factor does not vary, there are fewer points than factors and one more, or
/// a factor follows from the others.
Regression regression(std::span<const Point> points, std::span<const double> response);

/// A factor's elementary effects: changes of the response per unit of the factor, one a trajectory.
struct Effects {
    double mean = 0;
    double mean_size =
        0;  ///< Of their sizes without sign (Campolongo, Cariboni and Saltelli 2007): how much it matters.
    double sd =
        0;  ///< How much it hangs on the other factors, or is no straight line; NaN below two trajectories.
    int count = 0;
};

/// By factor, of points that form trajectories of factors + 1 points each: see morris_trajectories(). A step that
/// does not move its factor is left out.
std::vector<Effects> elementary_effects(std::span<const Point> points, std::span<const double> response);

}  // namespace caseload::sim

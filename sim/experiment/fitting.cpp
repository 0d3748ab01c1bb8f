#include "sim/experiment/fitting.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace caseload::sim {

namespace {

/// Along a direction this much weaker than the strongest nothing can be told apart from rounding.
constexpr double tolerance = 1e-12;
/// Parameters with less than this part in a loose direction are not named with it.
constexpr double small_part = 0.1;
/// Rotations sweep over the matrix; it is diagonal long before so many.
constexpr int most_sweeps = 60;

Matrix zeros(std::size_t rows, std::size_t columns) { return Matrix(rows, std::vector<double>(columns)); }

/// One rotation in the plane of rows p and q, after which the element between them is 0.
void rotate(Matrix& matrix, Matrix& vectors, std::size_t p, std::size_t q) {
    const double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
    const double t = (theta >= 0 ? 1.0 : -1.0) / (std::abs(theta) + std::sqrt(theta * theta + 1));
    const double c = 1 / std::sqrt(t * t + 1);
    const double s = t * c;
    for (std::size_t k = 0; k < matrix.size(); ++k) {
        const double kp = matrix[k][p];
        const double kq = matrix[k][q];
        matrix[k][p] = c * kp - s * kq;
        matrix[k][q] = s * kp + c * kq;
    }
    for (std::size_t k = 0; k < matrix.size(); ++k) {
        const double pk = matrix[p][k];
        const double qk = matrix[q][k];
        matrix[p][k] = c * pk - s * qk;
        matrix[q][k] = s * pk + c * qk;
        const double vp = vectors[p][k];
        const double vq = vectors[q][k];
        vectors[p][k] = c * vp - s * vq;
        vectors[q][k] = s * vp + c * vq;
    }
}

/// The parameters with a part in a direction, the largest part made 1.
Loose loose_along(const std::vector<double>& direction) {
    std::size_t largest = 0;
    for (std::size_t i = 0; i < direction.size(); ++i)
        if (std::abs(direction[i]) > std::abs(direction[largest])) largest = i;
    Loose loose;
    for (std::size_t i = 0; i < direction.size(); ++i) {
        const double part = direction[i] / direction[largest];
        if (std::abs(part) < small_part) continue;
        loose.parameters.push_back(i);
        loose.parts.push_back(part);
    }
    return loose;
}

}  // namespace

Eigen eigen_of_symmetric(Matrix matrix) {
    const std::size_t size = matrix.size();
    Matrix vectors = zeros(size, size);
    for (std::size_t i = 0; i < size; ++i) vectors[i][i] = 1;
    for (int sweep = 0; sweep < most_sweeps; ++sweep) {
        bool diagonal = true;
        for (std::size_t p = 0; p < size; ++p) {
            for (std::size_t q = p + 1; q < size; ++q) {
                const double least = 1e-15 * std::sqrt(std::abs(matrix[p][p] * matrix[q][q]));
                if (matrix[p][q] == 0 || std::abs(matrix[p][q]) < least) continue;
                diagonal = false;
                rotate(matrix, vectors, p, q);
            }
        }
        if (diagonal) break;
    }
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return matrix[a][a] < matrix[b][b]; });
    Eigen eigen;
    for (const std::size_t i : order) {
        eigen.values.push_back(matrix[i][i]);
        eigen.vectors.push_back(vectors[i]);
    }
    return eigen;
}

Uncertainty uncertainty(const LocalModel& model) {
    const std::size_t targets = model.slopes.size();
    const std::size_t size = model.ranges.size();
    // Parameters in units of their range, targets in units of their weight.
    Matrix slopes = zeros(targets, size);
    for (std::size_t t = 0; t < targets; ++t)
        for (std::size_t i = 0; i < size; ++i)
            slopes[t][i] = model.slopes[t][i] * model.ranges[i] / model.weights[t];
    Matrix normal = zeros(size, size);
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < size; ++j)
            for (std::size_t t = 0; t < targets; ++t) normal[i][j] += slopes[t][i] * slopes[t][j];
    const Eigen eigen = eigen_of_symmetric(normal);
    const double strongest = eigen.values.empty() ? 0 : eigen.values.back();

    // By direction: what the gaps make of it, and its variance. Blind: no target moves along it.
    Uncertainty found;
    Matrix answers;
    std::vector<bool> blind;
    for (std::size_t d = 0; d < size; ++d) {
        blind.push_back(!(eigen.values[d] > tolerance * strongest));
        auto& answer = answers.emplace_back(targets);
        for (std::size_t t = 0; t < targets && !blind[d]; ++t) {
            for (std::size_t i = 0; i < size; ++i) answer[t] += eigen.vectors[d][i] * slopes[t][i];
            answer[t] /= eigen.values[d] * model.weights[t];
        }
        double variance = 0;
        for (std::size_t t = 0; t < targets; ++t)
            for (std::size_t u = 0; u < targets; ++u) variance += answer[t] * model.errors[t][u] * answer[u];
        if (blind[d] || variance > 1.0 / 12) found.loose.push_back(loose_along(eigen.vectors[d]));
    }

    // By parameter, in ranges: the answer to each gap.
    Matrix of_gap = zeros(size, targets);
    std::vector<bool> unknown(size);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t d = 0; d < size; ++d) {
            const double part = eigen.vectors[d][i];
            unknown[i] = unknown[i] || (blind[d] && std::abs(part) > std::sqrt(tolerance));
            for (std::size_t t = 0; t < targets; ++t) of_gap[i][t] += part * answers[d][t];
        }
    }
    const auto covariance = [&](std::size_t i, std::size_t j) {
        double sum = 0;
        for (std::size_t t = 0; t < targets; ++t)
            for (std::size_t u = 0; u < targets; ++u) sum += of_gap[i][t] * model.errors[t][u] * of_gap[j][u];
        return sum;
    };
    found.correlations = zeros(size, size);
    for (std::size_t i = 0; i < size; ++i) {
        double step = 0;
        for (std::size_t t = 0; t < targets; ++t) step -= of_gap[i][t] * model.gaps[t];
        found.to_minimum.push_back(unknown[i] ? 0 : step * model.ranges[i]);
        found.standard_errors.push_back(unknown[i] ? std::numeric_limits<double>::infinity()
                                                   : std::sqrt(covariance(i, i)) * model.ranges[i]);
        for (std::size_t j = 0; j < size; ++j) {
            const double scale = std::sqrt(covariance(i, i) * covariance(j, j));
            found.correlations[i][j] = unknown[i] || unknown[j] || !(scale > 0)
                                           ? std::numeric_limits<double>::quiet_NaN()
                                           : std::clamp(covariance(i, j) / scale, -1.0, 1.0);
        }
    }
    return found;
}

}  // namespace caseload::sim

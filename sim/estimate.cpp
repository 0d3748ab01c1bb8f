#include "sim/estimate.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace caseload::sim {

namespace {
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
}

double student_t(std::int64_t degrees, double confidence) {
    // nearly all cells of a run ask for the same quantile
    struct Answer {
        std::int64_t degrees = 0;
        double confidence = 0;
        double quantile = 0;
    };
    thread_local Answer last;
    if (last.degrees == degrees && last.confidence == confidence && degrees > 0) return last.quantile;
    if (!(confidence > 0 && confidence < 1))
        throw std::domain_error("student_t: confidence must lie between 0 and 1");
    const boost::math::students_t distribution(static_cast<double>(degrees));
    const double upper_tail = (1 - confidence) / 2;
    last = {degrees, confidence, boost::math::quantile(boost::math::complement(distribution, upper_tail))};
    return last.quantile;
}

void Accumulator::add(double x) {
    if (std::isnan(x)) {
        ++missing_;
        return;
    }
    ++count_;
    const double before = x - mean_;
    mean_ += before / static_cast<double>(count_);
    squares_ += before * (x - mean_);
}

double Accumulator::mean() const { return count_ > 0 ? mean_ : unknown; }

double Accumulator::sd() const {
    return count_ > 1 ? std::sqrt(squares_ / static_cast<double>(count_ - 1)) : unknown;
}

double Accumulator::half_width(double confidence) const {
    if (count_ < 2) return unknown;
    return student_t(count_ - 1, confidence) * sd() / std::sqrt(static_cast<double>(count_));
}

Interval Accumulator::interval(double confidence) const {
    const double half = half_width(confidence);
    return {mean() - half, mean() + half};
}

Estimates::Estimates(const DeclaredMeasures& declared) : accumulators_(declared.cells()) {
    shown_.reserve(declared.cells());
    for (std::size_t cell = 0; cell < declared.cells(); ++cell)
        shown_.push_back({declared.statistic(cell), declared.scale(cell)});
}

void Estimates::add(std::span<const Cell> cells) {
    if (cells.size() != size()) throw std::invalid_argument("estimates: the cells are of other measures");
    for (std::size_t i = 0; i < cells.size(); ++i) accumulators_[i].add(shown(cells[i], i));
}

void Estimates::add_difference(std::span<const Cell> variant, std::span<const Cell> base) {
    if (variant.size() != size() || base.size() != size()) {
        throw std::invalid_argument("estimates: the cells are of other measures");
    }
    for (std::size_t i = 0; i < size(); ++i) {
        accumulators_[i].add(shown(variant[i], i) - shown(base[i], i));
    }
}

}  // namespace caseload::sim

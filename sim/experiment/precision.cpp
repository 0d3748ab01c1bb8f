#include "sim/experiment/precision.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace caseload::sim {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr auto no_number = std::numeric_limits<std::int64_t>::max();

double adjusted(const Precision& precision) { return precision.relative / (1 + precision.relative); }

}  // namespace

double relative_half_width(const Watched& watched) {
    const double half = watched.figure->half_width();
    if (half == 0) return 0;
    return std::isnan(half) || watched.size == 0 ? infinity : half / std::abs(watched.size);
}

bool reached(const Watched& watched, const Precision& precision) {
    return watched.figure->count() >= precision.least && relative_half_width(watched) <= adjusted(precision);
}

std::int64_t needed(const Watched& watched, const Precision& precision) {
    const std::int64_t count = watched.figure->count();
    const double wide = relative_half_width(watched);
    if (reached(watched, precision)) return count;
    if (wide <= adjusted(precision)) return precision.least;
    // The half-width falls as the root of the number.
    const double wanted = static_cast<double>(count) * std::pow(wide / adjusted(precision), 2);
    if (!(wanted < static_cast<double>(no_number) / 2)) return no_number;
    return std::max({precision.least, count + 1, static_cast<std::int64_t>(std::ceil(wanted))});
}

Standing standing(std::span<const Watched> figures, const Precision& precision, std::int64_t replications) {
    Standing now{.reached = replications >= precision.least, .needed = precision.least};
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const double wide = relative_half_width(figures[i]);
        if (i == 0 || wide > now.relative) {
            now.widest = i;
            now.relative = wide;
        }
        now.reached = now.reached && reached(figures[i], precision);
        now.needed = std::max(now.needed, needed(figures[i], precision));
    }
    return now;
}

std::int64_t look_ahead(std::int64_t replications) {
    constexpr std::int64_t few = 5;
    constexpr std::int64_t hundred = 100;
    return replications <= hundred ? few : few * replications / hundred;
}

bool Stopping::look(const Standing& now, std::int64_t replications) {
    if (!now.reached) {
        since_ = 0;
    } else if (since_ == 0) {
        since_ = replications;
    }
    return now.reached && replications >= since_ + look_ahead(since_);
}

std::int64_t Stopping::expected(const Standing& now) const {
    if (now.needed == no_number) return no_number;
    const std::int64_t reached = now.reached && since_ > 0 ? since_ : now.needed;
    return reached + look_ahead(reached);
}

}  // namespace caseload::sim

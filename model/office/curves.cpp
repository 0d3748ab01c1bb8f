#include "model/office/curves.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/setup/setup.hpp"

namespace caseload::model {

namespace {

/// The share on benefit so many days before the claim: straight lines between the points, level beyond them.
double share_at(const std::vector<std::pair<std::int32_t, double>>& points, std::int32_t day) {
    if (points.empty()) return 0;
    if (day <= points.front().first) return points.front().second;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const auto& [from, low] = points[i - 1];
        const auto& [to, high] = points[i];
        if (day <= to) return low + (high - low) * (day - from) / (to - from);
    }
    return points.back().second;
}

}  // namespace

Curves::Curves(const Setup& setup) {
    const Outcomes& outcomes = setup.model.outcomes;
    if (!outcomes.present()) return;
    days = static_cast<std::size_t>(std::max(outcomes.follow_up, 0));
    const std::size_t places = setup.measured.arm_groups * (days + 1);
    followed.resize(places);
    on_benefit.resize(places);
    in_work.resize(places);
    trial.resize(setup.measured.trial_groups());
    if (outcomes.before.empty()) return;
    for (std::int32_t day = 0; day <= outcomes.history; ++day) {
        const double share = std::clamp(share_at(outcomes.before, day), 0.0, 1.0);
        share_before.push_back(static_cast<std::uint64_t>(std::llround(share * 0x1p62)) * 2);
    }
    on_benefit_before.resize(share_before.size());
}

}  // namespace caseload::model

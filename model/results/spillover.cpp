#include "model/results/spillover.hpp"

#include <limits>

namespace caseload::model {

double Worlds::Mean::value() const {
    if (people == 0) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(sum) / static_cast<double>(people);
}

Worlds::Mean Worlds::Mean::both(const Mean& one, const Mean& other) {
    return {one.people + other.people, one.sum + other.sum};
}

void Worlds::add(int world, std::span<const sim::Cell> cells) {
    const auto w = static_cast<std::size_t>(world);
    const Measured& measured = setups_[w]->measured;
    const std::array outcomes{measured.trial_benefit, measured.trial_work};
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
        for (int side = 0; side < 2; ++side) {
            const auto at = measured.declared.find({.measure = outcomes[o], .group = side});
            means_[o][w][static_cast<std::size_t>(side)] = at ? Mean{cells[*at].n, cells[*at].sum} : Mean{};
        }
        if (world == everybody) fold(o);
    }
}

void Worlds::fold(std::size_t outcome) {
    const auto& [none, some, all] = means_[outcome];
    const double n_t = none[0].value();
    const double n_c = none[1].value();
    const double t_t = some[0].value();
    const double t_c = some[1].value();
    const double e_t = all[0].value();
    const double e = Mean::both(all[0], all[1]).value();
    const double n = Mean::both(none[0], none[1]).value();
    auto& over = found_[outcome].over;
    const auto add = [&](Contrast contrast, double value) {
        over[static_cast<std::size_t>(contrast)].add(value);
    };
    add(Contrast::trial, t_t - t_c);
    add(Contrast::unlike, n_t - n_c);
    add(Contrast::direct, (t_t - t_c) - (n_t - n_c));
    add(Contrast::roll_out, e - n);
    add(Contrast::less_trial, (e - n) - (t_t - t_c));
    add(Contrast::spillover, (e_t - t_t) + (t_c - n_c));
    add(Contrast::on_controls, t_c - n_c);
    add(Contrast::on_treated, e_t - t_t);
}

}  // namespace caseload::model

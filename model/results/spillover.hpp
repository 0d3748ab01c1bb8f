#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "model/setup/setup.hpp"
#include "sim/estimate.hpp"

namespace caseload::model {

/// What differs between a trial and a roll-out. The same people in three worlds: nobody treated (N), treated as the trial
/// allocates (T) and everybody treated (E), each with means over the people due the treatment (t) and due control (c).
enum class Contrast : std::uint8_t {
    trial,       ///< T_t - T_c: what a trial compares, by intention to treat.
    unlike,      ///< N_t - N_c: how far the arms differ without any treatment, by chance or by allocation.
    direct,      ///< (T_t - T_c) - (N_t - N_c): the trial's effect without that.
    roll_out,    ///< E - N over all of them.
    less_trial,  ///< roll_out - trial, as they stand.
    spillover,  ///< (E_t - N_t) - direct: the same person by person, so that chance in who is in which arm falls out.
    on_controls,  ///< T_c - N_c: what the trial does to those it does not treat.
    on_treated  ///< E_t - T_t: what treating everybody else does to the treated. Spillover is the sum of the two.
};
constexpr std::size_t contrasts = 8;

/// The contrasts of one outcome, over replications.
struct Spillover {
    std::string outcome;  ///< "days on benefit"
    std::array<sim::Accumulator, contrasts> over;

    const sim::Accumulator& operator[](Contrast contrast) const {
        return over[static_cast<std::size_t>(contrast)];
    }
};

/// Folds the three worlds of each replication. Everybody of the trial's population counts whose whole comparison lies
/// within the run.
class Worlds {
public:
    enum World : std::uint8_t { nobody, allocated, everybody };
    /// The setups outlive it: in the order of World.
    explicit Worlds(const std::array<const Setup*, 3>& setups) : setups_(setups) {}

    /// The worlds of a replication in the order of World.
    void add(int world, std::span<const sim::Cell> cells);
    /// Days on benefit, then days in employment.
    const std::array<Spillover, 2>& found() const { return found_; }

private:
    /// Of one arm in one world.
    struct Mean {
        std::int64_t people = 0;
        std::int64_t sum = 0;
        double value() const;
        static Mean both(const Mean& one, const Mean& other);
    };
    using Arms = std::array<Mean, 2>;  ///< Due the treatment, due control.
    void fold(std::size_t outcome);

    std::array<const Setup*, 3> setups_;
    std::array<std::array<Arms, 3>, 2> means_{};  ///< By outcome and world.
    std::array<Spillover, 2> found_{Spillover{"days on benefit", {}}, Spillover{"days in employment", {}}};
};

}  // namespace caseload::model

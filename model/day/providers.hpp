#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/setup/setup.hpp"
#include "sim/time.hpp"

namespace caseload::model {

/// The places of all providers' yearly limits (HTW-5). They are taken from overnight only, on one thread and in the
/// order (day, site, sequence), so that no limit can be exceeded. Providers are indices into Model::providers, areas
/// into Measured::areas.
class Providers {
public:
    /// What is taken of the limit of the latest year in which anything was asked for.
    struct Limit {
        std::int64_t year = 0;
        std::int64_t taken = 0;
    };

    /// Limits of a setup that is not known: a state by itself.
    Providers() = default;
    /// The setup outlives it.
    explicit Providers(const Setup& setup);

    /// Takes a place for a referral made on `day`. Gives how many are left after it; nothing when none was left or
    /// referrals are over, and then nothing is taken.
    std::optional<std::int64_t> take(std::uint16_t provider, std::uint16_t area, sim::Day day);
    /// A place of a year that is over is of no use to anybody.
    void give_back(std::uint16_t provider, std::uint16_t area, int year);
    /// Places left for a referral on `day`.
    std::int64_t left(std::uint16_t provider, std::uint16_t area, sim::Day day) const;

    template <class Archive> void fields(Archive& archive) { archive("limits", limits_); }

    /// Provider by provider, area by area.
    std::span<Limit> limits() { return limits_; }
    std::span<const Limit> limits() const { return limits_; }

private:
    std::size_t place(std::uint16_t provider, std::uint16_t area) const;

    const Setup* setup_ = nullptr;
    std::vector<Limit> limits_;
};

}  // namespace caseload::model

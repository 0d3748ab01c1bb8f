#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace caseload::bench {

/// xoshiro256+ (Blackman and Vigna 2018): one stream, a nanosecond a number. The cheapest luck there is, for
/// limits.
class Xoshiro {
public:
    explicit Xoshiro(std::uint64_t seed) {
        for (std::uint64_t& word : state_) {  // SplitMix64, as its authors advise
            seed += 0x9e3779b97f4a7c15;
            word = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9;
            word = (word ^ (word >> 27)) * 0x94d049bb133111eb;
            word ^= word >> 31;
        }
    }

    std::uint64_t operator()() {
        const std::uint64_t result = state_[0] + state_[3];
        const std::uint64_t shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = std::rotl(state_[3], 45);
        return result;
    }

    /// An exponential by inversion.
    double exponential(double mean) {
        return -mean * std::log((static_cast<double>((*this)() >> 11) + 0.5) * 0x1p-53);
    }

private:
    std::array<std::uint64_t, 4> state_;
};

}  // namespace caseload::bench

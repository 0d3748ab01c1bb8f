#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace caseload::sim {

/// Which of `places` places are busy, a bit each; finding the next one costs a word or a few.
template <std::uint32_t places> class Busy {
public:
    void set(std::uint32_t place) { words_[place / 64] |= std::uint64_t{1} << (place % 64); }
    void clear(std::uint32_t place) { words_[place / 64] &= ~(std::uint64_t{1} << (place % 64)); }

    /// The first busy place at or after `from`, or `places` when there is none.
    std::uint32_t next(std::uint32_t from) const {
        if (from >= places) return places;
        std::uint32_t word = from / 64;
        std::uint64_t bits = words_[word] & (~std::uint64_t{0} << (from % 64));
        while (bits == 0) {
            if (++word == words_.size()) return places;
            bits = words_[word];
        }
        return word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
    }

private:
    std::array<std::uint64_t, (places + 63) / 64> words_{};
};

}  // namespace caseload::sim

#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace caseload::sim {

/// Minutes in a period of a diary.
constexpr int period_minutes = 5;

/// Periods in a day; period 0 starts at midnight.
constexpr int periods_a_day = 24 * 60 / period_minutes;

/// A set of the day's periods, one bit each. Bits past the end of the day are never set.
struct Periods {
    static constexpr int word_bits = 64;
    static constexpr int word_count = (periods_a_day + word_bits - 1) / word_bits;

    std::array<std::uint64_t, word_count> words{};

    /// The periods from `from` up to, but without, `until`. What lies outside the day is cut off.
    static constexpr Periods range(int from, int until) {
        Periods result;
        const int end = std::min(until, periods_a_day);
        for (int word = 0; word < word_count; ++word) {
            const int start = word * word_bits;
            result.words[static_cast<std::size_t>(word)] = lowest(end - start) & ~lowest(from - start);
        }
        return result;
    }

    /// Puts the periods of [from, until) into the set.
    constexpr void set(int from, int until) { *this = *this | range(from, until); }

    /// Takes the periods of [from, until) out of the set.
    constexpr void clear(int from, int until) { *this = *this & ~range(from, until); }

    /// Is period 0 ... 287 in the set?
    constexpr bool test(int period) const {
        return (words[static_cast<std::size_t>(period / word_bits)] >> (period % word_bits) & 1) != 0;
    }

    constexpr bool none() const {
        std::uint64_t any = 0;
        for (const std::uint64_t word : words) any |= word;
        return any == 0;
    }

    constexpr int count() const {
        int total = 0;
        for (const std::uint64_t word : words) total += std::popcount(word);
        return total;
    }

    /// The lowest period of the set, or -1 when it is empty.
    constexpr int first() const {
        for (int word = 0; word < word_count; ++word) {
            const std::uint64_t bits = words[static_cast<std::size_t>(word)];
            if (bits != 0) return word * word_bits + std::countr_zero(bits);
        }
        return -1;
    }

    friend constexpr bool operator==(const Periods&, const Periods&) = default;

    friend constexpr Periods operator&(Periods one, const Periods& other) {
        for (std::size_t word = 0; word < one.words.size(); ++word) one.words[word] &= other.words[word];
        return one;
    }

    friend constexpr Periods operator|(Periods one, const Periods& other) {
        for (std::size_t word = 0; word < one.words.size(); ++word) one.words[word] |= other.words[word];
        return one;
    }

    /// The other periods of the day.
    friend constexpr Periods operator~(Periods one) {
        for (std::uint64_t& word : one.words) word = ~word;
        one.words.back() &= lowest(periods_a_day - (word_count - 1) * word_bits);
        return one;
    }

    /// Every period moved `by` periods towards midnight (by >= 0); those before midnight drop out.
    friend constexpr Periods operator>>(const Periods& one, int by) {
        Periods result;
        const int whole = by / word_bits;
        const int rest = by % word_bits;
        for (int word = 0; word + whole < word_count; ++word) {
            const auto source = static_cast<std::size_t>(word + whole);
            std::uint64_t bits = one.words[source] >> rest;
            if (rest != 0 && source + 1 < one.words.size())
                bits |= one.words[source + 1] << (word_bits - rest);
            result.words[static_cast<std::size_t>(word)] = bits;
        }
        return result;
    }

private:
    /// The lowest `count` bits of a word: none when it is 0 or less, all from 64 on.
    static constexpr std::uint64_t lowest(int count) {
        if (count <= 0) return 0;
        if (count >= word_bits) return ~std::uint64_t{0};
        return (std::uint64_t{1} << count) - 1;
    }
};

/// Bit i is set when periods i ... i + length - 1 are all free (length >= 1). A run already found is doubled,
/// so that an hour takes four steps, not eleven.
constexpr Periods gaps(Periods free, int length) {
    for (int found = 1; found < length;) {
        const int step = std::min(found, length - found);
        free = free & (free >> step);
        found += step;
    }
    return free;
}

/// The first period p with from <= p and p + length <= until from which `length` periods (>= 1) are free, or -1.
constexpr int first_gap(const Periods& free, int length, int from, int until) {
    return gaps(free & Periods::range(from, until), length).first();
}

}  // namespace caseload::sim

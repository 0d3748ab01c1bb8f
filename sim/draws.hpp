#pragma once

#include <Random123/philox.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

/// Random draws as pure functions of who, what and which time. Nothing is shared and nothing advances: a draw is the
/// same in whatever order draws are made and whatever else is drawn, so that variants meet the same luck.
namespace caseload::sim {

/// 64-bit hash of a permanent name such as `pathway.stage.decision`: FNV-1a, then the finaliser of MurmurHash3 so
/// that names one letter apart differ in about half their bits. Never to change: recorded results rest on it.
constexpr std::uint64_t named(std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char letter : name) {
        hash ^= static_cast<unsigned char>(letter);
        hash *= 0x100000001b3;
    }
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccd;
    hash ^= hash >> 33;
    hash *= 0xc4ceb9fe1a85ec53;
    return hash ^ hash >> 33;
}

/// The key of every draw in a run: two replications, or two seeds, share nothing.
struct Luck {
    std::uint64_t seed = 0;
    std::uint64_t replication = 0;
    bool operator==(const Luck&) const = default;
};

/// Whom a draw is about. For a claimant, origin is office register id << 32 | 32-bit hash of the arrival source and
/// number is day << 32 | n; other actors (a member of staff, a source) use what names them for good.
struct Identity {
    std::uint64_t origin = 0;
    std::uint64_t number = 0;
    bool operator==(const Identity&) const = default;
};

using Block = std::array<std::uint64_t, 4>;

/// Philox4x64-10 of one counter (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11).
inline Block philox(const Luck& luck, const Block& counter) {
    const r123::Philox4x64::ctr_type in = {{counter[0], counter[1], counter[2], counter[3]}};
    const r123::Philox4x64::key_type key = {{luck.seed, luck.replication}};
    const auto out = r123::Philox4x64()(in, key);
    return {out[0], out[1], out[2], out[3]};
}

/// The random numbers of one decision: a uniform random bit generator of 64 bits. `what` is the decision's `named`
/// hash, `which` the number of earlier times this actor came to it. The counter is
/// {origin, number, what, which << 32 | sub}; its four values are handed out in order, then sub goes up by one.
/// Never two draws in one expression or argument list: compilers evaluate them in different orders.
class Draw {
public:
    using result_type = std::uint64_t;

    Draw(const Luck& luck, const Identity& who, std::uint64_t what, std::uint32_t which)
        : luck_(luck), counter_{who.origin, who.number, what, std::uint64_t{which} << 32} {}

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    result_type operator()() {
        if (used_ == block_.size()) {
            block_ = philox(luck_, counter_);
            ++counter_[3];
            used_ = 0;
        }
        return block_[used_++];
    }

private:
    Luck luck_;
    Block counter_;
    Block block_{};
    std::size_t used_ = 4;
};

/// A number strictly between 0 and 1: an odd multiple of 2^-53. The grid is symmetric, so 1 - unit is exact and as
/// likely, and neither logarithm is ever of zero.
inline double unit(Draw& draw) {
    const std::uint64_t odd = draw() >> 11 | 1;
    return static_cast<double>(odd) * 0x1p-53;
}

/// A probability as an integer threshold, so that every compiler decides alike; 0 is never and 1 is always, exactly.
struct Chance {
    bool always = false;
    std::uint64_t below = 0;  ///< of 2^64

    /// Throws std::invalid_argument unless 0 <= probability <= 1.
    static Chance of(double probability);
    bool operator==(const Chance&) const = default;
};

/// Takes one number whatever the chance, so that what is drawn afterwards stays in step between variants.
inline bool occurs(Draw& draw, const Chance& chance) {
    const std::uint64_t number = draw();
    return chance.always || number < chance.below;
}

/// Weights of a choice as cumulative thresholds of 2^63 (not 2^64, so that certainty itself can be written).
/// A category of weight 0 is never picked, wherever it stands.
struct Categories {
    std::vector<std::uint64_t> cumulative;

    /// Weights in any unit; they are normalised. Throws std::invalid_argument when there are none, when one is
    /// negative or not finite, or when all are 0.
    static Categories of(std::span<const double> weights);
    bool operator==(const Categories&) const = default;
};

/// The index of a category, from the cumulative thresholds of Categories (at least one); the last always catches.
inline std::uint32_t pick(Draw& draw, std::span<const std::uint64_t> cumulative) {
    const std::uint64_t number = draw() >> 1;
    std::uint32_t index = 0;
    while (index + 1 < cumulative.size() && number >= cumulative[index]) ++index;
    return index;
}

inline std::uint32_t pick(Draw& draw, const Categories& categories) {
    return pick(draw, std::span<const std::uint64_t>(categories.cumulative));
}

/// One of 0 ... n - 1, each exactly as likely. Throws std::invalid_argument when n is 0.
std::uint64_t below(Draw& draw, std::uint64_t n);

}  // namespace caseload::sim

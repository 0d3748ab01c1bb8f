#include "model/stages/daily_reviews_times.hpp"

#include <algorithm>
#include <bit>

namespace caseload::model {

namespace {

using sim::Periods;

/// The n-th period of a set, from 0.
int nth(const Periods& set, std::uint64_t n) {
    for (int word = 0; word < Periods::word_count; ++word) {
        std::uint64_t bits = set.words[static_cast<std::size_t>(word)];
        const auto count = static_cast<std::uint64_t>(std::popcount(bits));
        if (n >= count) {
            n -= count;
            continue;
        }
        for (; n > 0; --n) bits &= bits - 1;
        return word * Periods::word_bits + std::countr_zero(bits);
    }
    return -1;
}

/// Goes through the weekdays, fewest choices first, and takes back what leaves a later one nothing. Only weekdays
/// with fewer choices than there are weekdays can ever be left nothing, so that little is taken back.
class Search {
public:
    Search(const Choices& choices, const Times& before, sim::Draw& draw)
        : choices_(choices), before_(before), draw_(draw) {
        for (std::size_t weekday = 0; weekday < weekday_count; ++weekday) {
            if ((choices.weekdays >> weekday & 1) != 0) order_[count_++] = weekday;
        }
        std::stable_sort(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(count_),
                         [&](std::size_t a, std::size_t b) {
                             return choices.starts[a].count() < choices.starts[b].count();
                         });
    }

    std::optional<Times> find() {
        for (std::size_t kept = 0; kept <= count_; ++kept) {
            if (place(0, kept)) return found_;
        }
        return std::nullopt;
    }

private:
    /// Places the weekdays from the i-th on, with at most so many at their time of before.
    bool place(std::size_t i, std::size_t may_keep) {
        if (i == count_) return true;
        Periods left = choices_.starts[order_[i]] & ~taken_;
        const int old = before_.at[order_[i]];
        const bool can_keep = old >= 0 && left.test(old) && may_keep > 0;
        if (old >= 0) left.clear(old, old + 1);
        while (!left.none()) {
            const int period = nth(left, sim::below(draw_, static_cast<std::uint64_t>(left.count())));
            if (take(i, period, may_keep)) return true;
            left.clear(period, period + 1);
        }
        return can_keep && take(i, old, may_keep - 1);
    }

    bool take(std::size_t i, int period, std::size_t may_keep) {
        taken_.set(period, period + 1);
        found_.at[order_[i]] = period;
        if (place(i + 1, may_keep)) return true;
        taken_.clear(period, period + 1);
        return false;
    }

    const Choices& choices_;
    const Times& before_;
    sim::Draw& draw_;
    std::array<std::size_t, weekday_count> order_{};
    std::size_t count_ = 0;
    Periods taken_;
    Times found_;
};

}  // namespace

std::optional<Times> draw_times(const Choices& choices, const Times& before, sim::Draw& draw) {
    return Search(choices, before, draw).find();
}

}  // namespace caseload::model

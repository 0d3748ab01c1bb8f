#include <algorithm>
#include <charconv>

#include "check.hpp"

namespace audit {

namespace {

/// A failure that is or was decided upon.
struct Failure {
    Day day = 0;
    bool higher = false;
    std::int32_t days = 0;  ///< Length of the sanction it brought; 0: pending.
    auto operator<=>(const Failure&) const = default;
};

/// One way in which the log can be read: which failures are still pending, which brought a sanction, in the order of
/// the decisions. A decision does not say which failure it is on.
struct Reading {
    std::vector<Failure> pending, sanctioned;
    auto operator<=>(const Reading&) const = default;
};

constexpr std::size_t most_readings = 256;

/// HTW-92, 77: each sanction's length is recomputed from the dates of the failures.
class Sanctions : public Check {
public:
    Sanctions(Notes& notes, const Expectations& expected)
        : notes_(notes),
          expected_(expected),
          decisions_(notes.counter("decisions")),
          lower_(notes.counter("HTW-92")),
          repeated_(notes.counter("HTW-92 repeat")),
          higher_(notes.counter("HTW-77")),
          unclear_(notes.counter("HTW-92 unclear")) {}

    void see(const Row& row) override {
        if (row.event == Event::failure) return fail(row, lives_.of(row));
        if (row.event == Event::decision) decide(row, lives_.of(row));
    }

private:
    struct Life {
        int open = 0;  ///< Failures without a final decision.
        bool unclear = false;
        std::vector<Reading> readings{Reading{}};
    };

    static bool is_higher(const Row& row) {
        const std::string_view level = said(row.detail, "level");
        return level.empty() ? row.stage.find("higher") != std::string_view::npos : level == "higher";
    }

    void fail(const Row& row, Life& life) {
        ++life.open;
        const Failure failure{row.timed ? row.start_day() : row.day, is_higher(row), 0};
        for (Reading& reading : life.readings) {
            reading.pending.push_back(failure);
            std::sort(reading.pending.begin(), reading.pending.end());
        }
    }

    /// The length the guidance gives for a failure after those sanctioned so far.
    std::int32_t length(const Failure& failure, const std::vector<Failure>& sanctioned) const {
        std::int32_t before = 0;
        for (const Failure& earlier : sanctioned) {
            const Day ago = failure.day - earlier.day;
            if (earlier.higher == failure.higher && ago > expected_.disregarded_days &&
                ago <= expected_.counts_days)
                before = std::max(before, earlier.days);
        }
        if (!failure.higher) return before > 0 ? expected_.sanction_repeat : expected_.sanction_first;
        if (before == 0) return expected_.higher_days[0];
        return before < expected_.higher_days[1] ? expected_.higher_days[1] : expected_.higher_days[2];
    }

    void decide(const Row& row, Life& life) {
        ++decisions_;
        const std::string_view outcome = said(row.detail, "outcome");
        if (life.open == 0) return notes_.found("decisions", row, "a decision without a failure");
        // Reserved: the failure stays to be decided when the claim is live again (HTW-160).
        if (outcome == "reserved") return;
        --life.open;
        if (life.unclear) return;
        const std::string_view text = said(row.detail, "days");
        std::int32_t days = 0;
        std::from_chars(text.data(), text.data() + text.size(), days);
        if (outcome == "no_sanction") days = 0;
        const bool any_level = said(row.detail, "level").empty() && days == 0;
        const bool higher = said(row.detail, "level") == "higher";
        if (days > 0) ++(higher ? higher_ : lower_);
        if (days == expected_.sanction_repeat && !higher) ++repeated_;
        std::vector<Reading> explained;
        for (const Reading& reading : life.readings) {
            for (std::size_t i = 0; i < reading.pending.size(); ++i) {
                Failure failure = reading.pending[i];
                if (i > 0 && failure == reading.pending[i - 1]) continue;
                if (!any_level && failure.higher != higher) continue;
                if (row.timed && failure.day != row.start_day()) continue;
                if (days > 0 && days != length(failure, reading.sanctioned)) continue;
                Reading next = reading;
                next.pending.erase(next.pending.begin() + static_cast<std::ptrdiff_t>(i));
                failure.days = days;
                if (days > 0) next.sanctioned.push_back(failure);
                std::sort(next.sanctioned.begin(), next.sanctioned.end());
                explained.push_back(std::move(next));
            }
        }
        std::sort(explained.begin(), explained.end());
        explained.erase(std::unique(explained.begin(), explained.end()), explained.end());
        if (explained.empty()) {
            notes_.found(higher ? "HTW-77" : "HTW-92", row,
                         "no pending failure explains a sanction of " + std::to_string(days) + " days");
            life.unclear = true;
        } else if (explained.size() > most_readings) {
            ++unclear_;
            life.unclear = true;
        } else {
            life.readings = std::move(explained);
        }
    }

    Notes& notes_;
    const Expectations& expected_;
    std::uint64_t &decisions_, &lower_, &repeated_, &higher_, &unclear_;
    Lives<Life> lives_;
};

}  // namespace

std::unique_ptr<Check> sanctions_check(Notes& notes, const Expectations& expected) {
    return std::make_unique<Sanctions>(notes, expected);
}

}  // namespace audit

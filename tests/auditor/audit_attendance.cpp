#include "check.hpp"

namespace audit {

namespace {

/// HTW-101: the first review held after an absence that the provider has referred asks about it; a doubt of its own comes first.
class Attendance : public Check {
public:
    Attendance(Notes& notes, const Expectations& expected)
        : notes_(notes), expected_(expected), asked_(notes.counter("HTW-101")) {}

    void see(const Row& row) override {
        if (row.claimant == nobody) return;
        Life& life = lives_.of(row);
        if (life.reviewed != never && row.time > life.reviewed) {
            notes_.found("HTW-101", row, "the review before this did not ask about an absence");
            life = {};
        }
        switch (row.event) {
        case Event::absence:
            if (said(row.detail, "treated") == "failure") life.to_ask = true;
            break;
        case Event::attended:
            if (life.to_ask && row.stage == expected_.review_stage) life.reviewed = row.time;
            break;
        case Event::entered:
            if (row.stage == expected_.doubt_stage) life.reviewed = never;
            if (row.stage != expected_.asking_stage) break;
            if (life.to_ask) ++asked_;
            life = {};
            break;
        case Event::claim_ended:
        case Event::moved_benefit: life = {}; break;
        default: break;
        }
    }

private:
    static constexpr Time never = -1;
    struct Life {
        bool to_ask = false;
        Time reviewed = never;  ///< When it was held, until the log says what came of it.
    };
    Notes& notes_;
    const Expectations& expected_;
    std::uint64_t& asked_;
    Lives<Life> lives_;
};

}  // namespace

std::unique_ptr<Check> attendance_check(Notes& notes, const Expectations& expected) {
    return std::make_unique<Attendance>(notes, expected);
}

}  // namespace audit

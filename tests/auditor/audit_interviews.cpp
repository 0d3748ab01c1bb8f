#include "check.hpp"

namespace audit {

namespace {

/// HTW-7: the WPCI is booked before completion; one later than 15 working days after it is a breach, logged; no other is.
class Interviews : public Check {
public:
    Interviews(Notes& notes, const Expectations& expected)
        : notes_(notes),
          expected_(expected),
          work_(expected.holidays),
          held_(notes.counter("HTW-7")),
          late_(notes.counter("HTW-7 late")) {}

    void see(const Row& row) override {
        // Whoever claims anew has an interview of that claim: the time since completion no longer counts.
        if (row.event == Event::reclaimed) lives_.of(row).completed = never;
        if (row.event == Event::clock) {
            if (said(row.detail, "name") == expected_.completed_clock)
                lives_.of(row) = {.completed = row.day, .booked = lives_.of(row).booked};
            return;
        }
        if (row.event != Event::attended && row.event != Event::breach && row.event != Event::ended &&
            row.event != Event::booked)
            return;
        if (!expected_.wpci_stages.contains(std::string(row.stage))) return;
        Life& life = lives_.of(row);
        if (row.event == Event::booked) {
            if (!life.booked && life.completed != never && row.day > life.completed)
                notes_.found("HTW-7", row, "a WPCI booked only when the Work Programme is over");
            life.booked = true;
        } else if (row.event == Event::attended) {
            if (life.completed == never) return;
            ++held_;
            life.late = row.day > work_.after(life.completed, expected_.wpci_working_days);
            life.told = false;
            life.held = true;
            if (life.late) ++late_;
        } else if (row.event == Event::breach) {
            // Who leaves before it was held has missed it once the time is over.
            const bool over =
                life.completed == never || row.day > work_.after(life.completed, expected_.wpci_working_days);
            if (life.held ? !life.late : !over)
                notes_.found("HTW-7", row, "a breach though the WPCI was in time");
            life.told = true;
        } else {
            if (life.late && !life.told) notes_.found("HTW-7", row, "a late WPCI without a breach");
            life.late = false;
        }
    }

private:
    static constexpr Day never = -1;
    struct Life {
        Day completed = never;
        bool booked = false;  ///< Ever.
        bool held = false, late = false, told = false;
    };
    Notes& notes_;
    const Expectations& expected_;
    Workdays work_;
    std::uint64_t &held_, &late_;
    Lives<Life> lives_;
};

}  // namespace

std::unique_ptr<Check> interview_check(Notes& notes, const Expectations& expected) {
    return std::make_unique<Interviews>(notes, expected);
}

}  // namespace audit

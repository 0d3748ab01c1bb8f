#include "check.hpp"

namespace audit {

namespace {

/// HTW-12, 115, 158: nothing is decided about whoever makes a new claim after a WPCI before its first interview is held.
class Returns : public Check {
public:
    Returns(Notes& notes, const Expectations& expected)
        : notes_(notes), expected_(expected), seen_(notes.counter("HTW-12")) {}

    void see(const Row& row) override {
        if (row.claimant == nobody) return;
        Life& life = lives_.of(row);
        switch (row.event) {
        case Event::attended:
            life.wpci.see(row, expected_);
            if (life.waits && expected_.first_interviews.contains(std::string(row.stage))) {
                life.waits = false;
                ++seen_;
            }
            break;
        case Event::reclaimed: life.waits = life.wpci.held(); break;
        case Event::claim_ended:
        case Event::moved_benefit: life.waits = false; break;
        case Event::marker:
        case Event::requested:
        case Event::timetable:
            if (life.waits && row.strand == expected_.programme && !moves(row))
                notes_.found("HTW-12", row, "decided before the first interview of the new claim");
            break;
        default: break;
        }
    }

private:
    /// A place is asked for with a provider; a request to an office is a move there.
    static bool moves(const Row& row) {
        return row.event == Event::requested && row.detail.find("provider=") == std::string_view::npos;
    }

    struct Life {
        WpciDay wpci;
        bool waits = false;
    };
    Notes& notes_;
    const Expectations& expected_;
    std::uint64_t& seen_;
    Lives<Life> lives_;
};

/// HTW-94: decisions are made, and a provider's answer is heard, when the claimant's office is open.
class OfficeHours : public Check {
public:
    OfficeHours(Notes& notes, const Expectations& expected)
        : notes_(notes), expected_(expected), seen_(notes.counter("HTW-94")) {}

    void see(const Row& row) override {
        const bool decision = row.event == Event::decision;
        const bool answer = (row.event == Event::granted || row.event == Event::refused) &&
                            row.detail.find("provider=") != std::string_view::npos;
        if (!decision && !answer) return;
        const auto found = expected_.offices.find(std::string(row.office));
        if (found == expected_.offices.end() || found->second.always) return;
        ++seen_;
        const auto [from, until] = found->second.open[static_cast<std::size_t>(weekday(row.day))];
        const Time of_day = row.time - Time{row.day} * day_seconds;
        if (expected_.holidays.contains(row.day) || until == 0 || of_day < from || of_day > until)
            notes_.found("HTW-94", row, "decided or answered when the office is closed");
    }

private:
    Notes& notes_;
    const Expectations& expected_;
    std::uint64_t& seen_;
};

}  // namespace

std::unique_ptr<Check> returns_check(Notes& notes, const Expectations& expected) {
    return std::make_unique<Returns>(notes, expected);
}

std::unique_ptr<Check> office_hours_check(Notes& notes, const Expectations& expected) {
    return std::make_unique<OfficeHours>(notes, expected);
}

}  // namespace audit

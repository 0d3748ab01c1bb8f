#include <set>

#include "check.hpp"

namespace audit {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// The complete table of changes; every other one is an error. From a marker to itself is no change.
const std::set<Pair>& allowed() {
    static const std::set<Pair> table{
        {"none", "JSA PWPS BAU"},            // PWPS-13, 25
        {"none", "JSA PWPS OCM"},            // PWPS-11, 14, 15, 25
        {"JSA PWPS BAU", "PWPS Completed"},  // PWPS-13, 28
        {"JSA PWPS OCM", "PWPS Completed"},  // PWPS-14, 22, 28
        {"none", "HtW asst phase"},          // HTW-22, 32
        {"none", "HtW MIR"},                 // HTW-22, 34
        {"none", "HtW DWSR"},                // HTW-19, 44, 52
        {"none", "CWP"},                     // HTW-19, 81, 83
        {"HtW asst phase", "HtW DWSR"},      // HTW-33, 44, 52
        {"HtW asst phase", "CWP"},           // HTW-33, 81, 83
        {"HtW asst phase", "HtW MIR"},       // HTW-33, 34, 156
        {"HtW DWSR", "Post DS MIR"},         // HTW-35, 57-59, 157
        {"CWP", "HtW MIR"},                  // HTW-63, 90, 119, 123, 129, 158
        {"CWP", "Post CWP MIR"},             // HTW-35, 132, 159
        {"CWP", "none"},                     // HTW-129
        {"HtW asst phase", "PWPS Exit"},     // HTW-138, 139, 161
        {"HtW MIR", "PWPS Exit"},
        {"HtW DWSR", "PWPS Exit"},
        {"Post DS MIR", "PWPS Exit"},
        {"Post CWP MIR", "PWPS Exit"},
        {"CWP", "PWPS Exit"},  // HTW-138, 140, 161, 162
    };
    return table;
}

class Markers : public Check {
public:
    Markers(Notes& notes, const Expectations& expected)
        : notes_(notes),
          expected_(expected),
          changes_(notes.counter("marker-table")),
          final_(notes.counter("marker-final")) {}

    void see(const Row& row) override {
        if (row.event != Event::marker) return;
        std::string& has = lives_.of(row).marker;
        const std::string_view from = said(row.detail, "from");
        const std::string_view to = said(row.detail, "to");
        ++changes_;
        if (has != from)
            notes_.found("marker-from", row, "leaves " + std::string(from) + " with " + has + " set");
        has = to;
        const auto other = [this](std::string_view marker) {
            return expected_.other_markers.contains(std::string(marker));
        };
        if (from == to || other(from) || other(to)) return;
        const bool is_final = from == "PWPS Completed" || from == "PWPS Exit";
        if (to == "PWPS Completed" || to == "PWPS Exit") ++final_;
        if (is_final)
            notes_.found("marker-final", row, std::string(from) + " becomes " + std::string(to));
        else if (!allowed().contains({from, to}))
            notes_.found("marker-table", row, std::string(from) + " becomes " + std::string(to));
    }

private:
    struct Life {
        std::string marker = "none";
    };
    Notes& notes_;
    const Expectations& expected_;
    std::uint64_t &changes_, &final_;
    Lives<Life> lives_;
};

/// HTW-45, 69: never both a Daily WSR allocation and a CWP referral in one life; being turned away is no referral.
class Elements : public Check {
public:
    Elements(Notes& notes, const Expectations& expected)
        : notes_(notes),
          expected_(expected),
          daily_(notes.counter("HTW-69")),
          referrals_(notes.counter("HTW-45")) {}

    void see(const Row& row) override {
        if (row.event == Event::marker) {
            const std::string_view to = said(row.detail, "to");
            if (to == "HtW DWSR") see_daily(row);
            if (to == "CWP") see_referral(row);
        } else if (row.event == Event::granted) {
            if (!said(row.detail, "provider").empty()) see_referral(row);
        } else if (row.event == Event::entered && row.stage == expected_.daily_stage) {
            see_daily(row);
        }
    }

private:
    struct Life {
        bool daily = false, referred = false;
    };
    void see_daily(const Row& row) {
        Life& life = lives_.of(row);
        ++daily_;
        if (life.referred && !life.daily) notes_.found("HTW-69", row, "Daily WSR after a CWP referral");
        life.daily = true;
    }
    void see_referral(const Row& row) {
        Life& life = lives_.of(row);
        ++referrals_;
        if (life.daily && !life.referred) notes_.found("HTW-45", row, "a CWP referral after Daily WSR");
        life.referred = true;
    }

    Notes& notes_;
    const Expectations& expected_;
    std::uint64_t &daily_, &referrals_;
    Lives<Life> lives_;
};

}  // namespace

std::unique_ptr<Check> marker_check(Notes& notes, const Expectations& expected) {
    return std::make_unique<Markers>(notes, expected);
}

std::unique_ptr<Check> elements_check(Notes& notes, const Expectations& expected) {
    return std::make_unique<Elements>(notes, expected);
}

}  // namespace audit

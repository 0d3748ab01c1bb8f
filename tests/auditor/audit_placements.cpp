#include <charconv>
#include <map>
#include <optional>

#include "check.hpp"

namespace audit {

namespace {

constexpr Day never = -1;

std::int64_t number(std::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// HTW-5, 63: places by area and year. One is held from the grant, until it is given back or used for good.
class Places : public Check {
public:
    Places(Notes& notes, const Expectations& expected)
        : notes_(notes),
          expected_(expected),
          granted_(notes.counter("HTW-5")),
          returned_(notes.counter("HTW-63")) {}

    void see(const Row& row) override {
        switch (row.event) {
        case Event::requested:
            if (!said(row.detail, "provider").empty()) lives_.of(row).requested = row.day;
            break;
        case Event::granted:
            if (!said(row.detail, "provider").empty()) grant(row);
            break;
        case Event::place_used: use(row); break;
        case Event::place_given_back: give_back(row); break;
        default: break;
        }
    }

private:
    using Key = std::pair<std::string, int>;
    struct Life {
        Day requested = never;
        std::optional<Key> holds;
        bool used = false;
    };
    struct Count {
        std::int64_t held = 0, used = 0;
    };

    static Key key(const Row& row) {
        return {std::string(said(row.detail, "area")), static_cast<int>(number(said(row.detail, "year")))};
    }

    std::optional<std::int64_t> limit(const Key& of) const {
        for (const PlaceLimit& one : expected_.limits) {
            if (one.area == of.first && one.year == of.second) return one.places;
        }
        return std::nullopt;
    }

    /// The year of places a day lies in.
    int year_of(Day day) const {
        const std::string date = iso_day(day);
        const int month = static_cast<int>(number(std::string_view(date).substr(5, 2)));
        const int of_month = static_cast<int>(number(std::string_view(date).substr(8, 2)));
        const bool begun = std::pair{month, of_month} >= std::pair{expected_.year_month, expected_.year_day};
        return static_cast<int>(number(std::string_view(date).substr(0, 4))) - (begun ? 0 : 1);
    }

    void grant(const Row& row) {
        ++granted_;
        Life& life = lives_.of(row);
        const Key of = key(row);
        if (life.requested == never)
            notes_.found("HTW-5", row, "a place granted that was not requested");
        else if (year_of(life.requested) != of.second)
            notes_.found("HTW-5", row, "a place of another year than the referral's");
        if (life.holds) notes_.found("HTW-63", row, "a second place while one is held");
        life.holds = of;
        life.used = false;
        Count& count = counts_[of];
        ++count.held;
        const auto most = limit(of);
        if (!most && !expected_.limits.empty()) notes_.found("HTW-5", row, "a place where there are none");
        if (most && count.held > *most)
            notes_.found(
                "HTW-5", row,
                "place " + std::to_string(count.held) + " of " + std::to_string(*most) + " in " + of.first);
    }

    void use(const Row& row) {
        Life& life = lives_.of(row);
        ++returned_;
        if (!life.holds || life.used) return notes_.found("HTW-63", row, "uses a place that is not held");
        if (*life.holds != key(row)) notes_.found("HTW-63", row, "uses a place of another area or year");
        life.used = true;
        Count& count = counts_[*life.holds];
        const auto most = limit(*life.holds);
        ++count.used;
        if (most && count.used > *most) notes_.found("HTW-5", row, "more places used than there are");
    }

    void give_back(const Row& row) {
        Life& life = lives_.of(row);
        ++returned_;
        if (!life.holds || life.used)
            return notes_.found("HTW-63", row, "gives back a place that is not held");
        if (*life.holds != key(row))
            notes_.found("HTW-63", row, "gives back a place of another area or year");
        --counts_[*life.holds].held;
        life.holds.reset();
    }

    Notes& notes_;
    const Expectations& expected_;
    std::uint64_t &granted_, &returned_;
    Lives<Life> lives_;
    std::map<Key, Count> counts_;
};

/// HTW-75, 81: referred within 8 weeks of the WPCI; nothing happens from 30 weeks after the referral on. HTW-115: whoever comes back
/// after a break goes to the end of them, whenever the 26 weeks of the placement are over.
class Placement : public Check {
public:
    Placement(Notes& notes, const Expectations& expected)
        : notes_(notes),
          expected_(expected),
          referred_(notes.counter("HTW-81")),
          activity_(notes.counter("HTW-75")) {}

    void see(const Row& row) override {
        if (row.claimant == nobody) return;
        switch (row.event) {
        case Event::attended:
        case Event::missed:
            lives_.of(row).wpci.see(row, expected_);
            if (expected_.providers.contains(std::string(row.resource))) see_activity(row, row.start_day());
            break;
        case Event::requested:
            if (!said(row.detail, "provider").empty()) lives_.of(row).requested = row.day;
            break;
        case Event::granted:
            if (!said(row.detail, "provider").empty()) refer(row);
            break;
        case Event::reclaimed: lives_.of(row).back = lives_.of(row).started != never; break;
        case Event::placement_started: start(row); break;
        case Event::placement_ended: end(row); break;
        case Event::absence: see_activity(row, row.timed ? row.start_day() : row.day); break;
        default: break;
        }
    }

private:
    struct Life {
        WpciDay wpci;
        Day requested = never, referral = never, started = never;
        bool back = false;  ///< After a break, to a placement that had begun.
    };

    void refer(const Row& row) {
        Life& life = lives_.of(row);
        const bool repeat = life.referral != never;
        life.referral = life.requested;
        life.started = never;
        life.back = false;
        if (repeat) return;  // the original referral's date decides (HTW-88, 89)
        ++referred_;
        if (!life.wpci.held())
            notes_.found("HTW-81", row, "referred without a WPCI");
        else if (life.referral - life.wpci.day >= expected_.allocation_days)
            notes_.found("HTW-81", row, "first referred later than 8 weeks from the WPCI");
    }

    void see_activity(const Row& row, Day day) {
        const Life& life = lives_.of(row);
        ++activity_;
        if (life.referral == never)
            return notes_.found("HTW-75", row, std::string(row.event_name) + " without a referral");
        if (day - life.referral >= expected_.provision_days)
            notes_.found("HTW-75", row,
                         std::string(row.event_name) + " when 30 weeks from the referral are over");
        if (life.started != never && !life.back && day - life.started >= expected_.placement_days)
            notes_.found("HTW-75", row,
                         std::string(row.event_name) + " when the placement's 26 weeks are over");
    }

    void see_end(const Row& row, const Life& life, Time at) {
        if (at > Time{life.referral + expected_.provision_days} * day_seconds + day_seconds - 1)
            notes_.found("HTW-75", row, "the placement ends later than 30 weeks from the referral");
        if (life.started != never && !life.back &&
            at > Time{life.started + expected_.placement_days} * day_seconds + day_seconds - 1)
            notes_.found("HTW-75", row, "the placement is longer than 26 weeks");
    }

    void start(const Row& row) {
        see_activity(row, row.timed ? row.start_day() : row.day);
        Life& life = lives_.of(row);
        if (life.referral == never) return;
        if (life.started == never) life.started = row.timed ? row.start_day() : row.day;
        if (row.timed) see_end(row, life, row.end);
        if (row.timed && life.back && row.end < Time{life.referral + expected_.provision_days} * day_seconds)
            notes_.found("HTW-115", row, "back after a break, but not for the balance of the 30 weeks");
    }

    void end(const Row& row) {
        Life& life = lives_.of(row);
        ++activity_;
        if (life.referral == never) return notes_.found("HTW-75", row, "a placement ends without a referral");
        see_end(row, life, row.time);
    }

    Notes& notes_;
    const Expectations& expected_;
    std::uint64_t &referred_, &activity_;
    Lives<Life> lives_;
};

}  // namespace

std::unique_ptr<Check> places_check(Notes& notes, const Expectations& expected) {
    return std::make_unique<Places>(notes, expected);
}

std::unique_ptr<Check> placement_check(Notes& notes, const Expectations& expected) {
    return std::make_unique<Placement>(notes, expected);
}

}  // namespace audit

#pragma once

#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "tests/scenarios/whole.hpp"

/// The people of the trial's shipped scenario, read from its event log.
namespace caseload::trial_tests {

using whole::Line;
using whole::Scenario;
using whole::Sets;

inline const auto trial = whole::shipped / "iap-trial";
inline const sim::Day window_from = sim::make_day(2015, 3, 16);
inline const sim::Day window_until = sim::make_day(2015, 9, 15);

/// TRIAL-14: it is not leaving benefit.
inline const std::string another_benefit = "another_benefit";

/// A life, as far as the comparison of the arms needs it.
struct Life {
    sim::Day claimed{};
    std::string detail;  ///< Attributes as logged at the claim.
    std::optional<sim::Day> interviewed;
    bool left_before_interview = false;
    std::vector<std::pair<sim::Day, std::string>>
        turns;  ///< Benefit left (its cause), moved to another benefit, and claimed again ("").
    bool on_programme = false;

    std::string trait(const std::string& name) const { return whole::said(detail, name); }
    bool is(const std::string& name, const std::string& level) const { return trait(name) == level; }
    bool in_window() const {
        return interviewed && *interviewed >= window_from && *interviewed <= window_until;
    }
    /// In scope, not exempt, interviewed within the window before benefit was first left.
    bool in_trial() const {
        return is("scope", "in") && is("exempt", "no") && in_window() && !left_before_interview;
    }
    bool on_benefit(int day) const {
        bool on = true;
        for (const auto& [when, cause] : turns) {
            if ((when - claimed).count() <= day) on = cause.empty() || cause == another_benefit;
        }
        return on;
    }
    bool in_work(int day) const {
        bool works = false;
        for (const auto& [when, cause] : turns) {
            if ((when - claimed).count() <= day) works = cause == "work";
        }
        return works;
    }
};

/// Everybody who claimed new, by name.
inline std::map<std::string, Life> lives(const std::vector<Line>& lines) {
    std::map<std::string, Life> all;
    for (const Line& line : lines) {
        if (line.claimant.find("/new_claims/") == std::string::npos) continue;
        Life& life = all[line.claimant];
        if (line.event == "claim_started") {
            life.claimed = sim::day_of(line.time);
            life.detail = line.detail;
        } else if (line.event == "claim_ended" || line.event == "moved_benefit") {
            life.left_before_interview |= !life.interviewed;
            life.turns.emplace_back(sim::day_of(line.time), whole::said(line.detail, "cause"));
        } else if (line.event == "reclaimed") {
            life.turns.emplace_back(sim::day_of(line.time), "");
        } else if (line.stage == "first_interview" && line.event == "ended" &&
                   line.detail == "ending=attended") {
            life.interviewed = sim::day_of(line.time);
        } else if (line.stage == "leaflet" && line.event == "entered") {
            life.on_programme = true;
        }
    }
    return all;
}

/// One replication of the trial as shipped, with its lives; made once.
struct Shipped {
    Shipped() : scenario(trial), run(whole::once(scenario, 2)), people(lives(run.lines)) {}
    Scenario scenario;
    whole::Once run;
    std::map<std::string, Life> people;
};
inline const Shipped& shipped_trial() {
    static const Shipped made;
    return made;
}

/// Pooled headcounts of several replications as shipped.
struct Pooled {
    Pooled() : scenario(trial), results(whole::run(scenario, replications)) {}
    static constexpr int replications = 6;
    double count(const std::string& who) const {
        return whole::figure(scenario, results, {.measure = "headcount", .group = "who=" + who}).mean();
    }
    Scenario scenario;
    model::Results results;
};
inline const Pooled& pooled() {
    static const Pooled made;
    return made;
}

/// A share of a count lies within three standard errors of the published one.
inline void check_share(double part, double whole_count, double expected, double n) {
    const double error = std::sqrt(expected * (1 - expected) / n);
    INFO("share " << part / whole_count << ", expected " << expected << " with standard error " << error);
    CHECK(std::fabs(part / whole_count - expected) <= 3 * error);
}

}  // namespace caseload::trial_tests

#pragma once

#include <memory>
#include <span>
#include <vector>

#include "model/day/providers.hpp"
#include "model/office/log.hpp"
#include "model/office/site.hpp"
#include "model/verify/faults.hpp"

namespace caseload::model {

/// A replication between two days: of sites as they run (Site), or of what is saved of them alone (SiteState).
template <class Office> struct ReplicationState {
    sim::Day day{};
    std::vector<Office> sites;
    Providers providers;

    template <class Archive> void fields(Archive& archive) {
        archive("day", day);
        archive("sites", sites);
        archive("providers", providers);
    }
};

/// One replication in progress: all sites, and what passes between them overnight.
class Replication {
public:
    /// `number` and `seed` are its luck. The setup outlives it.
    Replication(const Setup& setup, std::uint64_t seed, int number);

    /// Simulates up to the beginning of `day`, on at most `threads` threads. Lines go to `log` day by day, in the
    /// order (time, site key, sequence), if there is one.
    void run_to(sim::Day day, int threads, LogSink* log = nullptr);

    /// After loading: the sites learn what they may know on the day, under the rules of this scenario.
    void go_on() { tell_sites(state_.day); }

    /// After loading: opens the diaries of members and rooms that have been added, as far as the office's others are.
    void open_diaries(std::uint16_t office, const std::vector<std::uint16_t>& diaries) {
        for (const std::uint16_t diary : diaries) state_.sites[office].diary.open_added(diary, state_.day);
    }

    /// After loading: an office that has been added opens today for the first time, with its stock.
    void begin_office(std::uint16_t office) { state_.sites[office].branched.first_day = state_.day; }

    /// After loading, where hazards of leaving and coming back have been those of `before` until today (causes, clocks
    /// and attributes by this scenario's numbers): the dates of claims are found again. `due` says, by office and
    /// person, when the claim's event waits.
    void change_hazards(std::shared_ptr<const Outcomes> before,
                        const std::vector<std::vector<sim::Time>>& due);

    /// After loading, where this replication has other luck than the one saved: the spells on benefit and off it that
    /// have begun end as the luck of `seed` has it; all else from this day on is drawn anew.
    void keep_luck_of_spells(std::uint64_t seed) {
        for (Site& site : state_.sites) {
            site.branched.luck_of_old_spells.seed = seed;
            site.branched.luck_of_old_spells.replication = site.luck.replication;
            site.branched.renewed = state_.day;
        }
    }

    /// Closes the books; after the last day. Gives all cells of the measures.
    std::vector<sim::Cell> finish();

    /// After finish(), with the cells it gave: what must hold of every run, held against the sites.
    Faults verify(std::span<const sim::Cell> cells);

    sim::Day day() const { return state_.day; }
    std::uint64_t events() const;
    const std::vector<Site>& sites() const { return state_.sites; }

    /// For saving and loading with sim::StateWriter and sim::StateReader, between two days; what is loaded goes on
    /// bit for bit.
    template <class Archive> void fields(Archive& archive) { state_.fields(archive); }

private:
    void overnight();
    /// What every site may know on `day` of the others: places left, and the markers of its district.
    void tell_sites(sim::Day day);
    void pass_on(std::vector<std::vector<LogLine>>& lines, LogSink& log);

    const Setup* setup_;
    ReplicationState<Site> state_;
    std::shared_ptr<const Outcomes> outcomes_before_;  ///< Of a branch; no part of the state.
};

}  // namespace caseload::model

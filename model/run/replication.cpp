#include "model/run/replication.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "model/claims/allocation.hpp"
#include "model/claims/claim.hpp"
#include "model/day/end_of_run.hpp"
#include "model/day/overnight.hpp"
#include "model/day/site_day.hpp"
#include "model/office/log.hpp"
#include "model/run/finished_cells.hpp"
#include "model/verify/books.hpp"
#include "model/verify/holdings.hpp"
#include "sim/parallel.hpp"

namespace caseload::model {

Replication::Replication(const Setup& setup, std::uint64_t seed, int number)
    : setup_(&setup), state_{.day = setup.model.start, .sites = {}, .providers = Providers(setup)} {
    const sim::Luck luck{seed, static_cast<std::uint64_t>(number)};
    const bool by_office = setup.model.trial.allocation == Allocation::cluster;
    const std::vector<bool> treated = by_office ? treated_offices(setup, luck) : std::vector<bool>{};
    state_.sites.reserve(setup.model.offices.size());
    for (std::uint16_t office = 0; office < setup.model.offices.size(); ++office) {
        state_.sites.emplace_back(setup, office, luck);
        if (by_office) state_.sites.back().allotment.treated = treated[office];
        begin_run(state_.sites.back());
    }
    tell_sites(state_.day);
}

void Replication::run_to(sim::Day day, int threads, LogSink* log) {
    std::vector<std::vector<LogLine>> lines(state_.sites.size());
    for (std::size_t s = 0; s < state_.sites.size(); ++s)
        state_.sites[s].log = log != nullptr ? &lines[s] : nullptr;
    for (; state_.day < day; state_.day += sim::Days{1}) {
        sim::parallel_for(static_cast<int>(state_.sites.size()), threads, [&](int s) {
            Site& site = state_.sites[static_cast<std::size_t>(s)];
            try {
                run_day(site, state_.day);
            } catch (const std::exception& failure) {
                std::ostringstream where;
                where << failure.what() << " [seed " << site.luck.seed << ", replication "
                      << site.luck.replication << ", office " << site.office().name << ", simulated time "
                      << sim::iso(site.now()) << "]";
                throw std::runtime_error(where.str());
            }
        });
        overnight();
        if (log != nullptr) pass_on(lines, *log);
    }
    for (Site& site : state_.sites) site.log = nullptr;
}

void Replication::change_hazards(std::shared_ptr<const Outcomes> before,
                                 const std::vector<std::vector<sim::Time>>& due) {
    outcomes_before_ = std::move(before);
    for (std::size_t s = 0; s < state_.sites.size(); ++s) {
        Site& site = state_.sites[s];
        site.branched.outcomes_before = outcomes_before_.get();
        site.branched.changed = state_.day;
        for (std::uint32_t person = 0; person < due[s].size(); ++person)
            find_claim_again(site, person, due[s][person]);
    }
}

void Replication::overnight() {
    for (Site& site : state_.sites) {
        std::vector<Request> asked;
        asked.swap(site.outbox);
        for (Request& request : asked) answer(state_.sites, state_.providers, request);
    }
    tell_sites(state_.day + sim::Days{1});
}

void Replication::tell_sites(sim::Day day) {
    const std::size_t markers = setup_->model.markers.size();
    std::vector<std::int64_t> in_district(state_.sites.size() * markers);
    for (const Site& site : state_.sites) {
        const std::size_t first = setup_->district_of_office[site.index] * markers;
        for (std::size_t m = 0; m < markers; ++m) in_district[first + m] += site.levels.markers[m].level;
    }
    if (!state_.sites.empty()) deal_places(state_.sites, day);
    for (Site& site : state_.sites) {
        // An office without a district is one by itself.
        const bool alone = site.office().district.empty();
        const std::size_t first = setup_->district_of_office[site.index] * markers;
        for (std::size_t m = 0; m < markers; ++m) {
            site.elsewhere[m] = alone ? 0 : in_district[first + m] - site.levels.markers[m].level;
        }
        const std::uint16_t area = setup_->area_of_office[site.index];
        for (std::uint16_t p = 0; p < site.places_left.size(); ++p) {
            site.places_left[p] = state_.providers.left(p, area, day);
        }
    }
}

void Replication::pass_on(std::vector<std::vector<LogLine>>& lines, LogSink& log) {
    std::vector<const LogLine*> day;
    for (const auto& of_site : lines) {
        for (const LogLine& line : of_site) day.push_back(&line);
    }
    std::stable_sort(day.begin(), day.end(),
                     [](const LogLine* one, const LogLine* other) { return one->time < other->time; });
    for (const LogLine* line : day) log.write(*line);
    for (auto& of_site : lines) of_site.clear();
}

std::vector<sim::Cell> Replication::finish() {
    const sim::DeclaredMeasures& declared = setup_->measured.declared;
    std::vector<sim::Cell> cells(declared.cells());
    for (std::size_t s = 0; s < state_.sites.size(); ++s) {
        finish_run(state_.sites[s]);
        declared.fold_into(cells, state_.sites[s].ledger, static_cast<int>(s));
    }
    if (!state_.sites.empty()) finish_cells(cells, state_.sites);
    return cells;
}

Faults Replication::verify(std::span<const sim::Cell> cells) {
    Faults faults = verify_books(state_.sites, cells);
    for (Site& site : state_.sites) faults.add(verify_holdings(site));
    return faults;
}

std::uint64_t Replication::events() const {
    std::uint64_t events = 0;
    for (const Site& site : state_.sites) events += site.events;
    return events;
}

}  // namespace caseload::model

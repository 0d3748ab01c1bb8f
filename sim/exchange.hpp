#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/parallel.hpp"
#include "sim/time.hpp"

namespace caseload::sim {

/// What passes between sites overnight. During a day a site posts to its own outbox and sees no other site; at night
/// all requests are visited by one thread in the order (day, site, sequence), where sites are numbered in the order
/// of their keys. Request is movable, and default-constructible if it is to be saved.
template <class Request> class Exchange {
public:
    explicit Exchange(int sites) : outboxes_(static_cast<std::size_t>(sites)) {}

    /// Posts a request of `site` on `day`. Sites may post at the same time as one another, each to its own outbox.
    void post(Day day, int site, Request request) {
        outboxes_[static_cast<std::size_t>(site)].push_back({day, std::move(request)});
    }

    /// Hands every request to handler(Request&). A handler that returns bool keeps a request for the next night by
    /// returning false; it then comes before those of later days. What is posted meanwhile waits for the next night.
    /// After an exception the exchange is not to be used any further.
    template <class Handler> void settle(const Handler& handler) {
        std::vector<Visit> visits;
        for (std::size_t site = 0; site < outboxes_.size(); ++site) {
            for (Posted& posted : outboxes_[site]) visits.push_back({std::move(posted), site});
            outboxes_[site].clear();
        }
        // each outbox is in order of sequence already, and a stable sort leaves it so
        std::stable_sort(visits.begin(), visits.end(), [](const Visit& a, const Visit& b) {
            return std::tuple(a.posted.day, a.site) < std::tuple(b.posted.day, b.site);
        });
        std::vector<std::vector<Posted>> kept(outboxes_.size());
        for (Visit& visit : visits) {
            if constexpr (std::is_same_v<std::invoke_result_t<const Handler&, Request&>, bool>) {
                if (!handler(visit.posted.request)) kept[visit.site].push_back(std::move(visit.posted));
            } else {
                handler(visit.posted.request);
            }
        }
        for (std::size_t site = 0; site < outboxes_.size(); ++site) {
            auto& outbox = outboxes_[site];
            outbox.insert(outbox.begin(), std::make_move_iterator(kept[site].begin()),
                          std::make_move_iterator(kept[site].end()));
        }
    }

    /// How many requests wait.
    std::size_t pending() const {
        std::size_t count = 0;
        for (const auto& outbox : outboxes_) count += outbox.size();
        return count;
    }

    template <class Archive> void fields(Archive& archive) { archive("outboxes", outboxes_); }

private:
    struct Posted {
        Day day;
        Request request;
        template <class Archive> void fields(Archive& archive) {
            archive("day", day);
            archive("request", request);
        }
    };
    struct Visit {
        Posted posted;
        std::size_t site;
    };
    std::vector<std::vector<Posted>> outboxes_;
};

/// Each day from `from` up to, not including, `to`: one_day(site, day) for every site, in parallel on at most
/// `threads` threads; then overnight(day) on one thread. `sites` is a random-access range.
template <class Sites, class OneDay, class Overnight>
void run_days(Sites& sites, Day from, Day to, int threads, const OneDay& one_day,
              const Overnight& overnight) {
    const auto first = std::begin(sites);
    const int count = static_cast<int>(std::size(sites));
    for (Day day = from; day < to; day += Days{1}) {
        parallel_for(count, threads, [&](int site) { one_day(first[site], day); });
        overnight(day);
    }
}

/// The same with an exchange: overnight(request, day) is handed every request, as by Exchange::settle.
template <class Sites, class Request, class OneDay, class Overnight>
void run_days(Sites& sites, Exchange<Request>& exchange, Day from, Day to, int threads, const OneDay& one_day,
              const Overnight& overnight) {
    run_days(sites, from, to, threads, one_day,
             [&](Day day) { exchange.settle([&](Request& request) { return overnight(request, day); }); });
}

}  // namespace caseload::sim

#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <vector>

#include "model/plan/model.hpp"
#include "sim/service_desk.hpp"

namespace caseload::model {

/// What is known of somebody in a queue or in service.
struct Service {
    static constexpr std::int64_t not_now = std::numeric_limits<std::int64_t>::min();

    sim::Ticket ticket;
    std::int64_t seconds = -1;  ///< Length drawn for the whole service; -1: not yet.
    std::int64_t started =
        not_now;  ///< Seconds of the agenda's clock when service last began, while it goes on.
    std::int64_t interrupted = not_now;  ///< As `started`, when it was last interrupted, until it goes on.
    std::uint16_t line = 0;
    std::uint16_t stage = 0;
    std::uint16_t cause = 0;      ///< What the wait was most for, once it is over.
    std::uint16_t lent = 0xFFFF;  ///< The member whose gap is used; 0xFFFF: none.
    std::uint32_t server = 0;     ///< Which of those who can serve does, while it goes on (Servers).
    std::uint32_t kept_waiting =
        0;  ///< Seconds the server waits for the claimant, who is still in a meeting.

    bool in_service() const { return started != not_now; }
};

/// Of a service that goes on.
inline sim::Time end_of(const Service& service) {
    return sim::Time{sim::Seconds{service.started + service.kept_waiting + service.ticket.remaining_seconds}};
}

/// Which of a role or resource are serving: whoever begins is the one of the lowest number that is free, from 1. Who is kept
/// past a service has no number.
struct Servers {
    std::vector<std::uint64_t> busy;  ///< A bit each, number 1 first.

    std::uint32_t take() {
        for (std::size_t word = 0;; ++word) {
            if (word == busy.size()) busy.push_back(0);
            if (~busy[word] == 0) continue;
            const int bit = std::countr_one(busy[word]);
            busy[word] |= std::uint64_t{1} << bit;
            return static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(bit) + 1);
        }
    }
    void give_back(std::uint32_t number) {
        const std::size_t place = number - 1;
        if (place / 64 < busy.size()) busy[place / 64] &= ~(std::uint64_t{1} << place % 64);
    }

    template <class Archive> void fields(Archive& archive) { archive("busy", busy); }
};

/// How long each thing has stood in the way of those who wait, by their needs. A wait's causes are what the clocks of its
/// needs have gained between its beginning and its end, so they sum to it, and nothing is kept up for everybody who waits.
struct WaitClocks {
    static constexpr std::uint16_t nobody_waits = 0xFFFF;

    std::int64_t looked = 0;            ///< Seconds of the agenda's clock up to which time is counted.
    std::vector<std::int64_t> seconds;  ///< By needs and cause.
    std::vector<std::uint16_t> cause;   ///< By needs: what stands in the way now, or nobody_waits.
    std::vector<std::int64_t> begun;    ///< By place of the service and cause: `seconds` when the wait began.

    template <class Archive> void fields(Archive& archive) {
        archive("looked", looked);
        archive("seconds", seconds);
        archive("cause", cause);
        archive("begun", begun);
    }
};

/// The desk of an office: its units, queues and everybody in them.
struct Services {
    Services() = default;
    Services(const Model& model, std::uint16_t office);

    std::uint32_t add(const Service& service) {
        if (free.empty()) {
            all.push_back(service);
            return static_cast<std::uint32_t>(all.size() - 1);
        }
        const std::uint32_t id = free.back();
        free.pop_back();
        all[id] = service;
        return id;
    }

    sim::ServiceDesk desk;
    std::vector<std::int32_t> unit_of_role;  ///< -1: nobody of the role serves walk-ins here.
    std::vector<std::int32_t> unit_of_resource;
    std::vector<std::int32_t> line_of_stage;  ///< By stage; -1: not a walk-in, or not possible here.
    std::vector<sim::NeedsId> needs_of_stage;
    std::vector<sim::NeedsId> kept_by_stage;
    std::vector<std::int32_t> lent;       ///< By unit: how many serve in a gap of their diary now.
    std::vector<std::uint16_t> walk_ins;  ///< The stages that are walk-ins.
    std::vector<sim::Unit> serves_stage;  ///< By walk-in stage: who serves, a role where one is needed.
    std::vector<Servers> servers;         ///< By unit.
    WaitClocks clocks;
    std::vector<Service> all;
    std::vector<std::uint32_t> free;

    template <class Archive> void fields(Archive& archive) {
        archive("desk", desk);
        archive("lent", lent);
        archive("servers", servers);
        archive("clocks", clocks);
        archive("all", all);
        archive("free", free);
    }
};

}  // namespace caseload::model

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include "sim/line.hpp"

namespace caseload::sim {

/// A kind of server or resource of which a site has some: nurses, cubicles.
using Unit = std::uint16_t;
using LineId = std::uint16_t;

/// So many of a unit, held together for as long as a service lasts.
struct Need {
    Unit unit;
    std::uint16_t count;
};

enum class Order : std::uint8_t {
    arrival,   ///< (since, sequence)
    priority,  ///< (priority, since, sequence)
};

/// May an arrival interrupt those in service of its own line who have strictly worse priority?
enum class Preempt : std::uint8_t {
    no,
    resume,   ///< the interrupted continue later with what remained
    restart,  ///< the interrupted begin anew
};

/// How a line is kept.
struct LineSettings {
    Order order = Order::arrival;
    Preempt preempt = Preempt::no;
    int room = -1;  ///< most waiting, not counting those in service; -1: no limit
};

/// What became of somebody who joined a line.
enum class Joined : std::uint8_t { started, waiting, turned_away };

/// The waiting lines and server pools of one site. It takes plain tickets and decides who starts; it knows
/// neither clock nor agenda: the caller schedules the ends of service and the limits of patience.
///
/// All needs are taken at once or not at all. Within a line only the head may start; a head that cannot start
/// blocks its own line alone. When several heads could start, the order is (priority, since, sequence).
///
/// After anything that may free units or change a head (finish, release, leave, set_capacity, a join that
/// interrupted), call next() until it gives nothing, before anybody else joins.
class ServiceDesk {
public:
    /// `capacity` ≥ 0. Units, needs and lines are numbered from 0 in the order of adding.
    Unit add_unit(int capacity);
    /// Registers needs; counts of a unit named twice are added up.
    NeedsId add_needs(const std::vector<Need>& needs);
    LineId add_line(const LineSettings& settings);

    /// May fall below what is in use: work in hand finishes, and nobody starts until enough is free again.
    void set_capacity(Unit unit, int capacity);
    int capacity(Unit unit) const { return units_[unit].capacity; }
    int in_use(Unit unit) const { return units_[unit].in_use; }
    int waiting(LineId line) const { return queues_[line].waiting.size(); }
    std::span<const Need> needs(NeedsId id) const;

    /// The ticket whose turn is next in this line, or nullptr; valid until the next change.
    const Ticket* head(LineId line) const;

    /// Gives the ticket its sequence. It starts at once if it would lead its line and all its needs are free,
    /// or can be made free by interrupting (see interrupted()); else it waits if there is room.
    Joined join(LineId line, Ticket& ticket);

    /// Whom the latest join() interrupted: the worst priority first, then the latest started; nobody who
    /// could have been spared. They wait again at their old place, whatever the room. With Preempt::resume
    /// the caller tells by set_remaining() what service is left; with Preempt::restart that is -1 again.
    std::span<const Ticket> interrupted() const { return interrupted_; }

    /// Sets what is left of the service of a waiting ticket; false if it does not wait in this line.
    bool set_remaining(LineId line, const Ticket& ticket, std::int64_t seconds);

    /// Ends a service: gives back everything the ticket holds. Reads its needs and sequence.
    void finish(LineId line, const Ticket& ticket);
    /// As finish, but `keep` (part of the ticket's needs) stays in use until release().
    void finish(LineId line, const Ticket& ticket, NeedsId keep);
    /// Gives back units that were kept.
    void release(NeedsId kept);

    /// Starts whoever's turn it is and can start now; nothing if nobody can.
    std::optional<std::pair<LineId, Ticket>> next();

    /// Patience is over: removes a waiting ticket wherever it stands (reads priority, since, sequence); false
    /// if it does not wait in this line, because it has started or gone.
    bool leave(LineId line, const Ticket& ticket);

    /// Sends away everybody who waits in this line; returns them in order. Those in service are not touched.
    std::vector<Ticket> close(LineId line) { return queues_[line].waiting.clear(); }

    /// The cause of a wait: the first of these needs, in their order, that is not free now. Nothing if all
    /// are free: then others stand ahead in the line, and the cause is that of head().
    std::optional<Unit> first_lacking(NeedsId id) const;

    std::size_t unit_count() const { return units_.size(); }
    std::size_t needs_count() const { return needs_ranges_.size(); }
    std::size_t line_count() const { return queues_.size(); }
    const LineSettings& settings(LineId line) const { return queues_[line].settings; }
    /// Those in service of a line where somebody may be interrupted; of other lines none.
    std::span<const Ticket> in_service(LineId line) const { return queues_[line].in_service; }

    /// Goes on from another desk, whose lines and units are taken over one by one.
    void go_on_from(const ServiceDesk& other) {
        sequence_ = other.sequence_;
        may_start_ = true;
    }
    /// So many of a unit are in use by those who are taken over.
    void take_over_in_use(Unit unit, int in_use) { units_[unit].in_use = in_use; }
    /// Everybody of `other`'s line `theirs` is in this line, which is kept by the same order; `change` gives the tickets
    /// this desk's needs.
    template <class Change>
    void take_over_line(LineId line, const ServiceDesk& other, LineId theirs, Change change) {
        Queue& queue = queues_[line];
        queue.waiting = other.queues_[theirs].waiting;
        queue.in_service = other.queues_[theirs].in_service;
        queue.waiting.change_each(change);
        for (Ticket& ticket : queue.in_service) change(ticket);
    }

    template <class Archive> void fields(Archive& archive) {
        archive("units", units_);
        archive("needs", needs_);
        archive("needs_ranges", needs_ranges_);
        archive("queues", queues_);
        archive("sequence", sequence_);
        archive("may_start", may_start_);
        if (!is_sound()) throw std::runtime_error("state: a desk contradicts itself");
    }

private:
    struct Pool {
        std::int32_t capacity;
        std::int32_t in_use;
    };
    struct NeedsRange {
        std::uint32_t first;
        std::uint32_t count;
    };
    struct Queue {
        LineSettings settings;
        Line waiting;
        std::vector<Ticket> in_service;  ///< in order of starting; kept where somebody may be interrupted

        template <class Archive> void fields(Archive& archive) {
            archive("order", settings.order);
            archive("preempt", settings.preempt);
            archive("room", settings.room);
            archive("waiting", waiting);
            archive("in_service", in_service);
        }
    };

    /// Everything that is named is there.
    bool is_sound() const;
    bool all_free(NeedsId id) const;
    bool holds_what_lacks(NeedsId held, NeedsId wanted) const;
    void seize(NeedsId id);
    void give_back(NeedsId id);
    void start(Queue& queue, const Ticket& ticket);
    bool make_free(Queue& queue, const Ticket& arrival);
    void interrupt(Queue& queue);

    std::vector<Pool> units_;
    std::vector<Need> needs_;  ///< all lists, one after the other
    std::vector<NeedsRange> needs_ranges_;
    std::vector<Queue> queues_;
    std::vector<Ticket> interrupted_;
    std::vector<std::uint32_t> chosen_;  ///< whom to interrupt, as places in in_service; empty between joins
    std::uint64_t sequence_ = 0;
    bool may_start_ = false;  ///< has anything changed since next() found that no head can start?
};

}  // namespace caseload::sim

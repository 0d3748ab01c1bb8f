#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <vector>

#include "sim/time.hpp"

namespace caseload::sim {

/// Something that will happen to an actor: plain data, never a closure. Sixteen bytes, for every event is copied a few
/// times; so the time has 48 bits.
class Event {
public:
    Event() = default;
    /// `when` is local time, in whole seconds, within four million years of 1970.
    Event(Time when, std::uint32_t the_actor, std::uint32_t the_generation = 0, std::uint8_t the_kind = 0,
          std::uint8_t the_strand = 0)
        : seconds_(static_cast<std::uint32_t>(when.time_since_epoch().count())),
          seconds_above_(static_cast<std::int16_t>(when.time_since_epoch().count() >> 32)),
          kind(the_kind),
          strand(the_strand),
          actor(the_actor),
          generation(the_generation) {}

    Time when() const {
        return Time{Seconds{std::int64_t{seconds_above_} * (std::int64_t{1} << 32) + seconds_}};
    }

    bool operator==(const Event&) const = default;

private:
    std::uint32_t seconds_ = 0;  ///< Since 1970: the lower 32 bits.
    std::int16_t seconds_above_ = 0;

public:
    std::uint8_t kind = 0;    ///< what happens: an enumerator of whoever reads the event
    std::uint8_t strand = 0;  ///< which of the actor's strands it concerns
    std::uint32_t actor = 0;  ///< slot of the person, session, member of staff, arrival source or site
    /// The event has lapsed when the actor's own generation has moved on, which never comes round: who is scheduled once
    /// a second for a century is not at the end of 32 bits.
    std::uint32_t generation = 0;
};
static_assert(sizeof(Event) == 16 && std::has_unique_object_representations_v<Event>);

/// Many first-in-first-out lists of events over one store of recycled blocks.
///
/// A block holds seven events and is two cache lines. Lists that have run empty give their blocks to whoever
/// needs one next, so that memory follows the number of events alive, whichever lists they are in. A list is
/// one number: its last block, which knows the first.
class EventLists {
public:
    using List = std::uint32_t;
    static constexpr List empty = std::numeric_limits<List>::max();

    /// Adds an event at the end of `list`.
    void append(List& list, const Event& event) {
        if (list == empty || blocks_[list].count == block_size) extend(list);
        Block& block = blocks_[list];
        block.events[block.count++] = event;
    }

    /// The only event of `list`, or nullptr when it holds more; `list` may not be empty.
    const Event* only(List list) const {
        const Block& block = blocks_[list];
        return block.count == 1 && block.next == list ? block.events.data() : nullptr;
    }

    /// How many events `list` holds: a walk over its blocks.
    std::size_t count(List list) const {
        if (list == empty) return 0;
        std::size_t total = blocks_[list].count;
        for (List at = blocks_[list].next; at != list; at = blocks_[at].next) total += block_size;
        return total;
    }

    /// Calls visit(event) for every event of `list`, first in first.
    template <class Visit> void each(List list, const Visit& visit) const {
        if (list == empty) return;
        List at = list;
        do {
            at = blocks_[at].next;
            const Block& block = blocks_[at];
            for (std::uint32_t i = 0; i < block.count; ++i) visit(block.events[i]);
        } while (at != list);
    }

    /// Empties `list`; its blocks are used again.
    void clear(List& list) {
        if (list == empty) return;
        const List first = blocks_[list].next;
        blocks_[list].next = spare_;
        spare_ = first;
        list = empty;
    }

    /// Empties `list`, calling move(event) for every event, first in first; `move` may append to other lists.
    template <class Move> void drain(List& list, const Move& move) {
        if (list == empty) return;
        const List last = list;
        list = empty;
        List at = blocks_[last].next;
        for (bool more = true; more;) {
            const Block block = blocks_[at];  // a copy: its place may be taken at once
            more = at != last;
            if (more) __builtin_prefetch(&blocks_[block.next]);
            blocks_[at].next = spare_;
            spare_ = at;
            at = block.next;
            for (std::uint32_t i = 0; i < block.count; ++i) move(block.events[i]);
        }
    }

private:
    static constexpr std::uint32_t block_size = 7;
    struct alignas(64) Block {
        std::array<Event, block_size> events;
        List next = empty;  ///< the block after this one; after the last comes the first
        std::uint32_t count = 0;
    };

    void extend(List& list) {
        List fresh = spare_;
        if (fresh == empty) {
            fresh = static_cast<List>(blocks_.size());
            blocks_.emplace_back();
        } else {
            spare_ = blocks_[fresh].next;
        }
        Block& block = blocks_[fresh];
        block.count = 0;
        if (list == empty) {
            block.next = fresh;
        } else {
            block.next = blocks_[list].next;
            blocks_[list].next = fresh;
        }
        list = fresh;
    }

    std::vector<Block> blocks_;
    List spare_ = empty;
};

}  // namespace caseload::sim

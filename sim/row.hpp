#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include "sim/time.hpp"

namespace caseload::sim {

/// A registered list of needs of a ServiceDesk, which has at most 65,536 of them.
using NeedsId = std::uint16_t;

/// One actor's place in a line. No padding, so that saved states compare byte for byte.
struct Ticket {
    std::uint32_t actor = 0;
    std::uint32_t generation = 0;  ///< as of an event
    std::int32_t priority = 0;     ///< lower goes first
    NeedsId needs = 0;             ///< what it must hold to be served
    std::uint8_t strand = 0;
    bool left = false;  ///< the line's own mark of a ticket that gave up; false in every ticket handed out
    Time since{};       ///< when it first joined this line
    std::uint64_t sequence = 0;           ///< given by ServiceDesk::join, unique within the desk
    std::int64_t remaining_seconds = -1;  ///< service still due; -1: to be drawn when it starts
};
static_assert(sizeof(Ticket) == 40 && std::has_unique_object_representations_v<Ticket>);

/// Who joined first: (since, sequence).
inline bool joined_before(const Ticket& one, const Ticket& other) {
    return one.since != other.since ? one.since < other.since : one.sequence < other.sequence;
}

/// Who is called first when heads of several lines could start: (priority, since, sequence).
inline bool called_before(const Ticket& one, const Ticket& other) {
    return one.priority != other.priority ? one.priority < other.priority : joined_before(one, other);
}

/// Tickets in the order in which they joined: a ring that keeps its memory. Whoever gives up is only marked;
/// marks never stand at the front and never outnumber the waiting, so every operation is O(log n) amortised
/// (a ticket put back into its place costs its distance from the nearer end).
class Row {
public:
    bool empty() const { return size_ == 0; }
    const Ticket& front() const { return at(0); }

    /// Puts a ticket into its place by (since, sequence).
    void insert(const Ticket& ticket) {
        if (size_ == slots_.size()) grow();
        if (size_ == 0 || joined_before(at(size_ - 1), ticket)) {
            at(size_++) = ticket;
            return;
        }
        const std::size_t place = place_of(ticket);
        if (place <= size_ / 2) {
            first_ = (first_ + slots_.size() - 1) & (slots_.size() - 1);
            ++size_;
            for (std::size_t i = 0; i < place; ++i) at(i) = at(i + 1);
        } else {
            for (std::size_t i = size_++; i > place; --i) at(i) = at(i - 1);
        }
        at(place) = ticket;
    }

    void pop_front() {
        drop_front();
        drop_marked_front();
    }

    /// The waiting ticket that joined at the same moment with the same sequence, or nullptr.
    Ticket* find(const Ticket& ticket) {
        const std::size_t place = place_of(ticket);
        if (place == size_ || at(place).sequence != ticket.sequence || at(place).left) return nullptr;
        return &at(place);
    }

    /// Removes a ticket that find() gave.
    void remove(Ticket& found) {
        found.left = true;
        ++marked_;
        drop_marked_front();
        if (2 * marked_ > size_) sweep();
    }

    /// Shows every ticket, in order; marked ones included.
    template <class Use> void each(Use use) const {
        for (std::size_t i = 0; i < size_; ++i) use(at(i));
    }

    /// Changes every ticket that waits, in order, but not its place; what has left its slot is forgotten.
    template <class Change> void change_each(Change change) {
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            Ticket& ticket = at(i);
            if (i >= size_) {
                ticket = {};
            } else if (!ticket.left) {
                change(ticket);
            }
        }
    }

    template <class Archive> void fields(Archive& archive) {
        archive("slots", slots_);
        archive("first", first_);
        archive("size", size_);
        archive("marked", marked_);
        const bool power_of_two = (slots_.size() & (slots_.size() - 1)) == 0;
        if (!power_of_two || size_ > slots_.size() || marked_ > size_ ||
            (!slots_.empty() && first_ >= slots_.size()))
            throw std::runtime_error("state: a queue contradicts itself");
    }

private:
    Ticket& at(std::size_t i) { return slots_[(first_ + i) & (slots_.size() - 1)]; }
    const Ticket& at(std::size_t i) const { return slots_[(first_ + i) & (slots_.size() - 1)]; }

    void drop_front() {
        first_ = (first_ + 1) & (slots_.size() - 1);
        --size_;
    }

    void drop_marked_front() {
        for (; marked_ > 0 && at(0).left; --marked_) drop_front();
    }

    /// How many joined before this ticket, marked ones included.
    std::size_t place_of(const Ticket& ticket) const {
        std::size_t low = 0;
        for (std::size_t high = size_; low < high;) {
            const std::size_t middle = low + (high - low) / 2;
            if (joined_before(at(middle), ticket))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    void sweep() {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < size_; ++i)
            if (!at(i).left) at(kept++) = at(i);
        size_ = kept;
        marked_ = 0;
    }

    /// Doubles the ring; its size stays a power of two so that a mask wraps positions.
    void grow() {
        constexpr std::size_t smallest = 8;
        std::rotate(slots_.begin(), slots_.begin() + static_cast<std::ptrdiff_t>(first_), slots_.end());
        first_ = 0;
        slots_.resize(std::max(smallest, 2 * slots_.size()));
    }

    std::vector<Ticket> slots_;
    std::uint64_t first_ = 0;
    std::uint64_t size_ = 0;    ///< marked tickets included
    std::uint64_t marked_ = 0;  ///< how many have left but still fill a slot
};

}  // namespace caseload::sim

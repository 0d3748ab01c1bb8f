#include "sim/service_desk.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <limits>

namespace caseload::sim {

Unit ServiceDesk::add_unit(int capacity) {
    assert(capacity >= 0 && units_.size() < std::numeric_limits<Unit>::max());
    units_.push_back({capacity, 0});
    return static_cast<Unit>(units_.size() - 1);
}

NeedsId ServiceDesk::add_needs(const std::vector<Need>& needs) {
    const auto first = needs_.size();
    for (const Need& need : needs) {
        assert(need.unit < units_.size());
        const auto same = std::find_if(needs_.begin() + static_cast<std::ptrdiff_t>(first), needs_.end(),
                                       [&](const Need& earlier) { return earlier.unit == need.unit; });
        if (same == needs_.end())
            needs_.push_back(need);
        else
            same->count = static_cast<std::uint16_t>(same->count + need.count);
    }
    if (needs_ranges_.size() > std::numeric_limits<NeedsId>::max())
        throw std::length_error("a desk has at most 65,536 lists of needs");
    needs_ranges_.push_back(
        {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(needs_.size() - first)});
    return static_cast<NeedsId>(needs_ranges_.size() - 1);
}

LineId ServiceDesk::add_line(const LineSettings& settings) {
    assert(settings.room >= -1 && queues_.size() < std::numeric_limits<LineId>::max());
    queues_.push_back({settings, Line(settings.order == Order::priority), {}});
    return static_cast<LineId>(queues_.size() - 1);
}

void ServiceDesk::set_capacity(Unit unit, int capacity) {
    assert(capacity >= 0);
    may_start_ |= capacity > units_[unit].capacity;
    units_[unit].capacity = capacity;
}

std::span<const Need> ServiceDesk::needs(NeedsId id) const {
    const NeedsRange& range = needs_ranges_[id];
    return {needs_.data() + range.first, range.count};
}

const Ticket* ServiceDesk::head(LineId line) const {
    const Line& waiting = queues_[line].waiting;
    return waiting.empty() ? nullptr : &waiting.head();
}

Joined ServiceDesk::join(LineId line, Ticket& ticket) {
    Queue& queue = queues_[line];
    interrupted_.clear();
    ticket.sequence = sequence_++;
    if (queue.waiting.would_lead(ticket)) {
        if (all_free(ticket.needs)) {
            start(queue, ticket);
            return Joined::started;
        }
        if (queue.settings.preempt != Preempt::no && make_free(queue, ticket)) {
            interrupt(queue);
            start(queue, ticket);
            return Joined::started;
        }
    }
    if (queue.settings.room >= 0 && queue.waiting.size() >= queue.settings.room) return Joined::turned_away;
    queue.waiting.insert(ticket);
    return Joined::waiting;
}

bool ServiceDesk::set_remaining(LineId line, const Ticket& ticket, std::int64_t seconds) {
    Ticket* const found = queues_[line].waiting.find(ticket);
    if (found == nullptr) return false;
    found->remaining_seconds = seconds;
    return true;
}

void ServiceDesk::finish(LineId line, const Ticket& ticket) {
    Queue& queue = queues_[line];
    if (queue.settings.preempt != Preempt::no) {
        const auto served = std::find_if(queue.in_service.begin(), queue.in_service.end(),
                                         [&](const Ticket& one) { return one.sequence == ticket.sequence; });
        assert(served != queue.in_service.end());
        queue.in_service.erase(served);
    }
    release(ticket.needs);
}

void ServiceDesk::finish(LineId line, const Ticket& ticket, NeedsId keep) {
    finish(line, ticket);
    seize(keep);
}

void ServiceDesk::release(NeedsId kept) {
    give_back(kept);
    may_start_ = true;
}

std::optional<std::pair<LineId, Ticket>> ServiceDesk::next() {
    if (!may_start_) return std::nullopt;
    Queue* first = nullptr;
    for (Queue& queue : queues_) {
        if (queue.waiting.empty()) continue;
        const Ticket& head = queue.waiting.head();
        if (first != nullptr && !called_before(head, first->waiting.head())) continue;
        if (all_free(head.needs)) first = &queue;
    }
    if (first == nullptr) {
        may_start_ = false;
        return std::nullopt;
    }
    const Ticket called = first->waiting.head();
    first->waiting.pop_head();
    start(*first, called);
    return std::pair(static_cast<LineId>(first - queues_.data()), called);
}

bool ServiceDesk::leave(LineId line, const Ticket& ticket) {
    Line& waiting = queues_[line].waiting;
    Ticket* const found = waiting.find(ticket);
    if (found == nullptr) return false;
    may_start_ |= found == &waiting.head();
    waiting.remove(*found);
    return true;
}

std::optional<Unit> ServiceDesk::first_lacking(NeedsId id) const {
    for (const Need& need : needs(id)) {
        const Pool& pool = units_[need.unit];
        if (pool.in_use + need.count > pool.capacity) return need.unit;
    }
    return std::nullopt;
}

bool ServiceDesk::is_sound() const {
    bool sound = true;
    for (const Pool& pool : units_) sound = sound && pool.capacity >= 0 && pool.in_use >= 0;
    for (const Need& need : needs_) sound = sound && need.unit < units_.size();
    for (const NeedsRange& range : needs_ranges_)
        sound = sound && range.first <= needs_.size() && range.count <= needs_.size() - range.first;
    const auto look = [&](const Ticket& ticket) { sound = sound && ticket.needs < needs_ranges_.size(); };
    for (const Queue& queue : queues_) {
        queue.waiting.each(look);
        std::for_each(queue.in_service.begin(), queue.in_service.end(), look);
    }
    return sound;
}

bool ServiceDesk::all_free(NeedsId id) const { return !first_lacking(id); }

bool ServiceDesk::holds_what_lacks(NeedsId held, NeedsId wanted) const {
    const auto lacks = [&](const Need& want) {
        const Pool& pool = units_[want.unit];
        return pool.in_use + want.count > pool.capacity;
    };
    return std::ranges::any_of(needs(held), [&](const Need& hold) {
        return hold.count > 0 && std::ranges::any_of(needs(wanted), [&](const Need& want) {
                   return want.unit == hold.unit && lacks(want);
               });
    });
}

void ServiceDesk::seize(NeedsId id) {
    for (const Need& need : needs(id)) units_[need.unit].in_use += need.count;
}

void ServiceDesk::give_back(NeedsId id) {
    for (const Need& need : needs(id)) {
        units_[need.unit].in_use -= need.count;
        assert(units_[need.unit].in_use >= 0);
    }
}

void ServiceDesk::start(Queue& queue, const Ticket& ticket) {
    seize(ticket.needs);
    if (queue.settings.preempt != Preempt::no) queue.in_service.push_back(ticket);
}

/// Chooses whom to interrupt and gives back what they hold; changes nothing if that would not be enough.
bool ServiceDesk::make_free(Queue& queue, const Ticket& arrival) {
    const std::vector<Ticket>& serving = queue.in_service;
    chosen_.clear();
    for (std::uint32_t i = 0; i < serving.size(); ++i)
        if (serving[i].priority > arrival.priority) chosen_.push_back(i);
    // Worst priority first, then the latest started.
    std::ranges::sort(chosen_, [&](std::uint32_t one, std::uint32_t other) {
        if (serving[one].priority != serving[other].priority)
            return serving[one].priority > serving[other].priority;
        return one > other;
    });
    // Take in that order whoever holds something that still lacks.
    std::erase_if(chosen_, [&](std::uint32_t i) {
        if (!holds_what_lacks(serving[i].needs, arrival.needs)) return true;
        give_back(serving[i].needs);
        return false;
    });
    const bool enough = all_free(arrival.needs);
    // Spare, from the best priority on, whoever is not needed after all: everybody, if it is not enough.
    for (auto i = chosen_.size(); i-- > 0;) {
        const NeedsId held = serving[chosen_[i]].needs;
        seize(held);
        if (!enough || all_free(arrival.needs))
            chosen_.erase(chosen_.begin() + static_cast<std::ptrdiff_t>(i));
        else
            give_back(held);
    }
    return enough;
}

/// Sends the chosen back to their place in the line.
void ServiceDesk::interrupt(Queue& queue) {
    for (const std::uint32_t i : chosen_) {
        Ticket& ticket = queue.in_service[i];
        if (queue.settings.preempt == Preempt::restart) ticket.remaining_seconds = -1;
        queue.waiting.insert(ticket);
        interrupted_.push_back(ticket);
    }
    std::ranges::sort(chosen_, std::greater{});
    for (const std::uint32_t i : chosen_)
        queue.in_service.erase(queue.in_service.begin() + static_cast<std::ptrdiff_t>(i));
    chosen_.clear();
    may_start_ = true;
}

}  // namespace caseload::sim

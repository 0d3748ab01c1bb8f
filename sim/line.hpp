#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/row.hpp"

namespace caseload::sim {

/// One waiting line, by arrival or by priority and then arrival: a row for each priority that is waiting now.
class Line {
public:
    explicit Line(bool by_priority = false) : by_priority_(by_priority) {}

    int size() const { return waiting_; }
    bool empty() const { return waiting_ == 0; }
    /// The ticket whose turn is next. There must be one.
    const Ticket& head() const { return rows_[levels_.back().row].front(); }

    /// Would this ticket stand at the head if it joined?
    bool would_lead(const Ticket& ticket) const {
        if (empty()) return true;
        return by_priority_ ? called_before(ticket, head()) : joined_before(ticket, head());
    }

    void insert(const Ticket& ticket) {
        const std::int32_t priority = level_of(ticket);
        auto level = find_level(priority);
        if (level == levels_.end() || level->priority != priority) {
            if (spare_.empty()) {
                spare_.push_back(static_cast<std::uint32_t>(rows_.size()));
                rows_.emplace_back();
            }
            level = levels_.insert(level, {priority, spare_.back()});
            spare_.pop_back();
        }
        rows_[level->row].insert(ticket);
        ++waiting_;
    }

    void pop_head() {
        rows_[levels_.back().row].pop_front();
        --waiting_;
        retire_if_empty(levels_.end() - 1);
    }

    /// The waiting ticket with the same priority, since and sequence, or nullptr.
    Ticket* find(const Ticket& ticket) {
        const auto level = find_level(level_of(ticket));
        if (level == levels_.end() || level->priority != level_of(ticket)) return nullptr;
        return rows_[level->row].find(ticket);
    }

    /// Removes a ticket that find() gave.
    void remove(Ticket& found) {
        const auto level = find_level(level_of(found));
        rows_[level->row].remove(found);
        --waiting_;
        retire_if_empty(level);
    }

    /// Sends everybody away; returns them in order.
    std::vector<Ticket> clear() {
        std::vector<Ticket> sent_away;
        sent_away.reserve(static_cast<std::size_t>(waiting_));
        while (!empty()) {
            sent_away.push_back(head());
            pop_head();
        }
        return sent_away;
    }

    /// Shows every ticket, those included that have left and still fill a slot.
    template <class Use> void each(Use use) const {
        for (const Row& row : rows_) row.each(use);
    }

    /// Changes every ticket that waits, but not its place.
    template <class Change> void change_each(Change change) {
        for (Row& row : rows_) row.change_each(change);
    }

    template <class Archive> void fields(Archive& archive) {
        archive("by_priority", by_priority_);
        archive("waiting", waiting_);
        archive("levels", levels_);
        archive("rows", rows_);
        archive("spare", spare_);
        bool sound = true;
        for (const Level& level : levels_) sound = sound && level.row < rows_.size();
        for (const std::uint32_t row : spare_) sound = sound && row < rows_.size();
        if (!sound) throw std::runtime_error("state: a queue contradicts itself");
    }

private:
    struct Level {
        std::int32_t priority;
        std::uint32_t row;
    };
    using Levels = std::vector<Level>;

    std::int32_t level_of(const Ticket& ticket) const { return by_priority_ ? ticket.priority : 0; }

    /// Where the level of this priority is, or would be inserted.
    Levels::iterator find_level(std::int32_t priority) {
        return std::lower_bound(
            levels_.begin(), levels_.end(), priority,
            [](const Level& level, std::int32_t wanted) { return level.priority > wanted; });
    }

    void retire_if_empty(Levels::iterator level) {
        if (!rows_[level->row].empty()) return;
        spare_.push_back(level->row);
        levels_.erase(level);
    }

    bool by_priority_;
    std::int32_t waiting_ = 0;
    /// Only those with somebody waiting; the best (lowest) priority last, where it is cheap to drop.
    Levels levels_;
    std::vector<Row> rows_;
    std::vector<std::uint32_t> spare_;  ///< rows in no level; they keep their memory
};

}  // namespace caseload::sim

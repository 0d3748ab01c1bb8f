#include <rapidcheck/catch.h>
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <list>

#include "sim/service_desk.hpp"

using namespace caseload::sim;

namespace {

/// The slow, obvious desk: one sorted list of everybody waiting, scanned from the front for every decision.
struct NaiveDesk {
    struct Entry {
        LineId line;
        Ticket ticket;
    };
    std::vector<LineSettings> lines;
    std::vector<std::vector<Need>> needs;
    std::vector<int> capacity, in_use;
    std::list<Entry> waiting;  // by (priority, since, sequence)
    std::list<Entry> serving;  // in order of starting
    std::vector<std::uint64_t> interrupted;

    bool before_in_line(LineId line, const Ticket& one, const Ticket& other) const {
        return lines[line].order == Order::priority ? called_before(one, other) : joined_before(one, other);
    }
    bool leads(const Entry& entry) const {
        for (const Entry& other : waiting)
            if (other.line == entry.line && before_in_line(entry.line, other.ticket, entry.ticket))
                return false;
        return true;
    }
    bool fits(NeedsId id) const {
        for (const Need& need : needs[id])
            if (in_use[need.unit] + need.count > capacity[need.unit]) return false;
        return true;
    }
    void use(NeedsId id, int sign) {
        for (const Need& need : needs[id]) in_use[need.unit] += sign * need.count;
    }
    void wait(const Entry& entry) {
        auto place = waiting.begin();
        while (place != waiting.end() && called_before(place->ticket, entry.ticket)) ++place;
        waiting.insert(place, entry);
    }
    void start(const Entry& entry) {
        use(entry.ticket.needs, 1);
        serving.push_back(entry);
    }
    int waiting_in(LineId line) const {
        return static_cast<int>(std::count_if(waiting.begin(), waiting.end(),
                                              [&](const Entry& one) { return one.line == line; }));
    }

    /// Interrupting is only compared for needs of one server, where one interruption is enough or none helps.
    bool interrupt_one_for(const Entry& arrival) {
        auto worst = serving.end();
        for (auto i = serving.begin(); i != serving.end(); ++i)
            if (i->line == arrival.line && i->ticket.priority > arrival.ticket.priority)
                if (worst == serving.end() || i->ticket.priority >= worst->ticket.priority) worst = i;
        if (worst == serving.end()) return false;
        use(worst->ticket.needs, -1);
        if (!fits(arrival.ticket.needs)) {
            use(worst->ticket.needs, 1);
            return false;
        }
        interrupted.push_back(worst->ticket.sequence);
        wait(*worst);
        serving.erase(worst);
        return true;
    }
    Joined join(LineId line, const Ticket& ticket) {
        const Entry entry{line, ticket};
        interrupted.clear();
        if (leads(entry) &&
            (fits(ticket.needs) || (lines[line].preempt != Preempt::no && interrupt_one_for(entry)))) {
            start(entry);
            return Joined::started;
        }
        if (lines[line].room >= 0 && waiting_in(line) >= lines[line].room) return Joined::turned_away;
        wait(entry);
        return Joined::waiting;
    }
    std::optional<Entry> next() {
        for (auto i = waiting.begin(); i != waiting.end(); ++i) {
            if (!leads(*i) || !fits(i->ticket.needs)) continue;
            const Entry entry = *i;
            waiting.erase(i);
            start(entry);
            return entry;
        }
        return std::nullopt;
    }
};

/// Both desks with three kinds of units, four lists of needs and lines of every sort.
struct Pair {
    ServiceDesk desk;
    NaiveDesk naive;

    Pair() {
        for (const int capacity : {2, 1, 3}) {
            desk.add_unit(capacity);
            naive.capacity.push_back(capacity);
            naive.in_use.push_back(0);
        }
        naive.needs = {{{0, 1}}, {{1, 1}, {0, 1}}, {{2, 2}}, {{2, 1}, {1, 1}}};
        for (const auto& needs : naive.needs) desk.add_needs(needs);
        naive.lines = {{},
                       {Order::priority, Preempt::no, -1},
                       {Order::priority, Preempt::no, 3},
                       {Order::arrival, Preempt::resume, -1},
                       {Order::priority, Preempt::restart, 2}};
        for (const LineSettings& line : naive.lines) desk.add_line(line);
    }

    void same_starts() {
        for (;;) {
            const auto fast = desk.next();
            const auto slow = naive.next();
            RC_ASSERT(fast.has_value() == slow.has_value());
            if (!fast) break;
            RC_ASSERT(fast->first == slow->line);
            RC_ASSERT(fast->second.sequence == slow->ticket.sequence);
        }
        for (Unit unit = 0; unit < naive.capacity.size(); ++unit)
            RC_ASSERT(desk.in_use(unit) == naive.in_use[unit]);
        for (LineId line = 0; line < naive.lines.size(); ++line)
            RC_ASSERT(desk.waiting(line) == naive.waiting_in(line));
    }
};

int any(int from, int until) { return *rc::gen::inRange(from, until); }

template <class List> auto any_of(List& list) {
    return std::next(list.begin(), any(0, static_cast<int>(list.size())));
}

}  // namespace

TEST_CASE("the service desk starts the same people as a sorted list that is scanned",
          "[service_desk][property]") {
    rc::prop("joins, finishes, departures, closings and capacity changes in any order", [] {
        Pair pair;
        int now = 0;
        const int steps = any(1, 400);
        for (int step = 0; step < steps; ++step) {
            const int what = any(0, 20);
            now += any(0, 3);
            if (what < 10) {
                const auto line = static_cast<LineId>(any(0, 5));
                Ticket ticket;
                // Lines that interrupt are only compared for one server.
                ticket.needs = line >= 3 ? 0 : static_cast<NeedsId>(any(0, 4));
                ticket.priority = any(0, 4);
                ticket.since = Time{std::chrono::seconds{any(0, 10) == 0 ? now / 2 : now}};
                const Joined fast = pair.desk.join(line, ticket);
                RC_ASSERT(fast == pair.naive.join(line, ticket));
                std::vector<std::uint64_t> interrupted;
                for (const Ticket& one : pair.desk.interrupted()) interrupted.push_back(one.sequence);
                RC_ASSERT(interrupted == pair.naive.interrupted);
            } else if (what < 15 && !pair.naive.serving.empty()) {
                const auto served = any_of(pair.naive.serving);
                pair.desk.finish(served->line, served->ticket);
                pair.naive.use(served->ticket.needs, -1);
                pair.naive.serving.erase(served);
            } else if (what < 18 && !pair.naive.waiting.empty()) {
                const auto gone = any_of(pair.naive.waiting);
                RC_ASSERT(pair.desk.leave(gone->line, gone->ticket));
                RC_ASSERT(!pair.desk.leave(gone->line, gone->ticket));
                pair.naive.waiting.erase(gone);
            } else if (what == 18) {
                const auto unit = static_cast<Unit>(any(0, 3));
                const int capacity = any(0, 4);
                pair.desk.set_capacity(unit, capacity);
                pair.naive.capacity[unit] = capacity;
            } else if (what == 19 && any(0, 5) == 0) {
                const auto line = static_cast<LineId>(any(0, 5));
                const auto away = pair.desk.close(line);
                RC_ASSERT(static_cast<int>(away.size()) == pair.naive.waiting_in(line));
                for (std::size_t i = 1; i < away.size(); ++i)
                    RC_ASSERT(pair.naive.before_in_line(line, away[i - 1], away[i]));
                pair.naive.waiting.remove_if([&](const auto& one) { return one.line == line; });
            }
            pair.same_starts();
        }
    });
}

TEST_CASE("of those interrupted nobody could have been spared", "[service_desk][property]") {
    rc::prop("with needs of several units", [] {
        ServiceDesk desk;
        const std::array<int, 3> capacity{4, 3, 2};
        for (const int each : capacity) desk.add_unit(each);
        const LineId line = desk.add_line({Order::priority, Preempt::resume, -1});
        for (int i = any(1, 60); i > 0; --i) {
            Ticket arrival;
            std::vector<Need> needs;
            for (Unit unit = 0; unit < 3; ++unit)
                if (const int count = any(0, 3)) needs.push_back({unit, static_cast<std::uint16_t>(count)});
            arrival.needs = desk.add_needs(needs);
            arrival.priority = any(0, 6);
            desk.join(line, arrival);
            for (const Ticket& one : desk.interrupted()) {
                RC_ASSERT(one.priority > arrival.priority);
                bool would_not_fit = false;
                for (const Need& held : desk.needs(one.needs))
                    for (const Need& need : needs)
                        if (need.unit == held.unit)
                            would_not_fit |= desk.in_use(held.unit) + held.count > capacity[held.unit];
                RC_ASSERT(would_not_fit);
            }
            while (desk.next()) {
            }
            for (Unit unit = 0; unit < 3; ++unit) RC_ASSERT(desk.in_use(unit) <= capacity[unit]);
        }
    });
}

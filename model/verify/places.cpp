#include "model/verify/places.hpp"

#include <fmt/format.h>

#include <iterator>

namespace caseload::model {

namespace {

/// Word of a visit to another office comes on the next day that both are open: so far back lines may reach.
constexpr sim::Days furthest_back{30};
constexpr std::size_t most_unlooked = 10'000;

}  // namespace

void Places::write(const LogLine& line) {
    if (next_) next_->write(line);
    const bool attended = line.event == LogEvent::attended;
    if (line.start == line.end) return;
    if (attended) look(of_claimants_, line.claimant, line);
    // A session is one meeting, whoever attends it; a visit names the other office, which tells of the session itself.
    const bool one_of_many = value_in(line, DetailKey::session) != nullptr || line.end < line.time;
    if ((attended && !one_of_many) || line.event == LogEvent::session_held)
        look(of_resources_, fmt::format("{} at {}", line.resource, line.office), line);
}

void Places::look(Stretches& all, const std::string& who, const LogLine& line) {
    const auto long_past = [&](const Stretch& one) { return one.end + furthest_back < line.time; };
    // Memory follows those of late, however many there have been.
    if (all.by_name.size() > 2 * all.left + most_unlooked) {
        std::erase_if(all.by_name,
                      [&](const auto& one) { return one.second.empty() || long_past(one.second.back()); });
        all.left = all.by_name.size();
    }
    // In order of their ends, which as long as none overlap is that of their starts too.
    std::deque<Stretch>& known = all.by_name[who];
    while (!known.empty() && long_past(known.front())) known.pop_front();
    auto place = known.end();
    while (place != known.begin() && std::prev(place)->end > line.start) --place;
    const bool free = place == known.end() || place->start >= line.end;
    faults_.require(free, [&] {
        return fmt::format("{} is at two places at a time: {} to {}, and at stage {} {} to {}", who,
                           sim::iso(place->start), sim::iso(place->end), line.stage, sim::iso(line.start),
                           sim::iso(line.end));
    });
    known.insert(place, {line.start, line.end});
}

}  // namespace caseload::model

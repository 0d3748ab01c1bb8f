#include "output/story/life.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "output/log/words.hpp"

namespace caseload::output {

using model::LogEvent;

namespace {

/// The part of an identity between the office and the day: "new_claims" of "6793/new_claims/2015-03-16/7".
std::string source_of(const std::string& claimant) {
    const std::size_t first = claimant.find('/');
    const std::size_t number = claimant.rfind('/');
    const std::size_t day = number == 0 ? 0 : claimant.rfind('/', number - 1);
    return first < day && day != std::string::npos ? claimant.substr(first + 1, day - first - 1) : claimant;
}

}  // namespace

void LifeKeeper::write(const model::LogLine& line) {
    if (line.claimant == claimant_ && !line.claimant.empty()) {
        life_->lines.push_back(line);
    } else if (line.event == LogEvent::session_held || line.event == LogEvent::session_not_run) {
        // The latest seat; of a session that does not run another seat may already have been found.
        int seats = line.event == LogEvent::session_held ? 1 : 2;
        for (auto mine = life_->lines.rbegin(); mine != life_->lines.rend() && seats > 0; ++mine) {
            if (mine->event != LogEvent::booked || mine->stage != line.stage) continue;
            if (mine->start == line.start && mine->office == line.office) life_->sessions.push_back(line);
            --seats;
        }
    }
    if (!comes(line.event)) return;
    // The first of each month, for so many months.
    constexpr std::size_t most = 36;
    constexpr std::size_t month = 7;
    auto& others = (*others_)[source_of(line.claimant)];
    const auto month_of = [](const std::string& claimant) {
        const std::size_t day = claimant.rfind('/', claimant.rfind('/') - 1) + 1;
        return claimant.substr(day, month);
    };
    if (others.size() < most && (others.empty() || month_of(others.back()) != month_of(line.claimant)))
        others.push_back(line.claimant);
}

std::string some_claimants(const LifeKeeper::Others& others, int replication) {
    std::string text =
        "A claimant is named OFFICE/SOURCE/DAY/NUMBER: the office's register id, the arrivals or stock, the "
        "day, "
        "and which of that day.\n";
    text += fmt::format("Some of replication {}:\n", replication);
    constexpr std::size_t shown = 4;
    for (const auto& [source, claimants] : others)
        for (std::size_t i = 0; i < std::min(shown, claimants.size()); ++i)
            text += "  " + claimants[i * claimants.size() / std::min(shown, claimants.size())] + "\n";
    return text;
}

}  // namespace caseload::output

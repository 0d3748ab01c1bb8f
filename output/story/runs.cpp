#include "output/story/runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "model/office/log.hpp"
#include "model/plan/stage.hpp"
#include "sim/time.hpp"

namespace caseload::output {

using model::DetailKey;
using model::LogEvent;

namespace {

using Dates = std::vector<std::string>;

bool repeats(LogEvent event) {
    return event == LogEvent::booked || event == LogEvent::attended || event == LogEvent::missed ||
           event == LogEvent::cancelled || event == LogEvent::late;
}

std::string listed(const Dates& dates) {
    constexpr std::size_t most = 4;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, dates.size()); ++i) text += (i > 0 ? ", " : "") + dates[i];
    return dates.size() > most ? text + fmt::format(" and {} more", dates.size() - most) : text;
}

/// "all with work coach 8", or "5 with work coach 8, 1 with work coach 2".
std::string shared_by(const std::map<std::string, std::size_t>& times) {
    if (times.size() == 1) return times.begin()->first;
    std::vector<std::pair<std::size_t, std::string>> most_first;
    for (const auto& [who, count] : times) most_first.emplace_back(count, who);
    std::stable_sort(most_first.begin(), most_first.end(),
                     [](const auto& one, const auto& other) { return one.first > other.first; });
    std::string text;
    for (const auto& [count, who] : most_first) text += fmt::format(", {}{}", count, who);
    return text;
}

}  // namespace

std::vector<StoryRun> runs_of(const Life& life, const StoryWords& words) {
    std::vector<StoryRun> runs;
    // A stay is told by the strand and how often it has entered a stage; a claim or an office anew begins a run.
    std::map<std::string_view, int> stays;
    int office = 0;
    using Key = std::tuple<std::string_view, std::string_view, int, int, sim::Time>;
    std::map<Key, std::size_t> known;
    std::vector<const model::LogLine*> timetables;
    for (std::size_t i = 0; i < life.lines.size(); ++i) {
        const model::LogLine& line = life.lines[i];
        if (line.event == LogEvent::entered) ++stays[line.strand];
        if (line.event == LogEvent::reclaimed || line.event == LogEvent::transferred) ++office;
        if (line.event == LogEvent::timetable) timetables.push_back(&line);
        const model::Stage* stage = words.stage_of(line);
        if (stage == nullptr || !repeats(line.event)) continue;
        sim::Time block{};
        if (stage->does() == model::Does::daily_reviews) {
            for (const model::LogLine* timetable : timetables)
                if (timetable->start <= line.start && line.start < timetable->end) block = timetable->start;
        } else if (stage->does() != model::Does::reviews) {
            continue;
        }
        const Key key{line.strand, line.stage, stays[line.strand], block == sim::Time{} ? office : 0, block};
        const auto [at, is_new] = known.emplace(key, runs.size());
        if (is_new) runs.emplace_back();
        runs[at->second].lines.push_back(i);
    }
    return runs;
}

std::string say(const StoryRun& run, const Life& life, const StoryWords& words) {
    std::map<std::string, std::size_t> attended_with;
    std::map<sim::Time, const model::LogLine*> open;  // booked, by the time of the booking
    Dates missed, given_up, for_review;
    std::size_t attended = 0;
    std::size_t late = 0;
    sim::Day first{};
    sim::Day last{};
    for (const std::size_t i : run.lines) {
        const model::LogLine& line = life.lines[i];
        const sim::Day day = sim::day_of(line.start);
        if (line.event == LogEvent::booked) {
            open[line.start] = &line;
            continue;
        }
        if (line.event == LogEvent::late) {
            ++late;
            continue;
        }
        // An attendance may begin later than its booking.
        auto booking = open.upper_bound(line.start);
        if (booking != open.begin()) open.erase(std::prev(booking));
        if (line.event == LogEvent::attended) {
            if (attended++ == 0) first = day;
            last = day;
            ++attended_with[words.with_whom(line)];
        } else if (line.event == LogEvent::missed) {
            missed.push_back(day_in_words(day));
        } else {
            (word_in(line, DetailKey::purpose) == "review" ? for_review : given_up)
                .push_back(day_in_words(day));
        }
    }
    std::string text = words.label_of(life.lines[run.lines.front()]) + ": ";
    if (attended == 0) {
        text += "none attended";
    } else if (attended == 1) {
        text += "1 attended, on " + day_in_words(first) + shared_by(attended_with);
    } else {
        text += fmt::format("{} attended, {} to {}{}", attended, day_in_words(first), day_in_words(last),
                            shared_by(attended_with));
    }
    if (late > 0) text += fmt::format("; {} begun late", late);
    if (!missed.empty()) text += "; MISSED on " + listed(missed);
    if (!for_review.empty()) text += "; the fortnightly review stood for it on " + listed(for_review);
    if (!given_up.empty())
        text += fmt::format("; {} given up: {}", counted(given_up.size(), "booking"), listed(given_up));
    if (!open.empty()) text += "; one is booked for " + time_in_words(open.rbegin()->first);
    return text;
}

}  // namespace caseload::output

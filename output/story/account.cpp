#include "output/story/account.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "model/office/log.hpp"
#include "model/plan/stage.hpp"
#include "output/tables/text_table.hpp"
#include "sim/time.hpp"

namespace caseload::output {

using model::DetailKey;
using model::LogEvent;

namespace {

using sim::Time;

struct Stretch {
    Time from{};
    Time until{};
};

/// From each claim to its end; the last may last to the end of the run.
std::vector<Stretch> claims_of(const model::Model& model, const Life& life) {
    std::vector<Stretch> claims;
    bool open = false;
    for (const model::LogLine& line : life.lines) {
        if (line.event == LogEvent::claim_started || line.event == LogEvent::reclaimed) {
            claims.push_back({line.time, Time{model.end}});
            open = true;
        } else if (open && (line.event == LogEvent::claim_ended || line.event == LogEvent::moved_benefit)) {
            claims.back().until = line.time;
            open = false;
        }
    }
    return claims;
}

/// A stay in a stage: up to its ending; to where another strand ended it; to the claim's end or the next entry of the
/// strand where it was broken off.
struct Stay {
    const model::LogLine* entered = nullptr;
    Time until{};
    bool over = false;
    Time heard_of{};  ///< The last line of the strand in the stage.
};

/// Do the routes of a stage's ending end this strand?
bool ends_strand(const model::Model& model, const model::Stage& stage, std::string_view ending,
                 std::string_view strand) {
    for (const model::Route& route : stage.routes) {
        if (route.ending != ending) continue;
        for (const std::uint16_t pathway : route.actions.ends)
            if (model.pathways[pathway].name == strand) return true;
    }
    return false;
}

/// When the claim ends or begins again.
std::vector<Time> turns_of(const Life& life) {
    std::vector<Time> turns;
    for (const model::LogLine& line : life.lines)
        if (line.event == LogEvent::claim_ended || line.event == LogEvent::moved_benefit ||
            line.event == LogEvent::reclaimed)
            turns.push_back(line.time);
    return turns;
}

std::vector<Stay> stays_of(const model::Model& model, const Life& life, const StoryWords& words) {
    const std::vector<Time> turns = turns_of(life);
    std::vector<Stay> stays;
    std::map<std::string_view, std::size_t> latest;
    std::optional<Time> closed;
    const auto end = [&](Stay& stay, Time until, bool over) {
        if (stay.over) return;
        stay.over = over;
        stay.until = until;
        // A stay that no line ends was broken off when the claim turned.
        for (const Time turn : turns)
            if (!over && turn > stay.entered->time && turn >= stay.heard_of) {
                stay.until = std::min(until, turn);
                break;
            }
    };
    for (const model::LogLine& line : life.lines) {
        const auto found = latest.find(line.strand);
        if (found != latest.end() && stays[found->second].entered->stage == line.stage &&
            line.event != LogEvent::claim_ended && line.event != LogEvent::moved_benefit &&
            line.event != LogEvent::reclaimed)
            stays[found->second].heard_of = line.time;
        // What began when the claim closed lapses when it begins again.
        if (line.event == LogEvent::reclaimed) {
            for (const auto& [strand, stay] : latest)
                if (closed && stays[stay].entered->time == *closed) end(stays[stay], line.time, true);
        }
        if (line.event == LogEvent::claim_ended || line.event == LogEvent::moved_benefit) closed = line.time;
        if (line.event != LogEvent::entered && line.event != LogEvent::ended) continue;
        if (found != latest.end()) end(stays[found->second], line.time, line.event == LogEvent::ended);
        if (line.event == LogEvent::entered) {
            latest[line.strand] = stays.size();
            stays.push_back({&line, Time{model.end}, false, line.time});
        } else if (const model::Stage* stage = words.stage_of(line); stage != nullptr) {
            for (const auto& [strand, stay] : latest)
                if (ends_strand(model, *stage, word_in(line, DetailKey::ending), strand))
                    end(stays[stay], line.time, true);
        }
    }
    for (const auto& [strand, stay] : latest) end(stays[stay], Time{model.end}, false);
    return stays;
}

double days(sim::Seconds seconds) { return static_cast<double>(seconds.count()) / 86'400; }

sim::Seconds on_benefit(const Stretch& within, const std::vector<Stretch>& claims) {
    sim::Seconds sum{0};
    for (const Stretch& claim : claims)
        sum += std::max(sim::Seconds{0},
                        std::min(claim.until, within.until) - std::max(claim.from, within.from));
    return sum;
}

std::string marker_of(const Life& life) {
    std::string marker = "none";
    for (const model::LogLine& line : life.lines)
        if (line.event == LogEvent::marker) marker = word_in(line, DetailKey::to);
    return marker;
}

std::string time_in_stages(const std::vector<Stay>& stays, const std::vector<Stretch>& claims,
                           const StoryWords& words) {
    struct Sum {
        std::string label;
        int entries = 0;
        sim::Seconds all{0}, claiming{0};
    };
    std::vector<Sum> sums;
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> known;
    for (const Stay& stay : stays) {
        const auto [at, is_new] =
            known.emplace(std::pair(stay.entered->strand, stay.entered->stage), sums.size());
        if (is_new) sums.push_back({words.label_of(*stay.entered)});
        Sum& sum = sums[at->second];
        ++sum.entries;
        sum.all += stay.until - stay.entered->time;
        sum.claiming += on_benefit({stay.entered->time, stay.until}, claims);
    }
    using Align = TextTable::Align;
    TextTable table({{"Stage", Align::left}, {"Entries"}, {"Days"}, {"Of them on benefit"}});
    for (const Sum& sum : sums) {
        if (sum.all == sim::Seconds{0}) continue;
        table.row({sum.label, std::to_string(sum.entries), fmt::format("{:.1f}", days(sum.all)),
                   fmt::format("{:.1f}", days(sum.claiming))});
    }
    return table.empty() ? std::string{} : "\n" + table.text();
}

}  // namespace

std::string account_of(const model::Model& model, const Life& life, const StoryWords& words) {
    const auto claims = claims_of(model, life);
    const auto stays = stays_of(model, life, words);
    const Time end{model.end};
    const Stretch followed{life.lines.front().time, end};
    std::string text = fmt::format("How it stands when the run ends, {}\n", day_in_words(model.end));
    const bool claiming = !claims.empty() && claims.back().until == end;
    std::optional<Time> closed;
    if (!claims.empty()) {
        text += fmt::format("  {}; {:.0f} of {:.0f} days on benefit since {}, in {}.\n",
                            claiming ? "Claiming" : "Not claiming", days(on_benefit(followed, claims)),
                            days(end - followed.from), day_in_words(sim::day_of(followed.from)),
                            counted(claims.size(), "spell"));
        if (!claiming) closed = claims.back().until;
    }
    if (model.markers.size() > 1) text += "  Marker: " + marker_of(life) + ".\n";
    for (const model::Pathway& pathway : model.pathways) {
        const Stay* last = nullptr;
        for (const Stay& stay : stays)
            if (stay.entered->strand == pathway.name) last = &stay;
        if (last == nullptr) continue;
        const std::string label = words.label_of(*last->entered);
        const model::Stage* stage = words.stage_of(*last->entered);
        const std::string since = day_in_words(sim::day_of(last->over ? last->until : last->entered->time));
        // The claim's end takes a strand out of its stage, unless it entered it then or the pathway lets it stay.
        const bool cut = !last->over && closed && last->entered->time < *closed;
        if (stage != nullptr && stage->does() == model::Does::exit)
            text += fmt::format("  {}: left by {} on {}.\n", pathway.name, label, since);
        else if (last->over)
            text += fmt::format("  {}: over since {} ({}).\n", pathway.name, since, label);
        else if (cut)
            text += fmt::format("  {}: was at {} when the claim ended.\n", pathway.name, label);
        else
            text += fmt::format("  {}: at {} since {}.\n", pathway.name, label, since);
    }
    return text + time_in_stages(stays, claims, words);
}

}  // namespace caseload::output

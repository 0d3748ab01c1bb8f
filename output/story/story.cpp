#include "output/story/story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "model/plan/stage.hpp"
#include "output/log/words.hpp"
#include "output/pictures/rules_in_short.hpp"
#include "output/story/account.hpp"
#include "output/story/runs.hpp"
#include "output/story/words.hpp"
#include "output/tables/text_table.hpp"
#include "sim/time.hpp"

namespace caseload::output {

using model::DetailKey;
using model::LogEvent;

namespace {

constexpr int time_column = 22;  // "2015-03-16 Mon 10:00  "

/// Tells line after line; what is said of a stay in a stage once is remembered by strand.
class Teller {
public:
    Teller(const Life& life, const StoryWords& words) : life_(life), words_(words) {
        for (const StoryRun& run : runs_of(life, words)) {
            for (const std::size_t line : run.lines) in_run_.insert(line);
            run_at_[run.lines.front()] = run;
        }
    }

    std::vector<Told> told() {
        std::vector<Told> told;
        for (std::size_t i = 0; i < life_.lines.size(); ++i) {
            const model::LogLine& line = life_.lines[i];
            if (line.event == LogEvent::clock) {
                tell_clock(line, told);
                continue;
            }
            const std::string text = say_line(i);
            if (text.empty()) continue;
            told.push_back({line.time, text});
            last_of_clocks_ = {};
        }
        return told;
    }

private:
    /// What a strand has had in the stage it is in.
    struct Stay {
        bool told_of = false;
        int attempts = 0;
        std::optional<LogEvent> last_event;
        const model::LogLine* seat = nullptr;  ///< The latest booking of a group session.
    };

    /// With what has been told of the same moment, or by itself.
    void tell_clock(const model::LogLine& line, std::vector<Told>& told) {
        const bool stops = value_in(line, DetailKey::stopped) != nullptr;
        const std::string name = spaced(word_in(line, stops ? DetailKey::stopped : DetailKey::name));
        const std::string_view does = stops ? "stops" : "starts";
        if (told.empty() || told.back().time != line.time) {
            told.push_back({line.time, fmt::format("Clock {}: {}", does, name)});
        } else if (does == last_of_clocks_) {
            told.back().text += ", " + name;
        } else {
            std::string& text = told.back().text;
            if (text.ends_with(".")) text.pop_back();
            text += fmt::format("; clock {}: {}", does, name);
        }
        last_of_clocks_ = does;
    }

    std::string say_line(std::size_t i) {
        const model::LogLine& line = life_.lines[i];
        Stay& stay = stays_[line.strand];
        if (line.event == LogEvent::entered) stay = {};
        std::string text;
        if (const auto run = run_at_.find(i); run != run_at_.end())
            text = say(run->second, life_, words_);
        else if (in_run_.count(i) != 0 || line.event == LogEvent::attempt)
            stay.attempts += line.event == LogEvent::attempt ? 1 : 0;
        else if (line.event == LogEvent::entered)
            text = entered(i);
        else if (line.event == LogEvent::ended)
            text = ended(line, stay);
        else
            text = words_.say(line, stay.attempts, group_size(line));
        if (line.event == LogEvent::booked && is_group_session(line)) {
            if (stay.seat != nullptr && !text.empty())
                text = words_.label_of(line) + ": " + not_run(*stay.seat) + "; " +
                       text.substr(words_.label_of(line).size() + 2);
            stay.seat = &line;
        }
        if (line.event == LogEvent::attended || line.event == LogEvent::missed) stay.attempts = 0;
        stay.last_event = line.event;
        if (text.empty()) return text;
        stay.told_of = true;
        return text + rule(line);
    }

    /// A stage's rule ids stand where it is first told of.
    std::string rule(const model::LogLine& line) {
        const bool of_claim = line.event == LogEvent::claim_ended || line.event == LogEvent::reclaimed ||
                              line.event == LogEvent::transferred || line.event == LogEvent::moved_benefit;
        if (of_claim || line.rule.empty() || !rules_told_.emplace(line.strand, line.stage).second) return {};
        return " [" + rules_in_short(line.rule) + "]";
    }

    bool is_group_session(const model::LogLine& line) const {
        const model::Stage* stage = words_.stage_of(line);
        return stage != nullptr && stage->does() == model::Does::group_session;
    }

    /// "the session of Tue 24 Mar 2015 14:00 does not run (no work coach)"
    std::string not_run(const model::LogLine& seat) const {
        std::string text = "the session of " + time_in_words(seat.start) + " does not run";
        for (const model::LogLine& session : life_.sessions) {
            if (session.event != LogEvent::session_not_run || session.stage != seat.stage ||
                session.start != seat.start || session.office != seat.office)
                continue;
            const std::string_view cause = word_in(session, DetailKey::cause);
            text +=
                cause == "group" ? " (too few)" : " (no " + spaced(cause.substr(cause.find(':') + 1)) + ")";
            break;
        }
        return text;
    }

    /// Where something follows at once in the stage, that tells of the entry too.
    std::string entered(std::size_t i) const {
        const model::LogLine& line = life_.lines[i];
        const model::Stage* stage = words_.stage_of(line);
        const model::LogLine* end = nullptr;
        for (std::size_t next = i + 1; next < life_.lines.size() && end == nullptr; ++next) {
            const model::LogLine& later = life_.lines[next];
            if (later.strand != line.strand || later.event == LogEvent::clock) continue;
            if (later.event == LogEvent::entered) break;
            if (later.stage != line.stage) continue;
            if (later.time == line.time) return {};
            if (later.event == LogEvent::ended) end = &later;
        }
        const std::string label = words_.label_of(line);
        if (stage == nullptr) return label;
        switch (stage->does()) {
        case model::Does::wait:
            return end == nullptr ? label + ": waits" : label + ": waits until " + time_in_words(end->time);
        case model::Does::exit: return label + ": leaves the pathway \"" + std::string(line.strand) + "\"";
        default: return label + ": begins";
        }
    }

    std::string ended(const model::LogLine& line, const Stay& stay) const {
        const std::string_view ending = word_in(line, DetailKey::ending);
        const model::Stage* stage = words_.stage_of(line);
        if (stage == nullptr) return {};
        const std::string label = words_.label_of(line);
        const bool told = stay.last_event == LogEvent::attended || stay.last_event == LogEvent::missed ||
                          stay.last_event == LogEvent::decision || stay.last_event == LogEvent::breach;
        switch (stage->does()) {
        case model::Does::choose: return fmt::format("{} -> {}", label, words_.target_of(*stage, ending));
        case model::Does::group_session:
            if (ending == "did_not_run" && stay.seat != nullptr) return label + ": " + not_run(*stay.seat);
            break;
        // Its entry has told how long it is.
        case model::Does::wait:
            return stay.last_event == LogEvent::entered && stay.told_of ? "" : waited(line, label);
        case model::Does::decision_maker:
            if (stay.last_event == LogEvent::entered)
                return label + ": good reason is shown, nothing is referred";
            break;
        default: break;
        }
        if (told &&
            (ending == "attended" || ending == "missed" || ending == "reached" || ending == "served" ||
             ending == "unsuccessful" || ending == "reserved" || ending.ends_with("sanctioned")))
            return {};
        return label + ": ends, " + spaced(ending);
    }

    /// A wait that was over at once.
    std::string waited(const model::LogLine& line, const std::string& label) const {
        for (const model::LogLine& earlier : life_.lines)
            if (earlier.event == LogEvent::entered && earlier.strand == line.strand &&
                earlier.stage == line.stage && earlier.time == line.time)
                return label + ": nothing to wait for";
        return {};
    }

    /// Of the group session that somebody attended; empty for everything else.
    std::string group_size(const model::LogLine& line) const {
        if (line.event != LogEvent::attended || value_in(line, DetailKey::session) == nullptr) return {};
        for (const model::LogLine& session : life_.sessions)
            if (session.event == LogEvent::session_held && session.stage == line.stage &&
                session.start == line.start && session.resource == line.resource &&
                session.office == line.office)
                return text_in(session, DetailKey::size);
        return {};
    }

    const Life& life_;
    const StoryWords& words_;
    std::set<std::size_t> in_run_;
    std::map<std::size_t, StoryRun> run_at_;
    std::map<std::string_view, Stay> stays_;
    std::string_view last_of_clocks_;  ///< What the text told last says of clocks at its end.
    std::set<std::pair<std::string_view, std::string_view>> rules_told_;  ///< Strand and stage.
};

/// Date and time only where they change.
std::string page_of(const std::vector<Told>& told) {
    std::string page;
    sim::Time before{};
    for (const Told& one : told) {
        const std::string day = day_in_words(sim::day_of(one.time));
        std::string when = sim::iso(sim::day_of(one.time)) + " " + day.substr(0, 3);
        if (!page.empty() && sim::day_of(one.time) == sim::day_of(before))
            when = std::string(when.size(), ' ');
        const bool same = !page.empty() && one.time == before;
        // What happens to a whole day has no hour.
        const bool has_hour = one.time != sim::Time{sim::day_of(one.time)};
        when += same || !has_hour ? std::string(6, ' ') : " " + sim::iso(one.time).substr(11, 5);
        before = one.time;
        for (const std::string& text : wrapped(one.text, line_width - time_column)) {
            page += when + "  " + text + "\n";
            when.assign(when.size(), ' ');
        }
    }
    return page;
}

std::string who_it_is(const model::LogLine& first) {
    std::string words;
    for (const model::Trait& trait : first.traits)
        words +=
            fmt::format("{}{} {}", words.empty() ? "" : ", ", spaced(trait.attribute), spaced(trait.level));
    std::string text;
    for (const std::string& line : wrapped(words, line_width - 2)) text += "  " + line + "\n";
    return text;
}

}  // namespace

std::string story(const model::Model& model, const Life& life, int replication, std::uint64_t seed) {
    const StoryWords words(model);
    const model::LogLine& first = life.lines.front();
    std::string text = first.claimant + "\n" + std::string(first.claimant.size(), '=') + "\n";
    for (const std::string& line :
         wrapped(fmt::format("{}. Replication {}, seed {}.", model.title.empty() ? model.name : model.title,
                             replication, seed),
                 line_width))
        text += line + "\n";
    if (!first.traits.empty()) text += "\nWho it is\n" + who_it_is(first);
    text += "\nWhat happened\n" + page_of(Teller(life, words).told());
    return text + "\n" + account_of(model, life, words);
}

}  // namespace caseload::output

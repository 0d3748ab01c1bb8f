#pragma once

#include <set>
#include "tests/rules/help_lives.hpp"

/// What the tests of routeways share.
namespace caseload::rule_tests::routeways {

inline constexpr sim::Days week_24{24 * 7};
inline constexpr sim::Days week_26{26 * 7};

/// Calls look(life, the change that set the marker, its day) for all with a marker of Post Work Programme Support.
template <class Look> void each_marked(const Story& story, std::string_view marker, const Look& look) {
    for (const auto& [name, life] : story.lives) {
        const auto set = change_to(life, marker);
        if (!set) continue;
        INFO(name << " with " << marker << " from " << sim::iso(set->time));
        look(life, *set, sim::day_of(set->time));
    }
}

inline Day last_day(const Story& story) { return story.model->end; }

/// The gaps in days between the starts of interviews attended one after another in a stage, and how often the coach of
/// the one before had the next.
struct Rhythm {
    std::map<long, std::size_t> gaps;
    std::size_t same_coach = 0;
    std::size_t pairs = 0;
};

inline Rhythm rhythm_of(const Story& story, std::string_view stage) {
    Rhythm rhythm;
    each_visit(story, {stage}, [&](const Life&, const Visit& visit, const Visit*) {
        const Line* before = nullptr;
        for (const Line* line : visit.lines) {
            if (line->event != "attended") continue;
            if (before != nullptr) {
                ++rhythm.gaps[days_between(before->start, line->start)];
                rhythm.same_coach += before->resource == line->resource ? 1 : 0;
                ++rhythm.pairs;
            }
            before = line;
        }
    });
    return rhythm;
}

}  // namespace caseload::rule_tests::routeways

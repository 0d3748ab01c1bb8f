#include "output/summary/said_first.hpp"

#include <fmt/format.h>

#include <functional>
#include <limits>
#include <string_view>

#include "model/results/growth.hpp"
#include "output/summary/sections.hpp"
#include "output/tables/amounts.hpp"

namespace caseload::output {

namespace {

/// "a free agent", "a place with a provider".
std::string what_is_lacking(std::string_view cause) {
    if (const auto colon = cause.find(':'); colon != std::string_view::npos)
        return "a free " + std::string(cause.substr(colon + 1));
    return cause == "provider" ? "a place with a provider" : "a fuller group";
}

/// The office with the highest figure; -1 where there is only one or none has any.
int highest(const Cells& cells, sim::MeasureId measure, int stage, int group) {
    int most = -1;
    if (cells.offices() < 2) return most;
    for (int office = 0; office < cells.offices(); ++office) {
        const double here = cells.mean(measure, office, stage, group);
        if (here > 0 && (most < 0 || here > cells.mean(measure, most, stage, group))) most = office;
    }
    return most;
}

/// A week is told of when its figure is higher than that of an average week by more than this share.
constexpr double far_above_average = 0.25;

/// ", and most in the week of 2015-03-02: 14.2": the whole week with the highest figure, where it stands apart.
std::string in_the_worst_week(const Cells& cells, sim::CellName name, std::string_view most,
                              const std::function<std::string(double)>& amount) {
    const model::Setup& setup = cells.setup;
    sim::Day worst{};
    double highest = 0;
    double all = 0;
    int weeks = 0;
    int period = setup.first_week < setup.model.measured_from ? 1 : 0;
    for (sim::Day monday = setup.first_week + sim::Days{7} * period; monday + sim::Days{7} <= setup.model.end;
         monday += sim::Days{7}, ++period) {
        name.period = period;
        const auto* cell = find_cell(cells.results, name);
        const double here = cell == nullptr || cell->count() == 0 ? 0 : cell->mean();
        ++weeks;
        all += here;
        if (!(here > highest)) continue;
        highest = here;
        worst = monday;
    }
    if (!(highest * weeks > all * (1 + far_above_average))) return {};
    return fmt::format(", {} in the week of {}: {}", most, sim::iso(worst), amount(highest));
}

bool stands_in_a_queue(const Cells& cells) {
    for (std::size_t queue = 0; queue < cells.measured.queue_names.size(); ++queue)
        if (cells.mean(cells.measured.queue_length, -1, -1, static_cast<int>(queue)) > 0) return true;
    return false;
}

std::string missed_for(const Cells& cells) {
    const model::Measured& m = cells.measured;
    double most = 0;
    double all = 0;
    std::size_t of = 0;
    for (std::size_t cause = 0; cause < m.cause_names.size(); ++cause) {
        const double people = cells.mean(m.breach_cause, -1, -1, static_cast<int>(cause));
        if (!m.avoidable(cause) || !(people > 0)) continue;
        all += people;
        if (people > most) {
            most = people;
            of = cause;
        }
    }
    if (all == 0) return {};
    const int office = highest(cells, m.breach_cause, -1, static_cast<int>(of));
    const std::string where =
        office < 0 ? std::string{}
                   : fmt::format(" (most at {}: {})", cells.office_name(office),
                                 grouped(cells.mean(m.breach_cause, office, -1, static_cast<int>(of)), 1));
    return fmt::format(
        "{} deadlines a replication are missed for want of staff, rooms, places or groups, most often of {}: "
        "{}{}{}.",
        grouped(all, 1), what_is_lacking(m.cause_names[of]), grouped(most, 1), where,
        in_the_worst_week(cells, {.measure = m.breach_cause, .group = static_cast<int>(of)}, "most",
                          [](double people) { return grouped(people, 1); }));
}

std::string waited_for(const Cells& cells) {
    const model::Measured& m = cells.measured;
    double longest = 0;
    int at = 0;
    int of = 0;
    for (int stage = 0; stage < cells.stages(); ++stage) {
        for (std::size_t cause = 0; cause < m.wait_causes(); ++cause) {
            const double minutes = cells.mean(m.wait_cause, -1, stage, static_cast<int>(cause));
            const double people = cells.mean(m.entered, -1, stage);
            if (!m.avoidable(cause) || !(minutes * people > longest)) continue;
            longest = minutes * people;
            at = stage;
            of = static_cast<int>(cause);
        }
    }
    if (longest == 0) return {};
    const int office = highest(cells, m.wait_cause, at, of);
    const std::string where = office < 0 ? std::string{}
                                         : fmt::format(", and {} at {}, where it is longest",
                                                       time_text(cells.mean(m.wait_cause, office, at, of)),
                                                       cells.office_name(office));
    return fmt::format(
        "Waiting that more capacity would shorten adds up to most at {}: {} each time for {}{}. The whole "
        "wait "
        "there is {}{}.",
        cells.stage_in_words(at), time_text(cells.mean(m.wait_cause, -1, at, of)),
        what_is_lacking(m.cause_names[static_cast<std::size_t>(of)]), where,
        time_text(cells.mean(m.wait, -1, at)),
        in_the_worst_week(cells, {.measure = m.wait, .stage = at}, "longest for those whose wait ended",
                          [](double minutes) { return time_text(minutes); }));
}

}  // namespace

std::vector<std::string> said_first(const model::Results& results) {
    const Cells cells(results);
    std::vector<std::string> sentences;
    for (const model::Growth& growth : model::growing(results)) {
        // Of one run no interval over replications is known.
        const double half = results.replications > 1 ? (growth.interval.upper - growth.interval.lower) / 2
                                                     : std::numeric_limits<double>::quiet_NaN();
        sentences.push_back(fmt::format(
            "The number of people at {} grows without end: by {} a day in the second half of the measured "
            "weeks, "
            "and about {} are left there at the end. Most of their wait is for {}. Means of waits and times "
            "depend on how long the run is.",
            cells.stage_in_words(growth.stage), with_interval(growth.a_day, half), grouped(growth.left, 0),
            what_is_lacking(cells.measured.cause_names[growth.cause])));
    }
    return sentences;
}

std::vector<std::string> what_limits(const model::Results& results) {
    const Cells cells(results);
    std::vector<std::string> sentences;
    for (std::string sentence : {missed_for(cells), waited_for(cells)})
        if (!sentence.empty()) sentences.push_back(std::move(sentence));
    // Whoever still stands in a queue has no wait that has ended.
    if (sentences.empty() && !stands_in_a_queue(cells))
        sentences.emplace_back(
            "No wait that ended and no missed deadline was for want of staff, rooms, places or groups.");
    return sentences;
}

}  // namespace caseload::output

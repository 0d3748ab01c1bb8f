#include "output/answers/sizing.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output/summary/said_first.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

std::string goal_text(const model::WantedGoal& goal) {
    return fmt::format("{} {} {}", goal.measure.text, goal.goal.at_least ? ">=" : "<=",
                       amount_text(goal.goal.value, goal.measure.name.unit));
}

std::string verdict_text(sim::Verdict verdict) {
    if (verdict == sim::Verdict::meets) return "meets";
    return verdict == sim::Verdict::fails ? "fails" : "undecided";
}

bool chosen(const model::Sizing& sizing, std::size_t candidate) {
    const auto& all = sizing.selection.chosen;
    return std::find(all.begin(), all.end(), candidate) != all.end();
}

std::vector<const sim::Tried*> ascending(const model::Sizing& sizing) {
    std::vector<const sim::Tried*> tried;
    for (const sim::Tried& one : sizing.selection.tried) tried.push_back(&one);
    std::sort(tried.begin(), tried.end(),
              [](const auto* one, const auto* other) { return one->candidate < other->candidate; });
    return tried;
}

/// The keys as they head a column: of two, what both begin with is left out.
std::string heading(const std::vector<std::string>& keys) {
    if (keys.size() == 1) return keys[0];
    const auto differ = std::mismatch(keys[0].begin(), keys[0].end(), keys[1].begin(), keys[1].end()).first;
    const auto same = static_cast<std::size_t>(differ - keys[0].begin());
    const std::size_t dot = same == 0 ? std::string::npos : keys[0].rfind('.', same - 1);
    const std::size_t from = dot == std::string::npos ? 0 : dot + 1;
    return keys[0].substr(from) + ", " + keys[1].substr(from);
}

std::string table(const model::Sizing& sizing) {
    std::vector<TextTable::Column> columns{{heading(sizing.keys), TextTable::Align::left}, {"runs"}};
    const bool several = sizing.goals.size() > 1;
    for (std::size_t g = 0; g < sizing.goals.size(); ++g)
        columns.push_back({several ? fmt::format("target {}", g + 1) : "mean"});
    columns.push_back({"", TextTable::Align::left});
    TextTable table(columns);
    for (const sim::Tried* one : ascending(sizing)) {
        std::vector<std::string> row{sizing.value_of(one->candidate), fmt::format("{}", one->runs)};
        for (std::size_t g = 0; g < sizing.goals.size(); ++g)
            row.push_back(amount_with_interval(one->observed[g], sizing.goals[g].measure.name.unit));
        row.push_back(verdict_text(one->verdict) + (chosen(sizing, one->candidate)
                                                        ? sizing.keys.size() > 1 ? ", least" : ", smallest"
                                                        : ""));
        table.row(std::move(row));
    }
    return "Tried (mean ± half of its 95% interval)\n" + table.text();
}

std::string paragraph(const std::string& text) {
    std::string lines;
    for (const std::string& line : wrapped(text, line_width)) lines += line + "\n";
    return lines;
}

std::string frontier_in_words(const model::Sizing& sizing) {
    std::vector<std::string> pairs;
    for (const std::size_t candidate : sizing.selection.chosen)
        pairs.push_back("(" + sizing.value_of(candidate) + ")");
    return fmt::format("Of {} {} {}: with less of either, a target is missed.", heading(sizing.keys),
                       pairs.size() == 1 ? "the least pair is" : "the frontier is the pairs",
                       fmt::join(pairs, " "));
}

std::string answer(const model::Sizing& sizing) {
    const sim::Selection& selection = sizing.selection;
    const std::string sure = fmt::format("{:.4g}%", 100 * sizing.plan.confidence);
    std::string found;
    if (selection.chosen.empty())
        found = fmt::format("No value meets {}.", sizing.goals.size() > 1 ? "all targets" : "the target");
    else if (sizing.keys.size() == 1)
        found = fmt::format("{} = {} is the smallest that meets {}.", sizing.keys[0],
                            sizing.value_of(selection.chosen.front()),
                            sizing.goals.size() > 1 ? "all targets" : "the target");
    else
        found = frontier_in_words(sizing);
    std::string probability = fmt::format(
        "The probability that this is the right choice is at least {}, where no mean lies nearer to a "
        "target than its indifference zone; a value that does may be judged either way.",
        sure);
    if (!selection.all_decided())
        probability = fmt::format(
            "Some values were still undecided after {} runs and were not taken: the {} does not hold.",
            sizing.plan.most_runs, sure);
    return paragraph(found + " " + probability);
}

std::string cost(const model::Sizing& sizing) {
    const sim::Selection& selection = sizing.selection;
    const int all = selection.runs_to_try_all();
    return paragraph(fmt::format(
        "Runs: {} for {} of {} values. Trying every value as often as the one hardest to decide would "
        "have taken {}: this took {:.0f}% of it.",
        selection.runs, selection.tried.size(), selection.candidates, all,
        100.0 * selection.runs / std::max(all, 1)));
}

std::string method(const model::Sizing& sizing) {
    return paragraph(fmt::format(
        "Method: {}; each value against each target by the fully sequential feasibility test of Andradóttir "
        "and "
        "Kim (2010) on the triangular region of Kim and Nelson (2001), {} first runs, error {:.2g} a test "
        "(Bonferroni), common random numbers.",
        sizing.keys.size() == 1 ? "bisection" : "down the staircase of pairs", sizing.plan.first_runs,
        sizing.selection.error));
}

std::string assumption(const model::Sizing& sizing) {
    if (sizing.reversals.empty())
        return paragraph(
            "Assumed: more capacity does not hurt. Nothing among the tried values speaks against it.");
    std::string text =
        "Assumed: more capacity does not hurt. The tried values SPEAK AGAINST IT, so that the answer may be "
        "wrong:";
    for (const sim::Reversal& reversal : sizing.reversals)
        text += fmt::format(" {} is worse than {} ({} by {});", sizing.value_of(reversal.larger),
                            sizing.value_of(reversal.smaller), sizing.goals[reversal.goal].measure.text,
                            amount_text(reversal.difference, sizing.goals[reversal.goal].measure.name.unit));
    text.back() = '.';
    return paragraph(text);
}

/// A queue that grows even with the most that was tried.
std::string said_of_largest(const model::Sizing& sizing) {
    std::string text;
    for (const std::string& sentence : said_first(sizing.largest->results()))
        for (const std::string& line : wrapped(sentence, line_width - 2)) text += "  " + line + "\n";
    return text;
}

}  // namespace

std::string amount_text(double value, const std::string& unit) {
    if (unit == "share") return percent(value);
    if (unit == "minutes") return time_text(value);
    return fmt::format("{:.4g} {}", value, unit);
}

std::string amount_with_interval(const sim::Accumulator& figure, const std::string& unit) {
    if (unit == "share") return share_with_interval(figure);
    return unit == "minutes" ? time_with_interval(figure) : with_interval(figure);
}

std::string sizing_text(const model::Sizing& sizing) {
    std::string text = sizing.title + "\n";
    text += fmt::format("The {} {} that {}\n", sizing.keys.size() == 1 ? "smallest" : "least",
                        fmt::join(sizing.keys, " and "), sizing.keys.size() == 1 ? "meets" : "meet");
    for (std::size_t g = 0; g < sizing.goals.size(); ++g) {
        const std::string number = sizing.goals.size() > 1 ? fmt::format("{}: ", g + 1) : "";
        text += fmt::format("  {}{} (indifference zone ± {})\n", number, goal_text(sizing.goals[g]),
                            amount_text(sizing.goals[g].goal.zone, sizing.goals[g].measure.name.unit));
    }
    text += "\n" + table(sizing);
    for (std::size_t g = 0; g < sizing.goals.size(); ++g) text += "\n" + sizing_picture(sizing, g);
    if (sizing.keys.size() > 1) text += "\n" + frontier_picture(sizing);
    text += "\n" + answer(sizing);
    if (sizing.largest != nullptr)
        text +=
            "\n" +
            fmt::format("What limits it at {}\n", sizing.value_of(sizing.selection.tried.back().candidate)) +
            said_of_largest(sizing) + limits_text(sizing.largest->results(), sizing.goals);
    text += "\n" + assumption(sizing) + method(sizing) + cost(sizing);
    return text;
}

}  // namespace caseload::output

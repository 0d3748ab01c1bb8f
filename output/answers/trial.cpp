#include "output/answers/trial.hpp"

#include <fmt/format.h>

#include <array>

#include "output/answers/comparison_words.hpp"
#include "output/files/csv.hpp"
#include "output/summary/power.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

using model::Contrast;

struct Told {
    Contrast contrast;
    const char* name;  ///< In trial.csv.
    const char* words;
    const char* meaning;
};

constexpr std::array contrasts_told{
    Told{Contrast::trial, "trial", "effect in the trial", "its arms compared by intention to treat"},
    Told{Contrast::unlike, "arms_unlike", "  arms unlike by themselves",
         "where nobody is treated: chance, or the allocation"},
    Told{Contrast::direct, "trial_paired", "  effect without that", "the first less the second"},
    Told{Contrast::roll_out, "roll_out", "effect of the roll-out",
         "everybody less nobody treated, the same people"},
    Told{Contrast::less_trial, "roll_out_less_trial", "roll-out less trial", "as the two stand"},
    Told{Contrast::spillover, "spillover", "spillover",
         "the same on those due the treatment, person by person"},
    Told{Contrast::on_controls, "spillover_on_controls", "  on the controls",
         "controls of the trial less the same where nobody is treated"},
    Told{Contrast::on_treated, "spillover_on_treated", "  on the treated",
         "its treated where everybody is, less as in the trial"},
};

std::string sentence(const model::Spillover& found) {
    const sim::Accumulator& spillover = found[Contrast::spillover];
    switch (verdict_of(spillover)) {
    case Verdict::unknown: return "One replication says nothing of spillover.";
    case Verdict::same: return "No spillover: whoever is treated besides changes nothing.";
    case Verdict::not_distinguishable: return "Spillover is not distinguishable from none.";
    default: break;
    }
    const bool same_way = (spillover.mean() > 0) == (found[Contrast::direct].mean() > 0);
    const double effect = found[Contrast::direct].mean();
    const std::string share =
        effect == 0 ? std::string{}
                    : fmt::format(" ({} of its effect)", percent(std::abs(spillover.mean() / effect)));
    return fmt::format("A roll-out does {} than the trial lets expect, by {} {}{}.",
                       same_way ? "more" : "less", grouped(std::abs(spillover.mean()), 2), found.outcome,
                       share);
}

}  // namespace

std::string trial_text(const model::Results& allocated, const std::array<model::Spillover, 2>& found) {
    std::string text = allocated.setup->model.title + "\n";
    const std::string how = fmt::format(
        "Replications {} to {} with seed {}: each a trial, and the same people with the same luck where "
        "nobody and where "
        "everybody is treated. Intervals are 95% confidence intervals of the mean over replications "
        "(Student's t). "
        "Everybody counts whose whole comparison lies within the run.",
        allocated.first_replication, allocated.first_replication + allocated.replications - 1,
        allocated.seed);
    for (const std::string& line : wrapped(how, line_width)) text += line + "\n";
    for (const model::Spillover& outcome : found) {
        if (outcome[Contrast::trial].count() == 0) continue;
        TextTable table({{outcome.outcome, TextTable::Align::left},
                         {"in words", TextTable::Align::left},
                         {"what it is", TextTable::Align::wrapped}});
        for (const Told& row : contrasts_told) {
            const sim::Accumulator& over = outcome[row.contrast];
            table.row({row.words, verdict_in_words(over, "days", sim::Statistic::total), row.meaning});
        }
        text += "\n" + table.text() + "  " + sentence(outcome) + "\n";
    }
    if (found.front()[Contrast::trial].count() == 0)
        text += "\nNobody's whole comparison lies within the run: there is nothing to tell.\n";
    const std::string power = power_text(allocated);
    return power.empty() ? text : text + "\n" + power;
}

void write_trial(const std::filesystem::path& file, const model::Results& allocated,
                 const std::array<model::Spillover, 2>& found) {
    CsvFile table(file, "scenario,outcome,quantity,unit,replications,mean,lower95,upper95,verdict");
    for (const model::Spillover& outcome : found) {
        for (const Told& row : contrasts_told) {
            const sim::Accumulator& over = outcome[row.contrast];
            const sim::Interval interval = over.interval();
            table.record({allocated.setup->model.name, outcome.outcome, row.name, "days",
                          fmt::format("{}", over.count()), csv_number(over.mean()),
                          csv_number(interval.lower), csv_number(interval.upper),
                          verdict_in_words(over, "days", sim::Statistic::total)});
        }
    }
    table.close();
}

}  // namespace caseload::output

#include <string>

#include "output/answers/comparison.hpp"
#include "output/answers/comparison_words.hpp"
#include "output/store/rows.hpp"
#include "output/store/store.hpp"

namespace caseload::output {

namespace {

/// Runs name what they measured; only a comparison measures the days.
void write_day_measures(Database& database, const model::Figures& figures, std::int64_t run) {
    Statement insert(database, "INSERT OR IGNORE INTO measures VALUES (?, ?, ?, ?, ?)");
    for (const model::DerivedName& name : figures.derived())
        insert.bind(run).bind(name.measure).bind(name.unit).bind(name.meaning).bind(0).run();
}

void write_pairs(Database& database, const model::Variant& variant, std::int64_t base, std::int64_t run) {
    Statement insert(database, "INSERT INTO comparisons VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t p = 0; p < variant.pairs.size(); ++p) {
        const sim::Paired& pair = variant.pairs[p];
        const sim::Accumulator& difference = pair.difference();
        const bool nothing = pair.base().mean() == 0 && pair.variant().mean() == 0 && !(difference.sd() > 0);
        if (difference.count() == 0 || nothing) continue;
        const model::FigureName name = variant.figures.name(variant.matching.both[p].variant);
        if (name.axis != sim::Axis::none && verdict_of(difference) == Verdict::same) continue;
        const sim::Interval interval = difference.interval();
        insert.bind(base)
            .bind(run)
            .bind(name.measure)
            .bind(name.office)
            .bind(name.pathway)
            .bind(name.stage)
            .bind(name.group);
        if (name.axis == sim::Axis::none) {
            insert.bind("").bind("");
        } else if (name.axis == sim::Axis::week) {
            insert.bind("week").bind(name.period);
        } else {
            insert.bind("claim_day").bind(std::stoi(name.period));
        }
        insert.bind(difference.count())
            .bind(difference.mean())
            .bind(interval.lower)
            .bind(interval.upper)
            .bind(verdict_name(verdict_of(difference)))
            .run();
    }
}

}  // namespace

std::int64_t add_comparison_to_store(const std::filesystem::path& file, const model::Comparison& comparison,
                                     const std::vector<std::string>& commands) {
    std::int64_t base = 0;
    write_to_store(file, [&](Database& database) {
        base = write_run(database, comparison.base, commands.at(0));
        write_day_measures(database, comparison.base_figures, base);
        for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
            const model::Variant& variant = comparison.variants[v];
            const std::int64_t run = write_run(database, variant.results, commands.at(v + 1));
            write_day_measures(database, variant.figures, run);
            write_pairs(database, variant, base, run);
        }
    });
    return base;
}

}  // namespace caseload::output

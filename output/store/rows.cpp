#include "output/store/rows.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

#include "output/files/version.hpp"
#include "output/tables/figures.hpp"
#include "output/tables/published.hpp"
#include "output/tables/run_json.hpp"
#include "output/tables/warm_up.hpp"

namespace caseload::output {

namespace {

std::int64_t write_inputs(Database& database, const model::Results& results, const std::string& command) {
    const model::Model& model = results.setup->model;
    Statement(database,
              "INSERT INTO runs (written, title, scenario, version, seed, first_replication, replications, "
              "first_day, measured_from, warm_up, last_day, hash, resolved_toml, command, threads, events) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))))
        .bind(model.title)
        .bind(model.name)
        .bind(version)
        .bind(fmt::format("{}", results.seed))
        .bind(results.first_replication)
        .bind(results.replications)
        .bind(sim::iso(model.start))
        .bind(sim::iso(model.measured_from))
        .bind(warm_up_told(model))
        .bind(sim::iso(model.end - sim::Days{1}))
        .bind(scenario_hash(model))
        .bind(model.resolved_toml)
        .bind(command)
        .bind(results.threads)
        .bind(static_cast<std::int64_t>(results.events))
        .run();
    const std::int64_t run = database.last_row();

    Statement parameter(database, "INSERT INTO parameters VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const model::ResolvedParameter& resolved : model.parameters) {
        parameter.bind(run)
            .bind(resolved.name)
            .bind(resolved.value)
            .bind(resolved.standard)
            .bind(resolved.source)
            .bind(resolved.source == "assumption" ? 1 : 0)
            .bind(resolved.changed ? 1 : 0)
            .run();
    }
    Statement assumption(database, "INSERT INTO assumptions VALUES (?, ?, ?)");
    int number = 0;
    for (const std::string& words : model.assumptions) assumption.bind(run).bind(++number).bind(words).run();
    return run;
}

void write_measures_of(Database& database, const model::Results& results, std::int64_t run) {
    Statement insert(database, "INSERT OR IGNORE INTO measures VALUES (?, ?, ?, ?, ?)");
    for (const sim::Measure& measure : results.setup->measured.declared.measures())
        insert.bind(run).bind(measure.name).bind(measure.unit).bind(measure.meaning).bind(0).run();
    // One name stands for several subgroups and days.
    for (const model::DerivedName& derived : results.derived_names)
        insert.bind(run).bind(derived.measure).bind(derived.unit).bind(derived.meaning).bind(1).run();
}

Statement& bind_coordinates(Statement& statement, std::int64_t run, const Figure& figure) {
    return statement.bind(run)
        .bind(figure.measure)
        .bind(figure.office)
        .bind(figure.pathway)
        .bind(figure.stage)
        .bind(figure.group);
}

void write_figures(Database& database, const model::Results& results, std::int64_t run) {
    Statement estimate(database, "INSERT INTO estimates VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Statement series(database, "INSERT INTO series VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for_each_figure(results, [&](const Figure& figure) {
        const sim::Accumulator& over = *figure.over_replications;
        const sim::Interval interval = figure.interval;
        if (figure.axis == sim::Axis::none) {
            bind_coordinates(estimate, run, figure)
                .bind(over.count())
                .bind(over.mean())
                .bind(over.sd())
                .bind(interval.lower)
                .bind(interval.upper)
                .run();
            return;
        }
        bind_coordinates(series, run, figure);
        if (figure.axis == sim::Axis::week) {
            series.bind("week").bind(figure.period);
        } else {
            series.bind("claim_day").bind(std::stoi(figure.period));
        }
        series.bind(over.count()).bind(over.mean()).bind(interval.lower).bind(interval.upper).run();
    });
}

void write_published_beside(Database& database, const model::Results& results, std::int64_t run) {
    Statement insert(database, "INSERT INTO published VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    int number = 0;
    for (const PublishedRow& row : published_beside_simulated(results)) {
        insert.bind(run)
            .bind(++number)
            .bind(row.target->name)
            .bind(row.target->source)
            .bind(row.target->published)
            .bind(row.target->lower)
            .bind(row.target->upper)
            .bind(row.simulated)
            .bind(row.interval.lower)
            .bind(row.interval.upper)
            .bind(row.sd)
            .bind(row.target->fitted ? 1 : 0);
        if (row.bounded()) {
            insert.bind(row.inside() ? 1 : 0);
        } else {
            insert.bind_null();
        }
        insert.run();
    }
}

}  // namespace

std::int64_t write_run(Database& database, const model::Results& results, const std::string& command) {
    const std::int64_t run = write_inputs(database, results, command);
    write_measures_of(database, results, run);
    write_figures(database, results, run);
    write_published_beside(database, results, run);
    return run;
}

}  // namespace caseload::output

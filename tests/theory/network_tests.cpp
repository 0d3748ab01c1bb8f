#include <array>

#include "tests/theory/expected.hpp"

/// Networks of queues: product forms, and Little's law on everything.
namespace caseload::theory {

namespace {

/// Mean number at an M/M/c station.
double mean_number(double load, int servers) {
    double term = 1, sum = 0;
    for (int n = 0; n < servers; ++n) {
        sum += term;
        term *= load / (n + 1);
    }
    const double waiting = term / (1 - load / servers);
    return load + waiting / (sum + waiting) * load / (servers - load);
}

/// L - lambda W of a stage or queue over replications; zero within three standard errors, and those small.
void check_little(const sim::Accumulator& differences, double number) {
    const double error = whole::standard_error(differences);
    INFO("L - lambda W " << differences.mean() << " with standard error " << error << ", L " << number);
    CHECK(error <= 0.01 * number + 1e-9);
    CHECK(std::fabs(differences.mean()) <= 3 * error + 1e-9);
}

}  // namespace

TEST_CASE("Two queues in tandem are each an M/M/1 (Burke)", "[theory]") {
    const Ran ran(here / "tandem.toml", 200);
    check_matches(ran({.measure = "in_stage", .stage = "visitor.clerk"}), 1.0);
    check_matches(ran({.measure = "in_stage", .stage = "visitor.cashier"}), 0.7 / 0.3);
    check_matches(ran({.measure = "time_in_stage", .stage = "visitor.cashier"}), 7 / 0.3);
}

TEST_CASE("A network of three queues with feedback has Jackson's product form", "[theory]") {
    const Ran ran(here / "jackson.toml", 200);
    // Traffic: "chance" is of those who come that far.
    double reception = 6, adviser = 0, fund = 0;
    for (int i = 0; i < 200; ++i) {
        reception = 6 + 0.25 * adviser;
        adviser = 0.5 * reception + 0.1 * fund;
        fund = 0.5 * 0.4 * reception + 0.75 * 0.4 * adviser;
    }
    check_matches(ran({.measure = "entered", .stage = "visitor.adviser"}), adviser * 24 * 200);
    check_matches(ran({.measure = "in_stage", .stage = "visitor.reception"}),
                  mean_number(reception * 5 / 60, 1));
    check_matches(ran({.measure = "in_stage", .stage = "visitor.adviser"}),
                  mean_number(adviser * 20 / 60, 2));
    check_matches(ran({.measure = "in_stage", .stage = "visitor.fund"}), mean_number(fund * 9 / 60, 1));
}

TEST_CASE("Little's law holds for every stage and queue of every theory scenario", "[theory]") {
    for (const auto& file :
         {shipped / "mm1.toml", shipped / "mg1.toml", shipped / "mmc.toml", here / "tandem.toml",
          here / "jackson.toml", here / "priority.toml", here / "interrupting.toml", here / "impatient.toml",
          here / "waiting_room.toml"}) {
        INFO(file);
        const Scenario scenario(file);
        const double minutes =
            1440.0 * static_cast<double>((scenario.model->end - scenario.model->measured_from).count());
        const model::Measured& measured = scenario.setup->measured;
        const std::size_t stages = scenario.model->stages.size();
        std::vector<sim::Accumulator> of_stage(stages);
        std::vector<sim::Accumulator> of_queue(measured.queue_names.size());
        std::vector<sim::Accumulator> number(stages), waiting(measured.queue_names.size());
        bool any_impatient = false;
        for (int r = 0; r < 40; ++r) {
            const auto cells = whole::once(scenario, 1, false, r).cells;
            const auto value = [&](sim::MeasureId id, int stage, int group = -1) {
                return cells[*measured.declared.find({.measure = id, .stage = stage, .group = group})];
            };
            std::vector<double> queued(of_queue.size());
            for (std::size_t s = 0; s < stages; ++s) {
                const auto* walk_in = std::get_if<model::WalkIn>(&scenario.model->stages[s].kind);
                if (walk_in == nullptr) continue;
                any_impatient |= walk_in->impatient;
                const sim::Cell inside = value(measured.in_stage, static_cast<int>(s));
                const sim::Cell stay = value(measured.time_in_stage, static_cast<int>(s));
                const double level = sim::value(inside, sim::Statistic::time_average);
                number[s].add(level);
                of_stage[s].add(level - static_cast<double>(stay.sum) / 60 / minutes);
                const auto queue = static_cast<std::size_t>(
                    std::find(measured.queue_names.begin(), measured.queue_names.end(), walk_in->queue) -
                    measured.queue_names.begin());
                queued[queue] +=
                    static_cast<double>(value(measured.wait, static_cast<int>(s)).sum) / 60 / minutes;
                // Who is interrupted waits in the queue again, which is no part of the wait.
                if (const auto again = measured.declared.find(
                        {.measure = measured.interruption, .stage = static_cast<int>(s)}))
                    queued[queue] += static_cast<double>(cells[*again].sum) / 60 / minutes;
            }
            for (std::size_t q = 0; q < of_queue.size(); ++q) {
                const double level = sim::value(value(measured.queue_length, -1, static_cast<int>(q)),
                                                sim::Statistic::time_average);
                waiting[q].add(level);
                of_queue[q].add(level - queued[q]);
            }
        }
        for (std::size_t s = 0; s < stages; ++s) {
            if (of_stage[s].count() > 0) check_little(of_stage[s], number[s].mean());
        }
        if (any_impatient) continue;  // waits are of those served: those who left are not among them
        for (std::size_t q = 0; q < of_queue.size(); ++q) check_little(of_queue[q], waiting[q].mean());
    }
}

TEST_CASE("Nobody is lost in a clinic, and its person-seconds agree to the second", "[theory]") {
    const Scenario clinic(here / "clinic.toml");
    const model::Measured& measured = clinic.setup->measured;
    for (int r = 0; r < 5; ++r) {
        const auto cells = whole::once(clinic, 1, false, r).cells;
        const auto n = [&](const char* measure, const char* stage) {
            return cells[whole::place(clinic, {.measure = measure, .stage = stage})];
        };
        const std::int64_t came = cells[whole::place(clinic, {.measure = "arrivals"})].n;
        CHECK(came > 5000);
        // The clinic is empty at the end of every day: everybody was served, left, was refused or came too late.
        CHECK(came == n("entered", "patient.seen").n + n("entered", "patient.refused").n +
                          n("entered", "patient.went_home").n + n("entered", "patient.too_late").n);
        CHECK(n("entered", "patient.went_home").n > 0);
        CHECK(n("entered", "patient.too_late").n > 0);
        for (const char* stage : {"patient.triage", "patient.scan", "patient.doctor"}) {
            INFO(stage);
            CHECK(n("in_stage", stage).sum == n("time_in_stage", stage).sum);
            std::int64_t ended = 0;
            for (std::size_t g = 0; g < measured.ending_names.size(); ++g) {
                ended += cells[*measured.declared.find({.measure = measured.ended,
                                                        .stage = static_cast<int>(clinic.stage(stage)),
                                                        .group = static_cast<int>(g)})]
                             .n;
            }
            CHECK(n("entered", stage).n == ended);
            std::int64_t causes = 0;
            for (std::size_t g = 0; g < measured.wait_causes(); ++g) {
                causes += cells[*measured.declared.find({.measure = measured.wait_cause,
                                                         .stage = static_cast<int>(clinic.stage(stage)),
                                                         .group = static_cast<int>(g)})]
                              .sum;
            }
            CHECK(causes == n("wait", stage).sum);
        }
        // A room is held from triage to the end: by nobody overnight, so its time is the sum of the stays.
        CHECK(cells[whole::place(clinic, {.measure = "utilisation", .group = "resource=room"})].sum > 0);
    }
}

}  // namespace caseload::theory

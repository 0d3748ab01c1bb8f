#include "model/run/warm_up.hpp"

#include <algorithm>
#include <vector>

#include "model/run/replication.hpp"
#include "sim/replicate.hpp"

namespace caseload::model {

namespace {

/// How many there are, summed over offices and averaged over each day, in person-seconds.
struct Days {
    std::vector<std::int64_t> inside;
    std::vector<std::int64_t> waiting;
};

std::int64_t of_day(const Level& level, sim::Time midnight) {
    return level.integral + level.level * (midnight - level.since).count();
}

Days days_of(const Setup& setup, std::uint64_t seed, int number, int threads) {
    Replication replication(setup, seed, number);
    Days days;
    while (replication.day() < setup.model.end) {
        replication.run_to(replication.day() + sim::Days{1}, threads);
        const sim::Time midnight{replication.day()};
        std::int64_t inside = 0;
        std::int64_t waiting = 0;
        for (const Site& site : replication.sites()) {
            inside += of_day(site.levels.inside, midnight);
            for (const Level& queue : site.levels.queues) waiting += of_day(queue, midnight);
        }
        days.inside.push_back(inside);
        days.waiting.push_back(waiting);
    }
    return days;
}

void add(std::vector<double>& sums, const std::vector<std::int64_t>& days) {
    sums.resize(days.size());
    for (std::size_t day = 0; day < days.size(); ++day) sums[day] += static_cast<double>(days[day]);
}

}  // namespace

void find_warm_up(Model& model, std::uint64_t seed, int replications, int threads) {
    if (!model.warm_up.wanted) return;
    model.measured_from = model.start;
    const Setup setup(model);
    std::vector<double> inside;
    std::vector<double> waiting;
    const int inner = replications >= threads ? 1 : threads;
    const auto one = [&](int number) { return days_of(setup, seed, number, inner); };
    const auto fold = [&](int, const Days& days) {
        add(inside, days.inside);
        add(waiting, days.waiting);
    };
    sim::replicate(replications, threads, one, fold, {});
    const sim::WarmUp of_inside = sim::mser_5(inside);
    const sim::WarmUp of_waiting = sim::mser_5(waiting);
    const bool queues = of_waiting.observations > of_inside.observations;
    const sim::WarmUp& last = queues ? of_waiting : of_inside;
    model.measured_from = model.start + sim::Days{static_cast<std::int64_t>(last.observations)};
    model.warm_up = {.wanted = true,
                     .replications = replications,
                     .series = queues ? "people waiting in queues" : "people inside",
                     .run_longer = of_inside.run_longer || of_waiting.run_longer ||
                                   (model.end - model.start).count() < fewest_days_to_settle};
}

void align_warm_ups(std::span<Model* const> models) {
    const Model* last = nullptr;
    for (const Model* model : models) {
        const bool later =
            last == nullptr || model->measured_from - model->start > last->measured_from - last->start;
        if (model->warm_up.wanted && later) last = model;
    }
    if (last == nullptr) return;
    const sim::Days length = last->measured_from - last->start;
    const WarmUp found = last->warm_up;
    for (Model* model : models) {
        if (!model->warm_up.wanted || model->start + length >= model->end) continue;
        model->measured_from = model->start + length;
        model->warm_up.series = found.series;
    }
}

}  // namespace caseload::model

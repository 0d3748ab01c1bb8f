#include "model/questions/trial.hpp"

#include "model/questions/compare.hpp"

namespace caseload::model {

namespace {

std::unique_ptr<Scenario> make_world(const TrialQuestion& question, const MakeModel& make,
                                     Worlds::World world) {
    Model model = make(keys_of_world(question.changed, world));
    if (world != Worlds::allocated) {
        model.name += std::string("-") + world_names[world];
        model.title += std::string(", ") + world_names[world] + " treated";
    }
    return std::make_unique<Scenario>(std::move(model));
}

}  // namespace

std::vector<ChangedKey> keys_of_world(std::vector<ChangedKey> changed, Worlds::World world) {
    if (world != Worlds::allocated) changed.push_back({.key = "trial.treat", .value = world_names[world]});
    return changed;
}

TrialAnswer answer(const TrialQuestion& question, const MakeModel& make, const Telling& telling) {
    TrialAnswer answer;
    for (const auto world : {Worlds::nobody, Worlds::allocated, Worlds::everybody})
        answer.worlds.push_back(make_world(question, make, world));
    settle(answer.worlds, question.start,
           {.replications = question.start.replications.count,
            .threads = question.threads,
            .told = question.finding_warm_up});
    if (question.settled)
        for (const auto& world : answer.worlds) question.settled(world->model);
    const std::array<const Setup*, 3> setups{&*answer.worlds[0]->setup, &*answer.worlds[1]->setup,
                                             &*answer.worlds[2]->setup};
    Worlds found(setups);
    const CompareQuestion worlds{
        .base = setups[0],
        .variants = {setups[1], setups[2]},
        .start = question.start,
        .threads = question.threads,
        .shown = [&](int world, std::span<const sim::Cell> cells) { found.add(world, cells); }};
    answer.comparison = model::answer(worlds, telling).comparison;
    if (answer.comparison->interrupted || telling.stop.stop_requested()) throw Interrupted();
    answer.found = found.found();
    return answer;
}

}  // namespace caseload::model

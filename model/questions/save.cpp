#include "model/questions/save.hpp"

#include "sim/replicate.hpp"

namespace caseload::model {

SaveAnswer answer(const SaveQuestion& question, const StateFileWriter::Write& write, const Telling& telling) {
    const Model& model = question.scenario->model;
    const int first = question.replications.first;
    const int count = question.replications.count;
    SaveAnswer answer;
    StateFileWriter writer(
        [&](std::span<const std::byte> block) {
            write(block);
            answer.bytes += block.size();
        },
        {.program = question.program,
         .scenario = model.name,
         .title = model.title,
         .scenario_hash = question.scenario_hash,
         .seed = question.seed,
         .first = first,
         .count = count,
         .day = question.day,
         .warm_up = model.warm_up,
         .names = SavedNames(*question.scenario)});
    struct Outcome {
        std::vector<std::byte> state;
        std::uint64_t events = 0;
    };
    std::uint64_t events = 0;
    const auto tell = [&](int done) {
        if (telling.progress) telling.progress(done, count, events);
    };
    const int inside = count >= question.threads ? 1 : question.threads;
    const auto one = [&](int r) {
        const int number = first + r;
        Replication replication(*question.scenario, question.seed, number);
        replication.run_to(question.day, inside);
        return Outcome{StateFileWriter::packed(replication, number), replication.events()};
    };
    const auto fold = [&](int r, const Outcome& outcome) {
        writer.add(outcome.state);
        events += outcome.events;
        tell(r + 1);
    };
    tell(0);
    answer.replications = sim::replicate(count, question.threads, one, fold, telling.stop);
    if (answer.replications == count && !telling.stop.stop_requested()) writer.finish();
    return answer;
}

}  // namespace caseload::model

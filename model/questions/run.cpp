#include "model/questions/run.hpp"

namespace caseload::model {

RunAnswer answer(const RunQuestion& question, const Telling& telling) {
    std::optional<PrecisionWatch> watch;
    if (question.precision) watch.emplace(*question.precision);
    const Replications& replications = question.start.replications;
    RunOptions options{.first = replications.first,
                       .count = replications.count,
                       .seed = question.start.seed,
                       .threads = question.threads,
                       .log = question.log,
                       .verified = question.verified,
                       .progress = {},
                       .reached = telling.reached,
                       .earlier = question.earlier,
                       .folded = question.folded,
                       .stop = telling.stop};
    if (watch) options.enough = [&](const Results& results) { return watch->look(results); };
    const auto tell = [&](int done, int count, std::uint64_t events) {
        if (telling.progress) telling.progress(done, watch ? watch->expected(done, count) : count, events);
    };
    options.progress = tell;
    if (question.start.state) {
        options.from = [&](Replication& replication, int number) {
            question.start.bring(replication, *question.scenario, number);
        };
    }
    const int earlier = question.earlier != nullptr ? question.earlier->replications : 0;
    tell(earlier, replications.count, 0);
    RunAnswer answer{.results = run(*question.scenario, options)};
    if (watch) answer.precision = watch->reached();
    return answer;
}

}  // namespace caseload::model

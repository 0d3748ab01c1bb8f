#include "model/questions/compare.hpp"

namespace caseload::model {

CompareAnswer answer(const CompareQuestion& question, const Telling& telling) {
    std::optional<PrecisionWatch> watch;
    if (question.precision) watch.emplace(*question.precision);
    const Replications& replications = question.start.replications;
    CompareOptions options{.first = replications.first,
                           .count = replications.count,
                           .seed = question.start.seed,
                           .threads = question.threads,
                           .shown = question.shown,
                           .stop = telling.stop};
    if (watch) options.enough = [&](const Comparison& comparison) { return watch->look(comparison); };
    if (telling.progress) {
        options.progress = [&](int done, int count, std::uint64_t events) {
            telling.progress(done, watch ? watch->expected(done, count) : count, events);
        };
    }
    if (question.start.state) {
        options.from = [&](Replication& replication, const Setup& arm, int number) {
            question.start.bring(replication, arm, number);
        };
    }
    CompareAnswer answer{.comparison = compare(*question.base, question.variants, options)};
    if (watch) answer.precision = watch->reached();
    return answer;
}

}  // namespace caseload::model

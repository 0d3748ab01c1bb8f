#include "output/summary/question.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "output/summary/summary.hpp"
#include "small_run.hpp"

using namespace caseload;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using model::Answer;
using model::Standing;

namespace {

Answer wait_at_the_desk(Answer::Wanted wanted, double minutes) {
    Answer answer;
    answer.measure = "wait";
    answer.unit = "minutes";
    answer.pathway = "visit";
    answer.stage = "desk";
    answer.wanted = wanted;
    answer.value = minutes;
    return answer;
}

/// Three replications in which the wait at Hull's desk was 10, 12 and 14 minutes: 12, from 7.03 to 16.97.
model::Results three_waits(const model::Setup& setup) {
    model::Results results(setup);
    const model::Measured& m = setup.measured;
    for (const std::int64_t minutes : {10, 12, 14}) {
        sim::Ledger hull(m.declared);
        hull.add(m.wait, {.stage = 0}, {1, minutes * 60});
        results.estimates.add(sim::fold(m.declared, std::vector<sim::Ledger>{hull, sim::Ledger(m.declared)}));
        ++results.replications;
    }
    return results;
}

std::string told(Answer::Wanted wanted, double minutes) {
    model::Model model = small::model();
    model.question = "How long do they wait?";
    model.answers = {wait_at_the_desk(wanted, minutes)};
    const model::Setup setup(model);
    const model::Results results = three_waits(setup);
    const auto sentences = output::answers_in_words(results);
    REQUIRE(sentences.size() == 1);
    CHECK_THAT(output::summary(results),
               StartsWith("How long do they wait?\n  - " + sentences.front().substr(0, 40)));
    return sentences.front();
}

}  // namespace

TEST_CASE("where a figure stands is told from its whole interval, on both sides of what is wanted",
          "[question]") {
    const auto at_least = wait_at_the_desk(Answer::Wanted::at_least, 10);
    const auto at_most = wait_at_the_desk(Answer::Wanted::at_most, 10);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    struct Row {
        sim::Interval interval;
        Standing least, most;
    };
    for (const Row& row :
         {Row{{10, 12}, Standing::met, Standing::unsure}, Row{{10.01, 12}, Standing::met, Standing::not_met},
          Row{{9.99, 12}, Standing::unsure, Standing::unsure}, Row{{8, 10}, Standing::unsure, Standing::met},
          Row{{8, 9.99}, Standing::not_met, Standing::met},
          Row{{nan, nan}, Standing::unsure, Standing::unsure}}) {
        INFO(row.interval.lower << " to " << row.interval.upper);
        CHECK(model::standing_of(at_least, row.interval) == row.least);
        CHECK(model::standing_of(at_most, row.interval) == row.most);
        CHECK(model::standing_of(wait_at_the_desk(Answer::Wanted::nothing, 0), row.interval) ==
              Standing::nothing_wanted);
    }
}

TEST_CASE(
    "an answer says the figure, what was wanted, and whether it is met, by how much, or too near to tell",
    "[question]") {
    const std::string figure = "Wait at visit.desk: 12.0 min (7.0 min to 17.0 min)";
    CHECK(told(Answer::Wanted::nothing, 0) == figure + ".");
    CHECK(told(Answer::Wanted::at_most, 17) == figure + "; wanted at most 17.0 min: met.");
    CHECK(told(Answer::Wanted::at_most, 16) ==
          figure + "; wanted at most 16.0 min: too near to tell with 3 replications.");
    CHECK(told(Answer::Wanted::at_most, 7) == figure + "; wanted at most 7.0 min: not met, by 5.0 min.");
    CHECK(told(Answer::Wanted::at_least, 7) == figure + "; wanted at least 7.0 min: met.");
    CHECK(told(Answer::Wanted::at_least, 20) == figure + "; wanted at least 20.0 min: not met, by 8.0 min.");
}

TEST_CASE("a scenario without answers has none in its summary, and what was not observed is left out",
          "[question]") {
    model::Model model = small::model();
    const model::Setup plain(model);
    CHECK(output::answers_in_words(three_waits(plain)).empty());
    CHECK_THAT(output::summary(three_waits(plain)), StartsWith("Two offices\n"));
    Answer elsewhere = wait_at_the_desk(Answer::Wanted::nothing, 0);
    elsewhere.office = "Selby";
    model.answers = {elsewhere};
    const model::Setup setup(model);
    CHECK(output::answers_in_words(three_waits(setup)).empty());
}

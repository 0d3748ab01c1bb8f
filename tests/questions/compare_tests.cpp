#include "model/questions/compare.hpp"

#include "model/questions/trial.hpp"
#include "output/answers/comparison.hpp"
#include "output/answers/trial.hpp"
#include "tests/questions/asked.hpp"
#include "tests/trial/trials.hpp"

using namespace caseload;
using namespace caseload::asked;

TEST_CASE("compare asked through the library writes the bytes that the command writes",
          "[questions][compare]") {
    const Place place("asked-compare");
    place.write("desk.toml", program::desk);
    place.write("third.toml", "extends = \"desk.toml\"\noffices.North.staff.clerk.count = 3\n");
    by_command(place, "compare desk.toml third.toml --replications 5 --seed 2 --out command");

    const model::Start start{.seed = 2, .replications = {.first = 0, .count = 5}};
    const auto scenarios = settled(place, {"desk.toml", "third.toml"}, start);
    const auto answer = model::answer(model::CompareQuestion{
        .base = &*scenarios[0]->setup, .variants = {&*scenarios[1]->setup}, .start = start, .threads = 2});
    const auto folder = answer_folder(place);
    output::write_comparison(folder / "comparison.csv", folder / "comparison_series.csv", *answer.comparison);
    same_files(folder, place.path / "command", {"comparison.csv", "comparison_series.csv"});
}

TEST_CASE("trial asked through the library writes the bytes that the command writes", "[questions][trial]") {
    const Place place("asked-trial");
    place.write("small.toml", trials::text_of("[trial]\nallocation = \"individual\"\n", "1.6"));
    by_command(place,
               "trial small.toml --replications 4 --set outcomes.follow_up='\"50 days\"' --out command");

    const auto answer =
        model::answer(model::TrialQuestion{.changed = {{"outcomes.follow_up", "\"50 days\""}},
                                           .start = {.replications = {.first = 0, .count = 4}},
                                           .threads = 2},
                      reader_of(place.path / "small.toml"));
    const auto folder = answer_folder(place);
    output::write_trial(folder / "trial.csv", answer.allocated(), answer.found);
    output::write_comparison(folder / "comparison.csv", folder / "comparison_series.csv", *answer.comparison);
    same_files(folder, place.path / "command", {"trial.csv", "comparison.csv", "comparison_series.csv"});
}

TEST_CASE("a trial that is stopped is no answer", "[questions][trial]") {
    const Place place("asked-stopped");
    place.write("small.toml", trials::text_of("[trial]\nallocation = \"individual\"\n", "1.6"));
    std::stop_source stop;
    stop.request_stop();
    const model::TrialQuestion question{.start = {.replications = {.first = 0, .count = 4}}};
    CHECK_THROWS_AS(model::answer(question, reader_of(place.path / "small.toml"), {.stop = stop.get_token()}),
                    model::Interrupted);
}

#include "model/questions/run.hpp"

#include "model/questions/save.hpp"
#include "output/files/file.hpp"
#include "output/files/version.hpp"
#include "output/log/logs.hpp"
#include "output/tables/measures.hpp"
#include "output/tables/run_json.hpp"
#include "tests/questions/asked.hpp"

using namespace caseload;
using namespace caseload::asked;

TEST_CASE("run asked through the library writes the bytes that the command writes", "[questions][run]") {
    const Place place("asked-run");
    place.write("desk.toml", program::desk);
    by_command(place, "run desk.toml --replications 3..6 --seed 5 --events --out command");

    const model::Start start{.seed = 5, .replications = {.first = 3, .count = 4}};
    const auto scenarios = settled(place, {"desk.toml"}, start);
    const auto folder = answer_folder(place);
    output::EventLogs logs(folder, {.csv = true}, scenarios.front()->model);
    int told = 0;
    const auto answer =
        model::answer(model::RunQuestion{.scenario = &*scenarios.front()->setup,
                                         .start = start,
                                         .threads = 2,
                                         .log = [&](int replication) { return logs.sink(replication); }},
                      {.progress = [&](int done, int, std::uint64_t) { told = done; }});
    logs.finish(3, 4);
    output::write_measures(folder / "measures.csv", answer.results);
    output::write_series(folder / "series.csv", answer.results);
    same_files(folder, place.path / "command", {"measures.csv", "series.csv", "events.csv"});
    CHECK(told == 4);
}

TEST_CASE("run asked through the library for a precision stops where the command stops",
          "[questions][run][precision]") {
    const Place place("asked-precision");
    place.write("desk.toml", program::desk);
    by_command(place, "run desk.toml --precision 8% --precision-of wait --out command");

    const model::Start start{.replications = {.first = 0, .count = model::as_many_as_it_takes}};
    const auto scenarios = settled(place, {"desk.toml"}, start);
    const auto answer = model::answer(model::RunQuestion{
        .scenario = &*scenarios.front()->setup,
        .start = start,
        .threads = 2,
        .precision = model::PrecisionAim{.precision = {.relative = 0.08}, .of = {"wait"}}});
    REQUIRE(answer.precision);
    CHECK(answer.precision->enough);
    CHECK(answer.precision->replications == answer.results.replications);
    const auto folder = answer_folder(place);
    output::write_measures(folder / "measures.csv", answer.results);
    same_files(folder, place.path / "command", {"measures.csv"});
}

TEST_CASE("save asked through the library writes the state that the command writes, and run goes on from it",
          "[questions][save][run]") {
    const Place place("asked-save");
    place.write("desk.toml", program::desk);
    const auto scenarios = settled(place, {"desk.toml"}, {.replications = {.first = 0, .count = 3}});
    const model::Scenario& scenario = *scenarios.front();
    const sim::Day day = scenario.model.start + sim::Days{6};
    by_command(place, "save desk.toml --at " + sim::iso(day) + " --replications 3 command.state");
    by_command(place, "run desk.toml --from command.state --out command");

    const auto folder = answer_folder(place);
    output::File file(folder / "../library.state");
    const auto saved =
        model::answer(model::SaveQuestion{.scenario = &*scenario.setup,
                                          .day = day,
                                          .replications = {.first = 0, .count = 3},
                                          .seed = 1,
                                          .threads = 2,
                                          .program = std::string(output::version),
                                          .scenario_hash = output::scenario_hash(scenario.model)},
                      [&](std::span<const std::byte> block) {
                          file.write({reinterpret_cast<const char*>(block.data()), block.size()});
                      });
    file.close();
    CHECK(saved.replications == 3);
    CHECK(program::contents(place.path / "library.state") == program::contents(place.path / "command.state"));

    const model::Start start{.state = std::make_shared<const model::StateFile>(place.path / "library.state"),
                             .replications = {.first = 0, .count = 3}};
    const auto answer =
        model::answer(model::RunQuestion{.scenario = &*scenario.setup, .start = start, .threads = 2});
    output::write_measures(folder / "measures.csv", answer.results);
    same_files(folder, place.path / "command", {"measures.csv"});
}

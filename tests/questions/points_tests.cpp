#include "model/questions/calibrate.hpp"
#include "model/questions/size.hpp"
#include "model/questions/sweep.hpp"
#include "output/answers/fitted.hpp"
#include "output/answers/sensitivity.hpp"
#include "output/answers/sizing.hpp"
#include "output/files/file.hpp"
#include "output/tables/published.hpp"
#include "tests/questions/asked.hpp"

using namespace caseload;
using namespace caseload::asked;

namespace {

model::Varied clerks(double most) {
    model::Varied varied{.key = "offices.South.staff.clerk.count", .low = 1, .high = most};
    for (double count = 1; count <= most; ++count) varied.values.push_back(count);
    return varied;
}

}  // namespace

TEST_CASE("size asked through the library writes the bytes that the command writes", "[questions][size]") {
    const Place place("asked-size");
    place.write("desk.toml", program::desk);
    by_command(place,
               "size desk.toml --vary offices.South.staff.clerk.count=1..6 --target "
               "'wait@office=South;stage=visit.desk <= 2 min +- 0.5 min' --seed 3 --out command");

    const auto make = reader_of(place.path / "desk.toml");
    const model::SizeQuestion one{.title = "A desk", .varied = {clerks(6)}, .goals = {}};
    const model::Scenario scenario(make(model::keys_at({}, one.varied, one.points().back())));
    model::SizeQuestion question = one;
    question.goals = {
        {.measure = wanted(*scenario.setup, "wait@office=South;stage=visit.desk", "wait", "South", "desk"),
         .goal = {.at_least = false, .value = 2, .zone = 0.5}}};
    question.luck = {.seed = 3, .threads = 2};
    const model::Sizing sizing = answer(question, make);
    const auto folder = answer_folder(place);
    output::write_sizing(folder / "sizing.csv", sizing);
    output::write_file(folder / "sizing.svg", output::sizing_svg(sizing));
    output::write_file(folder / "run.json",
                       output::sizing_json(sizing, scenario.model, 3, told_command(place.path / "command")));
    same_files(folder, place.path / "command", {"sizing.csv", "sizing.svg", "run.json"});
}

TEST_CASE("sweep asked through the library writes the bytes that the command writes", "[questions][sweep]") {
    const Place place("asked-sweep");
    place.write("desk.toml", program::desk);
    by_command(place,
               "sweep desk.toml --vary offices.South.staff.clerk.count=1..3 --vary "
               "arrivals.0.per_hour=4..5 --design morris --points 3 --replications 2 --measure "
               "'wait@office=South;stage=visit.desk' --out command");

    const auto make = reader_of(place.path / "desk.toml");
    model::SweepQuestion question{
        .title = "A desk",
        .varied = {clerks(3),
                   {.key = "arrivals.0.per_hour", .unit = "", .values = {4, 5}, .low = 4, .high = 5}},
        .measures = {},
        .design = model::Design::morris,
        .points_given = 3,
        .replications = {.first = 0, .count = 2},
        .luck = {.seed = 1, .threads = 2}};
    const model::Scenario scenario(make(model::keys_at({}, question.varied, question.points().front())));
    question.measures = {
        wanted(*scenario.setup, "wait@office=South;stage=visit.desk", "wait", "South", "desk")};
    const model::Sweep sweep = answer(question, make);
    const auto folder = answer_folder(place);
    output::write_sweep(folder / "sweep.csv", sweep);
    output::write_sensitivity(folder / "sensitivity.csv", sweep);
    output::write_file(folder / "tornado.svg", output::tornado_svg(sweep));
    output::write_file(folder / "run.json",
                       output::sweep_json(sweep, scenario.model, told_command(place.path / "command")));
    same_files(folder, place.path / "command", {"sweep.csv", "sensitivity.csv", "tornado.svg", "run.json"});
}

TEST_CASE("calibrate asked through the library writes the bytes that the command writes",
          "[questions][calibrate]") {
    const Place place("asked-calibrate");
    place.write("desk.toml", program::desk + std::string("[[targets]]\nname = 'mean wait'\n"
                                                         "source = 'a count'\nmeasure = 'wait'\n"
                                                         "office = 'North'\nstage = 'visit.desk'\n"
                                                         "fitted = true\npublished = 2\nlower = 1.8\n"
                                                         "upper = 2.2\n[[free]]\n"
                                                         "key = 'arrivals.0.per_hour'\nstart = 5\n"
                                                         "lower = 3\nupper = 7\n"));
    by_command(place, "calibrate desk.toml --replications 3 --evaluations 8 --out command.toml");

    int evaluations = 0;
    const model::CalibrateAnswer fit = answer(
        model::CalibrateQuestion{
            .replications = {.first = 0, .count = 3}, .luck = {.seed = 1, .threads = 2}, .evaluations = 8},
        reader_of(place.path / "desk.toml"),
        {.evaluated = [&](int evaluation, double, const std::vector<double>&) { evaluations = evaluation; }});
    CHECK(fit.evaluations == evaluations);
    const std::string command = "caseload calibrate desk.toml --replications 3 --seed 1 --evaluations 8";
    output::write_file(place.path / "library.toml", output::fitted_toml(fit.fitted, command));
    output::write_file(place.path / "library-parameters.csv", output::fitted_csv(fit.fitted));
    output::write_published(place.path / "library-targets.csv",
                            output::published_beside_simulated(fit.at_best->results()));
    for (const std::string ending : {".toml", "-parameters.csv", "-targets.csv"}) {
        INFO(ending);
        CHECK(program::contents(place.path / ("library" + ending)) ==
              program::contents(place.path / ("command" + ending)));
    }
}

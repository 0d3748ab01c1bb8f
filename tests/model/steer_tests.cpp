#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "placement_models.hpp"

using namespace caseload;
using namespace caseload::model;

namespace {

/// Markers and elements of steering_model(), in order; the choice comes first, then what is left for others.
enum Elements : std::uint16_t { mir = 1, daily, work, post_daily, other_element };

/// A choice between three elements with these shares, each of which sets its marker; the second also counts those whose
/// time in it is over. Nobody leaves.
Model steering_model(const std::vector<double>& shares) {
    Model model;
    model.start = first_monday;
    model.measured_from = first_monday;
    model.end = first_monday + sim::Days{140};
    model.calendar = sim::Calendar(first_monday - sim::Days{400}, model.end + sim::Days{400}, {});
    model.markers = {"none", "HtW MIR", "HtW DWSR", "CWP", "Post DS MIR"};
    Provider provider;
    provider.name = "community_work";
    provider.year_begins = sim::make_day(2014, 4, 28);
    provider.places = Varying<std::int64_t>(1'000'000);
    model.providers = {provider};
    add_pathway(model, "programme");
    const std::uint16_t choice = add_choose(model, "choice", {});
    add_end(model, "mir");
    add_stage(model, "daily", wait_for({91, Span::Unit::days}));
    add_end(model, "work");
    add_end(model, "post_daily");
    add_end(model, "other_element");
    route(model, daily, "done", post_daily);
    for (std::uint16_t element = mir; element <= post_daily; ++element)
        model.stages[element].on_entry.marker = static_cast<std::int16_t>(element);
    Choose choose;
    const std::vector<std::vector<std::uint16_t>> markers{{1}, {2, 4}, {3}};
    for (const std::uint16_t element : {mir, daily, work, other_element}) {
        Route one;
        one.ending = model.stages[element].name;
        one.to = element;
        one.missing = false;
        Branch branch;
        branch.route = static_cast<std::uint16_t>(model.stages[choice].routes.size());
        if (element != other_element)
            branch.steer = {shares[static_cast<std::size_t>(element - 1)],
                            markers[static_cast<std::size_t>(element - 1)]};
        model.stages[choice].routes.push_back(one);
        choose.branches.push_back(branch);
    }
    model.stages[choice].kind = choose;
    return model;
}

std::vector<Branch>& branches_of(Model& model) { return std::get<Choose>(model.stages[0].kind).branches; }

/// So many people a day at each office, in the first 100 days.
void bring(Model& model, std::initializer_list<std::uint32_t> per_day) {
    std::uint16_t office = 0;
    for (const std::uint32_t count : per_day) arrive_daily(model, office++, 100, count);
}

std::vector<double> shares_at_end(const Model& model) {
    const Setup setup(model);
    Replication replication(setup, 5, 0);
    replication.run_to(model.end, 2);
    std::vector<double> counts(3);
    double total = 0;
    for (const Site& site : replication.sites()) {
        for (std::size_t m = 1; m < model.markers.size(); ++m) {
            const auto people = static_cast<double>(site.levels.markers[m].level);
            counts[m == post_daily ? 1 : m - 1] += people;
            total += people;
        }
    }
    for (double& count : counts) count /= total;
    return counts;
}

/// One person more in front of the choice: which stage they come to.
std::uint16_t next_choice(Region& region, std::size_t office = 0) {
    const std::uint32_t person = region.come(0, office);
    return region.stage_of(person, office);
}

Condition place_free() { return {{test_of(Test::Of::place_free)}}; }

}  // namespace

TEST_CASE("Three thousand choices in three offices of a district come to the wanted shares",
          "[steer][HTW-4]") {
    const std::vector<double> wanted =
        GENERATE(std::vector<double>{1.0 / 3, 1.0 / 3, 1.0 / 3}, std::vector<double>{0.5, 0.3, 0.2});
    Model model = steering_model(wanted);
    for (const char* name : {"Selby", "Goole", "Leeds"}) add_work_office(model, name, "east", "north");
    bring(model, {14, 10, 6});
    const std::vector<double> shares = shares_at_end(model);
    for (std::size_t element = 0; element < 3; ++element)
        CHECK(shares[element] == Approx(wanted[element]).margin(0.02));
}

TEST_CASE("Offices without a district steer by their own people", "[steer][HTW-4]") {
    Model model = steering_model({0.4, 0.4, 0.2});
    for (const char* name : {"Selby", "Goole"}) add_work_office(model, name, "east");
    bring(model, {3, 40});
    const Setup setup(model);
    Replication replication(setup, 5, 0);
    replication.run_to(model.end, 1);
    for (const Site& site : replication.sites()) {
        CHECK(std::all_of(site.elsewhere.begin(), site.elsewhere.end(), [](auto n) { return n == 0; }));
        const auto all_people = static_cast<double>(site.levels.inside.level);
        CHECK(static_cast<double>(site.levels.markers[work].level) / all_people == Approx(0.2).margin(0.02));
    }
}

TEST_CASE("The element furthest below its share is taken, the first of equals", "[steer][HTW-4]") {
    Model model = steering_model({0.25, 0.5, 0.25});
    add_work_office(model, "Selby", "east", "north");
    arrive(model, 0);
    Region region(model);
    // Nobody yet: the first. Then by people short of the share: with 1, 0, 0 they are -0.75, 0.5, 0.25.
    CHECK(next_choice(region) == mir);
    CHECK(next_choice(region) == daily);
    // 1, 1, 0 of 2: -0.5, 0, 0.5.
    CHECK(next_choice(region) == work);
    // 1, 1, 1 of 3: -0.25, 0.5, -0.25.
    CHECK(next_choice(region) == daily);
    CHECK(next_choice(region) == mir);
}

TEST_CASE("Last night's counts of the district's other offices weigh like the office's own",
          "[steer][HTW-4]") {
    Model model = steering_model({0.25, 0.5, 0.25});
    add_work_office(model, "Selby", "east", "north");
    arrive(model, 0);
    Region region(model);
    region.sites[0].elsewhere = {90, 10, 0, 10, 5};
    // 10, 5 and 10 of 25.
    CHECK(next_choice(region) == daily);
    region.sites[0].elsewhere = {0, 10, 30, 0, 0};
    CHECK(next_choice(region) == work);
}

TEST_CASE("An element that is held back is counted by why", "[steer][HTW-4][READING-13]") {
    Model model = steering_model({0.25, 0.25, 0.5});
    add_work_office(model, "Selby", "east", "north");
    arrive(model, 0);
    add_work_office(model, "Goole", "west", "north");
    branches_of(model)[2].when = place_free();
    branches_of(model)[1].when.all = {test_of(Test::Of::office, 0, {1})};
    Region region(model);
    for (Site& site : region.sites) site.places_left = {0};
    const Measured& measured = region.setup.measured;
    const int element = measured.element_of_branch[0][2];
    // With nobody marked, the first is as far below its share as any.
    CHECK(next_choice(region) == mir);
    CHECK(region.cell(measured.held_back, element * 2 + 1).n == 0);
    CHECK(next_choice(region) == daily);
    CHECK(region.cell(measured.held_back, element * 2 + 1).n == 1);
    CHECK(region.cell(measured.steered, measured.element_of_branch[0][0]) == sim::Cell{2, 1});
    CHECK(region.cell(measured.steered, element) == sim::Cell{2, 0});
    region.sites[0].places_left = {1};
    CHECK(next_choice(region) == work);
    // In Goole daily attendance suits nobody.
    region.sites[1].elsewhere = {0, 10, 0, 40, 0};
    CHECK(next_choice(region, 1) == mir);
    CHECK(region.cell(measured.held_back, measured.element_of_branch[0][1] * 2).n == 1);
}

TEST_CASE("When no steered branch holds the next one is taken, and one before them that holds comes first",
          "[steer][HTW-4]") {
    Model model = steering_model({0.25, 0.25, 0.5});
    add_work_office(model, "Selby", "east", "north");
    arrive(model, 0);
    SECTION("none holds") {
        for (std::size_t b = 0; b < 3; ++b) branches_of(model)[b].when = place_free();
        Region region(model);
        CHECK(next_choice(region) == other_element);
        const Measured& measured = region.setup.measured;
        for (int element = 0; element < 3; ++element) CHECK(region.cell(measured.steered, element).n == 0);
        CHECK(region.cell(measured.held_back, 1).n == 1);
    }
    SECTION("one before them holds") {
        auto& branches = branches_of(model);
        std::rotate(branches.begin(), branches.end() - 1, branches.end());
        Region region(model);
        CHECK(next_choice(region) == other_element);
        CHECK(region.cell(region.setup.measured.held_back, 1).n == 0);
    }
}

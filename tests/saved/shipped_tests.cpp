#include <catch2/catch.hpp>

#include "tests/saved/states.hpp"

/// Every scenario that is shipped: saved, continued, and branched from its base, bit for bit.
namespace caseload {

using whole::Line;
using whole::Scenario;

namespace {

/// All that can run: what has a title, and not what others extend.
std::vector<std::filesystem::path> shipped_scenarios() {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(whole::shipped)) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() != ".toml" || name.find("targets") != std::string::npos ||
            name == "fitted.toml" || name == "base.toml" || name == "district.toml")
            continue;
        found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// The state after `days` more, from a state or from the beginning, and what happened in them.
struct Reached {
    std::vector<std::byte> packed;
    std::vector<Line> lines;
};

Reached reached(const Scenario& scenario, sim::Day day, const std::filesystem::path* state = nullptr) {
    model::Replication replication(*scenario.setup, 1, 0);
    whole::Log log;
    if (state != nullptr) model::StateFile(*state).restore(replication, *scenario.setup, 0);
    replication.run_to(day, 1, &log);
    return {model::StateFileWriter::packed(replication, 0), std::move(log.lines)};
}

/// Saved now and then in one sweep, on both sides of the beginning of measuring, and continued for some days.
void check_continues(const std::filesystem::path& file) {
    INFO(file);
    const Scenario scenario(file);
    model::Replication sweep(*scenario.setup, 1, 0);
    for (const sim::Day day :
         {scenario.model->start + sim::Days{9}, scenario.model->measured_from + sim::Days{23},
          scenario.model->measured_from + sim::Days{58}}) {
        const sim::Day then = day + sim::Days{12};
        // A question differs from its base in a few lines: it is saved once, where the base goes on.
        const std::filesystem::path folder = file.parent_path().filename();
        const bool question = folder == "questions" || folder == "trials";
        if (day < sweep.day() || then > scenario.model->end ||
            (question && sweep.day() > scenario.model->start))
            continue;
        INFO("saved at the beginning of " << sim::iso(day));
        sweep.run_to(day, 1);
        const auto path = states::file_named("shipped");
        states::write_states(path, states::about(scenario, day), {model::StateFileWriter::packed(sweep, 0)});
        whole::Log log;
        sweep.run_to(then, 1, &log);
        const Reached rest = reached(scenario, then, &path);
        CHECK((rest.packed == model::StateFileWriter::packed(sweep, 0)));
        CHECK(whole::first_difference(rest.lines, log.lines) == "");
    }
}

}  // namespace

TEST_CASE("Every shipped scenario is saved and goes on bit for bit: queues", "[saved]") {
    for (const auto& file : shipped_scenarios()) {
        if (file.parent_path().filename() == "theory" && file.stem() != "mm1-heavy") check_continues(file);
    }
}

TEST_CASE("Every shipped scenario is saved and goes on bit for bit: the trial and its questions", "[saved]") {
    int seen = 0;
    for (const auto& file : shipped_scenarios()) {
        if (file.string().find("iap-trial") == std::string::npos) continue;
        check_continues(file);
        ++seen;
    }
    CHECK(seen >= 8);
}

TEST_CASE("Every shipped scenario is saved and goes on bit for bit: Help to Work and its questions",
          "[saved]") {
    int seen = 0;
    for (const auto& file : shipped_scenarios()) {
        if (file.string().find("help-to-work") == std::string::npos) continue;
        check_continues(file);
        ++seen;
    }
    CHECK(seen >= 6);
}

TEST_CASE("Every shipped scenario is saved and goes on bit for bit: the others", "[saved]") {
    int seen = 0;
    for (const auto& file : shipped_scenarios()) {
        const std::string name = file.string();
        const bool elsewhere = name.find("iap-trial") != std::string::npos ||
                               name.find("help-to-work") != std::string::npos ||
                               file.parent_path().filename() == "theory";
        if (elsewhere) continue;
        check_continues(file);
        ++seen;
    }
    CHECK(seen >= 2);
}

TEST_CASE("The arms of a question branch from one state and part on the first day on which their rules do",
          "[saved]") {
    // Rules of Help to Work that hold from 28 April 2014 on, branched before it: nothing differs until then.
    const Scenario base(whole::shipped / "help-to-work");
    const sim::Day day = sim::make_day(2014, 4, 7);
    const sim::Day change = sim::make_day(2014, 4, 28);
    const auto path = states::saved_at(base, day, "arms");
    const auto arm = [&](const char* question) {
        return reached(Scenario(whole::shipped / "help-to-work/questions" / question),
                       sim::make_day(2014, 8, 1), &path)
            .lines;
    };
    const auto plain = reached(base, sim::make_day(2014, 8, 1), &path).lines;
    const auto before = [&](const Line& line) { return line.time < sim::Time{change}; };
    REQUIRE(whole::only(plain, before).size() > 500);
    for (const char* question : {"mir-fortnightly.toml", "assessment-4-weeks.toml", "half-places.toml"}) {
        INFO(question);
        const auto lines = arm(question);
        CHECK(whole::first_difference(whole::only(lines, before), whole::only(plain, before)) == "");
    }
    CHECK(whole::first_difference(arm("mir-fortnightly.toml"), plain) != "");
}

}  // namespace caseload

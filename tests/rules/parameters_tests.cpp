#include "model/rules/parameters.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "model/catalogue/catalogue.hpp"

using namespace caseload::model;
using Kind = Parameter::Kind;

TEST_CASE("Every parameter has a meaning, a unit and a default within its range", "[parameters]") {
    for (const auto& parameter : parameters()) {
        INFO(parameter.name);
        CHECK(parameter.meaning.size() > 10);
        CHECK(parameter.meaning.ends_with('.'));
        CHECK_FALSE(name_of(parameter.kind).empty());
        const bool bare = parameter.kind == Kind::share || parameter.kind == Kind::count ||
                          parameter.kind == Kind::factor || parameter.kind == Kind::date;
        CHECK(unit_of(parameter.kind).empty() == bare);
        CHECK(parameter.low >= 0);
        CHECK(parameter.low <= parameter.standard);
        CHECK(parameter.standard <= parameter.high);
        if (parameter.kind == Kind::share) CHECK(parameter.high <= 1);
        if (parameter.kind == Kind::count || parameter.kind == Kind::working_days)
            CHECK(parameter.standard == std::floor(parameter.standard));
    }
}

TEST_CASE("The completer interview is booked from the report for the days that count from completion",
          "[parameters][HTW-7][PWPS-2]") {
    std::map<std::string, double> standard;
    for (const auto& parameter : parameters()) standard[std::string(parameter.name)] = parameter.standard;
    for (const std::string chapter : {"htw.", "pwps."}) {
        INFO(chapter);
        const double to_completion = standard.at(chapter + "report_before");
        CHECK(standard.at(chapter + "wpci_booked_from") ==
              to_completion + standard.at(chapter + "wpci_earliest"));
        CHECK(standard.at(chapter + "wpci_booked_by") ==
              to_completion + standard.at(chapter + "wpci_within"));
    }
}

TEST_CASE("Parameter names are unique and say their chapter", "[parameters]") {
    const std::regex wanted{"(iap|trial|jsa|sanctions|claims|office|pwps|htw)\\.[a-z][a-z0-9_]*"};
    std::set<std::string_view> names;
    for (const auto& parameter : parameters()) {
        INFO(parameter.name);
        CHECK(std::regex_match(std::string{parameter.name}, wanted));
        CHECK(names.insert(parameter.name).second);
        CHECK(find_parameter(parameter.name) == &parameter);
        CHECK(parameter.name.starts_with(std::string{chapter_of(parameter)} + "."));
    }
    CHECK(find_parameter("iap.workshop_minute") == nullptr);
    CHECK(find_parameter("") == nullptr);
}

TEST_CASE("Every parameter's source is in the catalogue, or it is called an assumption", "[parameters]") {
    const std::regex wanted{
        "[A-Z]+-[0-9]+( [A-Z]+-[0-9]+)*|assumption( \\([A-Z]+-[0-9]+( [A-Z]+-[0-9]+)*\\))?"};
    for (const auto& parameter : parameters()) {
        INFO(parameter.name << ": " << parameter.source);
        CHECK(std::regex_match(std::string{parameter.source}, wanted));
        for (const auto id : ids_in(parameter.source)) {
            const auto* rule = find_rule(id);
            REQUIRE(rule != nullptr);
            CHECK(rule->kind != 'N');
        }
    }
}

namespace {

/// All that the shipped scenarios say.
std::string shipped_scenarios() {
    std::string all;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(CASELOAD_SOURCE_DIR "/scenarios")) {
        if (entry.path().extension() != ".toml") continue;
        std::ostringstream text;
        text << std::ifstream(entry.path()).rdbuf();
        all += std::move(text).str();
    }
    return all;
}

}  // namespace

TEST_CASE("Every parameter moves something in a shipped scenario", "[parameters]") {
    const std::string scenarios = shipped_scenarios();
    for (const auto& parameter : parameters()) {
        INFO(parameter.name);
        CHECK(scenarios.find("rule = \"" + std::string(parameter.name) + "\"") != std::string::npos);
    }
}

TEST_CASE("The trial's shares give the published counts", "[parameters]") {
    const auto value = [](std::string_view name) { return find_parameter(name)->standard; };
    const double in_scope = 14'508 * (1 - value("trial.out_of_scope"));
    const double half = 0.5;  // last digits 5 to 9 (TRIAL-3)
    const double due_iap = in_scope * half * (1 - value("trial.exempt_due_iap"));
    const double due_control = in_scope * half * (1 - value("trial.exempt_due_control"));
    const double marked_iap =
        due_iap * (1 - value("trial.misallocated_iap")) + due_control * value("trial.misallocated_control");
    CHECK(in_scope == Approx(13'456).margin(1));
    CHECK(due_iap + due_control == Approx(12'143).margin(3));
    CHECK(marked_iap == Approx(5'720).margin(3));
    CHECK(due_iap * value("trial.matched_iap") == Approx(4'806).margin(3));
    CHECK(due_control * value("trial.matched_control") == Approx(5'285).margin(3));
}

TEST_CASE("Fitted times on benefit go through the published shares", "[parameters]") {
    const auto value = [](std::string_view name) { return find_parameter(name)->standard; };
    const auto gone_by = [](double weeks, double shape, double scale) {
        return 1 - std::exp(-std::pow(weeks / scale, shape));
    };
    // FACT-6: closed within 13 and within 52 weeks. FACT-8: back within 26 and within 104 weeks.
    const double shape = value("claims.leaving_shape");
    const double scale = value("claims.leaving_scale");
    CHECK(gone_by(13, shape, scale) == Approx(0.60).margin(0.002));
    CHECK(gone_by(52, shape, scale) == Approx(0.87).margin(0.002));
    const double back_shape = value("claims.reclaim_shape");
    const double back_scale = value("claims.reclaim_scale");
    CHECK(gone_by(26, back_shape, back_scale) == Approx(0.40).margin(0.002));
    CHECK(gone_by(104, back_shape, back_scale) == Approx(0.60).margin(0.002));
}

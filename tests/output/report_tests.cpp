#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>
#include <string>

#include "output/report/bundle.hpp"
#include "output/report/data.hpp"
#include "output/report/report.hpp"
#include "tests/output/small_run.hpp"

using namespace caseload;

namespace {

/// The text between two marks.
std::string between(const std::string& text, const std::string& from, const std::string& until) {
    const auto start = text.find(from) + from.size();
    return text.substr(start, text.find(until, start) - start);
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("The report's data are the run's figures", "[report]") {
    const model::Model model = small::model();
    const model::Setup setup(model);
    model::Results results(setup);
    small::add_replication(results, 10, 60);
    small::add_replication(results, 14, 180);
    const auto data = nlohmann::json::parse(output::report_data(results, "caseload run two"));

    CHECK(data["run"]["title"] == "Two offices");
    CHECK(data["run"]["replications"] == 2);
    CHECK(data["offices"][1]["name"] == "Selby");
    CHECK(data["stages"][0]["does"] == "walk_in");
    // Office, stage, group, mean and half the interval: 12 +- 12.706 * sqrt(8 / 2).
    const auto& arrivals = data["figures"]["arrivals"];
    REQUIRE(arrivals.size() == 2);
    CHECK(arrivals[0][0] == -1);
    CHECK(arrivals[1][0] == 0);
    CHECK(arrivals[0][3] == 12);
    CHECK(arrivals[0][4].get<double>() == Approx(25.412).epsilon(1e-4));
    const auto& weeks = data["series"]["arrivals"][0];
    CHECK(weeks["first"] == 1);
    CHECK(weeks["mean"] == nlohmann::json::array({12.0}));
}

TEST_CASE("The report's page takes names for text", "[report]") {
    model::Model model = small::model();
    model.title = "</script><script>alert(1)</script> & \xff";
    model.offices[0].name = "<!--<script>";
    const model::Setup setup(model);
    model::Results results(setup);
    small::add_replication(results, 10, 60);
    const std::string page = output::report(results, "caseload run '</script>'");

    CHECK(count(page, "<script") == 2 + count(std::string(output::report_bundle()), "<script"));
    CHECK(count(page, "</script>") == 2);
    CHECK(page.find("alert(1)<") == std::string::npos);
    CHECK(page.find("<title>&lt;/script&gt;") != std::string::npos);
    const auto data = nlohmann::json::parse(between(page, "id=\"data\">", "</script>"));
    CHECK(data["run"]["title"] == "</script><script>alert(1)</script> & \xEF\xBF\xBD");
    CHECK(data["offices"][0]["name"] == "<!--<script>");
}

TEST_CASE("A report of 700 offices over two years stays below 5 MB", "[report]") {
    model::Model model = small::model();
    model.end = model.start + sim::Days{730};
    model.offices.clear();
    for (int o = 0; o < 700; ++o) {
        model::Office office;
        office.name = "Office number " + std::to_string(o);
        model.offices.push_back(std::move(office));
    }
    const model::Setup setup(model);
    const model::Measured& m = setup.measured;
    model::Results results(setup);
    for (int replication = 0; replication < 2; ++replication) {
        std::vector<sim::Ledger> ledgers(700, sim::Ledger(m.declared));
        for (int o = 0; o < 700; ++o) {
            sim::Ledger& ledger = ledgers[static_cast<std::size_t>(o)];
            for (int week = 0; week < 104; ++week) {
                const int people = 1000 + (o * 31 + week * 17 + replication * 7) % 997;
                ledger.add(m.arrivals, {.period = week}, {people, 0});
                ledger.add(m.inside, {.period = week}, {604800, 604800LL * people});
                ledger.add(m.busy, {.period = week}, {2000, people});
                for (int hour = 9; hour < 17; ++hour)
                    ledger.add(m.attendances, {.stage = 0, .group = hour, .period = week}, {people, 0});
                ledger.add(m.wait, {.stage = 0, .period = week}, {people, 60 * people});
            }
        }
        results.estimates.add(sim::fold(m.declared, ledgers));
        ++results.replications;
    }
    CHECK(output::report(results, "caseload run estate").size() < 5'000'000);
}

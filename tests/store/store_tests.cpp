#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <csignal>
#include <set>

#include "output/files/csv.hpp"
#include "output/store/schema.hpp"
#include "output/store/store.hpp"
#include "output/tables/measures.hpp"
#include "stored.hpp"
#include "tests/output/small_run.hpp"

using namespace caseload;
using Catch::Matchers::Contains;
using stored::rows;
using stored::value;

namespace {

/// A run of two replications with a figure that has many decimals.
struct SmallRun {
    SmallRun() : setup(model), results(setup) {
        results.seed = 18446744073709551615u;
        small::add_replication(results, 10, 120);
        small::add_replication(results, 17, 247);
    }
    model::Model model = [] {
        model::Model made = small::model();
        made.assumptions = {"Nurses are always there.", "It's \"quiet\"."};
        made.parameters = {{"iap.workshop_minutes", "90 min", "75 min", "IAP-2", true},
                           {"iap.misses", "10%", "10%", "assumption", false}};
        made.resolved_toml = "title = \"Two offices\"\n";
        return made;
    }();
    model::Setup setup;
    model::Results results;
};

}  // namespace

TEST_CASE("a store keeps what was asked and what came out", "[store]") {
    const small::Scratch scratch("store");
    const auto file = scratch.path / "results.db";
    const SmallRun small;
    CHECK(output::objection_to_store(file).empty());
    CHECK(output::add_to_store(file, small.results, "caseload run two --seed 1") == 1);

    CHECK(rows(file, "SELECT run, title, scenario, seed, replications, command, resolved_toml FROM runs") ==
          std::vector<std::vector<std::string>>{{"1", "Two offices", "two, \"small\" offices",
                                                 "18446744073709551615", "2", "caseload run two --seed 1",
                                                 "title = \"Two offices\"\n"}});
    CHECK(value(file, "SELECT count(*) FROM runs WHERE written GLOB '20*-*-*T*:*:*Z'") == "1");
    CHECK(rows(file,
               "SELECT name, value, standard, source, assumption, changed FROM parameters ORDER BY name") ==
          std::vector<std::vector<std::string>>{
              {"iap.misses", "10%", "10%", "assumption", "1", "0"},
              {"iap.workshop_minutes", "90 min", "75 min", "IAP-2", "0", "1"}});
    CHECK(value(file, "SELECT assumption FROM assumptions WHERE number = 2") == "It's \"quiet\".");
    CHECK(value(file, "SELECT unit FROM measures WHERE measure = 'wait'") == "minutes");
    CHECK(value(file, "SELECT count(*) FROM measures WHERE meaning = ''") == "0");
    CHECK(value(file, "SELECT mean || unit FROM v_latest WHERE measure = 'arrivals' AND office = 'Hull'") ==
          "13.5people");
    CHECK(value(file,
                "SELECT mean FROM v_weeks WHERE measure = 'arrivals' AND office = '' "
                "AND week = '2015-03-09'") == "13.5");
    for (const char* view : {"v_runs", "v_waits", "v_impacts", "v_not_published"})
        CHECK_NOTHROW(rows(file, std::string("SELECT * FROM ") + view));
}

TEST_CASE("the numbers of a store are those of the tables, bit for bit", "[store]") {
    const small::Scratch scratch("store-numbers");
    const auto file = scratch.path / "results.db";
    const SmallRun small;
    output::add_to_store(file, small.results, "");
    output::write_measures(scratch.path / "measures.csv", small.results);
    output::write_series(scratch.path / "series.csv", small.results);

    const std::string name = output::csv_field(small.model.name);
    const auto lines = [&](const std::string& query, bool series) {
        output::Database database(file, output::Database::Open::read);
        output::Statement statement(database, query);
        std::multiset<std::string> all;
        const int words = series ? 8 : 6;
        while (statement.step()) {
            std::string line = name;
            for (int c = 0; c < words; ++c) line += "," + output::csv_field(statement.text(c));
            line += "," + std::to_string(statement.number(words));
            for (int c = words + 1; c < words + (series ? 4 : 5); ++c)
                line += "," + output::csv_number(statement.real(c).value_or(std::nan("")));
            all.insert(line);
        }
        return all;
    };
    const auto written = [&](const char* table) {
        std::istringstream text(small::contents(scratch.path / table));
        std::multiset<std::string> all;
        std::string line;
        std::getline(text, line);
        while (std::getline(text, line)) all.insert(line);
        return all;
    };
    const auto measures = lines(
        "SELECT measure, unit, office, pathway, stage, grp, replications, mean, sd, "
        "lower95, upper95 FROM estimates JOIN measures USING (run, measure)",
        false);
    CHECK(measures.size() > 10);
    CHECK(measures == written("measures.csv"));
    const auto series = lines(
        "SELECT measure, unit, office, pathway, stage, grp, axis, period, replications, "
        "mean, lower95, upper95 FROM series JOIN measures USING (run, measure)",
        true);
    CHECK(series.size() >= 5);
    CHECK(series == written("series.csv"));
}

TEST_CASE("several runs share a store, each by its id, as one file", "[store]") {
    const small::Scratch scratch("store-shared");
    const auto file = scratch.path / "shared.db";
    const SmallRun small;
    for (int run = 1; run <= 3; ++run) CHECK(output::add_to_store(file, small.results, "") == run);
    const auto runs = output::runs_in_store(file);
    REQUIRE(runs.size() == 3);
    CHECK(runs[2].run == 3);
    CHECK(runs[2].scenario == small.model.name);
    CHECK(runs[2].replications == 2);
    CHECK(runs[0].hash == runs[2].hash);
    CHECK(value(file, "SELECT count(DISTINCT run) FROM estimates") == "3");
    // No log is left beside it.
    CHECK(std::distance(std::filesystem::directory_iterator(scratch.path), {}) == 1);
    CHECK(value(file, "PRAGMA journal_mode") == "delete");
    CHECK(value(file, "PRAGMA integrity_check") == "ok");
    CHECK(rows(file, "PRAGMA foreign_key_check").empty());
}

TEST_CASE("the schema says in the file itself what is in it", "[store]") {
    const small::Scratch scratch("store-schema");
    const auto file = scratch.path / "results.db";
    output::add_to_store(file, SmallRun().results, "");
    for (const auto& object : rows(file, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")) {
        INFO(object[0]);
        CHECK_THAT(object[1], Contains("-- "));
    }
    CHECK_THAT(value(file, "SELECT sql FROM sqlite_master WHERE name = 'estimates'"),
               Contains("95% confidence interval"));
    CHECK(value(file, "SELECT count(*) FROM comparisons") == "0");
}

TEST_CASE("an error in the middle leaves the store with its earlier runs", "[store]") {
    const small::Scratch scratch("store-error");
    const auto file = scratch.path / "shared.db";
    SmallRun small;
    output::add_to_store(file, small.results, "");
    // The second run breaks a key after some of its rows are written.
    small.model.parameters.push_back(small.model.parameters.front());
    CHECK_THROWS_AS(output::add_to_store(file, small.results, ""), output::WriteError);
    CHECK(output::runs_in_store(file).size() == 1);
    CHECK(value(file, "PRAGMA integrity_check") == "ok");
    CHECK(value(file, "SELECT count(*) FROM parameters") == "2");
    small.model.parameters.pop_back();
    CHECK(output::add_to_store(file, small.results, "") == 2);
}

TEST_CASE("a program killed, or out of disk, while it writes leaves the store with its earlier runs",
          "[store]") {
    const small::Scratch scratch("store-killed");
    const auto file = scratch.path / "shared.db";
    const SmallRun small;
    output::add_to_store(file, small.results, "");
    for (const bool killed : {true, false}) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            // No file may grow past this. The system kills a program in the middle of such a write, or, where the
            // signal is ignored, refuses the write as a full disk would.
            constexpr rlim_t most_bytes = 12'000;
            const rlimit limit{most_bytes, most_bytes};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            std::signal(SIGXFSZ, killed ? SIG_DFL : SIG_IGN);
            int code = 0;
            try {
                output::add_to_store(file, small.results, "");
            } catch (const output::WriteError&) {
                code = 3;
            }
            ::_exit(code);
        }
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        if (killed) {
            CHECK((WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ));
        } else {
            CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 3));
        }
        CHECK(output::runs_in_store(file).size() == 1);
        CHECK(value(file, "PRAGMA integrity_check") == "ok");
    }
    CHECK(output::add_to_store(file, small.results, "") == 2);
    CHECK(value(file, "SELECT count(DISTINCT run) FROM estimates") == "2");
}

TEST_CASE("what is no store of this program is refused and left as it was", "[store]") {
    const small::Scratch scratch("store-refused");
    const auto refused = [&](const std::filesystem::path& file, const char* reason) {
        const std::string before = small::contents(file);
        CHECK_THAT(output::objection_to_store(file), Contains(reason) && Contains(file.filename().string()));
        CHECK_THROWS_AS(output::add_to_store(file, SmallRun().results, ""), output::WriteError);
        CHECK_THROWS_AS(output::runs_in_store(file), output::WriteError);
        CHECK(small::contents(file) == before);
    };
    std::ofstream(scratch.path / "notes.txt")
        << "a shopping list, longer than a header of a database\n" + std::string(4096, '.');
    refused(scratch.path / "notes.txt", "not a results store");

    output::Database(scratch.path / "other.db", output::Database::Open::create)
        .execute("CREATE TABLE shopping (item)");
    refused(scratch.path / "other.db", "not a results store");

    output::add_to_store(scratch.path / "later.db", SmallRun().results, "");
    output::Database(scratch.path / "later.db", output::Database::Open::write)
        .execute("PRAGMA user_version = " + std::to_string(output::store_version + 1));
    refused(scratch.path / "later.db", "schema 3");

    CHECK_THAT(output::objection_to_store(scratch.path), Contains("not a file"));
    CHECK_THROWS_AS(output::runs_in_store(scratch.path / "missing.db"), output::WriteError);
    CHECK_FALSE(std::filesystem::exists(scratch.path / "missing.db"));
}

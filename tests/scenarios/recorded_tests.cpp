#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iomanip>

#include "tests/scenarios/whole.hpp"

/// Results of whole scenarios as they were recorded, and the size of a person.
namespace caseload {

using whole::Scenario;
using whole::Sets;

namespace {

struct Case {
    const char* file;
    Sets sets;  ///< A short horizon.
};

const std::vector<Case>& cases() {
    static const std::vector<Case> all{
        {"theory/mm1.toml", {{"period.days", "40"}}},
        {"theory/mmc.toml", {{"period.days", "140"}}},
        {"theory/mg1.toml", {{"period.days", "40"}}},
        {"theory/mm1-heavy.toml", {{"period.days", "30"}, {"period.warm_up", "5 days"}}},
        {"iap-trial", {{"period.end", "2015-06-01"}}},
        {"iap-youth", {{"period.end", "2018-06-01"}}},
        {"iap-trial/trials/by-office.toml", {{"period.end", "2015-04-15"}}},
        {"iap-trial/trials/roll-out-same-rooms.toml", {{"period.end", "2015-04-15"}}},
        {"help-to-work/trials/longer-interview.toml", {{"period.end", "2014-09-01"}}},
        {"help-to-work", {{"period.end", "2014-12-01"}}},
        {"post-work-programme", {{"period.end", "2014-01-06"}}},
    };
    return all;
}

/// FNV-1a, 64 bits, over the counts and sums of all cells, little-endian, in the order of the measures.
std::string fnv1a_of(const std::vector<sim::Cell>& cells) {
    std::uint64_t hash = 0xcbf29ce484222325;
    const auto add = [&](std::int64_t number) {
        for (int byte = 0; byte < 8; ++byte) {
            hash ^= (static_cast<std::uint64_t>(number) >> (8 * byte)) & 0xff;
            hash *= 0x100000001b3;
        }
    };
    for (const sim::Cell& cell : cells) {
        add(cell.n);
        add(cell.sum);
    }
    std::ostringstream text;
    text << std::hex << std::setw(16) << std::setfill('0') << hash;
    return text.str();
}

std::string recorded_now() {
    std::string text = "scenario,fnv1a_64_of_all_cells\n";
    for (const Case& one : cases()) {
        const Scenario scenario(whole::shipped / one.file, one.sets);
        text += std::string(one.file) + ',' + fnv1a_of(whole::once(scenario, 1, false).cells) + '\n';
    }
    return text;
}

}  // namespace

TEST_CASE("Whole scenarios give what was recorded", "[recorded]") {
    // Recorded results, not derived ones: a changed line says that results changed, not that they are wrong. Renew:
    // CASELOAD_RECORD=1 build/release/tests/tests_scenarios "[recorded]", and say in the commit why they changed.
    const auto file = whole::source_folder / "tests/scenarios/recorded.csv";
    const std::string now = recorded_now();
    if (std::getenv("CASELOAD_RECORD") != nullptr) {
        std::ofstream(file, std::ios::binary) << now;
        SUCCEED("recorded");
        return;
    }
    std::ostringstream recorded;
    recorded << std::ifstream(file, std::ios::binary).rdbuf();
    CHECK(now == recorded.str());
}

TEST_CASE("A person takes at most 144 bytes in every shipped scenario, and 4 more where a trial adds up days",
          "[width]") {
    for (const Case& one : cases()) {
        INFO(one.file);
        const Scenario scenario(whole::shipped / one.file, one.sets);
        CHECK(scenario.setup->layout.width <= (scenario.model->trial.present() ? 148U : 144U));
    }
}

}  // namespace caseload

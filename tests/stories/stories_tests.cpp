#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "model/catalogue/catalogue.hpp"
#include "output/story/life.hpp"
#include "output/story/story.hpp"
#include "tests/scenarios/whole.hpp"

/// Lives kept as text that somebody has read against the rules. A changed file says that a life or its telling has
/// changed: read it before it is recorded anew.
namespace caseload {

namespace {

constexpr std::uint64_t seed = 1;

struct Kept {
    const char* file;  ///< What it shows.
    const char* scenario;
    const char* claimant;
    int replication = 0;
};

constexpr auto kept = std::to_array<Kept>({
    {"package-completed.txt", "iap-trial", "6653/new_claims/2015-03-11/23"},
    {"workshop-missed.txt", "iap-trial", "6706/new_claims/2015-03-16/28"},
    {"mandatory-interventions-and-sanctions.txt", "help-to-work", "6630/completers/2014-10-08/3"},
    {"daily-reviews-and-a-move.txt", "help-to-work", "6680/completers/2015-03-18/3"},
    {"placement-completed.txt", "help-to-work", "6788/completers/2014-03-06/2"},
    {"placement-broken-and-resumed.txt", "help-to-work", "6797/completers/2014-06-12/2"},
    {"no-place-left.txt", "help-to-work", "6727/completers/2015-03-13/2"},
    {"interview-missed-before-help-to-work.txt", "post-work-programme", "6680/completers/2013-07-04/3"},
    {"left-benefit-early.txt", "post-work-programme", "6700/completers/2013-07-01/4"},
});

std::filesystem::path file_of(const Kept& one) { return whole::source_folder / "tests/stories" / one.file; }

std::string contents(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// Keeps the lives of several claimants of a replication that runs once.
struct Keepers : model::LogSink {
    std::vector<output::LifeKeeper> each;
    void write(const model::LogLine& line) override {
        for (output::LifeKeeper& one : each) one.write(line);
    }
};

/// The kept stories told anew, by file; each scenario and replication runs once.
std::map<std::string, std::string> tell(int threads) {
    std::map<std::string, std::string> told;
    std::map<std::pair<std::string, int>, std::vector<const Kept*>> runs;
    for (const Kept& one : kept) runs[{one.scenario, one.replication}].push_back(&one);
    for (const auto& [run, lives_of] : runs) {
        const whole::Scenario scenario(whole::shipped / run.first);
        std::vector<output::Life> lives(lives_of.size());
        output::LifeKeeper::Others others;
        Keepers keepers;
        for (std::size_t i = 0; i < lives.size(); ++i)
            keepers.each.emplace_back(lives_of[i]->claimant, lives[i], others);
        model::Replication replication(*scenario.setup, seed, run.second);
        replication.run_to(scenario.model->end, threads, &keepers);
        for (std::size_t i = 0; i < lives.size(); ++i) {
            const Kept& one = *lives_of[i];
            const std::string command =
                fmt::format("caseload story scenarios/{} --claimant {} --replication {} --seed {}\n\n",
                            one.scenario, one.claimant, one.replication, seed);
            INFO(command);
            REQUIRE_FALSE(lives[i].lines.empty());
            told[one.file] = command + output::story(scenario.setup->model, lives[i], one.replication, seed);
        }
    }
    return told;
}

const std::map<std::string, std::string>& told_now() {
    static const std::map<std::string, std::string> told = tell(2);
    return told;
}

bool recording() { return std::getenv("CASELOAD_RECORD") != nullptr; }

std::vector<std::string> matches(const std::string& text, const std::regex& what) {
    std::vector<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), what), end; at != end; ++at)
        found.push_back(at->str(1));
    return found;
}

}  // namespace

TEST_CASE("A seed tells the recorded stories byte for byte", "[stories][recorded]") {
    // Renew: CASELOAD_RECORD=1 build/release/tests/tests_stories "[recorded]", and read them against the rules.
    for (const Kept& one : kept) {
        INFO(one.file);
        const std::string& now = told_now().at(one.file);
        if (recording()) std::ofstream(file_of(one), std::ios::binary) << now;
        CHECK(now == contents(file_of(one)));
    }
}

TEST_CASE("Stories told again on one thread are the same", "[stories]") { CHECK(tell(1) == told_now()); }

TEST_CASE("The folder holds the recorded stories and no others", "[stories]") {
    std::set<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(whole::source_folder / "tests/stories"))
        if (entry.path().extension() == ".txt") files.insert(entry.path().filename().string());
    std::set<std::string> names;
    for (const Kept& one : kept) names.insert(one.file);
    CHECK(files == names);
}

TEST_CASE("Every rule that a story names stands in the catalogue", "[stories]") {
    const std::regex id("((?:IAP|TRIAL|PWPS|HTW|READING)-[0-9]+(?:\\.\\.[0-9]+)?)");
    for (const auto& [file, story] : told_now()) {
        std::size_t rules = 0;
        for (const std::string& named : matches(story, id)) {
            const std::size_t dash = named.find('-');
            const std::size_t dots = named.find("..");
            const int first = std::stoi(named.substr(dash + 1));
            const int last = dots == std::string::npos ? first : std::stoi(named.substr(dots + 2));
            INFO(file << ": " << named);
            CHECK(first <= last);
            for (int number = first; number <= last; ++number, ++rules)
                CHECK(model::find_rule(named.substr(0, dash + 1) + std::to_string(number)) != nullptr);
        }
        INFO(file);
        CHECK(rules > 0);
    }
}

TEST_CASE("In a story dates do not go back, weekdays are right and lines fit the page", "[stories]") {
    constexpr std::size_t width = 110;
    const std::regex dated("\\n([0-9]{4}-[0-9]{2}-[0-9]{2} [A-Z][a-z]{2})");
    for (const auto& [file, story] : told_now()) {
        const std::vector<std::string> days = matches(story, dated);
        INFO(file);
        CHECK(days.size() > 3);
        CHECK(std::is_sorted(days.begin(), days.end()));
        constexpr std::array names{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
        for (const std::string& day : days) {
            const auto date = sim::parse_day(day.substr(0, 10));
            INFO(day);
            REQUIRE(date.has_value());
            CHECK(day.substr(11) == names[static_cast<std::size_t>(sim::weekday_index(*date))]);
        }
        std::istringstream lines(story);
        for (std::string line; std::getline(lines, line);) CHECK(line.size() <= width);
    }
}

TEST_CASE("The stories together pass through most stages of their pathways", "[stories]") {
    // Stages for want of time, and those of one more variant of the same, are seldom met.
    std::string all;
    for (const auto& [file, story] : told_now()) all += story;
    for (const char* label : {"First interview",
                              "Leaflet or handbook",
                              "Call to explain",
                              "Workshop 1",
                              "Workshop 2",
                              "Follow-up 1",
                              "Follow-up 2",
                              "Follow-up 2 in person",
                              "Call after missing workshop 1",
                              "Package complete",
                              "District's report",
                              "Completer interview",
                              "Separate completer interview",
                              "First interview of a new claim",
                              "Assessment phase",
                              "Daily reviews",
                              "Interview at the end of daily reviews",
                              "Community Work Placement",
                              "re engagement meeting",
                              "Interview after a missed meeting or no start",
                              "CWP again?",
                              "Completer interview after the placement",
                              "Mandatory Intervention Regime",
                              "Decision maker",
                              "PWPS: Mandatory Intervention Regime",
                              "End of PWPS interview",
                              "Jobcentre Plus Offer",
                              "Workflow: PWPS Exit",
                              "PWPS marker running",
                              "Fortnightly review",
                              "SANCTION of 4 weeks",
                              "SANCTION of 13 weeks",
                              "appeals",
                              "hardship",
                              "refused"}) {
        INFO(label);
        CHECK(all.find(label) != std::string::npos);
    }
}

}  // namespace caseload

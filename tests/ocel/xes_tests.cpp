#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <catch2/catch.hpp>
#include <map>
#include <regex>
#include <set>

#include "tests/cli/program.hpp"

/// The XES form of the event log against what IEEE 1849-2016 asks of a document.

using namespace caseload::program;
using Tree = boost::property_tree::ptree;

namespace {

std::string attribute(const Tree& node, const char* name) {
    // Not by a path: names have dots.
    const auto attributes = node.get_child_optional("<xmlattr>");
    if (!attributes) return {};
    const auto found = attributes->find(name);
    return found == attributes->not_found() ? std::string{} : found->second.data();
}

/// The attributes of a log, trace or event by key. Checks that no key comes twice and that types suit their values.
std::map<std::string, std::string> attributes(const Tree& element) {
    static const std::regex date(
        "[12][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9][+-][01][0-9]:[0-5][0-9]");
    std::map<std::string, std::string> found;
    for (const auto& [name, node] : element) {
        if (name != "string" && name != "date") continue;
        const std::string key = attribute(node, "key");
        const std::string value = attribute(node, "value");
        if (!found.emplace(key, value).second) FAIL_CHECK("twice in an element: " << key);
        if (name == "date" && !std::regex_match(value, date)) FAIL_CHECK(key << " is no time: " << value);
    }
    return found;
}

Tree read(const std::filesystem::path& file) {
    Tree document;
    boost::property_tree::read_xml(file.string(), document);
    return document;
}

}  // namespace

TEST_CASE("the XES log has the structure of IEEE 1849", "[xes]") {
    const Place place("xes");
    const Said said = call(place, "run '" CASELOAD_SOURCE_DIR
                                  "/scenarios/iap-youth' --replications 2 --events=csv,ocel,xes --quiet "
                                  "--set period.end=2018-06-01 --out out");
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK_FALSE(std::filesystem::exists(place.path / "out/events-000.xes.waiting"));
    for (const char* replication : {"0", "1"}) {
        const Tree document = read(place.path / "out" / (std::string("events-00") + replication + ".xes"));
        CHECK(document.size() == 1);
        const Tree& log = document.get_child("log");
        CHECK(attribute(log, "xes.version") == "1849-2016");
        CHECK(attributes(log)["concept:name"] != "");

        // The order of the schema: extensions, globals, classifiers, attributes, traces.
        const std::map<std::string, int> places{{"<xmlattr>", 0},  {"extension", 1}, {"global", 2},
                                                {"classifier", 3}, {"string", 4},    {"trace", 5}};
        int at = 0;
        std::set<std::string> prefixes;
        std::map<std::string, std::set<std::string>> globals;
        std::vector<std::string> classifiers;
        std::map<std::string, int> events;
        std::set<std::string> claimants;
        for (const auto& [name, node] : log) {
            REQUIRE(places.count(name) == 1);
            REQUIRE(places.at(name) >= at);
            at = places.at(name);
            if (name == "extension") {
                CHECK(attribute(node, "uri") ==
                      "http://www.xes-standard.org/" + attribute(node, "prefix") + ".xesext");
                prefixes.insert(attribute(node, "prefix"));
            }
            if (name == "global")
                for (const auto& [key, value] : attributes(node))
                    globals[attribute(node, "scope")].insert(key);
            if (name == "classifier") classifiers.push_back(attribute(node, "keys"));
            if (name != "trace") continue;
            const auto of_trace = attributes(node);
            for (const std::string& key : globals["trace"]) CHECK(of_trace.count(key) == 1);
            CHECK(claimants.insert(of_trace.at("concept:name")).second);
            std::string before;
            for (const auto& [kind, event] : node) {
                if (kind != "event") continue;
                const auto said_of = attributes(event);
                for (const std::string& key : globals["event"]) CHECK(said_of.count(key) == 1);
                for (const auto& [key, value] : said_of) {
                    const std::size_t colon = key.find(':');
                    if (colon != std::string::npos) CHECK(prefixes.count(key.substr(0, colon)) == 1);
                }
                ++events[said_of.at("event")];
                const std::string time =
                    said_of.at("time:timestamp").substr(0, before.empty() ? 19 : before.size());
                CHECK(before <= time);
                before = time;
                static const std::set<std::string> transitions{"schedule", "withdraw", "start", "suspend",
                                                               "complete"};
                CHECK(transitions.count(said_of.at("lifecycle:transition")) == 1);
            }
            CHECK_FALSE(before.empty());
        }
        CHECK(prefixes == std::set<std::string>{"concept", "time", "lifecycle", "org"});
        CHECK(classifiers.size() == 3);
        CHECK(classifiers.front() == "concept:name lifecycle:transition");

        // The same events as in the table, but for those of nobody in particular.
        std::map<std::string, int> expected;
        std::istringstream lines(contents(place.path / "out/events.csv"));
        for (std::string line; std::getline(lines, line);) {
            std::istringstream fields(line);
            std::vector<std::string> row(13);
            for (std::string& field : row) std::getline(fields, field, ',');
            if (row[0] == replication && !row[2].empty()) ++expected[row[7]];
        }
        CHECK(events == expected);
    }
}

TEST_CASE("the XES log is the same bytes at any number of threads", "[xes]") {
    const Place place("xes-same");
    place.write("desk.toml", desk);
    REQUIRE(call(place, "run desk.toml --replications 3 --quiet --events xes --threads 1 --out a").code == 0);
    REQUIRE(call(place, "run desk.toml --replications 3 --quiet --events=xes --threads 2 --out b").code == 0);
    for (const char* file : {"events-000.xes", "events-001.xes", "events-002.xes"}) {
        CHECK(contents(place.path / "a" / file) == contents(place.path / "b" / file));
        CHECK(contents(place.path / "a" / file).size() > 1000);
    }
}

TEST_CASE("a disk that fills up while the XES log is written fails the run", "[xes]") {
    const Place place("xes-full");
    place.write("desk.toml", desk);
    const Said said = call(place, "run desk.toml --replications 1 --quiet --events=xes --out out",
                           "trap '' XFSZ; ulimit -f 128 &&");
    CHECK(said.code == 1);
    CHECK(said.err.find("events-000.xes") != std::string::npos);
    CHECK(place.entries() == 1);
}

TEST_CASE("a run of the programme with events in every form has the same tables as one without",
          "[run][events]") {
    const Place place("events-same");
    const std::string run = "run '" CASELOAD_SOURCE_DIR
                            "/scenarios/iap-trial' --replications 2 --quiet --set period.end=2015-05-01 ";
    REQUIRE(call(place, run + "--out without").code == 0);
    REQUIRE(call(place, run + "--events=csv --out csv").code == 0);
    REQUIRE(call(place, run + "--events=ocel --out ocel").code == 0);
    REQUIRE(call(place, run + "--events=csv,ocel,xes --threads 1 --out all").code == 0);
    for (const char* file : {"measures.csv", "series.csv", "published.csv"})
        for (const char* with : {"csv", "ocel", "all"}) {
            INFO(file << ' ' << with);
            CHECK(contents(place.path / with / file) == contents(place.path / "without" / file));
        }
    CHECK(contents(place.path / "csv/events.csv") == contents(place.path / "all/events.csv"));
    CHECK(contents(place.path / "ocel/events-001.sqlite") == contents(place.path / "all/events-001.sqlite"));
}

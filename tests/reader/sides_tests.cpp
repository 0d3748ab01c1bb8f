#include <catch2/catch.hpp>

#include "tests/reader/written.hpp"

/// What is accepted and what is refused lie side by side.
using namespace caseload;
using namespace caseload::scenarios;

namespace {

/// The clinic with another service; what is told of it.
std::string told_of_service(const std::string& service) {
    return problems_of(
        read_text(clinic_with("{ lognormal = { mean = \"3 min\", sd = \"2 min\" } }", service)));
}

std::string told_of_period(const std::string& start, const std::string& end) {
    const std::string calendar = "[calendar]\nregion = \"here\"\nholidays = \"holidays.json\"\n";
    const Folder folder;
    folder.write("holidays.json",
                 R"({"here": {"events": [{"date": "2012-01-02"}, {"date": "2028-12-26"}]}})");
    std::string text = clinic_with("days = 28\nwarm_up = \"7 days\"\n",
                                   "start = " + start + "\nend = " + end + "\n\n" + calendar);
    return problems_of(read(folder.write("scenario.toml", text)));
}

std::string told_of_counts(const std::string& rows, const std::string& more = "") {
    const Folder folder;
    folder.write("counts.csv", "date,count\n" + rows);
    return problems_of(
        read(folder.write("scenario.toml", clinic_with("per_hour = 2.5", "csv = \"counts.csv\"\n" + more))));
}

std::string told_of_window(const std::string& window) {
    return problems_of(read_text(clinic_with("per_hour = 2.5", "per_hour = 2.5\n" + window)));
}

bool has(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

}  // namespace

TEST_CASE("shapes are accepted up to the ends of the range that works, and refused beyond",
          "[reader][limits]") {
    const auto gamma = [](const char* shape) {
        return told_of_service("{ gamma = { mean = \"10 h\", shape = " + std::string(shape) + " } }");
    };
    CHECK_FALSE(has(gamma("0.001"), "error"));
    CHECK_FALSE(has(gamma("1e9"), "error"));
    for (const char* shape : {"0.00099", "1e-320", "1.1e9", "1e308"}) {
        CAPTURE(shape);
        CHECK(has(gamma(shape), "wanted a number from 0.001 to 1000000000"));
    }
    const auto weibull = [](const char* shape) {
        return told_of_service("{ weibull = { scale = \"10 h\", shape = " + std::string(shape) + " } }");
    };
    CHECK_FALSE(has(weibull("0.1"), "error"));
    CHECK_FALSE(has(weibull("1000"), "error"));
    for (const char* shape : {"0.099", "1e-300", "1001"}) {
        CAPTURE(shape);
        CHECK(has(weibull(shape), "wanted a number from 0.1 to 1000"));
    }
}

TEST_CASE("standard deviations are held to the range that works", "[reader][limits]") {
    CHECK_FALSE(has(told_of_service("{ lognormal = { mean = \"1 min\", sd = \"60000 s\" } }"), "error"));
    CHECK(has(told_of_service("{ lognormal = { mean = \"1 min\", sd = \"60001 s\" } }"), "times the mean"));
    CHECK_FALSE(has(told_of_service("{ gamma = { mean = \"100 s\", sd = \"3162 s\" } }"), "error"));
    CHECK(has(told_of_service("{ gamma = { mean = \"100 s\", sd = \"3163 s\" } }"), "times the mean"));
    CHECK(has(told_of_service("{ gamma = { mean = \"100 h\", sd = \"0.001 s\" } }"), "times the mean"));
}

TEST_CASE("lengths of which a hundredth round to nothing are told", "[reader][limits]") {
    // 1 - exp(-0.5 / mean) is a hundredth at a mean of 49.75 s.
    CHECK(told_of_service("{ exponential = { mean = \"49.8 s\" } }").empty());
    CHECK(has(told_of_service("{ exponential = { mean = \"49.7 s\" } }"), "1% are under half a second"));
    CHECK(has(told_of_service("{ exponential = { mean = \"5 s\" } }"), "9.52% are under half a second"));
    CHECK(told_of_service("\"0 s\"").empty());
    CHECK(has(told_of_service("\"0.4 s\""), "100% are under half a second"));
    CHECK_FALSE(has(told_of_service("\"0.5 s\""), "half a second"));
}

TEST_CASE("days outside the years of the holiday file are told, on both sides", "[reader][limits]") {
    CHECK(told_of_period("2012-01-01", "2029-01-01").empty());
    CHECK(has(told_of_period("2011-12-31", "2012-03-01"), "1 days of the run lie outside"));
    CHECK(has(told_of_period("2028-12-01", "2029-01-02"), "1 days of the run lie outside"));
    CHECK(has(told_of_period("2029-01-01", "2029-01-11"), "known for 2012 to 2028 only; 10 days"));
}

TEST_CASE("counts outside the run are told with how many, and an error when all are", "[reader][limits]") {
    // The run is from 5 January to before 2 February 2015.
    CHECK(told_of_counts("2015-01-05,1\n2015-02-01,2\n").empty());
    CHECK(has(told_of_counts("2015-01-04,3\n2015-01-05,1\n"),
              "warning: arrivals.0.csv: 1 of 2 days lie outside"));
    CHECK(has(told_of_counts("2015-02-01,1\n2015-02-02,5\n"), "5 people of the file do not come"));
    CHECK(
        has(told_of_counts("2015-02-02,1\n2015-02-03,1\n"), "error: arrivals.0.csv: no day of these counts"));
    CHECK(told_of_counts("2015-01-05,1\n", "from = 2015-01-05\nuntil = 2015-01-06\nstop_after = 1").empty());
}

TEST_CASE("arrivals of which no day lies in the run are an error", "[reader][limits]") {
    CHECK(told_of_window("from = 2015-02-01").empty());
    CHECK(has(told_of_window("from = 2015-02-02"), "error: arrivals.0.from: no day of these arrivals"));
    CHECK(told_of_window("from = 2015-01-01\nuntil = 2015-01-06").empty());
    CHECK(has(told_of_window("from = 2015-01-01\nuntil = 2015-01-05"),
              "error: arrivals.0.until: no day of these"));
}

TEST_CASE("control characters are refused in whatever is text, tabs and line ends are not",
          "[reader][text]") {
    const auto told = [](const std::string& text) {
        return problems_of(read_text(clinic_with("\"A clinic\"", "\"" + text + "\"")));
    };
    for (const char* sound : {"a\\tb\\nc", "a\\r\\nb", "Größe \\\"x\\\"; a=b, =1+1", "\\u00A0\\u202A"}) {
        CAPTURE(sound);
        CHECK(told(sound).empty());
    }
    CHECK(has(told("a\\u001B[31mb"),
              "scenario.toml:1:9: error: title: the control character U+001B in a text"));
    CHECK(has(told("a\\u0000"), "U+0000"));
    CHECK(has(told("a\\u007F"), "U+007F"));
    CHECK(has(told("a\\u009B"), "U+009B"));
    CHECK(has(told("a\\rb"), "U+000D"));
    const auto name = problems_of(read_text(clinic_with("[offices.Centre]", "[offices.\"Cen\\u001Btre\"]")));
    CHECK(has(name, "the control character U+001B in a name"));
    CHECK_FALSE(has(name, "\x1B"));
    CHECK(
        has(problems_of(read_text(clinic_with("markers = [\"seen\"]", "markers = [\"seen\", \"x\\u0001\"]"))),
            "markers.1: the control character U+0001"));
}

TEST_CASE("a name that table readers take for a missing value is refused", "[reader][text]") {
    for (const char* name : {"NA", "null", "N/A", "NaN", ""}) {
        CAPTURE(name);
        CHECK(has(problems_of(
                      read_text(clinic_with("[offices.Centre]", "[offices.\"" + std::string(name) + "\"]"))),
                  "scenario.toml:8:"));
    }
    CHECK(problems_of(read_text(clinic_with("[offices.Centre]", "[offices.NAB]"))).empty());
}

TEST_CASE("a scenario's name is text whatever the file is called", "[reader][text]") {
    const Folder folder;
    CHECK(read(folder.write("caf\xE9\x1B[31m.toml", clinic)).model->name ==
          "caf\xEF\xBF\xBD\xEF\xBF\xBD[31m");
    CHECK(read(folder.write("Größe 日本.toml", clinic)).model->name == "Größe 日本");
}

TEST_CASE("an attribute is given by every source, or drawn for all", "[reader][limits]") {
    const std::string second = "[[arrivals]]\nname = \"second\"\nenters = \"patient.triage\"\nper_hour = 1\n";
    const auto told = problems_of(read_text(clinic + second));
    CHECK(has(told, "error: arrivals.1: nothing says which \"class\" people from \"second\" have"));
    CHECK(problems_of(read_text(clinic + second + "attributes = { class = \"urgent\" }\n")).empty());
    CHECK(problems_of(
              read_text(clinic + second +
                        "[[population]]\nattribute = \"class\"\nshares = { urgent = 0.5, routine = 0.5 }\n"))
              .empty());
}

#include <catch2/catch.hpp>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "tests/cases/ran.hpp"

/// Scenarios changed at random, as a careless editor might: whatever comes of it is refused in words, or runs to its end
/// with figures that mean something. CASELOAD_MUTANTS=100..199 tries those alone.
using namespace caseload;

namespace {

using Luck = std::mt19937_64;

constexpr int least_seconds = 5;  // For a check,
constexpr int run_seconds = 60;   // and for 28 days.
constexpr int kilobytes =
    1'000'000;  // Of memory for both; under --verify a day's log is held, which may take
constexpr int run_kilobytes = 4'000'000;  // more.

/// What may stand behind a key, of the right kind or not.
const std::vector<std::string> values = {
    "0",
    "1",
    "2",
    "-1",
    "7",
    "255",
    "256",
    "300",
    "65535",
    "65536",
    "70000",
    "1e-320",
    "1e-9",
    "0.5",
    "1.5",
    "1e308",
    "nan",
    "inf",
    "9223372036854775807",
    "true",
    "false",
    "\"\"",
    "\"end\"",
    "\"all\"",
    "\"always\"",
    "\"none\"",
    "\"0 s\"",
    "\"0.4 s\"",
    "\"1 s\"",
    "\"59 s\"",
    "\"5 min\"",
    "\"90 min\"",
    "\"1 days\"",
    "\"3 working days\"",
    "\"8 weeks\"",
    "\"4000 weeks\"",
    "\"100000 days\"",
    "2015-01-05",
    "2015-02-30",
    "2199-12-31",
    "\"09:00\"",
    "\"24:00\"",
    "[]",
    "{}",
    "[1, 2]",
    "[\"Mon\"]",
    "[\"Sat\", \"Sun\"]",
    "[\"Mon 10:00\"]",
    "{ constant = \"0 s\" }",
    "{ exponential = { mean = \"1 s\" } }",
    "{ exponential = { mean = \"2 min\" } }",
    "{ gamma = { mean = \"5 min\", shape = 1e-320 } }",
    "{ gamma = { mean = \"5 min\", shape = 0.01 } }",
    "{ weibull = { scale = \"5 min\", shape = 0.1 } }",
    "{ lognormal = { mean = \"5 min\", sd = \"80 h\" } }",
    "{ normal = { mean = \"0 s\", sd = \"5 min\" } }",
    "{ uniform = { from = \"0 s\", to = \"1 s\" } }",
    "{ empirical = { values = [\"0 s\", \"9 min\"], weights = [1, 0] } }",
    "[{ from = 2015-01-10, value = 1 }]",
    "[{ from = 2015-01-05, value = 1 }, { from = 2015-01-12, value = 0 }]"};
/// Behind keys that say how many people there are: a run of more proves nothing and takes long.
const std::vector<std::string> few = {"0", "0.001", "1", "3", "20", "-2", "nan"};

std::size_t below(Luck& luck, std::size_t many) { return static_cast<std::size_t>(luck() % many); }

struct Mutant {
    std::string text, told;  ///< The scenario, and what was changed.
};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines(1);
    for (const char letter : text) {
        if (letter == '\n')
            lines.emplace_back();
        else
            lines.back() += letter;
    }
    return lines;
}

bool says_how_many(const std::string& line) {
    for (const char* key : {"per_hour", "per_day", "per_week", "count", "batch", "share", "greatest"})
        if (line.find(key) != std::string::npos) return true;
    return false;
}

/// Values like the one that stands there, four times in five: most others are refused at the first look.
std::string another(Luck& luck, const std::string& value, bool how_many) {
    if (how_many) return few[below(luck, few.size())];
    std::vector<std::string> alike;
    const auto sort_of = [](const std::string& text) {
        const bool quoted = text.starts_with('"');
        const char first = text.empty() ? ' ' : text[quoted && text.size() > 1 ? 1 : 0];
        return std::pair(quoted, std::isdigit(static_cast<unsigned char>(first)) ? '0' : first);
    };
    const bool span = sort_of(value) == std::pair(true, '0');
    for (const std::string& one : values)
        if (sort_of(one) == sort_of(value) || (span && one.starts_with("{ "))) alike.push_back(one);
    const bool any = alike.empty() || below(luck, 5) == 0;
    return any ? values[below(luck, values.size())] : alike[below(luck, alike.size())];
}

/// One line changed: its value or a part of it replaced, the line left out, or said twice elsewhere.
void change(Luck& luck, std::vector<std::string>& lines, std::string& told) {
    std::size_t at = below(luck, lines.size());
    while (lines[at].find(" = ") == std::string::npos) at = (at + 1) % lines.size();
    std::string& line = lines[at];
    const std::size_t equals = line.find(" = ");
    told += "\n  " + line;
    const bool how_many = says_how_many(line);
    switch (below(luck, 6)) {
    case 0: line = "# " + line; break;
    case 1: {  // A value within the line.
        const std::size_t inner = line.find(" = ", equals + 3);
        const std::size_t end = inner == std::string::npos ? inner : line.find_first_of(",}", inner + 3);
        if (end != std::string::npos)
            line.replace(inner + 3, end - inner - 3,
                         another(luck, line.substr(inner + 3, end - inner - 3), how_many));
        break;
    }
    case 2: line = lines[below(luck, lines.size())]; break;
    default: line = line.substr(0, equals + 3) + another(luck, line.substr(equals + 3), how_many);
    }
    told += "\n  -> " + line;
}

Mutant mutant(int number, const std::vector<std::filesystem::path>& sources) {
    Luck luck(static_cast<std::uint64_t>(number));
    const auto& source = sources[below(luck, sources.size())];
    Mutant result{.text = {},
                  .told = "mutant " + std::to_string(number) + " of " + source.filename().string()};
    auto lines = lines_of(program::contents(source));
    const std::size_t changes = 1 + below(luck, 2);
    for (std::size_t i = 0; i < changes; ++i) change(luck, lines, result.told);
    for (const std::string& line : lines) result.text += line + "\n";
    return result;
}

std::vector<std::filesystem::path> sources() {
    const std::filesystem::path root = CASELOAD_SOURCE_DIR;
    std::vector<std::filesystem::path> all = {
        root / "tests/keys/company.toml", root / "tests/keys/company.toml", root / "tests/keys/company.toml"};
    for (const auto& folder : {root / "tests/cases/inputs", root / "scenarios/theory"})
        for (const auto& file : std::filesystem::directory_iterator(folder))
            if (file.path().extension() == ".toml" && !file.path().stem().has_extension())
                all.push_back(file.path());
    std::sort(all.begin() + 3, all.end());
    return all;
}

/// What is wrong with the figures of a run; empty when nothing is.
std::string wrong_figures(const cases::Table& measures) {
    for (std::size_t row = 1; row < measures.rows.size(); ++row) {
        const std::string& measure = measures.at(row, "measure");
        const std::string& unit = measures.at(row, "unit");
        const std::string& mean = measures.at(row, "mean");
        const std::string told =
            measure + " " + measures.at(row, "stage") + " " + measures.at(row, "group") + ": " + mean;
        if (mean.empty()) return "not a number: " + told;
        const double number = std::strtod(mean.c_str(), nullptr);
        if (!std::isfinite(number)) return "not finite: " + told;
        if (measure.find("difference") != std::string::npos || measure.find("impact") != std::string::npos)
            continue;
        if (number < 0) return "negative: " + told;
        if (unit == "share" && number > 1 + 1e-9) return "above 1: " + told;
    }
    return {};
}

}  // namespace

TEST_CASE("scenarios changed at random are refused in words or run to their end", "[mutants]") {
    int first = 0, last = 1999;
    if (const char* wanted = std::getenv("CASELOAD_MUTANTS")) std::sscanf(wanted, "%d..%d", &first, &last);
    const auto from = sources();
    const auto limits = [](int memory, int seconds) {
        return "ulimit -v " + std::to_string(memory) + " && timeout " + std::to_string(seconds);
    };
    int sound = 0;
    for (int number = first; number <= last; ++number) {
        const Mutant mutant = ::mutant(number, from);
        CAPTURE(mutant.told);
        const program::Place place("mutants");
        place.write("mutant.toml", mutant.text);
        place.write("counts.csv", "date,count\n2015-01-06,10\n");
        const std::string period = " --set 'period={ start = 2015-01-05, days = 28 }'";
        const auto checked =
            program::call(place, "check mutant.toml" + period, limits(kilobytes, least_seconds));
        CAPTURE(checked.err);
        CHECK((checked.code == 0 || checked.code == 2));
        CHECK((checked.code == 0 || !checked.err.empty()));
        if (checked.code != 0) continue;
        ++sound;
        const std::string command =
            "run mutant.toml --replications 1 --threads 1 --quiet --out out --force --seed " +
            std::to_string(number) + period;
        const auto began = std::chrono::steady_clock::now();
        const auto run = program::call(place, command, limits(kilobytes, run_seconds));
        const bool quick = std::chrono::steady_clock::now() - began < std::chrono::seconds{10};
        CAPTURE(run.err);
        CHECK(run.code == 0);
        if (run.code != 0) continue;
        // Under --verify every line of a log is read: what takes long without it is left out.
        if (quick) {
            const auto verified = program::call(place, command + " --verify", limits(run_kilobytes, 600));
            CAPTURE(verified.err);
            CHECK(verified.code == 0);
        }
        const auto measures = cases::read_table(program::contents(place.path / "out" / "measures.csv"));
        CHECK(wrong_figures(measures) == "");
    }
    WARN(sound << " of " << last - first + 1 << " were sound");
}

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <thread>

#include "output/summary/progress.hpp"
#include "tests/cli/program.hpp"

using caseload::output::Progress;
using caseload::output::ProgressStyle;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using namespace std::chrono_literals;

namespace {

constexpr auto no_wait = std::chrono::milliseconds{0};

/// What is written to the standard error and output streams while it lives.
struct Streams {
    explicit Streams(const std::filesystem::path& folder) : folder_(folder) {
        for (const int stream : {STDOUT_FILENO, STDERR_FILENO}) {
            std::fflush(stream == STDOUT_FILENO ? stdout : stderr);
            kept_[stream] = ::dup(stream);
            const int file = ::open(path(stream).c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
            ::dup2(file, stream);
            ::close(file);
        }
    }
    ~Streams() {
        for (const int stream : {STDOUT_FILENO, STDERR_FILENO}) {
            std::fflush(stream == STDOUT_FILENO ? stdout : stderr);
            ::dup2(kept_[stream], stream);
            ::close(kept_[stream]);
        }
    }
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;
    std::filesystem::path path(int stream) const { return folder_ / std::to_string(stream); }

private:
    std::filesystem::path folder_;
    int kept_[3] = {};
};

/// Tells a run of four replications, each in ten steps; gives what came on the streams.
caseload::program::Said tell(ProgressStyle style, std::chrono::milliseconds between,
                             std::chrono::milliseconds step) {
    const caseload::program::Place place("progress");
    constexpr int count = 4;
    constexpr int steps = 10;
    {
        const Streams streams(place.path);
        Progress progress(style, between);
        progress.tell(0, count, 0);
        for (int done = 0; done < count; ++done) {
            for (int at = 1; at <= steps; ++at) {
                std::this_thread::sleep_for(step);
                progress.reach(done, caseload::sim::make_day(2015, 3, 1) + caseload::sim::Days{at},
                               static_cast<double>(at) / steps, 100);
            }
            progress.tell(done + 1, count, 1000);
        }
    }
    return {.code = 0,
            .out = caseload::program::contents(place.path / std::to_string(STDOUT_FILENO)),
            .err = caseload::program::contents(place.path / std::to_string(STDERR_FILENO))};
}

auto lines_in(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

}  // namespace

TEST_CASE("On a pipe progress is a line now and then, never on the standard output", "[progress]") {
    const auto all = tell(ProgressStyle::plain, no_wait, 0ms);
    CHECK(all.out.empty());
    CHECK(lines_in(all.err) == 45);
    CHECK(all.err.find('\r') == std::string::npos);
    CHECK(all.err.find('\x1b') == std::string::npos);
    CHECK_THAT(all.err, StartsWith("0 of 4 replications"));
    CHECK_THAT(all.err, Contains("4 of 4 replications"));
    // 400 ms in all: at most seven lines that are 60 ms apart, and not one before the first 60 ms.
    const auto some = tell(ProgressStyle::plain, 60ms, 10ms);
    CHECK(lines_in(some.err) >= 1);
    CHECK(lines_in(some.err) < 20);
    CHECK_THAT(some.err, !StartsWith("0 of 4 replications\n"));
    CHECK(tell(ProgressStyle::plain, 1h, 0ms).err.empty());
}

TEST_CASE("Progress tells the day reached, events a second and the time left", "[progress]") {
    const auto said = tell(ProgressStyle::plain, no_wait, 2ms);
    INFO(said.err);
    CHECK_THAT(said.err, Contains("1 of 4 replications, at 2015-03-06"));
    CHECK_THAT(said.err, Contains(" events a second, about ") && Contains(" left\n"));
    // Nothing is left of what is done.
    const std::string last = said.err.substr(said.err.rfind("4 of 4"));
    CHECK_THAT(last, !Contains("left") && !Contains("at 2015"));
}

TEST_CASE("On a terminal one line is written again and cleared at the end", "[progress]") {
    const auto said = tell(ProgressStyle::live, no_wait, 12ms);
    CHECK(said.out.empty());
    CHECK(lines_in(said.err) == 0);
    CHECK_THAT(said.err, StartsWith("\r\x1b[K") && Contains("#####"));
    CHECK(said.err.ends_with("\r\x1b[K"));
}

TEST_CASE("Silent progress says nothing", "[progress]") {
    const auto said = tell(ProgressStyle::silent, no_wait, 0ms);
    CHECK((said.out + said.err).empty());
}

TEST_CASE("The time left follows from how much is done, replications in hand included", "[progress]") {
    using caseload::output::progress_text;
    CHECK_THAT(progress_text(5, 20, 1000, 60), Contains("about 3 min left"));
    CHECK_THAT(progress_text(0, 2, 1000, 60, 0.5), Contains("about 3 min left"));
    CHECK_THAT(progress_text(0, 2, 1000, 60, 0, caseload::sim::make_day(2015, 3, 1)),
               Contains("at 2015-03-01") && !Contains("left"));
}

TEST_CASE("A quiet run writes nothing but results, and progress never mixes with them", "[progress][run]") {
    const caseload::program::Place place("progress-run");
    place.write("desk.toml", caseload::program::desk);
    const auto quiet = call(place, "run desk.toml --replications 3 --out quiet --quiet");
    CHECK(quiet.code == 0);
    CHECK((quiet.out + quiet.err).empty());
    CHECK(std::filesystem::exists(place.path / "quiet/measures.csv"));
    const auto never = call(place, "run desk.toml --replications 3 --out never --progress never");
    const auto always = call(place, "run desk.toml --replications 3 --out always --progress always");
    const auto plain = call(place, "run desk.toml --replications 3 --out plain");
    CHECK(never.err.empty());
    CHECK(plain.err.empty());  // over within the first interval
    CHECK_THAT(always.err, Contains("replications"));
    CHECK_THAT(always.out, !Contains("events a second"));
    CHECK_THAT(never.out, Contains("Results are in"));
}

#include "output/summary/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "output/tables/amounts.hpp"

namespace caseload::output {

namespace {

constexpr std::chrono::milliseconds between_live{100};
constexpr int bar_width = 24;

/// See no-color.org: any value but the empty one.
bool colour_wanted() {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    return (no_colour == nullptr || *no_colour == '\0') && terminal != nullptr &&
           std::string_view(terminal) != "dumb";
}

std::string bar(int done, int count, bool colour) {
    const int full = count > 0 ? bar_width * done / count : 0;
    std::string cells;
    for (int cell = 0; cell < bar_width; ++cell) cells += cell < full ? '#' : '.';
    return colour ? "\x1b[36m" + cells + "\x1b[0m" : cells;
}

}  // namespace

ProgressStyle automatic_style() {
    return ::isatty(STDERR_FILENO) != 0 ? ProgressStyle::live : ProgressStyle::plain;
}

std::string progress_text(int done, int count, std::uint64_t events, double seconds, double begun,
                          std::optional<sim::Day> day) {
    std::string text = fmt::format("{} of {} replications", done, count);
    if (day && done < count) text += ", at " + sim::iso(*day);
    const double far = done + begun;
    if (far <= 0 || seconds <= 0) return text;
    const double rate = static_cast<double>(events) / seconds;
    text += rate < 1e6 ? fmt::format(", {} events a second", grouped(rate, 0))
                       : fmt::format(", {:.1f} million events a second", rate / 1e6);
    if (done < count)
        text += fmt::format(", about {} left", time_text(seconds * (count - far) / far / 60, 0));
    return text;
}

Progress::Progress(ProgressStyle style, std::chrono::milliseconds between)
    : style_(style),
      between_(style == ProgressStyle::live ? between_live : between),
      colour_(colour_wanted()) {}

Progress::~Progress() {
    if (shown_) fmt::print(stderr, "\r\x1b[K");
}

void Progress::tell(int done, int count, std::uint64_t events) {
    if (style_ == ProgressStyle::silent) return;
    const std::lock_guard lock(mutex_);
    done_ = done;
    count_ = count;
    events_ = events;
    say();
}

void Progress::reach(int replication, sim::Day day, double share, std::uint64_t events) {
    if (style_ == ProgressStyle::silent) return;
    const std::lock_guard lock(mutex_);
    day_ = day;
    // Once whole it counts when it is folded.
    in_hand_[replication] = {share, events};
    if (share >= 1) in_hand_.erase(replication);
    say();
}

void Progress::say() {
    const auto now = Clock::now();
    const bool live = style_ == ProgressStyle::live;
    if (now - told_ < between_ && (!live || done_ < count_)) return;
    // A run that is over within one interval needs no plain line.
    if (!live && now - began_ < between_) return;
    told_ = now;
    const double seconds = std::chrono::duration<double>(now - began_).count();
    double begun = 0;
    std::uint64_t events = events_;
    for (const auto& [replication, in_hand] : in_hand_) {
        begun += in_hand.share;
        events += in_hand.events;
    }
    const std::string text = progress_text(done_, count_, events, seconds, begun, day_);
    if (live) {
        fmt::print(stderr, "\r\x1b[K{} {}", bar(done_, count_, colour_), text);
        shown_ = true;
    } else {
        fmt::print(stderr, "{}\n", text);
    }
    std::fflush(stderr);
}

}  // namespace caseload::output

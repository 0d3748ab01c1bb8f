#include "cli/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <string_view>
#include <thread>

namespace caseload::cli {

namespace {

constexpr int most_replications = 1'000'000;

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

}  // namespace

void Problems::add(std::span<const scenarios::Problem> problems) {
    for (const scenarios::Problem& problem : problems) {
        (problem.warning ? warnings_ : problems_).push_back(scenarios::text(problem));
    }
}

void Problems::print() const {
    for (const auto* list : {&problems_, &warnings_}) {
        for (const std::string& problem : *list) fmt::print(stderr, "{}\n", problem);
    }
}

std::vector<scenarios::Override> overrides_of(const std::vector<std::string>& sets, Problems& problems) {
    std::vector<scenarios::Override> overrides;
    for (const std::string& set : sets) {
        const auto equals = set.find('=');
        if (equals == std::string::npos || equals == 0) {
            problems.add(fmt::format(
                "--set {}: wanted key=value, such as offices.Selby.staff.work_coach.count=9", set));
            continue;
        }
        overrides.push_back({.key = set.substr(0, equals), .value = set.substr(equals + 1)});
    }
    return overrides;
}

std::optional<Replications> parse_replications(const std::string& text) {
    const auto dots = text.find("..");
    if (dots == std::string::npos) {
        const auto count = whole_number(text);
        if (!count || *count < 1 || *count > most_replications) return std::nullopt;
        return Replications{.first = 0, .count = *count};
    }
    const auto first = whole_number(std::string_view(text).substr(0, dots));
    const auto last = whole_number(std::string_view(text).substr(dots + 2));
    if (!first || !last || *last < *first || *last - *first >= most_replications) return std::nullopt;
    return Replications{.first = *first, .count = *last - *first + 1};
}

int threads_or_all(int threads) {
    return threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace caseload::cli

#include "cli/words/replications.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <thread>

namespace caseload::cli {

namespace {

constexpr int most_at_once = 1'000'000;

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

std::optional<model::Replications> parse_replications(const std::string& text) {
    const auto dots = text.find("..");
    if (dots == std::string::npos) {
        const auto count = whole_number(text);
        if (!count || *count < 1 || *count > most_at_once) return std::nullopt;
        return model::Replications{.first = 0, .count = *count};
    }
    const auto first = whole_number(std::string_view(text).substr(0, dots));
    const auto last = whole_number(std::string_view(text).substr(dots + 2));
    if (!first || !last || *last < *first || *last - *first >= most_at_once) return std::nullopt;
    return model::Replications{.first = *first, .count = *last - *first + 1};
}

}  // namespace

model::Replications wanted_replications(const std::string& text, Problems& problems, int example) {
    const auto replications = parse_replications(text);
    if (!replications)
        problems.add(
            fmt::format("--replications {}: wanted a number of at most 1,000,000, such as {}, or "
                        "a range such as 5..9",
                        text, example));
    return replications.value_or(model::Replications{});
}

std::string replications_text(model::Replications replications) {
    if (replications.first == 0) return fmt::format("{}", replications.count);
    return fmt::format("{}..{}", replications.first, replications.first + replications.count - 1);
}

int threads_or_all(int threads) {
    return threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace caseload::cli

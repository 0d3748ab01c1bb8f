#include "scenarios/reader/text/numbers.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace caseload::scenarios {

std::optional<double> parse_number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string written(double number) { return fmt::format("{}", number); }

}  // namespace caseload::scenarios

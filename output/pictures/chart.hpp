#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace caseload::output {

/// A picture as SVG in the making: a page of text and shapes, light or dark as the reader's screen is.
class Chart {
public:
    enum class Anchor : std::uint8_t { start, middle, end };

    void text(double x, double y, std::string_view words, Anchor anchor = Anchor::start,
              std::string_view style = "");
    void line(double x1, double y1, double x2, double y2, std::string_view style);
    void box(double x, double y, double width, double height, std::string_view style);
    void dot(double x, double y, std::string_view style);

    /// The whole file. `title` and `told` are what a screen reader says of it.
    std::string svg(double width, double height, std::string_view title, std::string_view told) const;

private:
    std::string shapes_;
};

}  // namespace caseload::output

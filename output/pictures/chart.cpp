#include "output/pictures/chart.hpp"

#include <fmt/format.h>

#include "output/files/xml.hpp"

namespace caseload::output {

namespace {

/// Blue and orange are told apart by nearly everybody; what is chosen differs in shape or words besides.
constexpr std::string_view look = R"(<style>
svg { background: #fff; font: 13px sans-serif; color-scheme: light dark }
text { fill: #222 } .quiet { fill: #666; font-size: 12px } .head { font-weight: bold }
.axis { stroke: #999 } .target { stroke: #b25000; stroke-dasharray: 6 4 } .zone { fill: #f5cfa5; opacity: .5 }
.bar { stroke: #1f5fa8; stroke-width: 2 } .meets { fill: #1f5fa8 } .fails { fill: #d9822b } .open { fill: #bbb }
.least { fill: #1f5fa8; stroke: #222; stroke-width: 3 } .on { fill: #fff; font-weight: bold }
@media (prefers-color-scheme: dark) {
svg { background: #15181c } text { fill: #e6e6e6 } .quiet { fill: #a5a5a5 } .axis { stroke: #777 }
.target { stroke: #f0a050 } .zone { fill: #6b4513 } .bar { stroke: #7fb2ec } .meets { fill: #7fb2ec } .fails { fill: #e89a4c }
.least { fill: #7fb2ec; stroke: #fff } .open { fill: #555 } .on { fill: #111 } }
</style>
)";

}  // namespace

void Chart::text(double x, double y, std::string_view words, Anchor anchor, std::string_view style) {
    constexpr std::string_view names[] = {"start", "middle", "end"};
    shapes_ += fmt::format("<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n",
                           style, x, y, names[static_cast<std::size_t>(anchor)], xml_text(words));
}

void Chart::line(double x1, double y1, double x2, double y2, std::string_view style) {
    shapes_ += fmt::format("<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>\n",
                           style, x1, y1, x2, y2);
}

void Chart::box(double x, double y, double width, double height, std::string_view style) {
    shapes_ +=
        fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n",
                    style, x, y, width, height);
}

void Chart::dot(double x, double y, std::string_view style) {
    shapes_ += fmt::format("<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\"/>\n", style, x, y);
}

std::string Chart::svg(double width, double height, std::string_view title, std::string_view told) const {
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" "
        "height=\"{1:.0f}\" role=\"img\">\n<title>{2}</title>\n<desc>{3}</desc>\n{4}{5}</svg>\n",
        width, height, xml_text(title), xml_text(told), look, shapes_);
}

}  // namespace caseload::output

#include "output/report/report.hpp"

#include "output/report/bundle.hpp"
#include "output/report/data.hpp"

namespace caseload::output {

namespace {

/// JSON that can stand inside a script element: no text in it can end the element or begin a comment.
std::string inside_a_script(const std::string& json) {
    std::string safe;
    safe.reserve(json.size());
    for (const char letter : json) {
        switch (letter) {
        case '<': safe += "\\u003c"; break;
        case '>': safe += "\\u003e"; break;
        case '&': safe += "\\u0026"; break;
        default: safe += letter;
        }
    }
    return safe;
}

/// The page may run what it brings and nothing else, and may fetch nothing.
constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
)";

}  // namespace

std::string escaped_for_html(std::string_view text) {
    std::string safe;
    for (const char letter : text) {
        switch (letter) {
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '&': safe += "&amp;"; break;
        case '"': safe += "&quot;"; break;
        case '\'': safe += "&#39;"; break;
        default: safe += letter;
        }
    }
    return safe;
}

std::string page_of(std::string_view title, const std::string& data, std::string_view files) {
    std::string page(head);
    page += "<title>" + escaped_for_html(utf8(title)) + " – caseload</title>\n</head>\n";
    page +=
        "<body>\n<noscript><p>The pictures of this page are drawn by its own script, which is switched off "
        "here. The same numbers are in ";
    page += files;
    page += " beside it.</p></noscript>\n";
    page += "<script type=\"application/json\" id=\"data\">" + inside_a_script(data) + "</script>\n";
    page += "<script>\n";
    page += report_bundle();
    page += "</script>\n</body>\n</html>\n";
    return page;
}

std::string report(const model::Results& results, const std::string& command) {
    // Text that is not UTF-8 is shown with replacement characters, in the data; the title is taken from there.
    return page_of(results.setup->model.title, report_data(results, command),
                   "measures.csv, series.csv and run.json");
}

}  // namespace caseload::output

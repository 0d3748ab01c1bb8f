#include "output/files/xml.hpp"

namespace caseload::output {

std::string xml_text(std::string_view text) {
    std::string escaped;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char here = text[i];
        const bool never = text.substr(i, 3) == "\xef\xbf\xbe" || text.substr(i, 3) == "\xef\xbf\xbf";
        if (here == '&')
            escaped += "&amp;";
        else if (here == '<')
            escaped += "&lt;";
        else if (here == '>')
            escaped += "&gt;";
        else if (here == '"')
            escaped += "&quot;";
        else if (here == '\n' || here == '\t')
            escaped += ' ';
        else if (static_cast<unsigned char>(here) < 0x20 || here == 0x7f)
            escaped += "\xef\xbf\xbd";
        else if (never)
            escaped += "\xef\xbf\xbd", i += 2;
        else
            escaped += here;
    }
    return escaped;
}

}  // namespace caseload::output

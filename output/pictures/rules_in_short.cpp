#include "output/pictures/rules_in_short.hpp"

#include <charconv>
#include <sstream>

namespace caseload::output {

namespace {

struct RuleId {
    std::string document;  ///< With its dash: "HTW-".
    int number = 0;        ///< 0: it has none.
};

RuleId parsed(const std::string& id) {
    const std::size_t dash = id.rfind('-');
    RuleId rule{id, 0};
    if (dash == std::string::npos) return rule;
    int number = 0;
    const char* const end = id.data() + id.size();
    const auto [stopped, failed] = std::from_chars(id.data() + dash + 1, end, number);
    if (failed == std::errc{} && stopped == end) rule = {id.substr(0, dash + 1), number};
    return rule;
}

}  // namespace

std::string rules_in_short(std::string_view ids) {
    std::istringstream words{std::string(ids)};
    std::string text;
    RuleId last;
    bool in_run = false;
    const auto end_run = [&] {
        if (in_run) text += ".." + std::to_string(last.number);
        in_run = false;
    };
    for (std::string id; words >> id;) {
        const RuleId rule = parsed(id);
        if (!text.empty() && rule.number > 0 && rule.document == last.document &&
            rule.number == last.number + 1) {
            in_run = true;
        } else {
            end_run();
            text += (text.empty() ? "" : ", ") + id;
        }
        last = rule;
    }
    end_run();
    return text;
}

}  // namespace caseload::output

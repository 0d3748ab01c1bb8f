#include "model/rules/parameters.hpp"

#include <algorithm>
#include <vector>

#include "model/rules/chapters.hpp"

namespace caseload::model {

namespace {

std::vector<Parameter> all_chapters() {
    std::vector<Parameter> all;
    for (const auto chapter :
         {chapters::iap(), chapters::iap_claims(), chapters::trial(), chapters::jsa(), chapters::sanctions(),
          chapters::claims(), chapters::office(), chapters::pwps(), chapters::htw(), chapters::htw_choice(),
          chapters::htw_reviews(), chapters::htw_placement()})
        all.insert(all.end(), chapter.begin(), chapter.end());
    return all;
}

}  // namespace

std::span<const Parameter> parameters() {
    static const std::vector<Parameter> all = all_chapters();
    return all;
}

const Parameter* find_parameter(std::string_view name) {
    const auto all = parameters();
    const auto found = std::ranges::find(all, name, &Parameter::name);
    return found == all.end() ? nullptr : &*found;
}

std::string_view unit_of(Parameter::Kind kind) {
    switch (kind) {
    case Parameter::Kind::minutes: return "min";
    case Parameter::Kind::hours: return "h";
    case Parameter::Kind::days: return "days";
    case Parameter::Kind::working_days: return "working days";
    case Parameter::Kind::weeks: return "weeks";
    case Parameter::Kind::pounds: return "pounds";
    case Parameter::Kind::share:
    case Parameter::Kind::count:
    case Parameter::Kind::factor:
    case Parameter::Kind::date: break;
    }
    return "";
}

std::string_view name_of(Parameter::Kind kind) {
    switch (kind) {
    case Parameter::Kind::minutes: return "minutes";
    case Parameter::Kind::hours: return "hours";
    case Parameter::Kind::days: return "days";
    case Parameter::Kind::working_days: return "working days";
    case Parameter::Kind::weeks: return "weeks";
    case Parameter::Kind::share: return "share";
    case Parameter::Kind::count: return "count";
    case Parameter::Kind::pounds: return "pounds";
    case Parameter::Kind::factor: return "factor";
    case Parameter::Kind::date: return "date";
    }
    return "";
}

std::string_view chapter_of(const Parameter& parameter) {
    return parameter.name.substr(0, parameter.name.find('.'));
}

}  // namespace caseload::model

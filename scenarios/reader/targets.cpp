#include <array>
#include <cmath>
#include <limits>

#include "scenarios/reader/document.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/trial.hpp"
#include "scenarios/reader/values/rules.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

constexpr double greatest = std::numeric_limits<double>::max();

constexpr std::array target_keys = {
    Key{"name", Kind::text, "What is published", "required"},
    Key{"source", Kind::text, "Where it is published", "required"},
    Key{"published", Kind::number, "The published figure", "required"},
    Key{"lower", Kind::number, "Its lower bound"},
    Key{"upper", Kind::number, "Its upper bound"},
    Key{"measure", Kind::text, "The measure it is compared with", "required"},
    Key{"office", Kind::name, "The measure's office", "all"},
    Key{"stage", Kind::text, "The measure's stage"},
    Key{"group", Kind::text, "The measure's group, \"arm=iap;sex=female\""},
    Key{"period", Kind::any, "The measure's period: a week's Monday or a day since the claim"},
    Key{"fitted", Kind::flag, "Used in fitting; else a prediction", "false"},
    Key{"weight", Kind::number, "In the fit, squared (simulated - published) / weight is summed", "1"}};
constexpr std::array free_keys = {
    Key{"key", Kind::text, "What calibrate may move, as for --set: \"rules.iap.effect_work_1\"", "required"},
    Key{"start", Kind::number, "Where it starts", "required"},
    Key{"lower", Kind::number, "Its least value", "required"},
    Key{"upper", Kind::number, "Its greatest value", "required"}};

std::string period_text(const Field& period) {
    if (!period) return "";
    if (period.is_text()) return as_text(period).value_or("");
    if (period.node()->is_date() || period.node()->is_integer()) return found(period);
    period.wrong_kind("a date, a day since the claim or text");
    return "";
}

/// Does the dotted key lead to a value of the scenario?
bool leads_somewhere(const Field& root, std::string_view key) {
    Field at = root;
    while (at && !key.empty()) {
        const std::size_t end = std::min(key.find('.'), key.size());
        const std::string part(key.substr(0, end));
        const bool number =
            !part.empty() && part.find_first_not_of("0123456789") == part.npos && part.size() < 9;
        at = at.is_array() ? (number ? at.item(std::stoul(part)) : Field{}) : at.child(part);
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    return static_cast<bool>(at);
}

}  // namespace

void read_targets(const Field& targets, const Names& names, model::Model& model) {
    for (const Field& item : items(targets)) {
        const Section section(item, {target_keys}, "a target");
        model::Target target;
        target.name = as_text(section["name"]).value_or("");
        target.source = as_text(section["source"]).value_or("");
        target.published = as_number(section["published"], -greatest, greatest).value_or(0);
        const double none = std::numeric_limits<double>::quiet_NaN();
        target.lower = as_number(section["lower"], -greatest, greatest).value_or(none);
        target.upper = as_number(section["upper"], -greatest, greatest).value_or(none);
        if (target.lower > target.upper) section["lower"].error("the lower bound lies above the upper one");
        target.measure = as_text(section["measure"]).value_or("");
        if (resolve(names.offices, section["office"]))
            target.office = as_text(section["office"]).value_or("");
        target.stage = as_text(section["stage"]).value_or("");
        target.group = as_text(section["group"]).value_or("");
        target.period = period_text(section["period"]);
        target.fitted = as_flag(section["fitted"]).value_or(false);
        target.weight = as_number(section["weight"]).value_or(1);
        if (!(target.weight > 0))
            section["weight"].error("wanted more than 0, found " + found(section["weight"]));
        model.targets.push_back(std::move(target));
    }
}

void read_free_parameters(const Field& root, const Names& names, model::Model& model) {
    for (const Field& item : items(root.child("free"))) {
        const Section section(item, {free_keys}, "a free parameter");
        model::FreeParameter parameter;
        parameter.key = as_text(section["key"]).value_or("");
        parameter.lower = as_number(section["lower"], -greatest, greatest).value_or(0);
        parameter.upper = as_number(section["upper"], -greatest, greatest).value_or(0);
        parameter.start = as_number(section["start"], -greatest, greatest).value_or(0);
        if (section["lower"] && section["upper"] && section["start"] &&
            !(parameter.lower < parameter.upper && parameter.lower <= parameter.start &&
              parameter.start <= parameter.upper))
            item.error("wanted lower <= start <= upper, and lower < upper");
        const std::string_view key = parameter.key;
        const bool is_rule = key.starts_with("rules.");
        if (is_rule && names.rules && names.rules->index(key.substr(6)) < 0)
            section["key"].error("unknown parameter " + in_quotes(key.substr(6)),
                                 did_you_mean(key.substr(6), names.rules->known()));
        else if (section["key"].is_text() && !is_rule && !leads_somewhere(root, key))
            section["key"].error("the scenario has no " + in_quotes(key), "write it as for --set");
        for (model::ResolvedParameter& resolved : model.parameters)
            if (is_rule && resolved.name == key.substr(6) && resolved.changed) resolved.source = "calibrated";
        model.free_parameters.push_back(std::move(parameter));
    }
}

std::vector<KeyTable> target_key_tables() {
    return {{"targets[]", "A published figure to compare with", target_keys},
            {"free[]", "A parameter that calibrate may move", free_keys}};
}

}  // namespace caseload::scenarios

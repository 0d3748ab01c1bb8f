#include "cli/wanted_measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "scenarios/reader/text/nearest.hpp"

namespace caseload::cli {

namespace {

using scenarios::did_you_mean;

std::string trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return std::string(text);
}

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(';', from), text.size());
        if (std::string part = trimmed(text.substr(from, end - from)); !part.empty()) parts.push_back(part);
        from = end + 1;
    }
    return parts;
}

std::string full_stage(const model::FigureName& name) {
    return name.stage.empty() ? std::string{} : name.pathway + "." + name.stage;
}

/// What a figure is called on the command line.
std::string in_full(const model::FigureName& name) {
    std::string parts;
    const auto add = [&](const std::string& key, const std::string& value) {
        if (!value.empty()) parts += (parts.empty() ? "@" : ";") + key + value;
    };
    add("office=", name.office);
    add("stage=", full_stage(name));
    add("", name.group);
    add(name.axis == sim::Axis::week ? "week=" : "day=", name.period);
    return name.measure + parts;
}

/// What is asked for; what is empty may still be found out.
struct Asked {
    std::string measure, office, stage, period;
    std::vector<std::string> group;  ///< Its parts in any order.
    std::string part;                ///< Of the short form: a stage or a group.
};

bool group_is(const std::string& group, std::vector<std::string> parts) {
    std::vector<std::string> own = parts_of(group);
    std::sort(own.begin(), own.end());
    std::sort(parts.begin(), parts.end());
    return own == parts;
}

/// A figure with its number, of the measure and period asked for.
struct Candidate {
    std::size_t figure;
    model::FigureName name;
};

std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t most = 12;
    const auto last = names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), most));
    return fmt::format("{}{}", fmt::join(names.begin(), last, ", "), names.size() > most ? ", ..." : "");
}

template <class Value>
std::vector<std::string> distinct(const std::vector<Candidate>& candidates, const Value& value) {
    std::set<std::string> found;
    for (const Candidate& candidate : candidates) found.insert(value(candidate.name));
    found.erase("");
    return {found.begin(), found.end()};
}

bool stage_is(const model::FigureName& name, const std::string& stage) {
    return !stage.empty() && (name.stage == stage || full_stage(name) == stage);
}

/// Does a figure belong to the part of the short form? 2: it is called so; 1: it begins so, or is a deadline of it.
int fits(const model::FigureName& name, const std::string& part, const model::Setup& setup) {
    if (stage_is(name, part)) return 2;
    if (!name.stage.empty() || name.group.empty()) return 0;
    const std::string value = name.group.substr(name.group.find('=') + 1);
    if (value == part) return 2;
    if (value.starts_with(part + "_")) return 1;
    if (!name.group.starts_with("deadline=")) return 0;
    for (std::size_t s = 0; s < setup.model.stages.size(); ++s) {
        const model::Stage& stage = setup.model.stages[s];
        if (stage.name != part && setup.model.full_name(stage) != part) continue;
        for (const auto deadline : setup.measured.deadline_group[s]) {
            if (setup.measured.deadline_names[deadline] == value) return 1;
        }
    }
    return 0;
}

/// Keeps those that satisfy; whether any is left.
template <class Holds> bool keep(std::vector<Candidate>& candidates, const Holds& holds) {
    std::erase_if(candidates, [&](const Candidate& candidate) { return !holds(candidate.name); });
    return !candidates.empty();
}

/// "a.b.within_limit" in short form, or plain; `@` and what follows is taken apart.
Asked take_apart(const std::string& text, const std::set<std::string>& measures) {
    Asked asked;
    const std::size_t at = std::min(text.find('@'), text.size());
    asked.measure = trimmed(text.substr(0, at));
    if (const auto dot = asked.measure.rfind('.');
        dot != std::string::npos && !measures.contains(asked.measure)) {
        asked.part = asked.measure.substr(0, dot);
        asked.measure = asked.measure.substr(dot + 1);
    }
    for (const std::string& part : parts_of(text.substr(std::min(at + 1, text.size())))) {
        const std::size_t equals = part.find('=');
        const std::string key = trimmed(part.substr(0, equals));
        const std::string value = equals == std::string::npos ? "" : trimmed(part.substr(equals + 1));
        if (key == "office")
            asked.office = value;
        else if (key == "stage")
            asked.stage = value;
        else if (key == "week" || key == "day")
            asked.period = value;
        else
            asked.group.push_back(part);
    }
    return asked;
}

}  // namespace

std::optional<WantedMeasure> parse_measure(const std::string& text, const model::Figures& figures,
                                           std::string& problem) {
    std::set<std::string> measures;
    for (const auto& measure : figures.setup().measured.declared.measures()) measures.insert(measure.name);
    for (const auto& derived : figures.derived()) measures.insert(derived.measure);
    const Asked asked = take_apart(text, measures);
    const auto refuse = [&](std::string what, const std::string& advice) {
        problem = std::move(what) + (advice.empty() ? "" : ": " + advice);
        return std::nullopt;
    };
    if (!measures.contains(asked.measure))
        return refuse("there is no measure " + scenarios::in_quotes(asked.measure),
                      did_you_mean(asked.measure, std::vector(measures.begin(), measures.end())));
    std::vector<Candidate> left;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        if (model::FigureName name = figures.name(f); name.measure == asked.measure)
            left.push_back({f, std::move(name)});
    }
    const auto offices = distinct(left, [](const auto& name) { return name.office; });
    if (!keep(left, [&](const auto& name) { return name.office == asked.office; }))
        return refuse(
            fmt::format("{} is not kept for an office {}", asked.measure, scenarios::in_quotes(asked.office)),
            did_you_mean(asked.office, offices));
    if (!keep(left, [&](const auto& name) { return name.period == asked.period; }))
        return refuse(asked.period.empty()
                          ? fmt::format("{} is kept by period only: add @week= or @day=", asked.measure)
                          : fmt::format("{} has no period {}", asked.measure, asked.period),
                      "");
    const auto stages = distinct(left, full_stage);
    const auto groups = distinct(left, [](const auto& name) { return name.group; });
    if (!asked.part.empty()) {
        int best = 0;
        for (const Candidate& candidate : left)
            best = std::max(best, fits(candidate.name, asked.part, figures.setup()));
        std::vector<std::string> parts = stages;
        for (const std::string& group : groups) parts.push_back(group.substr(group.find('=') + 1));
        if (best == 0)
            return refuse(fmt::format("{} has no part {}", asked.measure, scenarios::in_quotes(asked.part)),
                          did_you_mean(asked.part, parts));
        keep(left, [&](const auto& name) { return fits(name, asked.part, figures.setup()) == best; });
    } else if (!keep(left, [&](const auto& name) {
                   return asked.stage.empty() ? name.stage.empty() : stage_is(name, asked.stage);
               })) {
        return asked.stage.empty() ? refuse(asked.measure + " is kept by stage: add @stage=", listed(stages))
                                   : refuse(fmt::format("{} has no stage {}", asked.measure,
                                                        scenarios::in_quotes(asked.stage)),
                                            did_you_mean(asked.stage, stages));
    }
    const std::string group = fmt::format("{}", fmt::join(asked.group, ";"));
    if (!asked.group.empty() &&
        !keep(left, [&](const auto& name) { return group_is(name.group, asked.group); }))
        return refuse(fmt::format("{} has no group {}", asked.measure, scenarios::in_quotes(group)),
                      did_you_mean(group, groups));
    if (left.size() > 1) {
        std::vector<std::string> names;
        for (const Candidate& candidate : left) names.push_back(in_full(candidate.name));
        return refuse(fmt::format("{} may be any of {} figures", text, left.size()),
                      "write one of " + listed(names));
    }
    problem.clear();
    return WantedMeasure{in_full(left.front().name), left.front().name, left.front().figure};
}

}  // namespace caseload::cli

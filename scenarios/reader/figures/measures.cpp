#include "scenarios/reader/figures/measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "scenarios/reader/text/nearest.hpp"

namespace caseload::scenarios {

namespace {

std::string without_blanks(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return std::string(text);
}

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(';', from), text.size());
        if (std::string part = without_blanks(text.substr(from, end - from)); !part.empty())
            parts.push_back(part);
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
    asked.measure = without_blanks(text.substr(0, at));
    if (const auto dot = asked.measure.rfind('.');
        dot != std::string::npos && !measures.contains(asked.measure)) {
        asked.part = asked.measure.substr(0, dot);
        asked.measure = asked.measure.substr(dot + 1);
    }
    for (const std::string& part : parts_of(text.substr(std::min(at + 1, text.size())))) {
        const std::size_t equals = part.find('=');
        const std::string key = without_blanks(part.substr(0, equals));
        const std::string value = equals == std::string::npos ? "" : without_blanks(part.substr(equals + 1));
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

std::set<std::string> measures_of(const model::Figures& figures) {
    std::set<std::string> measures;
    for (const auto& measure : figures.setup().measured.declared.measures()) measures.insert(measure.name);
    for (const auto& derived : figures.derived()) measures.insert(derived.measure);
    return measures;
}

std::vector<Candidate> all_of(const std::string& measure, const model::Figures& figures) {
    std::vector<Candidate> all;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        if (model::FigureName name = figures.name(f); name.measure == measure)
            all.push_back({f, std::move(name)});
    }
    return all;
}

/// What is wrong, and what to do about it where that is known.
std::string refusal(std::string what, const std::string& advice) {
    return std::move(what) + (advice.empty() ? "" : ": " + advice);
}

/// Keeps those of the office and period; what is wrong where none is left.
std::string keep_place(std::vector<Candidate>& left, const Asked& asked) {
    const auto offices = distinct(left, [](const auto& name) { return name.office; });
    if (!keep(left, [&](const auto& name) { return name.office == asked.office; }))
        return refusal(fmt::format("{} is not kept for an office {}", asked.measure, in_quotes(asked.office)),
                       did_you_mean(asked.office, offices));
    if (!keep(left, [&](const auto& name) { return name.period == asked.period; }))
        return asked.period.empty()
                   ? fmt::format("{} is kept by period only: add @week= or @day=", asked.measure)
                   : fmt::format("{} has no period {}", asked.measure, asked.period);
    return {};
}

/// Keeps those that the part of the short form fits best; what is wrong where it fits none.
std::string keep_part(std::vector<Candidate>& left, const Asked& asked, const model::Setup& setup,
                      const std::vector<std::string>& groups) {
    int best = 0;
    for (const Candidate& candidate : left) best = std::max(best, fits(candidate.name, asked.part, setup));
    if (best > 0) {
        keep(left, [&](const auto& name) { return fits(name, asked.part, setup) == best; });
        return {};
    }
    std::vector<std::string> parts = distinct(left, full_stage);
    for (const std::string& group : groups) parts.push_back(group.substr(group.find('=') + 1));
    return refusal(fmt::format("{} has no part {}", asked.measure, in_quotes(asked.part)),
                   did_you_mean(asked.part, parts));
}

/// Keeps those of the stage; what is wrong where none is left.
std::string keep_stage(std::vector<Candidate>& left, const Asked& asked) {
    const auto stages = distinct(left, full_stage);
    if (keep(left, [&](const auto& name) {
            return asked.stage.empty() ? name.stage.empty() : stage_is(name, asked.stage);
        }))
        return {};
    return asked.stage.empty()
               ? refusal(asked.measure + " is kept by stage: add @stage=", listed(stages))
               : refusal(fmt::format("{} has no stage {}", asked.measure, in_quotes(asked.stage)),
                         did_you_mean(asked.stage, stages));
}

}  // namespace

std::optional<model::WantedMeasure> parse_measure(const std::string& text, const model::Figures& figures,
                                                  std::string& problem) {
    const std::set<std::string> measures = measures_of(figures);
    const Asked asked = take_apart(text, measures);
    if (!measures.contains(asked.measure)) {
        problem = refusal("there is no measure " + in_quotes(asked.measure),
                          did_you_mean(asked.measure, std::vector(measures.begin(), measures.end())));
        return std::nullopt;
    }
    std::vector<Candidate> left = all_of(asked.measure, figures);
    problem = keep_place(left, asked);
    if (!problem.empty()) return std::nullopt;
    const auto groups = distinct(left, [](const auto& name) { return name.group; });
    problem = asked.part.empty() ? keep_stage(left, asked) : keep_part(left, asked, figures.setup(), groups);
    if (!problem.empty()) return std::nullopt;
    const std::string group = fmt::format("{}", fmt::join(asked.group, ";"));
    if (!asked.group.empty() &&
        !keep(left, [&](const auto& name) { return group_is(name.group, asked.group); })) {
        problem = refusal(fmt::format("{} has no group {}", asked.measure, in_quotes(group)),
                          did_you_mean(group, groups));
        return std::nullopt;
    }
    if (left.size() > 1) {
        std::vector<std::string> names;
        for (const Candidate& candidate : left) names.push_back(in_full(candidate.name));
        problem = refusal(fmt::format("{} may be any of {} figures", text, left.size()),
                          "write one of " + listed(names));
        return std::nullopt;
    }
    return model::WantedMeasure{in_full(left.front().name), left.front().name, left.front().figure};
}

}  // namespace caseload::scenarios

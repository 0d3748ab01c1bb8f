#include "model/setup/measured_groups.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "model/plan/placement.hpp"

namespace caseload::model {

sim::Group held_back_group(int element, HeldBack why) { return element * 2 + static_cast<int>(why); }

sim::Group sanction_group(bool higher_level, SanctionRank rank) {
    constexpr int lower_ranks = 2;
    constexpr int lower_further = 5;
    if (!higher_level && rank == SanctionRank::further) return lower_further;
    return (higher_level ? lower_ranks : 0) + static_cast<int>(rank);
}

bool tells_further(const DecisionMaker& stage) {
    return stage.higher_level || stage.further_length.choices != stage.repeat_length.choices;
}

bool sums_up_trial(const Model& model) { return model.trial.present() && model.outcomes.present(); }

bool sums_up_offices(const Model& model) {
    return sums_up_trial(model) && model.trial.allocation == Allocation::cluster;
}

namespace groups {

namespace {

std::vector<std::string> labelled(std::string_view key, const std::vector<std::string>& names) {
    std::vector<std::string> labels;
    for (const std::string& name : names) labels.push_back(std::string(key) + "=" + name);
    return labels;
}

template <class Named>
std::vector<std::string> labelled(std::string_view key, const std::vector<Named>& named) {
    std::vector<std::string> labels;
    for (const Named& one : named) labels.push_back(std::string(key) + "=" + one.name);
    return labels;
}

/// "arm=iap;subgroup=all", "arm=control;subgroup=all", ...
template <class Named>
std::vector<std::string> by_arm(const Trial& trial, const Attribute& arm, std::string_view key,
                                const std::vector<Named>& named) {
    std::vector<std::string> labels;
    for (const Named& one : named) {
        for (const std::uint8_t level : {trial.treated, trial.control})
            labels.push_back("arm=" + arm.levels[level] + ";" + std::string(key) + "=" + one.name);
    }
    return labels;
}

const Attribute& arm_of(const Model& model) {
    return model.attributes[static_cast<std::size_t>(model.trial.arm)];
}

}  // namespace

std::vector<std::string> wait_causes(const Model& model, const Measured& numbers) {
    std::vector<std::string> labels = causes_of_delay(model, numbers);
    labels.resize(numbers.wait_causes());
    return labels;
}

std::vector<std::string> causes_of_delay(const Model&, const Measured& numbers) {
    return labelled("cause", numbers.cause_names);
}

std::vector<std::string> prescribed(const Model&, const Measured&) {
    return {"set_by=earliest", "set_by=every", "set_by=notice"};
}

std::vector<std::string> endings(const Model&, const Measured& numbers) {
    return labelled("ending", numbers.ending_names);
}

std::vector<std::string> deadlines(const Model&, const Measured& numbers) {
    return labelled("deadline", numbers.deadline_names);
}

std::vector<std::string> units(const Model&, const Measured& numbers) { return numbers.unit_names; }

std::vector<std::string> queues(const Model&, const Measured& numbers) {
    return labelled("queue", numbers.queue_names);
}

std::vector<std::string> roles(const Model& model, const Measured&) { return labelled("role", model.roles); }

std::vector<std::string> payers(const Model&, const Measured& numbers) {
    return labelled("payer", numbers.payers);
}

std::vector<std::string> sanctions(const Model& model, const Measured&) {
    std::vector<std::string> names{"level=lower;weeks=first", "level=lower;weeks=repeat",
                                   "level=higher;weeks=first", "level=higher;weeks=repeat",
                                   "level=higher;weeks=further"};
    const bool lower_further = std::any_of(model.stages.begin(), model.stages.end(), [](const Stage& stage) {
        const auto* kind = std::get_if<DecisionMaker>(&stage.kind);
        return kind != nullptr && !kind->higher_level && tells_further(*kind);
    });
    if (lower_further) names.emplace_back("level=lower;weeks=further");
    return names;
}

std::vector<std::string> markers(const Model& model, const Measured&) {
    return labelled("marker", model.markers);
}

std::vector<std::string> causes_of_ends(const Model& model, const Measured&) {
    return labelled("cause", model.outcomes.causes);
}

std::vector<std::string> headcounts(const Model& model, const Measured&) {
    return labelled("who", model.headcounts);
}

std::vector<std::string> elements(const Model&, const Measured& numbers) {
    return labelled("element", numbers.elements);
}

std::vector<std::string> held_back(const Model&, const Measured& numbers) {
    std::vector<std::string> labels;
    for (const std::string& element : numbers.elements) {
        labels.push_back("element=" + element + ";reason=unsuitable");
        labels.push_back("element=" + element + ";reason=no_place");
    }
    return labels;
}

std::vector<std::string> places(const Model& model, const Measured& numbers) {
    std::vector<std::string> labels;
    for (const Provider& provider : model.providers) {
        for (const std::string& area : numbers.areas) {
            for (int year = 0; year < numbers.limit_years; ++year) {
                const std::chrono::year_month_day first{first_day_of_limit(provider, year)};
                labels.push_back("provider=" + provider.name + ";area=" + area +
                                 ";year=" + std::to_string(static_cast<int>(first.year())));
            }
        }
    }
    return labels;
}

std::vector<std::string> absences(const Model&, const Measured&) {
    return {"kind=sick;treated=available", "kind=sick;treated=failure",       "kind=other;treated=available",
            "kind=other;treated=failure",  "kind=unreported;treated=failure", "kind=refusal;treated=failure"};
}

std::vector<std::string> activities(const Model&, const Measured&) {
    return {"activity=placement", "activity=job_search"};
}

std::vector<std::string> hours_of_the_week(const Model&, const Measured&) {
    static constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    std::vector<std::string> labels;
    for (const char* day : days) {
        for (int hour = 0; hour < 24; ++hour) {
            labels.push_back(std::string("weekday=") + day + ";hour=" + (hour < 10 ? "0" : "") +
                             std::to_string(hour));
        }
    }
    return labels;
}

std::vector<std::string> work_after(const Model&, const Measured&) { return {"work=any", "work=sustained"}; }

std::vector<std::string> arms(const Model& model, const Measured&) {
    if (!model.trial.present()) return {};
    return by_arm(model.trial, arm_of(model), "subgroup", model.trial.subgroups);
}

std::vector<std::string> offices_by_arm(const Model& model, const Measured&) {
    return by_arm(model.trial, arm_of(model), "office", model.offices);
}

}  // namespace groups

}  // namespace caseload::model

#include "output/summary/question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "model/results/impacts.hpp"
#include "output/summary/sections.hpp"
#include "output/tables/amounts.hpp"

namespace caseload::output {

namespace {

/// Numbers below this are told with decimals.
constexpr double small = 100;

std::string with_interval_in_words(const model::Answered& answer) {
    const std::string& unit = answer.asked->unit;
    const std::string mean = amount_in_words(answer.estimate->mean(), unit);
    if (!std::isfinite(answer.interval.lower) || !std::isfinite(answer.interval.upper)) return mean;
    // The unit once, but where it depends on the amount.
    const bool alone = unit != "share" && unit != "minutes" && unit != "pounds";
    return fmt::format("{} ({} to {})", mean, amount_in_words(answer.interval.lower, alone ? "" : unit),
                       amount_in_words(answer.interval.upper, alone ? "" : unit));
}

/// How far the mean is from what is wanted: "12.3 points", "1.4 days".
std::string distance(const model::Answered& answer) {
    const double off = std::abs(answer.estimate->mean() - answer.asked->value);
    if (answer.asked->unit == "share") return grouped(100 * off, 1) + " points";
    return amount_in_words(off, answer.asked->unit);
}

std::string standing_in_words(const model::Answered& answer, int replications) {
    const std::string wanted = fmt::format(
        "; wanted {} {}", answer.asked->wanted == model::Answer::Wanted::at_least ? "at least" : "at most",
        amount_in_words(answer.asked->value, answer.asked->unit));
    switch (answer.standing) {
    case model::Standing::nothing_wanted: return ".";
    case model::Standing::met: return wanted + ": met.";
    case model::Standing::not_met: return fmt::format("{}: not met, by {}.", wanted, distance(answer));
    case model::Standing::unsure: break;
    }
    return fmt::format("{}: too near to tell with {} {}.", wanted, replications,
                       replications == 1 ? "replication" : "replications");
}

std::string in_words(std::string text) {
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

}  // namespace

std::string subject_of(const model::Answer& asked, const model::Model& model) {
    std::string subject;
    const std::string value = value_of(asked.group);
    if (asked.measure == "within_limit" && asked.group.starts_with("deadline=")) {
        subject = fmt::format("Meet \"{}\"", in_words(value));
    } else {
        subject = in_words(asked.measure);
        for (const model::DerivedName& derived : model::impact_names(model))
            if (derived.measure == asked.measure) subject = derived.meaning;
        subject[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(subject[0])));
        if (!asked.group.empty()) subject += fmt::format(" ({})", in_words(value));
    }
    for (const model::Stage& stage : model.stages) {
        if (asked.stage.empty() || model.full_name(stage) != asked.pathway + "." + asked.stage) continue;
        subject += stage.label.empty() ? " at " + asked.pathway + "." + asked.stage : ", " + stage.label;
    }
    if (!asked.office.empty()) subject += ", " + asked.office;
    return subject;
}

std::string amount_in_words(double amount, const std::string& unit) {
    if (unit == "share") return percent(amount);
    if (unit == "minutes") return (amount < 0 ? "-" : "") + time_text(std::abs(amount));
    if (unit == "pounds") return (amount < 0 ? "-£" : "£") + grouped(std::abs(amount), 2);
    const std::string number = grouped(amount, std::abs(amount) < small ? 2 : 0);
    return unit.empty() ? number : number + " " + unit;
}

std::vector<std::string> answers_in_words(const model::Results& results) {
    std::vector<std::string> sentences;
    for (const model::Answered& answer : model::answered(results))
        sentences.push_back(fmt::format("{}: {}{}", subject_of(*answer.asked, results.setup->model),
                                        with_interval_in_words(answer),
                                        standing_in_words(answer, results.replications)));
    return sentences;
}

}  // namespace caseload::output

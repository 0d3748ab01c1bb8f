#include "output/answers/comparison_question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "model/results/answered.hpp"
#include "output/answers/comparison.hpp"
#include "output/answers/comparison_words.hpp"
#include "output/summary/question.hpp"
#include "output/tables/text_table.hpp"
#include "sim/experiment/many.hpp"

namespace caseload::output {

namespace {

/// One scenario's line under an answer.
struct Option {
    std::string label;
    std::string value;
    std::string differs;  ///< From the base, in words; empty for the base itself.
    double p_value = 1;
    bool stands = false;  ///< The difference is distinguishable after looking at all of them (Holm).
    std::string standing;
};

struct Asked {
    const model::Answer* answer;
    std::string subject;
    std::vector<Option> options;
};

std::string standing_name(model::Standing standing) {
    switch (standing) {
    case model::Standing::met: return "met";
    case model::Standing::not_met: return "not met";
    case model::Standing::unsure: return "too near to tell";
    case model::Standing::nothing_wanted: break;
    }
    return {};
}

std::optional<std::size_t> pair_of(const model::Variant& variant, const model::Answer& asked) {
    for (std::size_t p = 0; p < variant.pairs.size(); ++p)
        if (model::names(asked, variant.figures.name(variant.matching.both[p].variant))) return p;
    return std::nullopt;
}

Option option_of(const model::Variant& variant, const model::Answer& asked, const std::string& label) {
    Option option{label, "not there", {}, 1, false, {}};
    const auto place = pair_of(variant, asked);
    if (!place) return option;
    const sim::Paired& pair = variant.pairs[*place];
    const sim::Statistic statistic = variant.figures.statistic(variant.matching.both[*place].variant);
    option.value = amount_in_words(pair.variant().mean(), asked.unit);
    option.differs = verdict_in_words(pair.difference(), asked.unit, statistic);
    option.p_value = sim::p_value(pair.difference());
    option.standing = standing_name(model::standing_of(asked, pair.variant().interval()));
    return option;
}

std::vector<Asked> all_of(const model::Comparison& comparison) {
    const std::vector<std::string> labels = scenario_labels(comparison);
    std::vector<Asked> all;
    for (const model::Answered& base : model::answered(comparison.base)) {
        Asked asked{base.asked, subject_of(*base.asked, comparison.base.setup->model), {}};
        asked.options.push_back({labels.front(),
                                 amount_in_words(base.estimate->mean(), base.asked->unit),
                                 {},
                                 1,
                                 false,
                                 standing_name(base.standing)});
        for (std::size_t v = 0; v < comparison.variants.size(); ++v)
            asked.options.push_back(option_of(comparison.variants[v], *base.asked, labels[v + 1]));
        all.push_back(std::move(asked));
    }
    std::vector<double> p_values;
    for (const Asked& asked : all)
        for (std::size_t o = 1; o < asked.options.size(); ++o) p_values.push_back(asked.options[o].p_value);
    const std::vector<double> adjusted = sim::holm(p_values);
    std::size_t next = 0;
    for (Asked& asked : all)
        for (std::size_t o = 1; o < asked.options.size(); ++o)
            asked.options[o].stands = adjusted[next++] < 1 - sim::usual_confidence;
    return all;
}

std::string wanted_of(const model::Answer& asked) {
    if (asked.wanted == model::Answer::Wanted::nothing) return {};
    return fmt::format("wanted {} {}",
                       asked.wanted == model::Answer::Wanted::at_least ? "at least" : "at most",
                       amount_in_words(asked.value, asked.unit));
}

}  // namespace

std::string comparison_question(const model::Comparison& comparison) {
    const std::vector<Asked> all = all_of(comparison);
    if (all.empty()) return {};
    const std::string& question = comparison.base.setup->model.question;
    std::string text = "\n" + (question.empty() ? std::string("What was asked for") : question) + "\n";
    for (const Asked& asked : all) {
        TextTable table({{asked.subject, TextTable::Align::left},
                         {""},
                         {wanted_of(*asked.answer)},
                         {"difference from the base", TextTable::Align::wrapped}});
        for (const Option& option : asked.options)
            table.row({option.label, option.value, option.standing,
                       option.differs.empty() || option.stands || option.differs.starts_with("not dist") ||
                               option.differs == "the same"
                           ? option.differs
                           : option.differs + " (looked at alone)"});
        text += table.text();
    }
    return text;
}

nlohmann::ordered_json comparison_question_in_report(const model::Comparison& comparison) {
    auto told = nlohmann::ordered_json::array();
    for (const Asked& asked : all_of(comparison)) {
        auto options = nlohmann::ordered_json::array();
        for (const Option& option : asked.options)
            options.push_back({{"label", option.label},
                               {"value", option.value},
                               {"differs", option.differs},
                               {"stands", option.stands},
                               {"standing", option.standing}});
        told.push_back(
            {{"subject", asked.subject}, {"wanted", wanted_of(*asked.answer)}, {"options", options}});
    }
    return told;
}

}  // namespace caseload::output

#include "model/plan/roll_out.hpp"

#include <map>
#include <utility>

namespace caseload::model {

namespace {

using Doubles = std::map<std::uint16_t, std::uint16_t>;

/// An attribute a second time, at the end of the list. Returns its number.
std::uint16_t add_double(Model& model, std::uint16_t attribute) {
    Attribute twin = model.attributes[attribute];
    twin.drawn_as = twin.drawn_as.empty() ? twin.name : twin.drawn_as;
    twin.name += " as allocated";
    model.attributes.push_back(std::move(twin));
    const auto number = static_cast<std::uint16_t>(model.attributes.size() - 1);
    const auto add_own = [&](auto& sources) {
        for (auto& source : sources) {
            // Pushing back may move what is looked at.
            const auto own = source.attributes;
            for (const auto& [of, shares] : own) {
                if (of == attribute) source.attributes.emplace_back(number, shares);
            }
        }
    };
    add_own(model.arrivals);
    add_own(model.stock);
    return number;
}

void look_at_doubles(std::vector<Test>& tests, const Doubles& doubles) {
    for (Test& test : tests) {
        const auto found = doubles.find(test.subject);
        if (test.of == Test::Of::attribute && found != doubles.end()) test.subject = found->second;
        look_at_doubles(test.parts, doubles);
    }
}

}  // namespace

void give_treatment(Model& model) {
    Trial& trial = model.trial;
    if (!trial.present() || trial.treats == Treats::allocated) return;
    trial.given = trial.arm;
    Doubles doubles;
    const auto given = static_cast<std::uint16_t>(trial.given);
    doubles[given] = add_double(model, given);
    // Shares depend on earlier attributes only: one pass finds whatever depends on the arm, through others too.
    const auto attributes = static_cast<std::uint16_t>(doubles[given]);
    for (std::uint16_t a = 0; a < attributes; ++a) {
        const std::int16_t by = model.attributes[a].shares.attribute;
        const auto parent = by < 0 ? doubles.end() : doubles.find(static_cast<std::uint16_t>(by));
        if (parent == doubles.end() || a == given) continue;
        const std::uint16_t on = parent->second;
        doubles[a] = add_double(model, a);
        model.attributes[doubles[a]].shares.attribute = static_cast<std::int16_t>(on);
    }
    trial.arm = static_cast<std::int16_t>(doubles[given]);
    look_at_doubles(trial.population.all, doubles);
    for (Subgroup& subgroup : trial.subgroups) look_at_doubles(subgroup.who.all, doubles);
}

}  // namespace caseload::model

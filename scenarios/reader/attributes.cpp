#include <set>

#include "scenarios/reader/population.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/trial.hpp"

namespace caseload::scenarios {

namespace {

/// Where a source of people stands in the scenario: the n-th of its section, by its name.
Field source_field(const Field& root, const char* section, const std::string& name) {
    const auto sources = items(root.child(section));
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const Field given = sources[i].child("name");
        const std::string own = given.is_text() ? given.node()->value<std::string>().value_or("")
                                                : std::string(section) + "_" + std::to_string(i + 1);
        if (own == name) return sources[i];
    }
    return root.child(section);
}

template <class Source> bool gives(const Source& source, std::size_t attribute) {
    for (const auto& [given, shares] : source.attributes)
        if (given == attribute) return true;
    return false;
}

}  // namespace

void check_attributes(const Field& root, const Names& names, const model::Model& model) {
    std::set<std::string> drawn;
    for (const Field& item : one_or_more(root.child("population")))
        if (const Field name = item.child("attribute"); name.is_text())
            drawn.insert(name.node()->value<std::string>().value_or(""));
    const ArmNames arm = arm_names(root.child("trial"));
    if (arm.allocated) drawn.insert(arm.attribute);
    const auto check = [&](const auto& sources, const char* section) {
        for (const auto& source : sources) {
            for (std::size_t attribute = 0; attribute < names.attributes.size(); ++attribute) {
                const std::string& name = names.attributes.names[attribute];
                if (drawn.contains(name) || gives(source, attribute)) continue;
                source_field(root, section, source.name)
                    .error("nothing says which " + in_quotes(name) + " people from " +
                               in_quotes(source.name) + " have",
                           "give this source attributes = { " + name +
                               " = { ... } } too, or the population shares of it");
            }
        }
    };
    check(model.arrivals, "arrivals");
    check(model.stock, "stock");
}

}  // namespace caseload::scenarios

#include "scenarios/reader/offices/providers.hpp"

#include <array>

#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::array provider_keys = {
    Key{"label", Kind::text, "The provider's name in the outputs", "its key"},
    Key{"places", Kind::integer, "Places a year in each area of offices; the first day of a year decides",
        "required", Varies::yes},
    Key{"year_begins", Kind::day,
        "The first year's first day; later years begin on its anniversaries. A rule may "
        "give it",
        "required"},
    Key{"until", Kind::day, "The last day of referrals. A rule may give it", "no end"}};

constexpr std::array change_keys = {
    Key{"from", Kind::names, "The marker before, or several; \"none\" for no marker", "required"},
    Key{"to", Kind::names, "The marker after, or several", "required"},
    Key{"when", Kind::text, "On what occasion, in words"},
    Key{"guidance", Kind::text, "Ids of the rules it follows, \"HTW-22\""}};

constexpr std::int64_t most_places = 10'000'000;
constexpr std::size_t most_markers = 256;

model::Provider read_provider(const std::string& name, const Field& field, const Names& names) {
    model::Provider provider;
    provider.name = name;
    const Section section(field, {provider_keys}, "a provider");
    if (!section) return provider;
    provider.label = as_text(section["label"]).value_or(name);
    vary(provider.places, section["places"], names,
         [](const Field& plain) { return as_integer(plain, 0, most_places); });
    if (provider.places.attribute >= 0)
        section["places"].error("the places are those of an area, and do not differ by who comes",
                                "write a number, or dated numbers");
    if (const auto begins = as_day_or_rule(section["year_begins"], names)) provider.year_begins = *begins;
    if (const auto until = as_day_or_rule(section["until"], names)) {
        provider.last_referral = *until;
        if (section["year_begins"] && *until < provider.year_begins)
            section["until"].error("nobody could ever be referred: ends on " + sim::iso(*until) +
                                   ", before it begins (" + sim::iso(provider.year_begins) + ")");
    }
    return provider;
}

}  // namespace

void read_providers(const Field& providers, const Names& names, model::Model& model) {
    for (const auto& [name, field] : entries(providers))
        model.providers.push_back(read_provider(name, field, names));
}

void read_marker_changes(const Field& changes, const Names& names, model::Model& model) {
    for (const auto& item : items(changes)) {
        const Section section(item, {change_keys}, "a change of marker");
        if (!section) continue;
        as_text(section["when"]);
        as_text(section["guidance"]);
        const auto after = resolve_all(names.markers, section["to"]);
        for (const auto from : resolve_all(names.markers, section["from"]))
            for (const auto to : after)
                model.marker_changes.push_back(
                    {static_cast<std::uint8_t>(from), static_cast<std::uint8_t>(to)});
    }
    if (changes && names.markers.size() > most_markers)
        changes.error("there are more markers than changes can be told of: at most " +
                      std::to_string(most_markers - 1));
}

std::vector<KeyTable> provider_key_tables() {
    return {
        {"providers.*", "Who finds and runs placements, up to a yearly limit in each area", provider_keys},
        {"marker_changes[]",
         "A change of marker that is allowed; where there is any, every other change stops the run",
         change_keys}};
}

}  // namespace caseload::scenarios

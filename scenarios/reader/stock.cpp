#include <array>
#include <map>
#include <set>

#include "scenarios/reader/arrivals.hpp"
#include "scenarios/reader/population.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::int64_t most_stock = 10'000'000;

constexpr std::array stock_keys = {
    Key{"office", Kind::name, "An office, or \"all\": so many in each", "the only office"},
    Key{"offices", Kind::names, "Several offices instead of one"},
    Key{"count", Kind::integer, "People already inside on the first day, in each office", "required"},
    Key{"enters", Kind::name, "Stage they enter, \"pathway.stage\"", "required"},
    Key{"spread", Kind::span, "They enter at moments spread evenly over this span", "14 days"},
    Key{"attributes", Kind::table, "Own shares for some attributes"},
    Key{"claims", Kind::flag, "With a claim of some age, drawn as in a steady state",
        "true where there are outcomes"},
    Key{"name", Kind::text, "Name, unique in its office: part of a person's identity", "stock_<n>"},
    Key{"source", Kind::text, "Where the count comes from, or \"assumption\"", "assumption"}};

}  // namespace

void read_stock(const Field& stock, const Names& names, model::Model& model) {
    std::map<std::uint16_t, std::set<std::string>> taken;
    for (const model::ArrivalSource& source : model.arrivals) taken[source.office].insert(source.name);
    for (const Field& item : items(stock)) {
        const Section section(item, {stock_keys}, "stock");
        if (!section) continue;
        model::Stock people;
        people.name =
            as_text(section["name"]).value_or("stock_" + std::to_string(std::stoul(item.name()) + 1));
        people.count =
            static_cast<std::uint32_t>(as_integer(plain(section["count"], names), 0, most_stock).value_or(0));
        const auto stage = resolve_stage(names, section["enters"]);
        people.stage = stage.value_or(0);
        people.pathway = stage ? pathway_of(names, *stage) : std::uint16_t{0};
        people.attributes = read_own_shares(section["attributes"], names);
        if (const auto spread = as_span(section["spread"])) people.spread = *spread;
        people.claims = as_flag(section["claims"]).value_or(model.outcomes.present());
        people.note = as_text(section["source"]).value_or("assumption");
        for (const std::uint16_t office : read_which_offices(section, names)) {
            people.office = office;
            if (!taken[office].insert(people.name).second)
                item.error(
                    "the name " + in_quotes(people.name) + " is taken at " + names.offices.names[office],
                    "a source's name is part of people's identity: give each its own");
            model.stock.push_back(people);
        }
    }
}

std::vector<KeyTable> stock_key_tables() {
    return {{"stock[]", "People already inside on the first day", stock_keys}};
}

}  // namespace caseload::scenarios

#include <algorithm>
#include <cstring>

#include "model/office/site.hpp"
#include "model/saved/branch.hpp"
#include "model/saved/maps.hpp"
#include "model/saved/saved.hpp"

/// Claims and hazards in a branch, and what a user should know of it.
namespace caseload::model {

namespace {

/// A cause as the state had it, by the variant's attributes and their levels.
Cause mapped(const Cause& state, const Maps& maps, Refusals& refusals) {
    Cause cause = state;
    cause.factors.clear();
    for (const FactorByAttribute& by : state.factors) {
        const std::int32_t attribute = maps.attributes[by.attribute];
        if (attribute < 0) {
            refusals.differs("attribute " + maps.from->attributes[by.attribute].first +
                             ", on which leaving for " + state.name + " depended, is gone");
            continue;
        }
        const auto number = static_cast<std::size_t>(attribute);
        FactorByAttribute into{
            .attribute = static_cast<std::uint16_t>(attribute),
            .by_level = std::vector<Factor>(maps.to->attributes[number].second.size(), unchanged)};
        for (std::size_t level = 0; level < maps.levels[by.attribute].size(); ++level) {
            const std::int32_t now = maps.levels[by.attribute][level];
            if (now >= 0) into.by_level[static_cast<std::size_t>(now)] = by.by_level[level];
        }
        cause.factors.push_back(std::move(into));
    }
    return cause;
}

Effect mapped(const Effect& state, const Maps& maps, Refusals& refusals) {
    Effect effect = state;
    const auto clock = [&](std::uint16_t before) {
        if (maps.clocks[before] < 0)
            refusals.differs("clock " + maps.from->clocks[before] + ", from which effect " + state.name +
                             " counted, is gone");
        return static_cast<std::uint16_t>(std::max(maps.clocks[before], 0));
    };
    effect.clock = clock(state.clock);
    for (std::uint16_t& delivered : effect.delivered) delivered = clock(delivered);
    effect.causes.clear();
    for (const std::uint16_t cause : state.causes) {
        if (maps.causes[cause] >= 0) effect.causes.push_back(static_cast<std::uint16_t>(maps.causes[cause]));
    }
    return effect;
}

}  // namespace

Outcomes hazards_before(const SavedNames& state, const SavedNames& variant) {
    const Maps maps(state, variant);
    Refusals refusals;
    Outcomes before;
    before.moves_a_year = state.outcomes.moves_a_year;
    before.causes.resize(variant.outcomes.causes.size());
    for (std::size_t c = 0; c < state.outcomes.causes.size(); ++c) {
        if (maps.causes[c] >= 0)
            before.causes[static_cast<std::size_t>(maps.causes[c])] =
                mapped(state.outcomes.causes[c], maps, refusals);
    }
    for (const Effect& effect : state.outcomes.effects)
        before.effects.push_back(mapped(effect, maps, refusals));
    refusals.tell();
    return before;
}

std::vector<std::vector<sim::Time>> claims_due(const SavedReplication& saved, const SavedNames& names) {
    std::vector<std::vector<sim::Time>> due;
    for (const SiteState& site : saved.sites) {
        const auto* records = reinterpret_cast<const std::byte*>(site.people.words().data());
        const std::size_t places = site.people.words().size() * sizeof(std::uint32_t) / names.layout.width;
        std::vector<sim::Time>& of_site = due.emplace_back(places, sim::Time::max());
        for (const sim::Event& event : site.agenda.waiting()) {
            if (static_cast<EventKind>(event.kind) != EventKind::claim) continue;
            Head head;
            std::memcpy(&head, records + event.actor * names.layout.width, sizeof head);
            if (head.claim_generation == event.generation) of_site[event.actor] = event.when();
        }
    }
    return due;
}

std::vector<std::uint16_t> added_offices(const SavedNames& state, const SavedNames& variant) {
    const Maps maps(state, variant);
    std::vector<std::uint16_t> added;
    for (std::uint16_t office = 0; office < variant.offices.size(); ++office) {
        if (std::find(maps.offices.begin(), maps.offices.end(), std::int32_t{office}) == maps.offices.end())
            added.push_back(office);
    }
    return added;
}

std::vector<std::string> StateFile::notes(const Setup& setup) const {
    const SavedNames variant(setup);
    if (variant == run_.names) return {};
    std::vector<std::string> notes;
    std::vector<std::string> new_offices;
    for (const std::uint16_t office : added_offices(run_.names, variant)) {
        notes.push_back("office " + variant.offices[office].name +
                        " is new: it opens for the first time on " + sim::iso(run_.day) +
                        ", with its stock if it has one");
        new_offices.push_back(std::to_string(variant.offices[office].register_id) + "/");
    }
    for (std::size_t s = variant.arrivals; s < variant.sources.size(); ++s) {
        const std::string& source = variant.sources[s];
        const bool known = std::find(run_.names.sources.begin(), run_.names.sources.end(), source) !=
                           run_.names.sources.end();
        const bool comes = std::any_of(new_offices.begin(), new_offices.end(),
                                       [&](const std::string& office) { return source.starts_with(office); });
        if (!known && !comes)
            notes.push_back("stock " + source +
                            " is new at an office that was open before the state: nobody of it comes in");
    }
    if (!(run_.names.outcomes == variant.outcomes))
        notes.push_back(
            "the hazards of leaving or coming back differ: from " + sim::iso(run_.day) +
            " on everybody's dates are those of the new ones; who had left by then and was not to "
            "come back before the run's end is not kept, and stays away");
    return notes;
}

}  // namespace caseload::model

#include <array>
#include <cstring>
#include <utility>

#include "model/saved/maps.hpp"

/// People's records in the form of another scenario.
namespace caseload::model {

namespace {

template <class T> T at(const std::byte* record, std::size_t offset) {
    T value;
    std::memcpy(&value, record + offset, sizeof value);
    return value;
}

template <class T> void put(std::byte* record, std::size_t offset, const T& value) {
    std::memcpy(record + offset, &value, sizeof value);
}

int visits_of(const std::byte* record, const SavedLayout& layout, std::int16_t slot) {
    const auto two = at<std::uint8_t>(record, layout.visits + static_cast<std::size_t>(slot) / 2);
    return two >> (slot % 2 * 4) & most_visits;
}

void put_visits(std::byte* record, const SavedLayout& layout, std::int16_t slot, int visits) {
    const std::size_t place = layout.visits + static_cast<std::size_t>(slot) / 2;
    const auto two = at<std::uint8_t>(record, place);
    const int shift = slot % 2 * 4;
    put(record, place, static_cast<std::uint8_t>((two & ~(most_visits << shift)) | visits << shift));
}

std::size_t place_of_kept(const SavedLayout& layout, const SavedStage& stage) {
    return layout.kept + static_cast<std::size_t>(stage.keeper) * sizeof(std::uint16_t);
}

/// The strands: where somebody is, by the names of pathways and stages.
void map_strands(const std::byte* from, std::byte* to, bool alive, const Maps& maps, Refusals& refusals) {
    for (std::size_t s = 0; s < maps.pathways.size(); ++s) {
        Strand strand = at<Strand>(from, maps.from->layout.strands + s * sizeof(Strand));
        const bool somewhere = alive && strand.stage != nowhere;
        const std::int32_t stage = strand.stage == nowhere ? -1 : maps.stages[strand.stage];
        if (somewhere && (stage < 0 || maps.pathways[s] < 0)) {
            refusals.gone("stage " + maps.from->stages[strand.stage].name, "people");
            continue;
        }
        if (maps.pathways[s] < 0) continue;
        strand.stage = stage < 0 ? nowhere : static_cast<std::uint16_t>(stage);
        if (strand.cause < maps.wait_causes.size()) {
            const std::int32_t cause = maps.wait_causes[strand.cause];
            strand.cause = cause < 0 ? 0 : static_cast<std::uint8_t>(cause);
        }
        put(to, maps.to->layout.strands + static_cast<std::size_t>(maps.pathways[s]) * sizeof(Strand),
            strand);
    }
}

void map_clocks(const std::byte* from, std::byte* to, const Maps& maps) {
    for (std::size_t c = 0; c < maps.clocks.size(); ++c) {
        // A clock that nobody reads any more may go.
        if (maps.clocks[c] < 0) continue;
        const auto day = at<DayNumber>(from, maps.from->layout.clocks + c * sizeof(DayNumber));
        put(to, maps.to->layout.clocks + static_cast<std::size_t>(maps.clocks[c]) * sizeof(DayNumber), day);
    }
}

/// Which deadlines have been judged; one that is no longer there need not be.
void map_judged(const std::byte* from, std::byte* to, const Maps& maps) {
    for (std::size_t d = 0; d < maps.clock_deadlines.size(); ++d) {
        const unsigned bit = at<std::uint8_t>(from, maps.from->layout.judged + d / 8) >> (d % 8) & 1u;
        if (maps.clock_deadlines[d] < 0 || bit == 0) continue;
        const auto into = static_cast<std::size_t>(maps.clock_deadlines[d]);
        const std::size_t place = maps.to->layout.judged + into / 8;
        put(to, place, static_cast<std::uint8_t>(at<std::uint8_t>(to, place) | 1u << (into % 8)));
    }
}

/// Days that a trial has added up so far, where both have one.
void map_totals(const std::byte* from, std::byte* to, const Maps& maps) {
    if (maps.from->layout.totals == 0 || maps.to->layout.totals == 0) return;
    put(to, maps.to->layout.totals, at<std::array<std::uint16_t, 2>>(from, maps.from->layout.totals));
}

void map_attributes(const std::byte* from, std::byte* to, const Maps& maps, Refusals& refusals) {
    for (std::size_t a = 0; a < maps.attributes.size(); ++a) {
        if (maps.attributes[a] < 0) continue;
        const Layout::Bits bits = maps.from->layout.attribute_bits[a];
        const std::size_t word_at = maps.from->layout.attributes + bits.word * sizeof(std::uint32_t);
        const std::uint32_t level = at<std::uint32_t>(from, word_at) >> bits.shift & ((1u << bits.width) - 1);
        const auto& [name, levels] = maps.from->attributes[a];
        const std::int32_t mapped = level < maps.levels[a].size() ? maps.levels[a][level] : -1;
        if (mapped < 0) {
            refusals.gone("level " + (level < levels.size() ? levels[level] : std::string("?")) +
                              " of attribute " + name,
                          "people");
            continue;
        }
        const Layout::Bits into =
            maps.to->layout.attribute_bits[static_cast<std::size_t>(maps.attributes[a])];
        const std::size_t into_at = maps.to->layout.attributes + into.word * sizeof(std::uint32_t);
        put(to, into_at, at<std::uint32_t>(to, into_at) | static_cast<std::uint32_t>(mapped) << into.shift);
    }
}

void map_visits_and_kept(const std::byte* from, std::byte* to, const Maps& maps, Refusals& refusals) {
    for (std::size_t s = 0; s < maps.stages.size(); ++s) {
        const SavedStage& stage = maps.from->stages[s];
        const std::uint16_t kept = stage.keeper < 0
                                       ? std::uint16_t{0}
                                       : at<std::uint16_t>(from, place_of_kept(maps.from->layout, stage));
        const SavedStage* same =
            maps.stages[s] < 0 ? nullptr : &maps.to->stages[static_cast<std::size_t>(maps.stages[s])];
        if (kept > 0) {
            if (same == nullptr || same->keeper < 0) {
                refusals.gone("what is kept after stage " + stage.name, "people");
            } else {
                put(to, place_of_kept(maps.to->layout, *same), kept);
            }
        }
        if (same == nullptr || same->visits_slot < 0) continue;
        // Where entries were not counted, there was one for whoever is there now.
        int visits = 0;
        if (stage.visits_slot >= 0) {
            visits = visits_of(from, maps.from->layout, stage.visits_slot);
        } else {
            for (std::size_t p = 0; p < maps.pathways.size(); ++p) {
                const Strand strand = at<Strand>(from, maps.from->layout.strands + p * sizeof(Strand));
                if (strand.stage == s) visits = 1;
            }
        }
        put_visits(to, maps.to->layout, same->visits_slot, visits);
    }
}

}  // namespace

void map_record(const std::byte* from, std::byte* to, std::size_t office, const Maps& maps,
                Refusals& refusals) {
    Head head = at<Head>(from, 0);
    const bool alive = (head.flags & Head::alive) != 0;
    map_strands(from, to, alive, maps, refusals);
    if (alive) {
        const std::int32_t source = maps.sources[head.source];
        const std::int32_t marker = maps.markers[head.marker];
        // Beyond the causes stands that somebody came in off benefit.
        const std::int32_t cause = head.cause < maps.causes.size() ? maps.causes[head.cause] : head.cause;
        if (source < 0) refusals.gone("arrivals or stock " + maps.from->sources[head.source], "people");
        if (marker < 0) refusals.gone("marker " + maps.from->markers[head.marker], "people");
        if (cause < 0 && (head.flags & Head::on_benefit) == 0)
            refusals.gone("cause of leaving " + maps.from->causes[head.cause], "people");
        head.source = static_cast<std::uint16_t>(source);
        head.marker = static_cast<std::uint8_t>(marker);
        head.cause = static_cast<std::uint8_t>(cause < 0 ? 0 : cause);
        if (head.coach != no_coach && office < maps.diaries.size()) {
            const std::int32_t coach = maps.diaries[office].diaries[head.coach];
            if (coach < 0)
                refusals.gone(
                    maps.diaries[office].names[head.coach] + " of " + maps.from->offices[office].name,
                    "people of their own");
            head.coach = static_cast<std::uint16_t>(coach);
        }
    }
    head.judged = {};
    put(to, 0, head);
    if (alive) {
        map_clocks(from, to, maps);
        map_judged(from, to, maps);
        map_totals(from, to, maps);
        map_attributes(from, to, maps, refusals);
        map_visits_and_kept(from, to, maps, refusals);
    }
}

void map_people(const SiteState& from, SiteState& to, std::size_t office, const Maps& maps,
                Refusals& refusals) {
    const std::size_t width = maps.from->layout.width;
    const std::size_t wide = maps.to->layout.width;
    const std::size_t places = from.people.words().size() * sizeof(std::uint32_t) / width;
    std::vector<std::uint32_t> words(places * wide / sizeof(std::uint32_t));
    const auto* records = reinterpret_cast<const std::byte*>(from.people.words().data());
    auto* into = reinterpret_cast<std::byte*>(words.data());
    for (std::size_t p = 0; p < places; ++p)
        map_record(records + p * width, into + p * wide, office, maps, refusals);
    to.people = People(std::move(words), from.people.free());
    to.referrals = from.referrals;
    for (Referral& referral : to.referrals.all) {
        const std::int32_t stage = maps.stages[referral.stage];
        const std::int32_t strand = maps.pathways[referral.strand];
        if (stage < 0 || strand < 0)
            refusals.gone("stage " + maps.from->stages[referral.stage].name, "referrals");
        referral.stage = static_cast<std::uint16_t>(stage);
        referral.strand = static_cast<std::uint8_t>(strand);
    }
}

}  // namespace caseload::model

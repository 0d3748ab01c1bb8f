#include "model/setup/layout.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

#include "model/setup/clock_deadlines.hpp"

namespace caseload::model {

namespace {

constexpr unsigned word_bits = 32;
/// Days on benefit, days in employment.
constexpr std::uint32_t trial_totals = 2;
/// So many give the answers of an unlimited memory (model/rules/sanction_scale.hpp).
constexpr std::uint32_t visits_a_byte = 2;
constexpr std::uint32_t bits_a_byte = 8;

std::uint32_t aligned(std::uint32_t offset, std::uint32_t to) { return (offset + to - 1) / to * to; }

/// Gives every attribute its bits, one after the other, in as few words as that takes. Returns how many words.
std::uint32_t pack(const std::vector<Attribute>& attributes, std::vector<Layout::Bits>& places) {
    unsigned used = 0;
    std::uint16_t words = 0;
    for (const Attribute& attribute : attributes) {
        const auto width =
            static_cast<unsigned>(std::bit_width(std::max<std::size_t>(attribute.levels.size(), 1) - 1));
        if (words == 0 || used + width > word_bits) {
            ++words;
            used = 0;
        }
        places.push_back({static_cast<std::uint16_t>(words - 1), static_cast<std::uint8_t>(used),
                          static_cast<std::uint8_t>(width)});
        used += width;
    }
    return words;
}

}  // namespace

Layout::Layout(const Model& model) {
    day_zero = model.start - sim::Days{most_days_before};
    second_zero = sim::Time{model.start} - sim::Seconds{1};
    std::uint32_t cycles = 0;
    std::uint32_t keepers = 0;
    for (const Stage& stage : model.stages) {
        cycles = std::max(cycles, static_cast<std::uint32_t>(stage.visits_slot + 1));
        if (stage.does() == Does::walk_in && !std::get<WalkIn>(stage.kind).keep.empty()) ++keepers;
    }
    const auto count = [](const auto& list) { return static_cast<std::uint32_t>(list.size()); };
    strands = aligned(sizeof(Head), alignof(Strand));
    clocks = strands + count(model.pathways) * static_cast<std::uint32_t>(sizeof(Strand));
    std::uint32_t end = clocks + count(model.clocks) * static_cast<std::uint32_t>(sizeof(DayNumber));
    if (model.trial.present() && model.outcomes.present()) {
        totals = end;
        end += trial_totals * static_cast<std::uint32_t>(sizeof(std::uint16_t));
    }
    attributes = aligned(end, 4);
    const std::uint32_t words = pack(model.attributes, attribute_bits);
    visits = attributes + words * static_cast<std::uint32_t>(sizeof(std::uint32_t));
    end = visits + (cycles + visits_a_byte - 1) / visits_a_byte;
    const auto deadlines = count(names_of_clock_deadlines(model));
    const std::uint32_t bytes_judged = (deadlines + bits_a_byte - 1) / bits_a_byte;
    const bool few = bytes_judged <= sizeof(Head::judged);
    judged = few ? static_cast<std::uint32_t>(offsetof(Head, judged)) : end;
    kept = aligned(few ? end : end + bytes_judged, sizeof(std::uint16_t));
    width = aligned(kept + keepers * static_cast<std::uint32_t>(sizeof(std::uint16_t)), 4);
}

}  // namespace caseload::model

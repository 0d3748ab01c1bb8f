#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

#include "model/plan/day_number.hpp"
#include "model/setup/layout.hpp"

namespace caseload::model {

/// A person's record, seen through the layout. Holds until somebody is added.
class Person {
public:
    Person(std::byte* record, const Layout& layout) : record_(record), layout_(&layout) {}
    Head& head() const { return *reinterpret_cast<Head*>(record_); }
    Strand& strand(std::size_t i) const { return part<Strand>(layout_->strands, i); }
    DayNumber& clock(std::size_t i) const { return part<DayNumber>(layout_->clocks, i); }
    /// The days on benefit (0) and in employment (1) booked so far, within the time in which a trial compares.
    std::uint16_t& total(std::size_t i) const { return part<std::uint16_t>(layout_->totals, i); }
    std::uint8_t attribute(std::size_t i) const {
        const Layout::Bits bits = layout_->attribute_bits[i];
        return static_cast<std::uint8_t>(word(bits) >> bits.shift & ((1u << bits.width) - 1));
    }
    void set_attribute(std::size_t i, std::uint8_t level) const {
        const Layout::Bits bits = layout_->attribute_bits[i];
        const std::uint32_t mask = ((1u << bits.width) - 1) << bits.shift;
        word(bits) = (word(bits) & ~mask) | std::uint32_t{level} << bits.shift;
    }
    int visits(std::size_t i) const {
        return part<std::uint8_t>(layout_->visits, i / 2) >> (i % 2 * 4) & most_visits;
    }
    /// Counts another entry, up to most_visits.
    void count_visit(std::size_t i) const {
        if (visits(i) == most_visits) return;
        std::uint8_t& two = part<std::uint8_t>(layout_->visits, i / 2);
        two = static_cast<std::uint8_t>(two + (1u << (i % 2 * 4)));
    }
    /// Has a deadline that counts from a clock been judged since the clock started? By ClockDeadline::number.
    bool judged(std::size_t i) const {
        return (part<std::uint8_t>(layout_->judged, i / 8) >> (i % 8) & 1) != 0;
    }
    void set_judged(std::size_t i, bool judged) const {
        std::uint8_t& eight = part<std::uint8_t>(layout_->judged, i / 8);
        const unsigned bit = 1u << (i % 8);
        eight = static_cast<std::uint8_t>(judged ? eight | bit : eight & ~bit);
    }
    std::uint8_t& spells() const { return head().sick_spells; }
    std::uint16_t& kept(std::size_t i) const { return part<std::uint16_t>(layout_->kept, i); }
    bool on_benefit() const { return (head().flags & Head::on_benefit) != 0; }
    std::span<const std::byte> bytes() const { return {record_, layout_->width}; }

private:
    std::uint32_t& word(Layout::Bits bits) const {
        return part<std::uint32_t>(layout_->attributes, bits.word);
    }
    template <class T> T& part(std::uint32_t offset, std::size_t i) const {
        return *reinterpret_cast<T*>(record_ + offset + i * sizeof(T));
    }
    std::byte* record_;
    const Layout* layout_;
};

/// Everybody at one site, in one contiguous block of records; places of those who left are used again.
class People {
public:
    explicit People(const Layout& layout) : layout_(&layout) {}
    /// Records whose layout is not known: a state by itself. Nobody can be looked up.
    People() = default;
    People(std::vector<std::uint32_t> words, std::vector<std::uint32_t> free)
        : words_(std::move(words)), free_(std::move(free)) {}
    std::uint32_t add();
    std::uint32_t add(std::span<const std::byte> record);  ///< From another site.
    void remove(std::uint32_t id);
    Person operator[](std::uint32_t id) {
        return {reinterpret_cast<std::byte*>(words_.data()) + std::size_t{id} * layout_->width, *layout_};
    }
    bool alive(std::uint32_t id) { return ((*this)[id].head().flags & Head::alive) != 0; }
    std::uint32_t places() const {
        return static_cast<std::uint32_t>(words_.size() * sizeof(std::uint32_t) / layout_->width);
    }
    std::size_t size() const { return places() - free_.size(); }
    /// The records, one after the other.
    const std::vector<std::uint32_t>& words() const { return words_; }
    /// Places of those who left.
    const std::vector<std::uint32_t>& free() const { return free_; }

    template <class Archive> void fields(Archive& archive) {
        archive("records", words_);
        archive("free", free_);
    }

private:
    std::size_t strands() const { return (layout_->clocks - layout_->strands) / sizeof(Strand); }

    const Layout* layout_ = nullptr;
    std::vector<std::uint32_t> words_;
    std::vector<std::uint32_t> free_;
};

}  // namespace caseload::model

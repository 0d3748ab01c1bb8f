#pragma once

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace caseload::sim {

static_assert(std::endian::native == std::endian::little,
              "states are written little-endian, in blocks of memory");

/// What a record may be made of, seen by the state: blocks of memory, sequences and records.
namespace state {

struct Probe {
    template <class T> void operator()(std::string_view, T&) {}
};

/// A class that lists its fields: template <class Archive> void fields(Archive& archive).
template <class T>
concept record = requires(T& value, Probe& probe) {
    value.fields(probe);
};

/// A growing sequence: vector, deque.
template <class T>
concept sequence = !record<T> && requires(T & values) {
    typename T::value_type;
    values.emplace_back();
    values.pop_back();
    values.size();
};

/// True for what is copied as a block of memory: no padding, so that equal states have equal bytes.
template <class T>
inline constexpr bool is_block = (std::has_unique_object_representations_v<T> ||
                                  std::is_floating_point_v<T>)&&std::is_trivially_copyable_v<T> &&
                                 !std::is_pointer_v<T> && !record<T>;
template <class T> inline constexpr bool is_block<std::optional<T>> = false;
template <class T, class U> inline constexpr bool is_block<std::pair<T, U>> = false;
template <class T, std::size_t n> inline constexpr bool is_block<std::array<T, n>> = is_block<T>;
template <class T, std::size_t n> inline constexpr bool is_block<std::span<T, n>> = false;
template <> inline constexpr bool is_block<std::string_view> = false;

/// Fields within this many fields carry their name and size; deeper ones stand bare, one after another.
inline constexpr int named_levels = 2;
/// No record of ours has fields within so many fields; a damaged file must not overflow the stack.
inline constexpr int deepest = 64;

}  // namespace state

/// Writes records into bytes: a header (mark, format version, label, size, checksum), then the fields in order.
/// Fields are arithmetic types, enums, trivially copyable structs without padding or floating point (as blocks),
/// string, vector, deque, array, optional, pair, and any class with fields(). Equal records have equal bytes.
class StateWriter {
public:
    /// `label` says what the state belongs to, for instance the scenario's hash; the reader insists on the same.
    explicit StateWriter(std::string_view label);

    /// Writes one field.
    template <class T> void operator()(std::string_view name, const T& value) {
        const std::size_t size_at = depth_ < state::named_levels ? open(name) : 0;
        ++depth_;
        write(value);
        --depth_;
        if (depth_ < state::named_levels) close(size_at);
    }

    /// The whole state. The writer is spent.
    std::vector<std::byte> finish() &&;

private:
    std::size_t open(std::string_view name);
    void close(std::size_t size_at);
    void append(const void* data, std::size_t size);

    template <class T> void write(const T& value) {
        if constexpr (state::record<T>) {
            const_cast<T&>(value).fields(*this);  // one listing serves both ways; a writer only reads
        } else {
            static_assert(state::is_block<T>,
                          "a state cannot hold this type (or its padding): give it fields()");
            append(&value, sizeof value);
        }
    }
    void write(const std::string& text) {
        write(std::uint64_t{text.size()});
        append(text.data(), text.size());
    }
    void write(const std::vector<bool>& values) {
        write(std::uint64_t{values.size()});
        for (const bool value : values) write(value);
    }
    template <state::sequence Sequence> void write(const Sequence& values) {
        using T = typename Sequence::value_type;
        write(std::uint64_t{values.size()});
        if constexpr (state::is_block<T> && std::same_as<Sequence, std::vector<T>>) {
            append(values.data(), values.size() * sizeof(T));
        } else {
            for (const T& value : values) write(value);
        }
    }
    template <class T, std::size_t n> void write(const std::array<T, n>& values) {
        for (const T& value : values) write(value);
    }
    template <class T> void write(const std::optional<T>& value) {
        write(value.has_value());
        if (value) write(*value);
    }
    template <class T, class U> void write(const std::pair<T, U>& both) {
        write(both.first);
        write(both.second);
    }

    std::vector<std::byte> bytes_;
    std::size_t start_ = 0;
    int depth_ = 0;
};

/// Reads what a StateWriter wrote, into objects that already stand: elements that exist are read in place, so what
/// they do not save (a reference to the scenario) stays. Anything foreign, damaged, cut short or of another shape
/// throws std::runtime_error with a sentence that says what; no size is believed beyond the bytes that are there.
class StateReader {
public:
    /// `bytes` must outlive the reader. `label` must be the writer's.
    StateReader(std::span<const std::byte> bytes, std::string_view label);

    /// Reads one field: the same names in the same order as they were written.
    template <class T> void operator()(std::string_view name, T& value) {
        const std::size_t outer_end = end_;
        if (depth_ < state::named_levels) open(name);
        if (++depth_ > state::deepest) throw std::runtime_error("state: its fields are nested too deep");
        read(value);
        --depth_;
        if (depth_ < state::named_levels) close(name, outer_end);
    }

    /// Throws unless everything has been read.
    void finish() const;

private:
    void open(std::string_view name);
    void close(std::string_view name, std::size_t outer_end);
    void take(void* data, std::size_t size);
    std::size_t read_count(std::size_t smallest_element);
    bool read_flag();
    [[noreturn]] void wrong_count(std::size_t found, std::size_t expected) const;

    template <class T> void read(T& value) {
        if constexpr (state::record<T>) {
            value.fields(*this);
        } else if constexpr (std::same_as<T, bool>) {
            value = read_flag();
        } else {
            static_assert(state::is_block<T>,
                          "a state cannot hold this type (or its padding): give it fields()");
            take(&value, sizeof value);
        }
    }
    void read(std::string& text) {
        text.resize(read_count(1));
        take(text.data(), text.size());
    }
    void read(std::vector<bool>& values) {
        values.resize(read_count(1));
        for (std::size_t i = 0; i < values.size(); ++i) values[i] = read_flag();
    }
    template <state::sequence Sequence> void read(Sequence& values) {
        using T = typename Sequence::value_type;
        if constexpr (state::is_block<T> && std::same_as<Sequence, std::vector<T>>) {
            values.resize(read_count(sizeof(T)));
            take(values.data(), values.size() * sizeof(T));
        } else {
            const std::size_t count = read_count(1);
            if constexpr (std::is_default_constructible_v<T>) {
                while (values.size() > count) values.pop_back();
            } else if (values.size() != count) {
                wrong_count(count, values.size());
            }
            for (T& value : values) read(value);
            if constexpr (std::is_default_constructible_v<T>) {
                while (values.size() < count) read(values.emplace_back());
            }
        }
    }
    template <class T, std::size_t n> void read(std::array<T, n>& values) {
        for (T& value : values) read(value);
    }
    template <class T> void read(std::optional<T>& value) {
        if (!read_flag()) return value.reset();
        read(value ? *value : value.emplace());
    }
    template <class T, class U> void read(std::pair<T, U>& both) {
        read(both.first);
        read(both.second);
    }

    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    int depth_ = 0;
};

}  // namespace caseload::sim

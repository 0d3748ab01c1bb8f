#include "scenarios/reader/text/characters.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace caseload::scenarios {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// A character of UTF-8 text and how many bytes it takes; `sound` is false where the bytes are none.
struct Character {
    std::uint32_t code = 0;
    std::size_t bytes = 1;
    bool sound = true;
};

Character first_of(std::string_view text) {
    const auto byte = [&text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return {0, 1, false};
    std::uint32_t code = lead & (0x7Fu >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0u) != 0x80u) return {0, 1, false};
        code = code << 6 | (byte(i) & 0x3Fu);
    }
    // Written longer than need be, half of a surrogate pair, or beyond Unicode.
    const bool sound = code >= (bytes == 4   ? 0x10000u
                                : bytes == 3 ? 0x800u
                                             : 0x80u) &&
                       code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return {code, sound ? bytes : 1, sound};
}

bool is_control(std::uint32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

/// "U+001B", the first that may not stand in text; empty when there is none. A line may end in CR LF.
std::string first_control(std::string_view text) {
    while (!text.empty()) {
        const Character here = first_of(text);
        const bool line_end = here.code == '\n' || text.starts_with("\r\n");
        if (here.sound && is_control(here.code) && here.code != '\t' && !line_end)
            return fmt::format("U+{:04X}", here.code);
        text.remove_prefix(here.bytes);
    }
    return {};
}

constexpr const char* advice = "take it out: text has letters, digits, signs, blanks, tabs and line ends";

void check(const Field& field) {
    if (field.is_text())
        if (const auto found = first_control(field.node()->value<std::string>().value_or("")); !found.empty())
            field.error("the control character " + found + " in a text", advice);
    for (const auto& [key, value] : field.children()) {
        if (const auto found = first_control(key); !found.empty()) {
            value.error_at_key("the control character " + found + " in a name", advice);
        }
        check(value);
    }
    if (!field.is_array()) return;
    for (const Field& item : items(field)) check(item);
}

}  // namespace

void check_characters(const Field& root) { check(root); }

std::string shown(std::string_view text) {
    std::string all;
    while (!text.empty()) {
        const Character here = first_of(text);
        if (here.sound && !is_control(here.code))
            all += text.substr(0, here.bytes);
        else
            all += replacement;
        text.remove_prefix(here.bytes);
    }
    return all;
}

}  // namespace caseload::scenarios

#include <cctype>
#include <charconv>

#include "scenarios/reader/document.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/text/nesting.hpp"

namespace caseload::scenarios {

namespace {

/// "offices."Bishop Auckland".staff" in parts; nothing when a part is empty or a quote is left open.
std::vector<std::string> parts_of(std::string_view key) {
    std::vector<std::string> parts(1);
    bool quoted_part = false;
    for (const char letter : key) {
        if (letter == '"')
            quoted_part = !quoted_part;
        else if (letter == '.' && !quoted_part)
            parts.emplace_back();
        else
            parts.back() += letter;
    }
    const bool sound =
        !quoted_part && parts.size() <= 30 &&
        std::none_of(parts.begin(), parts.end(), [](const auto& part) { return part.empty(); });
    return sound ? parts : std::vector<std::string>{};
}

/// The value in a table of its own, under "value"; what is no TOML is text.
toml::table value_of(const model::ChangedKey& override, const std::string& source) {
    if (override.value.find('\n') == std::string::npos && !too_deep(override.value)) {
        try {
            toml::table parsed = std::move(toml::parse("value = " + override.value, source));
            if (parsed.size() == 1 && parsed.contains("value")) return parsed;
        } catch (const toml::parse_error&) {
        }
    }
    // Written as a TOML string of its own, so that it has a place like any other value.
    std::string escaped;
    for (const char letter : override.value) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\')
            (escaped += '\\') += letter;
        else
            escaped += code < 0x20 || code == 0x7F ? ' ' : letter;
    }
    try {
        return std::move(toml::parse("value = \"" + escaped + "\"", source));
    } catch (const toml::parse_error&) {
        return {};  // Not UTF-8.
    }
}

/// Tables whose keys are names of the user's own: setting something of an unknown one is a slip.
bool holds_names(std::string_view key) {
    return key == "offices" || key == "pathways" || key == "stages" || key == "staff";
}

std::vector<std::string> keys_of(const toml::table& table) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : table) keys.emplace_back(key.str());
    return keys;
}

std::optional<std::size_t> index_of(const std::string& part, std::size_t size) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
    if (error != std::errc{} || end != part.data() + part.size() || index >= size) return std::nullopt;
    return index;
}

}  // namespace

void apply(toml::table& root, const model::ChangedKey& override, Problems& problems) {
    const std::string source = "--set " + override.key + "=" + override.value;
    const auto report = [&](std::string message, std::string advice = "") {
        problems.add({source, 0, 0, std::move(message), std::move(advice), false});
    };
    const auto parts = parts_of(override.key);
    if (parts.empty()) return report("no key: " + in_quotes(override.key), "write section.key=value");
    toml::table value = value_of(override, source);
    if (value.empty()) return report("the value is not UTF-8 text");

    toml::node* at = &root;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        if (toml::array* array = at->as_array()) {
            const auto index = index_of(parts[i], array->size());
            if (!index)
                return report(parts[i - 1] + " is a list of " + std::to_string(array->size()) + ": no item " +
                                  in_quotes(parts[i]),
                              "items are counted from 0");
            if (last) {
                array->erase(array->cbegin() + static_cast<std::ptrdiff_t>(*index));
                array->insert(array->cbegin() + static_cast<std::ptrdiff_t>(*index),
                              std::move(*value.get("value")));
                return;
            }
            at = array->get(*index);
            continue;
        }
        toml::table* table = at->as_table();
        if (!table) return report(parts[i - 1] + " is a plain value and has no " + in_quotes(parts[i]));
        if (!table->contains(parts[i]) && i > 0 && holds_names(parts[i - 1])) {
            // Staff may stand under office_defaults alone.
            const toml::node_view defaults = root["office_defaults"]["staff"][parts[i]];
            if (parts[i - 1] != "staff" || !defaults)
                return report("unknown name " + in_quotes(parts[i]) + " in " + parts[i - 1],
                              did_you_mean(parts[i], keys_of(*table)));
        }
        if (last) {
            table->erase(parts[i]);
            const toml::key key(parts[i], value.find("value")->first.source());
            table->insert(key, std::move(*value.get("value")));
            return;
        }
        if (!table->contains(parts[i])) {
            // A table parsed from the override, so that it has its place too.
            toml::table holder = std::move(toml::parse("table = {}", source));
            table->insert(toml::key(parts[i], holder.find("table")->first.source()),
                          std::move(*holder.get("table")));
        }
        at = table->get(parts[i]);
    }
}

}  // namespace caseload::scenarios

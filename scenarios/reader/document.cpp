#include "scenarios/reader/document.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>
#include <vector>

#include "scenarios/reader/text/characters.hpp"
#include "scenarios/reader/text/files.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/text/nesting.hpp"
#include "scenarios/reader/text/toml_in_words.hpp"
#include "scenarios/reader/values/distributions.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t most_bytes = 8'000'000;
constexpr int most_files = 64;

/// Loads files with what they extend; counts them and knows which are being loaded, to stop at a cycle.
class Loader {
public:
    explicit Loader(Problems& problems) : problems_(problems) {}

    /// The file's own text parsed; `asked` is the field that names it, absent for the scenario itself.
    std::optional<toml::table> parse(const fs::path& file, const Field& asked) {
        std::string wrong;
        const auto text = file_text(file, most_bytes, wrong);
        if (!text) return report(asked, file, wrong);
        if (std::all_of(text->begin(), text->end(), [](char letter) {
                return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
            }))
            return report(asked, file, "the file is empty: " + file.generic_string());
        if (const auto line = too_deep(*text)) {
            problems_.add({file.generic_string(), *line, 1, "a key of more than 30 parts", "", false});
            return std::nullopt;
        }
        try {
            return std::move(toml::parse(*text, file.generic_string()));
        } catch (const toml::parse_error& error) {
            problems_.add({file.generic_string(), error.source().begin.line, error.source().begin.column,
                           "no TOML: " + toml_in_words(error.description()), "", false});
            return std::nullopt;
        }
    }

    std::optional<toml::table> load(const fs::path& file, const Field& asked) {
        std::error_code error;
        fs::path canonical = fs::weakly_canonical(file, error);
        if (error) canonical = file;
        if (std::find(open_.begin(), open_.end(), canonical) != open_.end()) {
            std::string round;
            for (auto step = std::find(open_.begin(), open_.end(), canonical); step != open_.end(); ++step)
                round += step->filename().generic_string() + " -> ";
            return report(asked, file,
                          "`extends` goes round in a circle: " + round + file.filename().generic_string());
        }
        if (++files_ > most_files)
            return report(asked, file, "more than " + std::to_string(most_files) + " files are extended");
        auto own = parse(file, asked);
        if (!own) return std::nullopt;
        open_.push_back(canonical);
        toml::table merged;
        for (const Field& base : one_or_more(Field(own->get("extends"), "extends", problems_))) {
            const auto written = as_text(base);
            if (!written) continue;
            if (auto table = load(scenario_file(beside(base, *written)), base))
                merge(merged, std::move(*table));
        }
        open_.pop_back();
        own->erase("extends");
        toml::table top = std::move(*own);
        merge(merged, std::move(top));
        // Back into the file's own top table, so that what is missing is reported in this file.
        top.clear();
        for (auto&& [key, value] : merged) top.insert(key, std::move(value));
        return top;
    }

    static fs::path scenario_file(const fs::path& given) {
        std::error_code error;
        return fs::is_directory(given, error) ? given / "scenario.toml" : given;
    }

private:
    std::nullopt_t report(const Field& asked, const fs::path& file, const std::string& wrong) {
        if (asked)
            asked.error(wrong);
        else
            problems_.add({file.generic_string(), 0, 0, wrong, "", false});
        return std::nullopt;
    }

    Problems& problems_;
    std::vector<fs::path> open_;
    int files_ = 0;
};

/// [[targets]] and [[free]] of the file that `targets` names, or of targets.toml beside the scenario.
void add_targets(Document& document, Loader& loader, Problems& problems) {
    const Field named(document.root.get("targets"), "targets", problems);
    fs::path file = document.file.parent_path() / "targets.toml";
    if (named.is_text()) {
        file = beside(named, named.node()->value<std::string>().value_or(""));
    } else {
        std::error_code error;
        if (named || !fs::exists(file, error)) return;
    }
    auto table = loader.parse(file, named);
    document.root.erase("targets");
    if (!table) return;
    for (const auto& [key, value] : *table) {
        const std::string name(key.str());
        if (name != "targets" && name != "free")
            Field(&*table, "", problems)
                .child(name)
                .error_at_key("no such key in a file of targets", "known: \"targets\", \"free\"");
    }
    for (const char* key : {"targets", "free"})
        if (toml::node* node = table->get(key)) document.root.insert_or_assign(key, std::move(*node));
}

/// Is the upper table a value of its own, in which nothing of the lower one belongs?
bool replaces(std::string_view key, const toml::table& lower, const toml::table& upper) {
    static constexpr std::array conditions_and_moments = {"when",       "who",   "among",
                                                          "population", "until", "shares"};
    if (std::find(conditions_and_moments.begin(), conditions_and_moments.end(), key) !=
        conditions_and_moments.end())
        return true;
    if (upper.contains("by") || upper.contains("rule")) return true;
    if (upper.size() != 1) return false;
    const std::string_view only = upper.begin()->first.str();
    for (const KeyTable& table : distribution_key_tables())
        if (table.section == "distribution")
            for (const Key& shape : table.keys)
                if (shape.name == only) return !lower.contains(only);
    return false;
}

}  // namespace

void merge(toml::table& lower, toml::table&& upper) {
    for (auto&& [key, value] : upper) {
        toml::table* own = value.as_table();
        const auto below = lower.find(key.str());
        if (below != lower.end() && own && below->second.is_table() &&
            !replaces(key.str(), *below->second.as_table(), *own)) {
            merge(*below->second.as_table(), std::move(*own));
            continue;
        }
        // Erased first: assigning would leave the lower file's position on the key.
        if (below != lower.end()) lower.erase(below);
        lower.insert(key, std::move(value));
    }
}

std::optional<Document> load(const fs::path& scenario, std::span<const model::ChangedKey> overrides,
                             Problems& problems) {
    Loader loader(problems);
    std::error_code error;
    Document document;
    document.file = Loader::scenario_file(scenario);
    if (document.file != scenario && !fs::exists(document.file, error)) {
        problems.add({scenario.generic_string(), 0, 0, "a folder without a scenario.toml in it",
                      "name a scenario's file, or a folder with scenario.toml", false});
        return std::nullopt;
    }
    const fs::path whole = fs::weakly_canonical(document.file, error);
    document.name = shown(whole.filename() == "scenario.toml" ? whole.parent_path().filename().string()
                                                              : whole.stem().string());
    auto root = loader.load(document.file, Field{});
    // Without a file that it extends a scenario would seem to lack nearly everything.
    if (!root || problems.any_errors()) return std::nullopt;
    document.root = std::move(*root);
    // Another file of targets is read like the scenario's own, so that values within it can be set too.
    const auto apply_all = [&](bool of_targets) {
        for (const model::ChangedKey& override : overrides)
            if ((override.key == "targets") == of_targets) apply(document.root, override, problems);
    };
    apply_all(true);
    add_targets(document, loader, problems);
    apply_all(false);
    return document;
}

}  // namespace caseload::scenarios

#pragma once

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "model/questions/scenario.hpp"
#include "model/questions/wanted.hpp"
#include "scenarios/reader/read.hpp"
#include "tests/cli/program.hpp"

/// Questions asked through the library, beside the same asked of the program.
namespace caseload::asked {

using program::Place;

/// Makes the scenario of a file.
inline model::MakeModel reader_of(const std::filesystem::path& file) {
    return [file](const std::vector<model::ChangedKey>& keys) {
        auto reading = scenarios::read(file, keys);
        if (!reading.model) throw std::runtime_error(file.string() + " is not sound");
        return std::move(*reading.model);
    };
}

/// Scenarios of the place, with the warm-up found of those that are steady.
inline model::Scenarios settled(const Place& place, const std::vector<std::string>& files,
                                const model::Start& start) {
    model::Scenarios scenarios;
    for (const std::string& file : files)
        scenarios.push_back(std::make_unique<model::Scenario>(reader_of(place.path / file)({})));
    model::settle(scenarios, start, {.replications = start.replications.count, .threads = 2});
    return scenarios;
}

/// Asks the program; it has to answer.
inline void by_command(const Place& place, const std::string& arguments) {
    const program::Said said = program::call(place, arguments + " --quiet");
    INFO(said.err);
    REQUIRE(said.code == 0);
}

/// The command as the program tells it in its run.json.
inline std::string told_command(const std::filesystem::path& folder) {
    return nlohmann::json::parse(program::contents(folder / "run.json")).at("command");
}

/// The folder to which the library's answer is written.
inline std::filesystem::path answer_folder(const Place& place) {
    std::filesystem::create_directories(place.path / "library");
    return place.path / "library";
}

/// Both wrote the same, byte for byte.
inline void same_files(const std::filesystem::path& one, const std::filesystem::path& other,
                       const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        INFO(name);
        const std::string text = program::contents(one / name);
        CHECK(!text.empty());
        CHECK(text == program::contents(other / name));
    }
}

/// A figure of the scenario by what it is called.
inline model::WantedMeasure wanted(const model::Setup& setup, const std::string& text,
                                   const std::string& measure, const std::string& office,
                                   const std::string& stage) {
    const model::Figures figures(setup);
    for (std::size_t f = 0; f < figures.size(); ++f) {
        const model::FigureName name = figures.name(f);
        if (name.measure == measure && name.office == office && name.stage == stage && name.group.empty() &&
            name.period.empty())
            return {.text = text, .name = name, .figure = f};
    }
    throw std::runtime_error("no figure is called " + text);
}

}  // namespace caseload::asked

#include "output/pictures/draw.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "output/pictures/drawing.hpp"
#include "tests/output/drawn.hpp"
#include "tests/scenarios/whole.hpp"

/// Pictures of every shipped scenario, against the model they are of.
namespace caseload {

using drawn::Box;
using drawn::Frame;
using drawn::Picture;

namespace {

constexpr auto shipped_scenarios = std::to_array<const char*>(
    {"theory/mm1.toml", "theory/mmc.toml", "theory/mg1.toml", "theory/mm1-heavy.toml", "iap-trial",
     "iap-youth", "help-to-work", "post-work-programme"});

const model::Model& model_of(const char* file) {
    static std::map<std::string, std::unique_ptr<whole::Scenario>> known;
    auto& scenario = known[file];
    if (!scenario) scenario = std::make_unique<whole::Scenario>(whole::shipped / file);
    return *scenario->model;
}

const Picture& picture_of(const char* file) {
    static std::map<std::string, Picture> known;
    auto found = known.find(file);
    if (found == known.end())
        found = known.emplace(file, drawn::read(output::draw_svg(model_of(file)))).first;
    return found->second;
}

const Frame& frame_of(const Picture& picture, const std::string& pathway) {
    for (const Frame& frame : picture.frames)
        if (frame.name == pathway) return frame;
    throw std::runtime_error("no frame " + pathway);
}

std::string title_of(const model::Stage& stage) {
    const std::string title = stage.name + ": " + std::string(model::name_of(stage.does()));
    return stage.guidance.empty() ? title : title + "; " + stage.guidance;
}

const drawn::Stage& stage_in(const Frame& frame, const model::Stage& stage) {
    for (const drawn::Stage& one : frame.stages)
        if (one.title == title_of(stage)) return one;
    throw std::runtime_error("not drawn: " + stage.name);
}

bool has_words(const Frame& frame, const std::string& text) {
    return std::any_of(frame.words.begin(), frame.words.end(), [&](const drawn::Words& words) {
        return words.text == text || words.text.starts_with(text + " + ");
    });
}

/// Every place where an arrow may touch.
std::vector<Box> boxes_of(const Frame& frame) {
    std::vector<Box> boxes = frame.entries;
    boxes.insert(boxes.end(), frame.ends.begin(), frame.ends.end());
    for (const drawn::Stage& stage : frame.stages) boxes.push_back(stage.box);
    return boxes;
}

bool leads(const Frame& frame, const Box& from, const std::vector<Box>& to) {
    return std::any_of(frame.arrows.begin(), frame.arrows.end(), [&](const drawn::Arrow& arrow) {
        return from.touches(arrow.from_x, arrow.from_y) &&
               std::any_of(to.begin(), to.end(),
                           [&](const Box& box) { return box.touches(arrow.to_x, arrow.to_y); });
    });
}

template <class Check> void each_frame(const Check& check) {
    for (const char* file : shipped_scenarios)
        for (const Frame& frame : picture_of(file).frames) {
            INFO(file << ' ' << frame.name);
            check(frame);
        }
}

}  // namespace

TEST_CASE("The SVG picture of every scenario is well-formed and has every stage once", "[draw]") {
    for (const char* file : shipped_scenarios) {
        INFO(file);
        const model::Model& model = model_of(file);
        const Picture& picture = picture_of(file);
        CHECK(picture.frames.size() == model.pathways.size());
        for (const model::Pathway& pathway : model.pathways) {
            const Frame& frame = frame_of(picture, pathway.name);
            CHECK(frame.stages.size() == pathway.stages.size());
            for (const std::uint16_t s : pathway.stages) CHECK_NOTHROW(stage_in(frame, model.stages[s]));
        }
    }
}

TEST_CASE("Every route of a pathway is an arrow with its ending on it", "[draw]") {
    for (const char* file : shipped_scenarios) {
        const model::Model& model = model_of(file);
        for (const model::Stage& stage : model.stages) {
            const Frame& frame = frame_of(picture_of(file), model.pathways[stage.pathway].name);
            const Box from = stage_in(frame, stage).box;
            for (const model::Route& route : stage.routes) {
                if (route.missing || stage.does() == model::Does::exit) continue;
                INFO(file << ' ' << model.full_name(stage) << ' ' << route.ending);
                CHECK(has_words(frame, route.ending));
                CHECK(leads(frame, from,
                            route.to == model::nowhere
                                ? frame.ends
                                : std::vector{stage_in(frame, model.stages[route.to]).box}));
            }
        }
    }
}

TEST_CASE("Every arrow begins and ends at a box", "[draw]") {
    each_frame([](const Frame& frame) {
        const std::vector<Box> boxes = boxes_of(frame);
        for (const drawn::Arrow& arrow : frame.arrows) {
            const auto at = [&](double x, double y) {
                return std::any_of(boxes.begin(), boxes.end(),
                                   [&](const Box& box) { return box.touches(x, y); });
            };
            CHECK(at(arrow.from_x, arrow.from_y));
            CHECK(at(arrow.to_x, arrow.to_y));
        }
    });
}

TEST_CASE("No box overlaps another, and all stand in their frame on the page", "[draw]") {
    each_frame([](const Frame& frame) {
        const std::vector<Box> boxes = boxes_of(frame);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            CHECK(frame.box.holds(boxes[i]));
            for (std::size_t j = i + 1; j < boxes.size(); ++j) CHECK_FALSE(boxes[i].overlaps(boxes[j]));
        }
    });
    for (const char* file : shipped_scenarios) {
        const Picture& picture = picture_of(file);
        for (std::size_t i = 0; i < picture.frames.size(); ++i) {
            INFO(file << ' ' << picture.frames[i].name);
            CHECK(picture.page.holds(picture.frames[i].box));
            for (std::size_t j = i + 1; j < picture.frames.size(); ++j)
                CHECK_FALSE(picture.frames[i].box.overlaps(picture.frames[j].box));
        }
    }
}

TEST_CASE("Every text stands inside the picture, and a stage's text inside its box", "[draw]") {
    for (const char* file : shipped_scenarios) {
        const Picture& picture = picture_of(file);
        for (const drawn::Words& words : picture.words) {
            INFO(file << ' ' << words.text);
            CHECK(picture.page.holds(words.box));
        }
        for (const Frame& frame : picture.frames)
            for (const drawn::Words& words : frame.words) {
                INFO(file << ' ' << frame.name << ": " << words.text);
                CHECK(frame.box.holds(words.box));
                if (words.style != "name" && words.style != "small") continue;
                CHECK(std::any_of(frame.stages.begin(), frame.stages.end(),
                                  [&](const drawn::Stage& stage) { return stage.box.holds(words.box); }));
            }
    }
}

TEST_CASE("The endings on arrows do not cover one another or a stage", "[draw]") {
    each_frame([](const Frame& frame) {
        std::vector<drawn::Words> endings;
        for (const drawn::Words& words : frame.words)
            if (words.style == "ending" || words.style == "back") endings.push_back(words);
        for (std::size_t i = 0; i < endings.size(); ++i) {
            INFO(endings[i].text);
            for (const drawn::Stage& stage : frame.stages) CHECK_FALSE(stage.box.overlaps(endings[i].box));
            for (std::size_t j = i + 1; j < endings.size(); ++j) {
                INFO(endings[j].text);
                CHECK_FALSE(endings[i].box.overlaps(endings[j].box));
            }
        }
    });
}

TEST_CASE("Stages have the colour that the legend gives their kind, and kinds differ in colour", "[draw]") {
    for (const char* file : shipped_scenarios) {
        const model::Model& model = model_of(file);
        std::map<std::string, std::string> legend;
        for (const auto& [colour, meaning] : picture_of(file).legend) legend[meaning] = colour;
        std::set<std::string> colours;
        for (const auto& [meaning, colour] : legend) {
            INFO(file << ' ' << meaning);
            if (!colour.empty()) CHECK(colours.insert(colour).second);
        }
        for (const model::Stage& stage : model.stages) {
            INFO(file << ' ' << stage.name);
            const Frame& frame = frame_of(picture_of(file), model.pathways[stage.pathway].name);
            CHECK(stage_in(frame, stage).colour == legend[std::string(model::name_of(stage.does()))]);
            CHECK(stage_in(frame, stage).colour == output::colour_of(stage.does()));
        }
    }
}

TEST_CASE("The DOT picture has every stage and every route", "[draw]") {
    for (const char* file : shipped_scenarios) {
        const model::Model& model = model_of(file);
        const std::string dot = output::draw(model);
        CHECK(std::count(dot.begin(), dot.end(), '{') == std::count(dot.begin(), dot.end(), '}'));
        for (std::size_t s = 0; s < model.stages.size(); ++s) {
            const model::Stage& stage = model.stages[s];
            INFO(file << ' ' << stage.name);
            CHECK(dot.find(fmt::format("\n        s{} [label = \"", s)) != std::string::npos);
            for (const model::Route& route : stage.routes) {
                if (route.missing || stage.does() == model::Does::exit) continue;
                INFO(route.ending);
                const std::string to = route.to == model::nowhere ? fmt::format("end{}", stage.pathway)
                                                                  : fmt::format("s{}", route.to);
                const std::size_t arrow = dot.find(fmt::format("\n        s{} -> {} [label = \"", s, to));
                REQUIRE(arrow != std::string::npos);
                const std::size_t end = dot.find("];", arrow);
                CHECK(dot.substr(arrow, end - arrow).find(route.ending) != std::string::npos);
            }
        }
    }
}

}  // namespace caseload

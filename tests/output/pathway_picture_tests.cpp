#include "output/report/pathway_picture.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "output/pictures/parts.hpp"
#include "output/report/pathway_flow.hpp"
#include "tests/scenarios/whole.hpp"

/// The pictures of pathways in the report, of shipped scenarios with figures made by hand.
namespace caseload {

using output::PictureBox;

namespace {

/// A replication in which 1,000 people entered every stage that `entered` names, and as many took each of its endings.
template <class Entered> void add_replication(model::Results& results, const Entered& entered) {
    const model::Setup& setup = *results.setup;
    const model::Measured& m = setup.measured;
    std::vector<sim::Ledger> ledgers(setup.model.offices.size(), sim::Ledger(m.declared));
    for (std::size_t s = 0; s < setup.model.stages.size(); ++s) {
        if (!entered(s)) continue;
        ledgers[0].add(m.entered, {.stage = static_cast<int>(s), .period = 1}, {1000, 0});
        for (const std::uint16_t group : m.ending_group[s])
            ledgers[0].add(m.ended, {.stage = static_cast<int>(s), .group = group, .period = 1}, {1000, 0});
    }
    results.estimates.add(sim::fold(m.declared, ledgers));
    ++results.replications;
}

struct Rectangle {
    double left, top, right, bottom;
};

Rectangle around(output::Spot middle, double width, double height) {
    return {middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2};
}

bool overlap(const Rectangle& one, const Rectangle& other) {
    constexpr double touching = 0.01;
    return one.left < other.right - touching && other.left < one.right - touching &&
           one.top < other.bottom - touching && other.top < one.bottom - touching;
}

/// What covers what in a layout: boxes and labels.
int overlaps(const output::Layout& layout) {
    std::vector<Rectangle> all;
    for (const auto& box : layout.boxes) all.push_back(around(box.centre, box.width, box.height));
    for (const auto& arrow : layout.arrows)
        if (arrow.label_height > 0 && arrow.from != arrow.to)
            all.push_back(around(arrow.label, arrow.label_width, arrow.label_height));
    int found = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) found += overlap(all[i], all[j]) ? 1 : 0;
        const bool outside =
            all[i].left < 0 || all[i].top < 0 || all[i].right > layout.width || all[i].bottom > layout.height;
        found += outside ? 1 : 0;
    }
    return found;
}

bool told(const output::PathwayPicture& picture, const std::string& text) {
    const auto has = [&](const auto& one) {
        return std::any_of(one.said.begin(), one.said.end(), [&](const std::string& line) {
            return line == text || line == "↻ " + text || line == "  → " + text;
        });
    };
    return std::any_of(picture.boxes.begin(), picture.boxes.end(), has) ||
           std::any_of(picture.arrows.begin(), picture.arrows.end(), has);
}

}  // namespace

TEST_CASE("In the report's pictures of pathways nothing covers anything, and every way is told", "[report]") {
    const std::size_t every = GENERATE(1U, 2U, 3U);
    for (const char* file : {"theory/mm1.toml", "iap-trial", "iap-youth", "help-to-work"}) {
        const whole::Scenario scenario(whole::shipped / file);
        const model::Setup setup(*scenario.model);
        model::Results results(setup);
        add_replication(results, [&](std::size_t stage) { return stage % every == 0; });
        for (std::size_t p = 0; p < setup.model.pathways.size(); ++p) {
            INFO(file << ", pathway " << setup.model.pathways[p].name << ", every " << every);
            const output::PathwayPicture picture = output::picture_of(results, p);
            CHECK(overlaps(picture.layout) == 0);
            for (const std::uint16_t stage : setup.model.pathways[p].stages)
                CHECK(picture.box_of.contains(stage) == (picture.whole || stage % every == 0));
            for (const output::FlowWay& way : output::flow_of(results, p).ways)
                for (const std::string& ending : way.endings) CHECK(told(picture, ending));
            for (std::size_t a = 0; a < picture.arrows.size(); ++a) {
                const output::LaidArrow& arrow = picture.layout.arrows[a];
                if (arrow.from == arrow.to) continue;
                const output::LaidBox& from = picture.layout.boxes[arrow.from];
                const output::LaidBox& to = picture.layout.boxes[arrow.to];
                CHECK(std::abs(arrow.course.front().x - from.centre.x) <= from.shown / 2);
                CHECK(std::abs(arrow.course.back().x - to.centre.x) <= to.shown / 2);
            }
        }
    }
}

TEST_CASE("Parts that no arrow joins stand in rows no wider than asked", "[draw]") {
    output::Layout layout;
    for (int part = 0; part < 5; ++part) {
        for (int box = 0; box < 3; ++box) layout.boxes.push_back({100, 30, 100});
        const auto first = static_cast<std::size_t>(part) * 3;
        layout.arrows.push_back({first, first + 1, 40, 13});
        layout.arrows.push_back({first, first + 2, 40, 13});
    }
    output::lay_out_in_parts(layout, 600);
    CHECK(overlaps(layout) == 0);
    CHECK(layout.width <= 600);
    CHECK(layout.height > 2 * layout.boxes[0].height);
    // One that is wider has a row for itself.
    output::Layout narrow = layout;
    narrow.width = narrow.height = 0;
    for (auto& arrow : narrow.arrows) arrow.course.clear();
    output::lay_out_in_parts(narrow, 10);
    CHECK(narrow.width < 300);
    CHECK(overlaps(narrow) == 0);
}

}  // namespace caseload

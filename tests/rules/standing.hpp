#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/day/site_day.hpp"
#include "model/office/site.hpp"
#include "scenarios/reader/read.hpp"
#include "tests/rules/lives.hpp"

/// Puts one person at one office of a scenario into a stated position on a stated day, to see what a rule makes of it.
namespace caseload::rule_tests {

/// An office of a scenario at the first moment of a day.
class Standing {
public:
    Standing(const std::string& scenario, Settings settings, Day day) {
        const auto tried = tried_settings();
        settings.insert(settings.end(), tried.begin(), tried.end());
        auto reading = scenarios::read(std::string(CASELOAD_SOURCE_DIR) + "/" + scenario, settings);
        for (const auto& problem : reading.problems) UNSCOPED_INFO(scenarios::text(problem));
        REQUIRE(reading.model.has_value());
        model_ = std::make_unique<model::Model>(std::move(*reading.model));
        setup_ = std::make_unique<model::Setup>(*model_);
        site_ = std::make_unique<model::Site>(*setup_, std::uint16_t{0}, sim::Luck{1, 0});
        begin_run(*site_);
        for (Day passing = model_->start; passing < day; passing += sim::Days{1}) {
            run_day(*site_, passing);
            site_->outbox.clear();
        }
        site_->places_left.assign(model_->providers.size(), 100);
    }

    model::Site& site() { return *site_; }
    const model::Model& model() const { return *model_; }

    /// Somebody on benefit since today, with nothing set and in no stage.
    std::uint32_t add() {
        const std::uint32_t person = site_->people.add();
        model::Head& head = site_->people[person].head();
        head.number = 1'000'000 + next_++;
        head.arrived = setup_->layout.number_of(site_->today());
        head.turned = head.arrived;
        head.spell = 2;
        head.flags |= model::Head::on_benefit | model::Head::claims;
        return person;
    }
    void set_attribute(std::uint32_t person, const std::string& attribute, const std::string& level) {
        for (std::size_t a = 0; a < model_->attributes.size(); ++a) {
            if (model_->attributes[a].name != attribute) continue;
            return site_->people[person].set_attribute(
                a, static_cast<std::uint8_t>(place(model_->attributes[a].levels, level)));
        }
        FAIL("no attribute " << attribute);
    }
    void set_clock(std::uint32_t person, const std::string& clock, int days_ago) {
        site_->people[person].clock(place(model_->clocks, clock)) =
            setup_->layout.number_of(site_->today() - sim::Days{days_ago});
    }
    void set_marker(std::uint32_t person, const std::string& marker) {
        site_->people[person].head().marker = static_cast<std::uint8_t>(place(model_->markers, marker));
    }
    /// The claim's end took the strand out of this stage.
    void interrupt(std::uint32_t person, const std::string& pathway, const std::string& stage) {
        model::Strand& strand = site_->strand({person, strand_of(pathway)});
        strand.stage = stage_of(pathway, stage);
        strand.suspended = 1;
    }
    std::string marker(std::uint32_t person) const {
        return model_->markers[site_->people[person].head().marker];
    }
    /// The stage that the strand is in; "" when it has ended.
    std::string stage(std::uint32_t person, const std::string& pathway) const {
        const std::uint16_t at = site_->strand({person, strand_of(pathway)}).stage;
        return at == model::nowhere ? "" : model_->stages[at].name;
    }
    std::uint8_t strand_of(const std::string& pathway) const {
        for (std::uint8_t p = 0; p < model_->pathways.size(); ++p)
            if (model_->pathways[p].name == pathway) return p;
        FAIL("no pathway " << pathway);
        return 0;
    }
    std::uint16_t stage_of(const std::string& pathway, const std::string& stage) const {
        for (std::uint16_t s = 0; s < model_->stages.size(); ++s)
            if (model_->full_name(model_->stages[s]) == pathway + "." + stage) return s;
        FAIL("no stage " << pathway << "." << stage);
        return 0;
    }

private:
    static std::size_t place(const std::vector<std::string>& names, const std::string& name) {
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) FAIL("nothing is called " << name);
        return static_cast<std::size_t>(found - names.begin());
    }
    std::unique_ptr<model::Model> model_;
    std::unique_ptr<model::Setup> setup_;
    std::unique_ptr<model::Site> site_;
    std::uint32_t next_ = 0;
};

}  // namespace caseload::rule_tests

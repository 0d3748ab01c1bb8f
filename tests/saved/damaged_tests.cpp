#include <catch2/catch.hpp>

#include "model/office/site.hpp"
#include "tests/saved/states.hpp"

/// A state is untrusted: whatever was done to it ends in a sentence.
namespace caseload {

using whole::Scenario;

namespace {

Scenario small() {
    return Scenario(whole::shipped / "theory/mmc.toml", {{"period.days", "3"}, {"period.warm_up", "1 day"}});
}

const sim::Days after{1};

/// The message with which a file of these bytes is refused; empty: it is not.
std::string refused(const std::string& bytes) {
    const auto path = states::file_named("damaged");
    states::write(path, bytes);
    try {
        const model::StateFile file(path);
    } catch (const model::StateError& wrong) {
        return wrong.what();
    }
    return {};
}

}  // namespace

TEST_CASE("A state with any byte changed is refused", "[saved]") {
    const Scenario scenario = small();
    const std::string whole_state =
        states::contents(states::saved_at(scenario, scenario.model->start + after, "to-damage"));
    REQUIRE(refused(whole_state) == "");
    const std::size_t step = std::max<std::size_t>(whole_state.size() / 1500, 1);
    for (std::size_t at = 0; at < whole_state.size(); at += at < 400 ? 1 : step) {
        std::string damaged = whole_state;
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 8)));
        INFO("byte " << at << " of " << whole_state.size());
        REQUIRE(refused(damaged) != "");
    }
    for (std::size_t size = 0; size < whole_state.size(); size += size < 400 ? 1 : step) {
        INFO("cut to " << size << " of " << whole_state.size());
        REQUIRE(refused(whole_state.substr(0, size)) != "");
    }
    CHECK(refused(whole_state + "x").find("1 bytes are left over") != std::string::npos);
}

TEST_CASE("What is no state, or of another version, is told apart", "[saved]") {
    CHECK(refused("").find("is not a saved state") != std::string::npos);
    CHECK(refused("title = \"A scenario\"\n").find("is not a saved state") != std::string::npos);
    const Scenario scenario = small();
    std::string other = states::contents(states::saved_at(scenario, scenario.model->start + after, "to-age"));
    other[std::string("caseload state\n").size()] = 9;
    CHECK(refused(other).find("is of format version 9; this program reads version 8") != std::string::npos);
    CHECK_THROWS_AS(model::StateFile("/no/such/file"), model::StateError);
}

TEST_CASE("A size beyond the file is refused before anything is set aside for it", "[saved]") {
    const Scenario scenario = small();
    std::string greedy =
        states::contents(states::saved_at(scenario, scenario.model->start + after, "to-grow"));
    const std::size_t size_at = std::string("caseload state\n").size() + sizeof(std::uint32_t);
    for (std::size_t i = 0; i < sizeof(std::uint64_t); ++i) greedy[size_at + i] = '\x7f';
    CHECK(refused(greedy).find("ends too early") != std::string::npos);
}

TEST_CASE("Nonsense under a sound checksum is refused", "[saved]") {
    const Scenario scenario = small();
    const sim::Day day = scenario.model->start + after;
    const auto packed = states::packed_at(scenario, day);
    const auto with = [&](const auto& change) {
        model::SavedReplication saved = states::plain(packed);
        change(saved);
        const auto path = states::file_named("nonsense");
        states::write_states(path, states::about(scenario, day), {states::packed(saved)});
        return states::refusal(path, scenario);
    };
    REQUIRE(with([](model::SavedReplication&) {}) == "");
    const std::string contradiction = "contradicts itself";
    CHECK(with([](auto& saved) { saved.sites.clear(); }).find(contradiction) != std::string::npos);
    CHECK(with([](auto& saved) { saved.day += sim::Days{1}; }).find(contradiction) != std::string::npos);
    CHECK(with([](auto& saved) {
              model::People& people = saved.sites[0].people;
              std::vector<std::uint32_t> words = people.words();
              words.pop_back();
              people = model::People(std::move(words), people.free());
          }).find(contradiction) != std::string::npos);
    const auto with_events = [&](const auto& change, sim::Days earlier = {}) {
        return with([&](auto& saved) {
            sim::Agenda& agenda = saved.sites[0].agenda;
            std::vector<sim::Event> events = agenda.waiting();
            for (sim::Event& event : events) change(event);
            agenda = sim::Agenda(agenda.now() - earlier, events);
        });
    };
    CHECK(with_events([](sim::Event& event) {
              if (event.kind == static_cast<std::uint8_t>(model::EventKind::stage))
                  event.actor = 4'000'000'000;
          }).find(contradiction) != std::string::npos);
    CHECK(with_events([](sim::Event& event) { event.kind = 200; }).find(contradiction) != std::string::npos);
    CHECK(with_events([](sim::Event&) {}) == "");
    CHECK(with_events([](sim::Event&) {}, sim::Days{3}).find(contradiction) != std::string::npos);
    CHECK(with([](auto& saved) { saved.sites[0].services.desk = {}; }) != "");
    CHECK(with([](auto& saved) { saved.sites[0].diary.diary = {}; }).find(contradiction) !=
          std::string::npos);
    CHECK(with([](auto& saved) { saved.sites[0].ledger = {}; }) != "");
    CHECK(with([](auto& saved) { saved.sites[0].levels.stages.clear(); }).find(contradiction) !=
          std::string::npos);
    CHECK(with([](auto& saved) { saved.sites[0].arrived.clear(); }).find(contradiction) != std::string::npos);
}

TEST_CASE("A header that names no replications or a day outside of the run is refused", "[saved]") {
    const Scenario scenario = small();
    const sim::Day day = scenario.model->start + after;
    const auto path = states::file_named("header");
    states::write_states(path, states::about(scenario, day), {});
    CHECK_THROWS_AS(model::StateFile(path), model::StateError);
    states::write_states(path, states::about(scenario, scenario.model->end + after),
                         {states::packed_at(scenario, day)});
    CHECK_THROWS_AS(model::StateFile(path), model::StateError);
}

}  // namespace caseload

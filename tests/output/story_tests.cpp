#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <utility>

#include "model/office/log.hpp"
#include "model/office/log_details.hpp"
#include "model/office/log_events.hpp"
#include "model/plan/model.hpp"
#include "output/story/life.hpp"
#include "output/story/story.hpp"
#include "sim/time.hpp"

namespace caseload {

using Catch::Matchers::Contains;
using model::DetailKey;
using model::LogEvent;

TEST_CASE("a story tells clocks that start apart from those that stop, each kind together", "[story]") {
    model::Model model;
    model.start = sim::make_day(2015, 3, 2);
    model.end = sim::make_day(2015, 5, 2);
    output::Life life;
    const auto happens = [&](int hour, LogEvent event, model::Details details) {
        model::LogLine line;
        line.time = sim::Time{model.start} + std::chrono::hours{hour};
        line.claimant = "6793/new_claims/2015-03-02/0";
        line.office = "Selby";
        line.event = event;
        line.details = std::move(details);
        life.lines.push_back(line);
    };
    happens(9, LogEvent::claim_started, {});
    happens(9, LogEvent::clock, {{DetailKey::name, "first_seen"}});
    happens(9, LogEvent::clock, {{DetailKey::name, "due"}});
    happens(9, LogEvent::clock, {{DetailKey::stopped, "gone"}});
    happens(9, LogEvent::clock, {{DetailKey::stopped, "past"}});
    happens(10, LogEvent::clock, {{DetailKey::stopped, "due"}});
    happens(11, LogEvent::reclaimed, {});
    happens(11, LogEvent::clock, {{DetailKey::stopped, "first_seen"}});
    const std::string told = output::story(model, life, 0, 1);
    CHECK_THAT(told,
               Contains("Claims benefit at Selby; clock starts: first seen, due; clock stops: gone, past\n"));
    CHECK_THAT(told, Contains("  Clock stops: due\n"));
    CHECK_THAT(told, Contains("Claims again at Selby; clock stops: first seen\n"));
}

}  // namespace caseload

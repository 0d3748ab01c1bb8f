#include <catch2/catch.hpp>

#include "tests/saved/states.hpp"

/// A state written to a file and continued equals the uninterrupted run bit for bit.
namespace caseload {

using whole::Scenario;
using whole::Sets;

namespace {

struct Case {
    const char* file;
    Sets sets;
    std::vector<int> days;  ///< After so many days the state is saved.
};

/// What was going on when a state was saved, over all the states of a scenario.
struct GoingOn {
    std::size_t in_service = 0;
    std::size_t waiting = 0;
    std::size_t overruns = 0;
    std::size_t exchanged = 0;
    std::size_t half_full = 0;
    std::size_t referrals = 0;
};

void look(const model::SavedReplication& saved, GoingOn& found) {
    for (const model::SiteState& site : saved.sites) {
        const std::vector<bool> unused = [&] {
            std::vector<bool> free(site.services.all.size());
            for (const std::uint32_t place : site.services.free) free[place] = true;
            return free;
        }();
        for (std::size_t s = 0; s < site.services.all.size(); ++s) {
            if (!unused[s]) ++(site.services.all[s].in_service() ? found.in_service : found.waiting);
        }
        for (const model::Member& member : site.diary.members)
            found.overruns += member.busy_until > sim::Time{saved.day} ? 1 : 0;
        found.exchanged += site.inbox.size() + site.outbox.size();
        for (const model::Session& session : site.sessions.all) {
            if (session.phase == model::Session::Phase::planned && session.taken() > 0 &&
                session.taken() < session.largest)
                ++found.half_full;
        }
        found.referrals += site.referrals.all.size();
    }
}

/// Saves after each of the days in one sweep, continues each, and tells what was going on.
GoingOn check(const Case& tried) {
    INFO(tried.file);
    const Scenario scenario(whole::shipped / tried.file, tried.sets);
    const whole::Once whole_run = whole::once(scenario);
    GoingOn found;
    for (const int after : tried.days) {
        const sim::Day day = scenario.model->start + sim::Days{after};
        INFO("saved at the beginning of " << sim::iso(day));
        const auto packed = states::packed_at(scenario, day);
        const model::SavedReplication plain = states::plain(packed);
        CHECK((states::packed(plain) == packed));
        look(plain, found);
        const auto path = states::file_named("continue");
        states::write_states(path, states::about(scenario, day), {packed});
        const whole::Once rest = states::continued(path, scenario);
        CHECK((rest.cells == whole_run.cells));
        const auto after_it = whole::only(
            whole_run.lines, [&](const whole::Line& line) { return line.time >= sim::Time{day}; });
        CHECK(whole::first_difference(rest.lines, after_it) == "");
    }
    return found;
}

const Sets twelve_days{{"period.days", "12"}, {"period.warm_up", "2 days"}};

}  // namespace

TEST_CASE("Queues are saved in the middle of services and go on bit for bit", "[saved]") {
    GoingOn all;
    for (const char* file :
         {"theory/mm1.toml", "theory/mmc.toml", "theory/mg1.toml", "theory/mm1-heavy.toml"}) {
        const GoingOn found = check({file, twelve_days, {0, 1, 5, 7, 12}});
        all.in_service += found.in_service;
        all.waiting += found.waiting;
    }
    CHECK(all.in_service > 0);
    CHECK(all.waiting > 0);
}

TEST_CASE("The trial is saved and goes on bit for bit, sessions half full", "[saved]") {
    const GoingOn found = check({"iap-trial", {{"period.end", "2015-05-25"}}, {0, 12, 31, 50, 75}});
    CHECK(found.half_full > 0);
}

TEST_CASE("Trials that allocate are saved and go on bit for bit", "[saved][trial]") {
    check({"iap-trial/trials/by-office.toml", {{"period.end", "2015-04-06"}}, {0, 9, 23}});
    check({"help-to-work/trials/longer-interview.toml", {{"period.end", "2014-04-30"}}, {40}});
}

TEST_CASE("The trial of 18-24 is saved and goes on bit for bit, requests between offices pending",
          "[saved]") {
    const Case tried{"iap-youth", {{"period.end", "2018-05-14"}}, {1, 36, 57, 64, 66, 72, 80, 100}};
    const GoingOn found = check(tried);
    CHECK(found.half_full > 0);
    CHECK(found.exchanged > 0);
}

TEST_CASE("Help to Work is saved and goes on bit for bit, placements asked for and referrals open",
          "[saved]") {
    const GoingOn found = check({"help-to-work", {{"period.end", "2014-07-14"}}, {1, 113, 128, 150, 171}});
    CHECK(found.referrals > 0);
    CHECK(found.exchanged > 0);
}

TEST_CASE("Post Work Programme Support is saved and goes on bit for bit", "[saved]") {
    check({"post-work-programme", {{"period.end", "2013-10-14"}}, {1, 30, 61, 90}});
}

TEST_CASE("Interrupted services, shared queues and kept resources are saved and go on bit for bit",
          "[saved]") {
    GoingOn all;
    for (const char* file : {"interrupting.toml", "priority.toml", "jackson.toml", "clinic.toml"}) {
        const std::string path = (whole::source_folder / "tests/theory" / file).string();
        const GoingOn found =
            check({path.c_str(), {{"period.days", "12"}, {"period.warm_up", "1 day"}}, {1, 6, 9}});
        all.in_service += found.in_service;
        all.waiting += found.waiting;
    }
    CHECK(all.in_service > 0);
    CHECK(all.waiting > 0);
}

TEST_CASE("Fresh luck is other luck from the day on and none before", "[saved]") {
    const Scenario scenario(whole::shipped / "iap-trial", {{"period.end", "2015-05-25"}});
    const auto path = states::saved_at(scenario, sim::make_day(2015, 4, 20), "fresh");
    const whole::Once same = states::continued(path, scenario);
    const whole::Once fresh = states::continued(path, scenario, 99);
    CHECK(whole::first_difference(same.lines, fresh.lines) != "");
    CHECK((states::continued(path, scenario, 99).cells == fresh.cells));
    // Claims that had begun end as they would have: only what lies ahead is drawn anew.
    const auto claims_before = [](const std::vector<whole::Line>& lines) {
        return whole::only(lines, [](const whole::Line& line) {
            return line.event == "claim_ended" && line.time < sim::Time{sim::make_day(2015, 4, 27)};
        });
    };
    CHECK(!claims_before(same.lines).empty());
}

}  // namespace caseload

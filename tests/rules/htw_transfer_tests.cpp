#include <set>

#include "tests/rules/help_lives.hpp"

/// Moves between offices during Community Work Placements, claims that end, and referrals made in error.
namespace caseload::rule_tests {

namespace {

const Stages placement = {"placement"};

/// People move often; many are referred in error; none shows good reason.
const Story& moving() {
    static const Story story = tell("small-help.toml", {{"rules.sanctions.good_reason_share", "0"},
                                                        {"rules.claims.moves_a_year", "1"},
                                                        {"rules.htw.places", "500"},
                                                        {"rules.htw.suits_cwp", "0.61"},
                                                        {"rules.htw.suits_mir", "0.1"},
                                                        {"rules.htw.suits_daily", "0.06"},
                                                        {"rules.htw.in_error_share", "0.25"},
                                                        {"rules.htw.never_in_scope_share", "0.3"},
                                                        {"rules.htw.reach_other_area_share", "0.4"}});
    return story;
}

/// A placement that has been moved to another office with the person.
struct Move {
    const Life* life;
    const Visit* visit;
    const Visit* next;
    const Line* line;
    bool asked, granted, given_back, used, placed;  ///< before the move
    bool same_area;
};

const std::string& area_of(const Story& story, const std::string& office) {
    for (const auto& one : story.model->offices)
        if (one.name == office) return one.area;
    throw std::invalid_argument(office);
}

std::vector<Move> moves_of(const Story& story) {
    std::vector<Move> moves;
    each_visit(story, placement, [&](const Life& life, const Visit& visit, const Visit* next) {
        Move move{&life, &visit, next, nullptr, false, false, false, false, false, false};
        for (const Visit& earlier : programme(life)) {
            if (earlier.entered >= visit.entered) break;
            move.used |= earlier.first("place_used") != nullptr;
        }
        for (const Line* line : visit.lines) {
            if (line->event == "granted") move.granted = true;
            if (line->event == "requested" && !line->value("provider").empty()) move.asked = true;
            if (line->event == "place_given_back") move.given_back = true;
            if (line->event == "place_used") move.used = true;
            if (line->event == "placement_started") move.placed = true;
            if (line->event == "placement_ended") move.placed = false;
            if (line->event != "transferred") continue;
            move.line = line;
            move.same_area = line->value("area") == area_of(story, line->office);
            moves.push_back(move);
        }
    });
    return moves;
}

std::size_t lines_at(const Life& life, Time at, std::string_view event) {
    return static_cast<std::size_t>(
        std::count_if(life.lines.begin(), life.lines.end(),
                      [&](const Line& line) { return line.time == at && line.event == event; }));
}

}  // namespace

TEST_CASE("a move before the start: did not start, the place is given back, and the new coach chooses",
          "[HTW-119]") {
    std::size_t before = 0;
    std::map<std::string, std::size_t> then;
    for (const Move& move : moves_of(moving())) {
        const bool referred = move.granted && !move.used;
        if (!referred || move.visit->ending == "engagement_missed") continue;
        INFO(move.line->claimant << " moved on " << sim::iso(move.line->time));
        // A failure to start may have been on its way already.
        if (lines_at(*move.life, move.visit->last("place_given_back")->time, "failure") > 0) continue;
        ++before;
        CHECK(move.given_back);
        CHECK(move.visit->ending == "not_started");
        CHECK(move.visit->left == move.line->time);
        // Nothing is referred but an interview missed at that very moment.
        CHECK(lines_at(*move.life, move.line->time, "failure") <=
              lines_at(*move.life, move.line->time, "missed"));
        const auto& visits = programme(*move.life);
        for (auto v = static_cast<std::size_t>(move.visit - visits.data()) + 1; v < visits.size(); ++v) {
            if (visits[v].stage.starts_with("refer_again")) continue;
            if (visits[v].stage != "cwp_again" || visits[v].ending.empty()) break;
            CHECK((visits[v].ending == "placement" || visits[v].ending == "mir"));
            ++then[visits[v].ending];
            if (visits[v].ending == "mir") CHECK(marker_at(*move.life, visits[v].left) == "HtW MIR");
            if (visits[v].ending != "placement" || v + 1 >= visits.size()) break;
            // A new referral in the area of the office that is now theirs.
            const Line* asked = visits[v + 1].first("requested");
            REQUIRE(asked != nullptr);
            CHECK(asked->value("area") == area_of(moving(), asked->office));
            break;
        }
    }
    CHECK(before > 20);
    CHECK(then["placement"] > 10);
    CHECK(then["mir"] > 2);
}

TEST_CASE("a move after the start within the area: the placement goes on, or another is found for the rest",
          "[HTW-120][HTW-121]") {
    std::size_t within = 0;
    std::size_t another = 0;
    for (const Move& move : moves_of(moving())) {
        if (!move.placed || !move.same_area) continue;
        INFO(move.line->claimant << " moved on " << sim::iso(move.line->time));
        ++within;
        CHECK((move.visit->ending.empty() || move.visit->left > move.line->time));
        CHECK(move.visit->ending != "out_of_reach");
        CHECK(move.visit->first("place_given_back") == nullptr);
        if (lines_at(*move.life, move.line->time, "placement_ended") == 0) continue;
        ++another;
        const Line* first = move.visit->first("placement_started");
        const Line* last = move.visit->last("placement_started");
        // For the remaining time: the end does not move.
        if (last != first) CHECK(last->end == first->end);
    }
    CHECK(within > 20);
    CHECK(another > 1);
    CHECK(another < within / 2);
}

TEST_CASE("a move after the start to another area: it goes on within reach, else ends in the regime for good",
          "[HTW-122][HTW-123]") {
    std::size_t goes_on = 0;
    std::size_t beyond = 0;
    for (const Move& move : moves_of(moving())) {
        if (!move.placed || move.same_area) continue;
        INFO(move.line->claimant << " moved on " << sim::iso(move.line->time));
        // The place stays used.
        CHECK(move.visit->first("place_given_back") == nullptr);
        if (move.visit->ending != "out_of_reach" || move.visit->left != move.line->time) {
            ++goes_on;
            CHECK(lines_at(*move.life, move.line->time, "placement_ended") == 0);
            continue;
        }
        ++beyond;
        CHECK(marker_at(*move.life, move.visit->left) == "HtW MIR");
        REQUIRE(move.next != nullptr);
        CHECK(move.next->stage == "mir");
        for (const Line& line : move.life->lines) {
            if (line.time <= move.line->time) continue;
            CHECK(line.stage != "placement");
            if (line.event == "marker") CHECK(line.value("to") != "CWP");
        }
    }
    CHECK(goes_on > 8);
    CHECK(beyond > 12);
}

TEST_CASE(
    "referred in error: withdrawn, the place given back, no failure action, MIR, or the Offer without a "
    "marker",
    "[HTW-127][HTW-128][HTW-129]") {
    std::size_t withdrawn = 0;
    std::map<std::string, std::size_t> then;
    for (const auto& [name, life] : moving().lives) {
        INFO(name);
        const auto& visits = programme(life);
        for (std::size_t v = 0; v + 2 < visits.size() + 0; ++v) {
            if (visits[v].stage != "placement" || visits[v].ending != "withdrawn") continue;
            ++withdrawn;
            CHECK(visits[v].count("place_given_back") == 1);
            CHECK(visits[v].count("missed") + visits[v].count("attended") == 0);
            CHECK(lines_at(life, visits[v].left, "failure") == 0);
            CHECK(visits[v + 1].stage == "withdrawn");
            const bool applies = life.attribute("htw_applies") == "yes";
            CHECK(visits[v + 2].stage == (applies ? "mir" : "offer"));
            CHECK(marker_at(life, visits[v + 2].entered) == (applies ? "HtW MIR" : "none"));
            ++then[visits[v + 2].stage];
        }
    }
    CHECK(withdrawn > 50);
    CHECK(then["mir"] > 30);
    CHECK(then["offer"] > 10);
}

TEST_CASE("when the claim ends the provider stops on that day, and refers nothing after it", "[HTW-118]") {
    std::size_t stopped = 0;
    std::size_t given_back = 0;
    for (const Story* story : {&help(), &moving()}) {
        each_visit(*story, placement, [&](const Life& life, const Visit& visit, const Visit* next) {
            const Line* closed = visit.first("claim_ended");
            if (closed == nullptr) closed = visit.first("moved_benefit");
            if (closed == nullptr || visit.first("granted") == nullptr) return;
            ++stopped;
            bool placed = false;
            bool held = false;
            for (const Line* line : visit.lines) {
                if (line->time < closed->time) {
                    if (line->event == "granted") held = true;
                    if (line->event == "place_used" || line->event == "place_given_back") held = false;
                    if (line->event == "placement_started") placed = true;
                    if (line->event == "placement_ended") placed = false;
                    continue;
                }
                if (line->time == closed->time) continue;
                CHECK(line->event != "absence");
                CHECK(line->event != "attended");
                CHECK(line->event != "missed");
                CHECK(line->event != "placement_started");
            }
            if (placed) CHECK(visit.last("placement_ended")->time == closed->time);
            if (held) {
                ++given_back;
                CHECK(visit.last("place_given_back")->time == closed->time);
            }
            const Time back = next != nullptr ? next->entered : Time::max();
            for (const Line& line : life.lines)
                if (line.time > closed->time && line.time < back) CHECK(line.event != "failure");
        });
    }
    CHECK(stopped > 100);
    CHECK(given_back > 20);
}

}  // namespace caseload::rule_tests
